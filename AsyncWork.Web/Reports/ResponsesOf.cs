using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>How questions were answered in a report's month and the one before (kpis.md K10, K10b, K20d).</summary>
public sealed class ResponsesOf
{
    readonly ResponsesOfMonth month;
    readonly ResponsesOfMonth before;

    ResponsesOf(ResponsesOfMonth month, ResponsesOfMonth before) => (this.month, this.before) = (month, before);

    public ResponsesOfMonth Month => month;

    public static async Task<ResponsesOf> LoadAsync(AppDbContext db, ReportPlace place, CancellationToken cancellation)
    {
        var (scope, zone, both) = (place.Scope, place.Company.Zone, place.Period with { First = place.Period.Before.First });
        var (start, end) = (Start(both), End(both));
        var answered = await db.ListAnswered(scope, both, start, end).ToListAsync(cancellation);
        var due = await db.ListDue(scope, both, start, end).ToListAsync(cancellation);
        var seen = await db.ListAcknowledgementsDue(scope, both, start, end).ToListAsync(cancellation);
        return new(In(place.Period), In(place.Period.Before));

        ResponsesOfMonth In(ReportPeriod period)
        {
            var (from, to) = (Start(period), End(period));
            return new(
                [.. answered.Where(a => a.AnsweredAt >= from && a.AnsweredAt < to)],
                [.. due.Where(d => d.DueAt >= from && d.DueAt < to)],
                [.. seen.Where(d => d.DueAt >= from && d.DueAt < to)],
                to
            );
        }

        Instant Start(ReportPeriod period) => period.First.AtStartOfDayInZone(zone).ToInstant();

        // A deadline that is still to come is not missed.
        Instant End(ReportPeriod period) =>
            Instant.Max(Start(period), Instant.Min(period.End.AtStartOfDayInZone(zone).ToInstant(), place.Now));
    }

    /// <summary>Null where nothing was asked.</summary>
    public FigureSection? Section => Things(month) + Things(before) == 0 ? null : ResponseFigures.Of(month, before);

    /// <summary>The requests that make a figure, by its key; null when it is none of this section.</summary>
    public IReadOnlyList<int>? RequestsOf(string figure) =>
        figure switch
        {
            "answered" or "response-time" or "response-time-p85" or "response-elapsed" => [.. month.Answered.Select(a => a.Id)],
            "norm-kept" => [.. month.Due.Select(d => d.Id)],
            "missed-with-new-date" => [.. month.Due.Where(d => d.IsMissedWithNewDate).Select(d => d.Id)],
            "open-past-norm" => [.. month.OpenLate.Select(d => d.Id)],
            "acknowledged" => [.. month.Acknowledgements.Select(a => a.Id).Distinct()],
            _ => null,
        };

    static int Things(ResponsesOfMonth month) => month.Answered.Count + month.Due.Count + month.Acknowledgements.Count;
}

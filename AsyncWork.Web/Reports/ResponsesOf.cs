using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
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
        var (scope, zone, before) = (place.Scope, place.Company.Zone, place.Period.Before);
        var (start, end) = (Start(before), End(place.Period));
        var answered = await db.ListAnswered(scope, start, end).ToListAsync(cancellation);
        var due = await db.ListDue(scope, start, end).ToListAsync(cancellation);
        var asked = await AskedPeople.LoadAsync(db, scope, start, end, zone, cancellation);
        var seen = Acknowledgements(await db.ListAcknowledgementsDue(scope, start, end).ToListAsync(cancellation), scope, zone);
        return new(In(place.Period), In(before));

        ResponsesOfMonth In(ReportPeriod period)
        {
            var (from, to) = (Start(period), End(period));
            var answeredIn = answered.FindAll(a => a.AnsweredAt >= from && a.AnsweredAt < to && asked.Has(a.Id));
            var dueIn = due.FindAll(d => d.DueAt >= from && d.DueAt < to && asked.Has(d.Id));
            var seenIn = seen.FindAll(s => s.Due.DueAt >= from && s.Due.DueAt < to);
            return new(answeredIn, dueIn, seenIn.ConvertAll(s => s.Due), to)
            {
                Asked = asked.Of(answeredIn.Select(a => a.Id).Concat(dueIn.Select(d => d.Id))),
                AskedToAcknowledge = seenIn.ConvertAll(s => (s.Person, s.Team)),
            };
        }

        Instant Start(ReportPeriod period) => period.First.AtStartOfDayInZone(zone).ToInstant();

        // A deadline that is still to come is not missed.
        Instant End(ReportPeriod period) =>
            Instant.Max(Start(period), Instant.Min(period.End.AtStartOfDayInZone(zone).ToInstant(), place.Now));
    }

    /// <summary>Each once, of a team those of people who were members on the day by which it was due.</summary>
    static List<(DueRequest Due, PersonId Person, int? Team)> Acknowledgements(
        List<DueOfMember> rows,
        ReportScope scope,
        DateTimeZone zone
    ) =>
        [
            .. from row in rows
            group row by (row.Request, row.Person) into one
            let first = one.First()
            let team = AskedPeople.TeamOn(first.DueAt.InZone(zone).Date, one.Select(r => (r.Team, r.JoinedOn, r.LeftOn)))
            where scope.TeamId is null || team is not null
            select (new DueRequest(first.Request, first.DueAt, first.AcknowledgedAt, null), first.Person, team),
        ];

    /// <summary>Null where nothing was asked.</summary>
    public FigureSection? Section => Things(month) + Things(before) == 0 ? null : ResponseFigures.Of(month, before);

    /// <summary>The requests that make a figure, by its key; none of one that is not shown, null when it is none of this section.</summary>
    public IReadOnlyList<int>? RequestsOf(string figure) =>
        figure switch
        {
            "answered" or "response-time" or "response-time-p85" or "response-elapsed" => Questions(
                month.Answered.Select(a => a.Id)
            ),
            "norm-kept" => Questions(month.Due.Select(d => d.Id)),
            "missed-with-new-date" => Questions(month.Due.Where(d => d.IsMissedWithNewDate).Select(d => d.Id)),
            "open-past-norm" => Questions(month.OpenLate.Select(d => d.Id)),
            "acknowledged" => month.AreAcknowledgementsShown ? [.. month.Acknowledgements.Select(a => a.Id).Distinct()] : [],
            _ => null,
        };

    List<int> Questions(IEnumerable<int> some) => month.AreQuestionsShown ? [.. some] : [];

    static int Things(ResponsesOfMonth month) => month.Answered.Count + month.Due.Count + month.Acknowledgements.Count;
}

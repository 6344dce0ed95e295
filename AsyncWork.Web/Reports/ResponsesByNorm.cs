using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Norms;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>
/// How the questions of a quarter were answered, by channel and urgency: those that the monthly report counts, by the same formulas (kpis.md K10,
/// K10b; product.md P11).
/// </summary>
public sealed class ResponsesByNorm
{
    readonly IReadOnlyDictionary<(int Channel, Urgency Urgency), NormMeasure> measures;

    ResponsesByNorm(IReadOnlyDictionary<(int, Urgency), NormMeasure> measures) => this.measures = measures;

    public static async Task<ResponsesByNorm> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        Quarter quarter,
        DateTimeZone zone,
        CancellationToken cancellation
    )
    {
        var period = new ReportPeriod(quarter.First.ToYearMonth(), quarter.First, quarter.End, quarter.End);
        var (from, to) = (quarter.First.AtStartOfDayInZone(zone).ToInstant(), quarter.End.AtStartOfDayInZone(zone).ToInstant());
        var answered = await db.ListAnswered(scope, period, from, to).ToListAsync(cancellation);
        var due = await db.ListDue(scope, period, from, to).ToListAsync(cancellation);
        var asked = await db.ListAskedByChannel(scope, period, from, to).ToListAsync(cancellation);
        var placeOf = asked.DistinctBy(a => a.Request).ToDictionary(a => a.Request, a => (a.Channel, a.Urgency));
        return new(
            asked
                .GroupBy(a => (a.Channel, a.Urgency))
                .ToDictionary(
                    place => place.Key,
                    place =>
                        NormMeasure.Of(
                            new ResponsesOfMonth(
                                answered.FindAll(a => IsIn(a.Id, place.Key)),
                                due.FindAll(d => IsIn(d.Id, place.Key)),
                                [],
                                to
                            ),
                            [.. place.Select(a => (a.Person, a.Team))]
                        )
                )
        );

        bool IsIn(int request, (int, Urgency) place) => placeOf.TryGetValue(request, out var its) && its == place;
    }

    public NormMeasure Of(int channel, Urgency urgency) => measures.GetValueOrDefault((channel, urgency), NormMeasure.Nothing);
}

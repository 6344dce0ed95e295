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
        var (from, to) = (quarter.First.AtStartOfDayInZone(zone).ToInstant(), quarter.End.AtStartOfDayInZone(zone).ToInstant());
        var answered = await db.ListAnswered(scope, from, to).ToListAsync(cancellation);
        var due = await db.ListDue(scope, from, to).ToListAsync(cancellation);
        var people = await AskedPeople.LoadAsync(db, scope, from, to, zone, cancellation);
        var counted = answered.Select(a => a.Id).Concat(due.Select(d => d.Id)).ToHashSet();
        var asked = people.People.Where(a => a.Channel is not null && counted.Contains(a.Request)).ToList();
        var placeOf = asked.DistinctBy(a => a.Request).ToDictionary(a => a.Request, a => (a.Channel!.Value, a.Urgency));
        return new(
            asked
                .GroupBy(a => (a.Channel!.Value, a.Urgency))
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

using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>When a group works over some days (product.md T8; kpis.md K24b): who it is, and how many worked in the same hours.</summary>
/// <param name="Map">Null when it is not shown.</param>
/// <param name="WhyNot">Why it is not; null when it is.</param>
public sealed record GroupHeat(HeatMap? Map, string? WhyNot)
{
    /// <param name="zone">The clocks by which hours are shown; null for those each entry was logged by.</param>
    public static async Task<GroupHeat> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        DateInterval days,
        DateTimeZone? zone,
        CancellationToken cancellation
    )
    {
        var worked = await db.ListWorkedFor(scope, days.Start, days.End).ToListAsync(cancellation);
        var people = worked.Select(w => w.Person).Distinct().Count();
        if (people < HeatMap.SmallestGroup)
            return new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people logged clock times in these days. A smaller group would say something about each of them."
            );
        if (scope.TeamId is null && IsRestSmall(worked))
            return new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people are in no team that is large enough to be shown: the whole company less the teams would be them."
            );
        var group = new GroupHours(days);
        if (zone is null)
            foreach (var same in await db.CountSameHours(scope, days.Start, days.End).ToListAsync(cancellation))
                group.Add(same.Date, same.Hours, same.People);
        else
            // Elsewhere it may be the day before or after.
            foreach (
                var same in await db.CountSameHoursThere(scope, days.Start.PlusDays(-1), days.End.PlusDays(1))
                    .ToListAsync(cancellation)
            )
                group.Add(same.Date, same.Hours, same.People, same.Zone, zone);
        return new(group.Map(people), null);
    }

    /// <summary>What remains beside the teams that are shown are a few people.</summary>
    static bool IsRestSmall(IReadOnlyList<WorkedFor> worked) =>
        worked
            .GroupBy(w => w.TeamId, w => w.Person)
            .Where(team => team.Key is null || team.Distinct().Count() < HeatMap.SmallestGroup)
            .SelectMany(team => team)
            .Distinct()
            .Count()
            is > 0
                and < HeatMap.SmallestGroup;
}

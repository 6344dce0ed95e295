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
    /// <param name="days">Those that are not over are left out: a mean over them would be too low.</param>
    /// <param name="zone">The clocks by which hours are shown; null for those each entry was logged by.</param>
    /// <param name="seesCompany">Who asks sees the company's hours too, so that a team beside few others is not shown.</param>
    public static async Task<GroupHeat> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        DateInterval days,
        LocalDate today,
        DateTimeZone? zone,
        bool seesCompany,
        CancellationToken cancellation
    )
    {
        if (days.Start >= today)
            return new(null, "None of these days is over.");
        days = new(days.Start, LocalDate.Min(days.End, today.PlusDays(-1)));
        // Who does not see the company's hours has nothing to take a team's from.
        var all = seesCompany ? ReportScope.Company : scope;
        var worked = await db.ListWorkedFor(all, days.Start, days.End).ToListAsync(cancellation);
        var people = worked.Where(w => scope.TeamId is null || w.TeamId == scope.TeamId).Select(w => w.Person).Distinct().Count();
        if (people < HeatMap.SmallestGroup)
            return new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people logged clock times in these days. A smaller group would say something about each of them."
            );
        if (seesCompany && ClockQueries.IsBesideFew(worked, scope))
            return new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people are in no team that is large enough to be shown: the whole company less the teams would be them, so this team is not shown."
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
}

using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>When a group works over some days (product.md T8; kpis.md K24b). One query, read as it comes.</summary>
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
        var (group, teams) = (new GroupHours(days), new Teams());
        if (zone is null)
            await foreach (
                var e in db.ListHoursLogged(scope, days.Start, days.End).AsAsyncEnumerable().WithCancellation(cancellation)
            )
            {
                if (days.Contains(e.Date))
                    teams.Add(e.TeamId, e.Person);
                group.Add(e.Person, e.Date, e.Hours);
                group.Add(e.Person, e.Date.PlusDays(1), e.NextDayHours);
            }
        else
            await foreach (
                var e in db.ListMomentsLogged(scope, days.Start, days.End).AsAsyncEnumerable().WithCancellation(cancellation)
            )
            {
                teams.Add(e.TeamId, e.Person);
                group.Add(e.Person, e.Start, e.End, zone);
            }
        if (group.Map() is not { } map)
            return new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people logged clock times in these days. A smaller group would say something about each of them."
            );
        return scope.TeamId is null && teams.RestIsSmall
            ? new(
                null,
                $"Fewer than {HeatMap.SmallestGroup} people are in no team that is large enough to be shown: the whole company less the teams would be them."
            )
            : new(map, null);
    }

    /// <summary>Who logged for which team: what remains beside the teams that are shown must not be a few people.</summary>
    sealed class Teams
    {
        readonly Dictionary<int, HashSet<PersonId>> people = [];

        public void Add(int? team, PersonId person)
        {
            if (!people.TryGetValue(team ?? 0, out var members))
                people[team ?? 0] = members = [];
            members.Add(person);
        }

        public bool RestIsSmall =>
            people.Where(t => t.Key == 0 || t.Value.Count < HeatMap.SmallestGroup).SelectMany(t => t.Value).Distinct().Count()
                is > 0
                    and < HeatMap.SmallestGroup;
    }
}

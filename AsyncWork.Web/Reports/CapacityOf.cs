using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>
/// Scheduled minutes of a scope's people (kpis.md K23): of the company by employment, of a team by the days on which someone was both
/// employed and a member.
/// </summary>
public sealed class CapacityOf(
    IReadOnlyList<ScheduledPerson> people,
    ILookup<PersonId, (LocalDate ValidFrom, WorkWeek Week)> schedules,
    IReadOnlyList<Membership> memberships,
    ReportScope scope
)
{
    readonly Dictionary<PersonId, ScheduledPerson> byId = people.ToDictionary(p => p.Id);

    /// <summary>Minutes of the scope, and how many people they come from.</summary>
    public (int Minutes, int People) In(ReportPeriod period)
    {
        var each = people.Select(p => OfPerson(p.Id, period)).Where(minutes => minutes > 0).ToList();
        return (each.Sum(), each.Count);
    }

    /// <summary>Minutes of one person within the scope.</summary>
    public int OfPerson(PersonId person, ReportPeriod period) =>
        scope.TeamId is null
            ? Minutes(person, period, period.First, period.CapacityEnd)
            : memberships.Where(m => m.Person == person).Sum(m => Minutes(m, period));

    /// <summary>Minutes of a team's members; of nobody for the people without a team.</summary>
    public int OfTeam(string? slug, ReportPeriod period) => memberships.Where(m => m.Slug == slug).Sum(m => Minutes(m, period));

    int Minutes(Membership member, ReportPeriod period) =>
        Minutes(
            member.Person,
            period,
            LocalDate.Max(period.First, member.JoinedOn),
            LocalDate.Min(period.CapacityEnd, member.LeftOn ?? period.CapacityEnd)
        );

    int Minutes(PersonId id, ReportPeriod period, LocalDate from, LocalDate end)
    {
        if (!byId.TryGetValue(id, out var person))
            return 0;
        var start = LocalDate.Max(from, person.StartsOn);
        var last = LocalDate.Min(end.PlusDays(-1), person.LastDay ?? period.End);
        return start > last ? 0 : Capacity.MinutesIn(new DateInterval(start, last), schedules[id]);
    }
}

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
    readonly Dictionary<PersonId, WorkingTime> times = people.ToDictionary(
        p => p.Id,
        p => new WorkingTime(p.Zone, schedules[p.Id], startsOn: p.StartsOn, lastDay: p.LastDay)
    );

    /// <summary>Minutes of the scope, and how many people they come from.</summary>
    public (int Minutes, int People) In(ReportPeriod period)
    {
        var each = people.Select(p => OfPerson(p.Id, period)).Where(minutes => minutes > 0).ToList();
        return (each.Sum(), each.Count);
    }

    /// <summary>Minutes of one person within the scope.</summary>
    public int OfPerson(PersonId person, ReportPeriod period) =>
        scope.TeamId is null
            ? Minutes(person, period.First, period.CapacityEnd)
            : memberships.Where(m => m.Person == person).Sum(m => Minutes(m, period));

    /// <summary>Minutes of a team's members; of nobody for the people without a team.</summary>
    public int OfTeam(string? slug, ReportPeriod period) => memberships.Where(m => m.Slug == slug).Sum(m => Minutes(m, period));

    int Minutes(Membership member, ReportPeriod period) =>
        Minutes(
            member.Person,
            LocalDate.Max(period.First, member.JoinedOn),
            LocalDate.Min(period.CapacityEnd, member.LeftOn ?? period.CapacityEnd)
        );

    int Minutes(PersonId person, LocalDate from, LocalDate end) =>
        from < end && times.TryGetValue(person, out var time) ? time.MinutesIn(new(from, end.PlusDays(-1))) : 0;
}

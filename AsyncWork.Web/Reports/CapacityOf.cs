using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>
/// Scheduled minutes of a scope's people, less public holidays, company days and approved absences (kpis.md K23): of the company by
/// employment, of a team by the days on which someone was both employed and a member.
/// </summary>
public sealed class CapacityOf(
    IReadOnlyList<ScheduledPerson> people,
    WorkingTimes times,
    IReadOnlyList<Membership> memberships,
    ReportScope scope
)
{
    readonly HashSet<PersonId> ids = [.. people.Select(p => p.Id)];

    public IReadOnlyList<ScheduledPerson> People => people;
    public IReadOnlyList<Membership> Memberships => memberships;

    /// <summary>For a month and the one before.</summary>
    public static async Task<CapacityOf> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var people = await db.ListScheduledPeopleAsync(scope, period, cancellation);
        var times = await WorkingTimes.LoadAsync(
            db,
            scope.TeamId is null ? null : [.. people.Select(p => p.Id)],
            period.Before.First,
            period.End.PlusDays(-1),
            cancellation
        );
        return new(people, times, await db.ListMembershipsAsync(scope, period, cancellation), scope);
    }

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
        from < end && ids.Contains(person) ? times[person].MinutesIn(new(from, end.PlusDays(-1))) : 0;
}

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
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
    ReportScope scope,
    LocalDate since,
    LocalDate until
)
{
    readonly HashSet<PersonId> ids = [.. people.Select(p => p.Id)];

    public IReadOnlyList<ScheduledPerson> People => people;
    public IReadOnlyList<Membership> Memberships => memberships;

    /// <summary>The first local date whose days off are known.</summary>
    public LocalDate Since => since;

    /// <summary>The last one.</summary>
    public LocalDate Until => until;

    /// <summary>For a month and the one before.</summary>
    public static async Task<CapacityOf> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var people = await db.ListScheduledPeopleAsync(scope, period, cancellation);
        // Weeks begin in the month before, and are handed in after the month's end (K23b).
        var (since, until) = (period.Before.First.PlusDays(-6), period.End.PlusDays(TimesheetDue.LongestWait));
        var times = await WorkingTimes.LoadAsync(
            db,
            scope.TeamId is null ? null : [.. people.Select(p => p.Id)],
            since,
            until,
            cancellation
        );
        return new(people, times, await db.ListMembershipsAsync(scope, period, cancellation), scope, since, until);
    }

    /// <summary>Minutes of the scope, and how many people they come from.</summary>
    public (int Minutes, int People) In(ReportPeriod period)
    {
        var each = people.Select(p => OfPerson(p.Id, period)).Where(minutes => minutes > 0).ToList();
        return (each.Sum(), each.Count);
    }

    /// <summary>Minutes of one person within the scope.</summary>
    public int OfPerson(PersonId person, ReportPeriod period) =>
        PartsOf(person, period).Sum(part => Minutes(person, part.From, part.End));

    /// <summary>The local dates on which one person's working time counts within the scope.</summary>
    public IEnumerable<LocalDate> DaysOf(PersonId person, ReportPeriod period)
    {
        foreach (var (from, end) in PartsOf(person, period))
            for (var date = from; date < end; date = date.PlusDays(1))
                yield return date;
    }

    /// <summary>Whether someone is one of <see cref="People"/>.</summary>
    public bool Knows(PersonId person) => ids.Contains(person);

    /// <summary>The working time of one of <see cref="People"/>.</summary>
    public WorkingTime TimeOf(PersonId person) => times[person];

    /// <summary>Whether a week of a person counts for the scope: in a team's, when they are a member on its Sunday.</summary>
    public bool Counts(PersonId person, LocalDate sunday) =>
        scope.TeamId is null || memberships.Any(m => m.Person == person && m.Holds(sunday));

    IEnumerable<(LocalDate From, LocalDate End)> PartsOf(PersonId person, ReportPeriod period) =>
        scope.TeamId is null
            ? [(period.First, period.CapacityEnd)]
            : memberships.Where(m => m.Person == person).Select(m => PartOf(m, period));

    static (LocalDate From, LocalDate End) PartOf(Membership member, ReportPeriod period) =>
        (LocalDate.Max(period.First, member.JoinedOn), LocalDate.Min(period.CapacityEnd, member.LeftOn ?? period.CapacityEnd));

    /// <summary>
    /// Minutes of a team's members, and how many people they come from; without one, of the company's people on days on which they were of no team.
    /// </summary>
    public (int Minutes, int People) OfTeam(string? slug, ReportPeriod period)
    {
        var each = slug is null
            ? WithoutTeam(period)
            : memberships.Where(m => m.Slug == slug).GroupBy(m => m.Person).Select(of => of.Sum(m => Minutes(m, period)));
        var some = each.Where(minutes => minutes > 0).ToList();
        return (some.Sum(), some.Count);
    }

    IEnumerable<int> WithoutTeam(ReportPeriod period)
    {
        var teams = memberships.ToLookup(m => m.Person);
        return people.Select(p => MinutesWithout([.. teams[p.Id]], p.Id, period));
    }

    int MinutesWithout(IReadOnlyList<Membership> teams, PersonId person, ReportPeriod period) =>
        teams.Any(m => m.JoinedOn <= period.First && !(m.LeftOn < period.CapacityEnd))
            ? 0
            : DaysOf(person, period).Where(date => !teams.Any(m => m.Holds(date))).Sum(times[person].MinutesOn);

    int Minutes(Membership member, ReportPeriod period) =>
        PartOf(member, period) is var (from, end) ? Minutes(member.Person, from, end) : 0;

    int Minutes(PersonId person, LocalDate from, LocalDate end) =>
        from < end && ids.Contains(person) ? times[person].MinutesIn(new(from, end.PlusDays(-1))) : 0;
}

using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>How the weeks of a scope's people were handed in and approved (kpis.md K23b); a week belongs to the month of its Sunday.</summary>
/// <param name="handsIn">Weeks are handed in here; where nobody ever did, none is due.</param>
public sealed class WeeksOf(IEnumerable<StoredWeek> stored, CapacityOf capacity, Instant now, bool handsIn)
{
    readonly Dictionary<(PersonId, LocalDate), StoredWeek> stored = stored.ToDictionary(w => (w.Person, w.Monday));

    public static async Task<WeeksOf> LoadAsync(
        AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CapacityOf capacity,
        Instant now,
        CancellationToken cancellation
    )
    {
        var weeks = await db.ListWeeksAsync(scope, period, cancellation);
        return new(
            weeks,
            capacity,
            now,
            weeks.Exists(w => w.SubmittedAt is not null) || await db.HandsInWeeksAsync(cancellation)
        );
    }

    /// <summary>Of all people in the scope.</summary>
    public Timeliness In(ReportPeriod period) =>
        capacity.People.Aggregate(Timeliness.None, (sum, person) => sum + OfPerson(person.Id, period));

    public Timeliness OfPerson(PersonId person, ReportPeriod period) =>
        Mondays(period)
            .Where(monday => capacity.Counts(person, monday.PlusDays(6)))
            .Aggregate(Timeliness.None, (sum, monday) => sum + Of(person, monday));

    /// <summary>By team, by name, those without one last; teams without weeks due are left out.</summary>
    public IReadOnlyList<TeamWeeks> ByTeam(ReportPeriod period)
    {
        var memberships = capacity.Memberships.ToLookup(m => m.Person);
        var weeks =
            from person in capacity.People
            from monday in Mondays(period)
            let sunday = monday.PlusDays(6)
            where capacity.Counts(person.Id, sunday)
            let team = memberships[person.Id].FirstOrDefault(m => m.Holds(sunday))
            group Of(person.Id, monday) by (team?.Slug, Name: team?.TeamName ?? LoggedOf.NoTeam);
        return
        [
            .. weeks
                .Select(g => new TeamWeeks(g.Key.Slug, g.Key.Name, g.Aggregate(Timeliness.None, (sum, week) => sum + week)))
                .Where(t => t.Weeks.Due > 0)
                .OrderBy(t => t.Slug is null)
                .ThenBy(t => t.Name, StringComparer.CurrentCulture),
        ];
    }

    Timeliness Of(PersonId person, LocalDate monday) =>
        !handsIn
            ? Timeliness.None
            : Timeliness.Of(
                monday,
                stored.TryGetValue((person, monday), out var week) ? (week.State, week.SubmittedAt, week.DecidedAt) : null,
                capacity.TimeOf(person),
                now
            );

    static IEnumerable<LocalDate> Mondays(ReportPeriod period)
    {
        for (
            var monday = Timesheet.MondayOf(period.First);
            monday.PlusDays(6) < LocalDate.Min(period.End, period.CapacityEnd);
            monday = monday.PlusDays(7)
        )
            yield return monday;
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>The hours of an entry on the clocks it was logged by, as bits.</summary>
public sealed record HoursLogged(PersonId Person, int? TeamId, LocalDate Date, int Hours, int NextDayHours);

/// <summary>The moments of an entry.</summary>
public sealed record MomentsLogged(PersonId Person, int? TeamId, Instant Start, Instant End);

/// <summary>What the heat map of a group is made of. Clock times leave these queries as sums of five people or more only.</summary>
public static class GroupHeatQueries
{
    /// <summary>The groups whose hours this person may see together: teams they belong to or lead; HR and administrators all, and the company.</summary>
    public static async Task<List<ReportScope>> ListHeatScopesAsync(
        this AppDbContext db,
        Viewer viewer,
        LocalDate today,
        CancellationToken cancellation
    )
    {
        var (seesAll, person) = (viewer.SeesCompany, viewer.Person);
        var teams = await db
            .Teams.AsNoTracking()
            .Where(t =>
                seesAll
                || t.Leads.Any(l => l.PersonId == person)
                || t.Members.Any(m => m.PersonId == person && m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            )
            .OrderBy(t => t.Name)
            .Select(t => new ReportScope(t.Id, t.Slug, t.Name))
            .ToListAsync(cancellation);
        return seesAll ? [ReportScope.Company, .. teams] : teams;
    }

    /// <summary>Entries with clock times, from the day before, whose work may reach into the days.</summary>
    public static IQueryable<HoursLogged> ListHoursLogged(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate last
    ) =>
        from e in db.EntriesFrom(scope, first.PlusDays(-1), last)
        where e.HourMask != 0 && !db.TimeEntries.Any(r => r.ReversalOfId == e.Id)
        select new HoursLogged(e.PersonId, e.TeamId, e.Date, e.HourMask, e.NextDayHourMask);

    /// <summary>The same with their moments, and a day more on either side for other clocks.</summary>
    public static IQueryable<MomentsLogged> ListMomentsLogged(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate last
    ) =>
        from e in db.EntriesFrom(scope, first.PlusDays(-2), last.PlusDays(1))
        where e.Start != null && e.End != null && !db.TimeEntries.Any(r => r.ReversalOfId == e.Id)
        select new MomentsLogged(e.PersonId, e.TeamId, e.Start!.Value, e.End!.Value);

    static IQueryable<TimeEntry> EntriesFrom(this AppDbContext db, ReportScope scope, LocalDate from, LocalDate to)
    {
        var team = scope.TeamId;
        var entries = db.TimeEntries.AsNoTracking().Where(e => e.Date >= from && e.Date <= to);
        return team is null ? entries : entries.Where(e => e.TeamId == team);
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>So many people who worked in the same hours of a date on the same clocks.</summary>
public sealed record SameHoursThere(LocalDate Date, DateTimeZone Zone, int Hours, int People);

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

    /// <summary>How many people worked in the same hours of a date, with the clocks that they logged by, to read them on others.</summary>
    public static IQueryable<SameHoursThere> CountSameHoursThere(
        this AppDbContext db,
        ReportScope scope,
        LocalDate first,
        LocalDate last
    ) =>
        db.WorkedHoursOf(scope, first, last)
            .GroupBy(h => new
            {
                h.Date,
                h.Zone,
                h.Hours,
            })
            .Select(g => new SameHoursThere(g.Key.Date, g.Key.Zone, g.Key.Hours, g.Count()));
}

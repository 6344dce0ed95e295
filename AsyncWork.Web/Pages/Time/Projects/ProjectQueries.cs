using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Projects;

/// <summary>A project in the list of projects.</summary>
/// <param name="BudgetMinutes">Null for no budget.</param>
/// <param name="Minutes">All that was ever logged; asked only where there is a budget, else 0.</param>
public sealed record ProjectRow(int Id, string Name, string Client, bool IsArchived, int? BudgetMinutes, int Minutes)
{
    /// <summary><c>45.0 of 120.0 h, 38 %</c>; a dash without a budget (product.md T13).</summary>
    public string BudgetText =>
        BudgetMinutes is { } budget
            ? $"{FigureText.Hours(Minutes)} of {FigureText.Hours(budget)} h, {FigureText.Share(Minutes, budget)}"
            : FigureText.None;
}

/// <summary>An activity in the list of activities.</summary>
public sealed record ActivityRow(int Id, string Name, ActivityKind Kind, bool IsArchived);

/// <summary>Projects and activities, which everybody may see.</summary>
public static class ProjectQueries
{
    /// <summary>Open ones first. The search is over name and client; LIKE takes upper and lower case as the same on both databases.</summary>
    public static IQueryable<ProjectRow> ListProjects(this AppDbContext db, string search)
    {
        var part = Like.Containing(search);
        return db
            .Projects.AsNoTracking()
            .Where(p => EF.Functions.Like(p.Name, part, Like.Escape) || EF.Functions.Like(p.Client, part, Like.Escape))
            .OrderBy(p => p.IsArchived)
            .ThenBy(p => p.Client)
            .ThenBy(p => p.Name)
            .Select(p => new ProjectRow(
                p.Id,
                p.Name,
                p.Client,
                p.IsArchived,
                p.BudgetMinutes,
                p.BudgetMinutes == null ? 0 : db.TimeEntries.Where(e => e.ProjectId == p.Id).Sum(e => e.Minutes)
            ));
    }

    public static IQueryable<ActivityRow> ListActivities(this AppDbContext db) =>
        db
            .Activities.AsNoTracking()
            .OrderBy(a => a.IsArchived)
            .ThenBy(a => a.Name)
            .Select(a => new ActivityRow(a.Id, a.Name, a.Kind, a.IsArchived));

    /// <summary>The other projects, to compare names: the database cannot tell upper from lower case in every script.</summary>
    public static IQueryable<TakenName> ListNamesBesideProject(this AppDbContext db, int id) =>
        db.Projects.AsNoTracking().Where(p => p.Id != id).Select(p => new TakenName(p.Name, p.Client, p.IsArchived));

    public static IQueryable<TakenName> ListNamesBesideActivity(this AppDbContext db, int id) =>
        db.Activities.AsNoTracking().Where(a => a.Id != id).Select(a => new TakenName(a.Name, "", a.IsArchived));
}

/// <summary>A name that is in use; the client is empty for activities.</summary>
public sealed record TakenName(string Name, string Client, bool IsArchived);

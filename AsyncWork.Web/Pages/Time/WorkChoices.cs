using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time;

/// <summary>The projects and activities there are: names for lists, options for forms.</summary>
public sealed class WorkChoices
{
    static readonly StringComparer Order = StringComparer.CurrentCultureIgnoreCase;
    readonly Dictionary<int, WorkChoice> projects;
    readonly Dictionary<int, WorkChoice> activities;

    WorkChoices(List<WorkChoice> all)
    {
        projects = all.Where(c => c.IsProject).ToDictionary(c => c.Id);
        activities = all.Where(c => !c.IsProject).ToDictionary(c => c.Id);
    }

    public static async Task<WorkChoices> LoadAsync(AppDbContext db) => new(await TimeQueries.ListWorkChoices(db).ToListAsync());

    public WorkChoice? Project(int? id) => id is { } key ? projects.GetValueOrDefault(key) : null;

    public WorkChoice? Activity(int? id) => id is { } key ? activities.GetValueOrDefault(key) : null;

    /// <summary>There is something to log hours on.</summary>
    public bool AnyProject => projects.Values.Any(p => !p.IsArchived);

    public bool AnyActivity => activities.Values.Any(a => !a.IsArchived);

    /// <summary>The open projects under their clients, and the one that is chosen already, archived or not.</summary>
    public IEnumerable<SelectListItem> ProjectOptions(int? chosen)
    {
        var groups = new Dictionary<string, SelectListGroup>(StringComparer.Ordinal);
        foreach (
            var project in projects
                .Values.Where(p => !p.IsArchived || p.Id == chosen)
                .OrderBy(p => p.Client, Order)
                .ThenBy(p => p.Name, Order)
        )
        {
            if (!groups.TryGetValue(project.Client, out var group))
                groups[project.Client] = group = new SelectListGroup { Name = project.Client };
            yield return Option(project, project.Client == "" ? null : group);
        }
    }

    public IEnumerable<SelectListItem> ActivityOptions(int? chosen) =>
        activities.Values.Where(a => !a.IsArchived || a.Id == chosen).OrderBy(a => a.Name, Order).Select(a => Option(a, null));

    /// <summary>Why an entry cannot be put on this project; null when it can. An entry may stay on a project that was archived.</summary>
    public string? WhyNotProject(int id, int? now) => WhyNot(Project(id), id == now, "project");

    public string? WhyNotActivity(int id, int? now) => WhyNot(Activity(id), id == now, "activity");

    static string? WhyNot(WorkChoice? choice, bool stays, string noun) =>
        choice is null ? $"That {noun} is not there any more. Choose another one."
        : choice.IsArchived && !stays ? $"“{choice.Name}” is archived and takes no new hours. Choose another {noun}."
        : null;

    static SelectListItem Option(WorkChoice choice, SelectListGroup? group) =>
        new()
        {
            Value = choice.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Text = choice.IsArchived ? $"{choice.Name} (archived)" : choice.Name,
            Group = group,
        };
}

public static class WorkOptions
{
    /// <summary>The same options with one chosen, for a list that is written without a model.</summary>
    public static IEnumerable<SelectListItem> Choosing(this IEnumerable<SelectListItem> options, int? id)
    {
        var value = id?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var option in options)
        {
            option.Selected = option.Value == value;
            yield return option;
        }
    }
}

using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Projects;

/// <summary>A project as typed.</summary>
public sealed class ProjectInput
{
    public string? Name { get; set; }
    public string? Client { get; set; }
}

/// <summary>An activity as typed.</summary>
public sealed class ActivityInput
{
    public string? Name { get; set; }

    [EnumDataType(typeof(ActivityKind), ErrorMessage = "The kind is work or meeting.")]
    public ActivityKind Kind { get; set; }
}

/// <summary>No two projects of a client and no two activities have one name, whatever the case of its letters.</summary>
public static class Names
{
    /// <summary>Why a project cannot be called so; null when it can.</summary>
    /// <param name="id">The project itself; 0 for a new one.</param>
    public static async Task<string?> WhyNotProjectAsync(this AppDbContext db, int id, ProjectInput input) =>
        Project.WhyNotName(input.Name)
        ?? (string.IsNullOrWhiteSpace(input.Client) ? null : Project.WhyNotName(input.Client))
        ?? WhyNot(await db.ListNamesBesideProject(id).ToListAsync(), input.Name!, input.Client ?? "");

    /// <summary>Why an activity cannot be called so; null when it can.</summary>
    public static async Task<string?> WhyNotActivityAsync(this AppDbContext db, int id, ActivityInput input) =>
        Project.WhyNotName(input.Name) ?? WhyNot(await db.ListNamesBesideActivity(id).ToListAsync(), input.Name!, "");

    /// <summary>Saves; when someone else stored the same name at the same moment the unique index refuses, and this says why.</summary>
    /// <param name="whyNot">Looks again why the name is refused.</param>
    public static async Task<string?> SaveNameAsync(this AppDbContext db, Func<Task<string?>> whyNot)
    {
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await whyNot() is { } taken)
                return taken;
            throw;
        }
    }

    static string? WhyNot(List<TakenName> others, string name, string client) =>
        others.Find(o => Same(o.Name, name) && Same(o.Client, client)) is { } other
            ? $"There is “{other.Name}” already{(other.IsArchived ? ", archived. Reopen it or choose" : ". Choose")} another name."
            : null;

    static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

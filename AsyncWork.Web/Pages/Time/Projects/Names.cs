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

    /// <summary>Hours as people write them; empty for no budget.</summary>
    public string? Budget { get; set; }

    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }

    public int? BudgetMinutes => WorkDuration.Read(Budget);

    /// <summary>Why the budget cannot be taken; null when it can.</summary>
    public string? WhyNotBudget() =>
        string.IsNullOrWhiteSpace(Budget) ? null
        : BudgetMinutes is not { } minutes ? "Write the budget in hours, such as 120 or 37.5."
        : Project.WhyNotBudget(minutes);
}

/// <summary>An activity as typed.</summary>
public sealed class ActivityInput
{
    public string? Name { get; set; }

    [EnumDataType(typeof(ActivityKind), ErrorMessage = "The kind is work, meeting or waiting.")]
    public ActivityKind Kind { get; set; }

    /// <summary>The version that was on the screen.</summary>
    public int Version { get; set; }
}

/// <summary>No two projects of a client and no two activities have one name, whatever the case of its letters.</summary>
public static class Names
{
    /// <summary>What is said when someone else was first.</summary>
    public const string ChangedMeanwhile =
        "Someone else changed this meanwhile. Look at what it says now, and save again if yours is still right.";

    /// <summary>What is said when the database takes a name as equal to another that this app tells apart, such as “Groß” and “Gross”.</summary>
    public const string VerySimilar = "There is one of a very similar name already. Choose another name.";

    /// <summary>The words for the kinds of activities.</summary>
    public static string Text(this ActivityKind kind) =>
        kind switch
        {
            ActivityKind.Meeting => "meeting",
            ActivityKind.Waiting => "waiting",
            _ => "work",
        };

    /// <summary>Why a project cannot be called so; null when it can.</summary>
    /// <param name="id">The project itself; 0 for a new one.</param>
    public static async Task<string?> WhyNotProjectAsync(this AppDbContext db, int id, ProjectInput input) =>
        Project.WhyNotName(input.Name)
        ?? (string.IsNullOrWhiteSpace(input.Client) ? null : Project.WhyNotName(input.Client))
        ?? WhyNot(await db.ListNamesBesideProject(id).ToListAsync(), input.Name!, input.Client ?? "");

    /// <summary>Why an activity cannot be called so; null when it can.</summary>
    public static async Task<string?> WhyNotActivityAsync(this AppDbContext db, int id, ActivityInput input) =>
        Project.WhyNotName(input.Name) ?? WhyNot(await db.ListNamesBesideActivity(id).ToListAsync(), input.Name!, "");

    /// <summary>
    /// Saves; when someone else stored the same name at the same moment, or one that the database takes as the same, the unique index
    /// refuses, and this says why.
    /// </summary>
    /// <param name="whyNot">Looks again why the name is refused.</param>
    public static async Task<string?> SaveNameAsync(this AppDbContext db, Func<Task<string?>> whyNot)
    {
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ChangedMeanwhile;
        }
        catch (DbUpdateException refused) when (db.IsTaken(refused))
        {
            db.ChangeTracker.Clear();
            return await whyNot() ?? VerySimilar;
        }
    }

    static string? WhyNot(List<TakenName> others, string name, string client) =>
        others.Find(o => Same(o.Name, name) && Same(o.Client, client)) is { } other
            ? $"There is “{other.Name}” already{(other.IsArchived ? ", archived. Reopen it or choose" : ". Choose")} another name."
            : null;

    static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}

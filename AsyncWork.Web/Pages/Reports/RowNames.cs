using System.Runtime.CompilerServices;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.Pages.Time.Projects;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A row of a file: an entry with the names of what it is about. Without clock times.</summary>
/// <param name="Kind">"meeting", "waiting", "work", or nothing without an activity.</param>
/// <param name="Reason">Why approved time was taken back or replaced; null for all other entries.</param>
public sealed record FileRow(
    LocalDate Date,
    string Person,
    string? Team,
    string? Project,
    string? Client,
    string? Activity,
    string Kind,
    int Minutes,
    string Description,
    string Tags,
    bool IsBillable,
    string? Reason
);

/// <summary>The names of people, teams, projects and activities, read once for a file.</summary>
public sealed class RowNames(
    IReadOnlyDictionary<PersonId, string> people,
    IReadOnlyDictionary<int, string> teams,
    WorkChoices choices
)
{
    public static async Task<RowNames> LoadAsync(AppDbContext db, CancellationToken cancellation) =>
        new(
            new Dictionary<PersonId, string>(await db.ListPeopleNames().ToListAsync(cancellation)),
            new Dictionary<int, string>(await db.ListTeamNames().ToListAsync(cancellation)),
            await WorkChoices.LoadAsync(db)
        );

    /// <summary>The rows with their names, as they come. What was added after the names were read comes last.</summary>
    public async IAsyncEnumerable<FileRow> NameAsync(
        AppDbContext db,
        IQueryable<StoredRow> stored,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var late = new List<StoredRow>();
        await foreach (var row in stored.AsAsyncEnumerable().WithCancellation(cancellation))
            if (Knows(row))
                yield return Name(row);
            else
                late.Add(row);
        if (late.Count == 0)
            yield break;
        var names = await LoadAsync(db, cancellation);
        foreach (var row in late)
            yield return names.Name(row);
    }

    bool Knows(StoredRow row) =>
        people.ContainsKey(row.PersonId)
        && (row.TeamId is not { } team || teams.ContainsKey(team))
        && (row.ProjectId is null || choices.Project(row.ProjectId) is not null)
        && (row.ActivityId is null || choices.Activity(row.ActivityId) is not null);

    FileRow Name(StoredRow row)
    {
        var (project, activity) = (choices.Project(row.ProjectId), choices.Activity(row.ActivityId));
        return new(
            row.Date,
            people.GetValueOrDefault(row.PersonId, ""),
            row.TeamId is { } team ? teams.GetValueOrDefault(team) : null,
            project?.Name,
            project?.Client,
            activity?.Name,
            activity?.Kind.Text() ?? "",
            row.Minutes,
            row.Description,
            row.Tags,
            row.IsBillable,
            row.Reason
        );
    }
}

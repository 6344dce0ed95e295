using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Work to log or start again: pinned by the person, cards they work on, and what they did last (product.md T15).</summary>
/// <param name="Back">Where the forms lead back to.</param>
public sealed record WorkAgain(
    IReadOnlyList<AgainRow> Pinned,
    IReadOnlyList<CardAgain> Cards,
    IReadOnlyList<AgainRow> Recent,
    WorkChoices Choices,
    string Back
)
{
    const int MostRecent = 5;
    const int MostCards = 5;

    public bool IsEmpty => Pinned.Count + Cards.Count + Recent.Count == 0;

    /// <param name="cards">With cards in work; a page that shows them elsewhere asks for none.</param>
    public static async Task<WorkAgain> LoadAsync(AppDbContext db, Viewer viewer, WorkChoices choices, string back, bool cards)
    {
        // What is the same work many times over is one row.
        var rows = await AgainQueries.ListWorkAgain(db, viewer.Person, MostRecent * 6).ToListAsync();
        var pinned = rows.Where(r => r.IsPinned).OrderBy(r => r.Id).ToList();
        var known = pinned.Select(r => r.Work).ToHashSet();
        return new(
            pinned,
            cards ? await db.ListCardsInWork(viewer, MostCards).ToListAsync() : [],
            [
                .. rows.Where(r => !r.IsPinned && !known.Contains(r.Work))
                    .OrderByDescending(r => r.Date)
                    .ThenByDescending(r => r.Id)
                    .DistinctBy(r => r.Work)
                    .Take(MostRecent),
            ],
            choices,
            back
        );
    }

    /// <summary>What is pinned, to be logged on a day; null when it is not pinned.</summary>
    public EntryInput? FindPinned(int? pin, LocalDate date)
    {
        if (Pinned.FirstOrDefault(p => p.Id == pin) is not { } pinned)
            return null;
        var input = EntryInput.On(date);
        (input.ProjectId, input.ActivityId, input.Description) = (pinned.ProjectId, ActivityOf(pinned), pinned.Description);
        return input;
    }

    public string NameOf(AgainRow row) =>
        (Choices.Project(row.ProjectId)?.Name ?? "No project")
        + (Choices.Activity(row.ActivityId) is { } activity ? $" · {activity.Name}" : "");

    /// <summary>Its project takes new hours.</summary>
    public bool IsOpen(AgainRow row) => Choices.Project(row.ProjectId) is { IsArchived: false };

    /// <summary>The activity to start or pin it with; an archived one is left out.</summary>
    public int? ActivityOf(AgainRow row) => Choices.Activity(row.ActivityId) is { IsArchived: false } ? row.ActivityId : null;
}

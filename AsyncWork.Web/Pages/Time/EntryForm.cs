using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time;

/// <summary>A page that holds the fields of an entry (<c>_EntryFields.cshtml</c>).</summary>
public interface IEntryPage
{
    EntryInput Input { get; }
    EntryForm Form { get; }

    /// <summary>Names the form on the screen, so that sending it twice makes one entry.</summary>
    Guid FormKey { get; }
}

/// <summary>What the fields of an entry need to be shown and read: the choices, and the zone in which date and times are meant.</summary>
public sealed record EntryForm(WorkChoices Choices, DateTimeZone Zone)
{
    /// <summary>
    /// Stores what was typed as a new entry of this person, once for each form; null after what is wrong was put beside its field. Its id
    /// is 0 when the form was sent before.
    /// </summary>
    public async Task<TimeEntry?> AddAsync(
        AppDbContext db,
        PersonId person,
        IEntryPage page,
        ModelStateDictionary problems,
        Instant now
    )
    {
        if (await ReadAsync(db, person, page.Input, problems) is not { } read)
            return null;
        TimeEntry? entry = null;
        var locked = await db.ChangeHoursAsync(
            person,
            [read.Worked.Date],
            async () =>
            {
                entry = new TimeEntry(person, read.Team, read.Worked, read.Details, person, now);
                db.Add(entry);
                await db.SaveOnceAsync(page.FormKey, now);
            }
        );
        if (locked is null)
            return entry;
        problems.AddModelError(EntryInput.Field(nameof(EntryInput.Date)), locked);
        return null;
    }

    /// <summary>Everything typed makes sense and may be stored; null after what is wrong was put beside its field.</summary>
    /// <param name="present">The entry that is being changed; null for a new one.</param>
    public async Task<ReadEntry?> ReadAsync(
        AppDbContext db,
        PersonId person,
        EntryInput input,
        ModelStateDictionary problems,
        TimeEntry? present = null
    )
    {
        var worked =
            present is not null && input.SameTimeAs(EntryInput.Of(present))
                ? WorkedTime.Imported(present.Date, present.Zone, present.Minutes, ClockOf(present))
                : input.Worked(Zone, problems);
        if (input.ProjectId is { } project && Choices.WhyNotProject(project, present?.ProjectId) is { } notOnProject)
            problems.AddModelError(EntryInput.Field(nameof(EntryInput.ProjectId)), notOnProject);
        if (input.ActivityId is { } activity && Choices.WhyNotActivity(activity, present?.ActivityId) is { } notActivity)
            problems.AddModelError(EntryInput.Field(nameof(EntryInput.ActivityId)), notActivity);
        if (WorkDetails.WhyNotText(input.Description) is { } notText)
            problems.AddModelError(EntryInput.Field(nameof(EntryInput.Description)), notText);
        if (WorkDetails.WhyNotTags(input.Tags) is { } notTags)
            problems.AddModelError(EntryInput.Field(nameof(EntryInput.Tags)), notTags);
        if (worked is null || !problems.IsValid)
            return null;
        var team = TeamPeriod.TeamOn(worked.Date, await db.ListTeamPeriodsOf(person).ToListAsync());
        return new(team, worked, input.Details() with { CardId = present?.CardId });
    }

    static ClockRange? ClockOf(TimeEntry entry) =>
        entry is { Start: { } start, End: { } end } ? new ClockRange(start, end, entry.Zone) : null;
}

/// <summary>An entry as it was read from a form: for which team it counts, how long and when, on what.</summary>
public sealed record ReadEntry(int? Team, WorkedTime Worked, WorkDetails Details);

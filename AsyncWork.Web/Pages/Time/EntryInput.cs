using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.TimeLogs;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time;

/// <summary>A time entry as people type it: a duration, or start and end, or both when they agree (product.md T2).</summary>
public sealed class EntryInput
{
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");
    static readonly LocalTimePattern HourAndMinute = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    static readonly LocalTimePattern ClockWithSeconds = LocalTimePattern.CreateWithInvariantCulture("H':'mm':'ss");

    public const int LongestDuration = 20;

    [Required(ErrorMessage = "Give the date.")]
    public string? Date { get; set; }

    [StringLength(LongestDuration, ErrorMessage = "Write the duration as 1:30, 1.5 or 90m.")]
    public string? Duration { get; set; }
    public string? Start { get; set; }
    public string? End { get; set; }

    [Required(ErrorMessage = "Choose the project."), Display(Name = "Project")]
    public int? ProjectId { get; set; }

    [Display(Name = "Activity")]
    public int? ActivityId { get; set; }

    [StringLength(TimeEntry.LongestDescription, ErrorMessage = "A description has at most {1} characters.")]
    public string? Description { get; set; }

    public string? Tags { get; set; }

    [Display(Name = "Billable")]
    public bool IsBillable { get; set; }

    /// <summary>The version of the entry that was on the screen, when an entry is changed.</summary>
    public int Version { get; set; }

    /// <summary>An empty form for a day.</summary>
    public static EntryInput On(LocalDate date) => new() { Date = LocalDatePattern.Iso.Format(date) };

    /// <summary>The same work on another day; how long is asked anew.</summary>
    public static EntryInput Again(TimeEntry entry, LocalDate date) =>
        new()
        {
            Date = LocalDatePattern.Iso.Format(date),
            ProjectId = entry.ProjectId,
            ActivityId = entry.ActivityId,
            Description = entry.Description,
            Tags = entry.Tags,
            IsBillable = entry.IsBillable,
        };

    /// <summary>What an entry looks like in the form. Its duration follows from start and end, unless it was imported with another one.</summary>
    public static EntryInput Of(TimeEntry entry)
    {
        var clock = entry is { Start: { } start, End: { } end } ? new ClockRange(start, end, entry.Zone) : (ClockRange?)null;
        return new()
        {
            Date = LocalDatePattern.Iso.Format(entry.Date),
            Duration = clock?.Minutes == entry.Minutes ? null : WorkDuration.Text(entry.Minutes),
            Start = clock is { } from ? HourAndMinute.Format(from.Start.InZone(entry.Zone).TimeOfDay) : null,
            End = clock is { } to ? HourAndMinute.Format(to.End.InZone(entry.Zone).TimeOfDay) : null,
            ProjectId = entry.ProjectId,
            ActivityId = entry.ActivityId,
            Description = entry.Description,
            Tags = entry.Tags,
            IsBillable = entry.IsBillable,
            Version = entry.Version,
        };
    }

    /// <summary>The time fields say what they said before: then an imported duration or zone stays as it came.</summary>
    public bool SameTimeAs(EntryInput other) =>
        (Date, Or(Duration), Or(Start), Or(End)) == (other.Date, Or(other.Duration), Or(other.Start), Or(other.End));

    static string Or(string? text) => text?.Trim() ?? "";

    public WorkDetails Details() =>
        new(ProjectId, ActivityId, Description?.Trim() ?? "", WorkDetails.NormalTags(Tags), IsBillable);

    /// <summary>The time that is meant, read on the clocks of a zone; null after what is wrong was put beside its field.</summary>
    public WorkedTime? Worked(DateTimeZone zone, ModelStateDictionary problems)
    {
        var before = problems.ErrorCount;
        var date = Read(nameof(Date), Date, LocalDatePattern.Iso, "Write the date as 2026-11-12.", problems);
        var start = Read(nameof(Start), Start, Clock, "Write the start as 9:00.", problems);
        var end = Read(nameof(End), End, Clock, "Write the end as 17:30.", problems);
        var minutes = WorkDuration.Read(Duration);
        if (minutes is null && !string.IsNullOrWhiteSpace(Duration))
            Refuse(nameof(Duration), "Write the duration as 1:30, 1.5 or 90m.");
        if (start is null != end is null && problems.ErrorCount == before)
            Refuse(start is null ? nameof(Start) : nameof(End), "Give both start and end, or neither.");
        if (minutes is null && start is null && end is null && problems.ErrorCount == before)
            Refuse(nameof(Duration), "Give a duration, or start and end.");
        if (problems.ErrorCount > before || date is null)
            return null;

        var range =
            start is { } from && end is { } to && WorkedTime.WhyNotOn(date.Value) is null
                ? ClockRange.Of(date.Value, from, to, zone)
                : (ClockRange?)null;
        if (WorkedTime.WhyNotOn(date.Value) is { } notThen)
            Refuse(nameof(Date), notThen);
        else if (WorkedTime.WhyNotFor(range?.Minutes ?? minutes ?? 0) is { } notSoLong)
            Refuse(range is null ? nameof(Duration) : nameof(End), notSoLong);
        else if (range is { } clock && minutes is { } told && WorkedTime.WhyNotBoth(told, clock) is { } notBoth)
            Refuse(nameof(Duration), notBoth);
        if (problems.ErrorCount > before)
            return null;
        return range is null
            ? WorkedTime.On(date.Value, zone, minutes!.Value)
            : WorkedTime.Between(date.Value, start!.Value, end!.Value, zone);

        void Refuse(string field, string reason) => problems.AddModelError(Field(field), reason);
    }

    /// <summary>The name of a field in the form and in its list of problems.</summary>
    public static string Field(string name) => $"Input.{name}";

    static T? Read<T>(string field, string? text, IPattern<T> pattern, string reason, ModelStateDictionary problems)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = text.Trim();
        if (pattern.Parse(text) is { Success: true } read)
            return read.Value;
        // Some browsers send seconds with a time.
        if (pattern == (object)Clock && ClockWithSeconds.Parse(text) is { Success: true, Value: T time })
            return time;
        problems.AddModelError(Field(field), reason);
        return null;
    }
}

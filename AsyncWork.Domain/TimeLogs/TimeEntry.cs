using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// Minutes of a person on a local date, on a project and activity, with start and end when they are known. Meetings are entries of an
/// activity of kind meeting. Entries that ran over midnight count on the date they started.
/// </summary>
public sealed class TimeEntry
{
    public const int LongestDescription = 500;
    public const int LongestTags = 200;
    public const int LongestReason = 400;

    TimeEntry() { }

    /// <param name="team">The team the person belonged to on that date: a past month's team figures stay as they were.</param>
    public TimeEntry(PersonId person, int? team, WorkedTime worked, WorkDetails details, PersonId by, Instant now)
    {
        (PersonId, TeamId, CreatedBy, CreatedAt) = (person, team, by, now);
        Set(worked, details, by, now);
    }

    public long Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public int? TeamId { get; private set; }
    public int? ProjectId { get; private set; }
    public int? ActivityId { get; private set; }

    /// <summary>The card it was worked on; null for none.</summary>
    public int? CardId { get; private set; }

    /// <summary>The local date the work counts on.</summary>
    public LocalDate Date { get; private set; }

    /// <summary>The zone in which date and clock times were read.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;
    public Instant? Start { get; private set; }
    public Instant? End { get; private set; }
    public int Minutes { get; private set; }
    public string Description { get; private set; } = "";

    /// <summary>Tags separated by ", "; empty for none.</summary>
    public string Tags { get; private set; } = "";
    public bool IsBillable { get; private set; }

    /// <summary>Local hours touched on <see cref="Date"/> and on the day after, as bits 0 to 23; 0 when no clock times are known (K24b).</summary>
    public int HourMask { get; private set; }
    public int NextDayHourMask { get; private set; }
    public PersonId CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }
    public PersonId ChangedBy { get; private set; }
    public Instant ChangedAt { get; private set; }

    /// <summary>The import that brought this entry; null when it was logged here.</summary>
    public int? ImportId { get; private set; }

    /// <summary>Names the row of the source, so that a second import of it adds nothing; null when logged here.</summary>
    public string? ImportKey { get; private set; }

    /// <summary>The locked entry that this one takes back, minute for minute; its own minutes are negative (product.md T7).</summary>
    public long? ReversalOfId { get; private set; }

    /// <summary>The locked entry in whose place this one stands, after its reversal.</summary>
    public long? ReplacesId { get; private set; }

    /// <summary>Why a locked entry was reversed or replaced; null for all others.</summary>
    public string? Reason { get; private set; }
    public int Version { get; private set; }

    /// <param name="team">The team the person belonged to on the new date.</param>
    public void Change(int? team, WorkedTime worked, WorkDetails details, PersonId by, Instant now)
    {
        Set(worked, details, by, now);
        TeamId = team;
    }

    /// <summary>Other minutes for the same work on the same day; clock times are not known any more.</summary>
    public void Resize(int minutes, PersonId by, Instant now) =>
        Set(WorkedTime.On(Date, Zone, minutes), new(ProjectId, ActivityId, Description, Tags, IsBillable, CardId), by, now);

    /// <summary>Marks the entry as brought by an import.</summary>
    public TimeEntry From(int import, string key)
    {
        (ImportId, ImportKey) = (import, key);
        return this;
    }

    /// <summary>Why this entry cannot be reversed for this reason; null when it can. That its day is locked is asked by who calls.</summary>
    public string? WhyNotReverse(string? reason) =>
        ReversalOfId is not null ? "A reversal is not reversed again. Log the hours as a new correction."
        : Minutes == 0 ? "The entry has no minutes that could be taken back."
        : string.IsNullOrWhiteSpace(reason) ? "Give the reason of the correction."
        : reason.Trim().Length > LongestReason ? $"A reason has at most {LongestReason} characters."
        : WorkDetails.WhyNotText(reason);

    /// <summary>The entry that takes this one back: the same day, team and work, its minutes negative, without clock times.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotReverse"/> has a reason.</exception>
    public TimeEntry Reverse(string reason, PersonId by, Instant now)
    {
        if (WhyNotReverse(reason) is { } why)
            throw new InvalidOperationException(why);
        return new TimeEntry(
            PersonId,
            TeamId,
            WorkedTime.Reversal(Date, Zone, Minutes),
            new(ProjectId, ActivityId, Description, Tags, IsBillable, CardId),
            by,
            now
        )
        {
            ReversalOfId = Id,
            Reason = reason.Trim(),
        };
    }

    /// <summary>The entry that stands in the place of this one after its reversal: the same day and team, other minutes or other work.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotReverse"/> has a reason.</exception>
    public TimeEntry Replace(int minutes, int? project, int? activity, string reason, PersonId by, Instant now)
    {
        if (WhyNotReverse(reason) is { } why)
            throw new InvalidOperationException(why);
        return new TimeEntry(
            PersonId,
            TeamId,
            WorkedTime.On(Date, Zone, minutes),
            new(project, activity, Description, Tags, IsBillable, CardId),
            by,
            now
        )
        {
            ReplacesId = Id,
            Reason = reason.Trim(),
        };
    }

    void Set(WorkedTime worked, WorkDetails details, PersonId by, Instant now)
    {
        if (details.WhyNot() is { } reason)
            throw new InvalidOperationException(reason);
        (Date, Zone, Start, End, Minutes) = (worked.Date, worked.Zone, worked.Clock?.Start, worked.Clock?.End, worked.Minutes);
        (HourMask, NextDayHourMask) = worked.Clock?.HourMasks() ?? (0, 0);
        (ProjectId, ActivityId, IsBillable) = (details.ProjectId, details.ActivityId, details.IsBillable);
        (Description, Tags, CardId) = (details.Description, details.Tags, details.CardId);
        (ChangedBy, ChangedAt) = (by, now);
        Version++;
    }
}

/// <summary>How long and when: minutes on a local date, with clock times when known. Made by <see cref="On"/>, <see cref="Between"/>, <see cref="During"/> or <see cref="Imported"/>.</summary>
public sealed record WorkedTime
{
    WorkedTime(LocalDate date, DateTimeZone zone, int minutes, ClockRange? clock) =>
        (Date, Zone, Minutes, Clock) = (date, zone, minutes, clock);

    public LocalDate Date { get; }
    public DateTimeZone Zone { get; }
    public int Minutes { get; }
    public ClockRange? Clock { get; }

    /// <summary>Why these minutes on this date cannot be logged by hand; null when they can.</summary>
    public static string? WhyNot(LocalDate date, int minutes) => WhyNotOn(date) ?? WhyNotFor(minutes);

    /// <summary>Why nothing can be logged on this date; null when it can.</summary>
    public static string? WhyNotOn(LocalDate date) =>
        date.Year is < 2000 or > 2100 ? "The date lies between 2000 and 2100." : null;

    /// <summary>Why no entry can be as long as this; null when one can.</summary>
    public static string? WhyNotFor(int minutes) =>
        minutes < 1 ? "An entry has at least one minute."
        : minutes > WorkDuration.Longest ? "An entry has at most 24 hours. Split longer work by day."
        : null;

    /// <summary>Why a duration and clock times cannot both be meant; null when they say the same.</summary>
    public static string? WhyNotBoth(int minutes, ClockRange clock) =>
        minutes == clock.Minutes
            ? null
            : $"From start to end is {WorkDuration.Text(clock.Minutes)}, but the duration says {WorkDuration.Text(minutes)}. Correct one of them or leave it empty.";

    /// <summary>Minutes on a date, clock times unknown.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public static WorkedTime On(LocalDate date, DateTimeZone zone, int minutes) => Checked(new(date, zone, minutes, null));

    /// <summary>From one clock time to another; over midnight and clock changes as in <see cref="ClockRange.Of"/>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public static WorkedTime Between(LocalDate date, LocalTime start, LocalTime end, DateTimeZone zone)
    {
        var clock = ClockRange.Of(date, start, end, zone);
        return Checked(new(date, zone, clock.Minutes, clock));
    }

    /// <summary>From one moment to another, as a timer knows them; it counts on the date of the start.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public static WorkedTime During(ClockRange clock) => Checked(new(clock.Date, clock.Zone, clock.Minutes, clock));

    /// <summary>As another tool recorded it: its minutes stand, even where they differ from end less start, and may round to none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0 minutes or more than 24 hours.</exception>
    public static WorkedTime Imported(LocalDate date, DateTimeZone zone, int minutes, ClockRange? clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minutes, WorkDuration.Longest);
        return new(date, zone, minutes, clock);
    }

    /// <summary>Takes minutes of a date back; clock times unknown.</summary>
    /// <param name="minutes">The minutes of the reversed entry, 1 to 24 hours.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public static WorkedTime Reversal(LocalDate date, DateTimeZone zone, int minutes) =>
        new(date, zone, -Checked(new(date, zone, minutes, null)).Minutes, null);

    static WorkedTime Checked(WorkedTime worked) =>
        WhyNot(worked.Date, worked.Minutes) is { } reason ? throw new InvalidOperationException(reason) : worked;
}

/// <summary>On what: project, activity, text, tags, and the card it belongs to.</summary>
public sealed record WorkDetails(
    int? ProjectId,
    int? ActivityId,
    string Description = "",
    string Tags = "",
    bool IsBillable = false,
    int? CardId = null
)
{
    /// <summary>Why these details cannot be stored; null when they can.</summary>
    public string? WhyNot() =>
        Description.Length > TimeEntry.LongestDescription
            ? $"A description has at most {TimeEntry.LongestDescription} characters."
            : WhyNotText(Description) ?? WhyNotTags(Tags);

    /// <summary>Why these tags, as typed, cannot be stored; null when they can. They are counted as stored, with a space after each comma.</summary>
    public static string? WhyNotTags(string? tags) =>
        NormalTags(tags).Length > TimeEntry.LongestTags
            ? $"Tags have at most {TimeEntry.LongestTags} characters together, with a comma and a space between two."
            : WhyNotText(tags);

    /// <summary>Why a text cannot be stored and shown everywhere; null when it can. Line breaks and tabs are welcome.</summary>
    public static string? WhyNotText(string? text) =>
        text?.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')) == true
            ? "The text has a control character. Delete it, or type the text again."
            : null;

    /// <summary>Tags as stored: trimmed, each once, separated by ", ".</summary>
    public static string NormalTags(string? tags) =>
        string.Join(
            ", ",
            (tags ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.OrdinalIgnoreCase)
        );
}

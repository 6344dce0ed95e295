using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>
/// A cell of the week (product.md T3): the entries of one person on one date, project and activity, as one number of minutes. Setting it
/// changes entries without clock times only; what was logged with clock times, or belongs to a correction, stays as it is.
/// </summary>
public sealed class WeekCell
{
    readonly TimeEntry[] loose;

    /// <param name="entries">All entries of the cell.</param>
    public WeekCell(IReadOnlyCollection<TimeEntry> entries)
    {
        var reversed = entries.Where(e => e.ReversalOfId is not null).Select(e => e.ReversalOfId!.Value).ToHashSet();
        loose =
        [
            .. entries
                .Where(e => e.Start is null && e.ReversalOfId is null && e.ReplacesId is null && !reversed.Contains(e.Id))
                .OrderByDescending(e => e.Id),
        ];
        Minutes = entries.Sum(e => e.Minutes);
        ClockMinutes = entries.Where(e => e.Start is not null).Sum(e => e.Minutes);
        FixedMinutes = Minutes - loose.Sum(e => e.Minutes);
    }

    public int Minutes { get; }

    /// <summary>Minutes of entries with clock times.</summary>
    public int ClockMinutes { get; }

    /// <summary>Minutes that a cell cannot change: with clock times, or of a correction.</summary>
    public int FixedMinutes { get; }

    /// <summary>Why the cell cannot have so many minutes; null when it can.</summary>
    public string? WhyNotSet(int minutes) =>
        minutes == Minutes ? null
        : minutes > WorkDuration.Longest || minutes - Minutes > WorkDuration.Longest
            ? WorkedTime.WhyNotFor(WorkDuration.Longest + 1)
        : minutes < FixedMinutes && ClockMinutes > 0
            ? $"{WorkDuration.Text(ClockMinutes)} of this were logged with clock times. Change them in the day."
        : minutes < FixedMinutes ? $"{WorkDuration.Text(FixedMinutes)} of this belong to a correction and stay."
        : null;

    /// <summary>
    /// Gives the cell so many minutes: more go to the newest entry without clock times, or are left for a new entry; fewer are taken from
    /// entries without clock times, newest first.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotSet"/> has a reason.</exception>
    public CellChange Set(int minutes, PersonId by, Instant now)
    {
        if (WhyNotSet(minutes) is { } reason)
            throw new InvalidOperationException(reason);
        var difference = minutes - Minutes;
        if (difference <= 0)
            return new(0, Take(-difference, by, now));
        if (loose is not [var newest, ..] || newest.Minutes + difference is > WorkDuration.Longest or < 1)
            return new(difference, []);
        newest.Resize(newest.Minutes + difference, by, now);
        return new(0, []);
    }

    List<TimeEntry> Take(int minutes, PersonId by, Instant now)
    {
        var emptied = new List<TimeEntry>();
        foreach (var entry in loose)
        {
            if (minutes == 0)
                break;
            var taken = Math.Min(minutes, entry.Minutes);
            minutes -= taken;
            if (taken == entry.Minutes)
                emptied.Add(entry);
            else
                entry.Resize(entry.Minutes - taken, by, now);
        }
        return emptied;
    }
}

/// <summary>What is still to do after a cell was set.</summary>
/// <param name="Added">The minutes of a new entry; 0 for none.</param>
/// <param name="Emptied">Entries that have no minutes left and go.</param>
public sealed record CellChange(int Added, IReadOnlyList<TimeEntry> Emptied);

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>Something told of a day while its minutes lie between two numbers; the page hides it while they do not.</summary>
public sealed record DayCheck(GridDay Day, string Text, int From, int To)
{
    public bool Holds => From <= Day.Minutes && Day.Minutes <= To;
}

/// <summary>What looks wrong in a week before it is handed in (product.md T6). Told; none of it hinders.</summary>
/// <param name="Clocks">Overlaps and gaps between clock times.</param>
public sealed record WeekChecks(IReadOnlyList<DayCheck> Days, IReadOnlyList<string> Clocks)
{
    /// <summary>The most overlaps and gaps told; more are counted.</summary>
    const int MostTold = 5;

    /// <summary>A pause longer than this within working hours is told.</summary>
    const int LongestPause = 120;

    public static WeekChecks Of(IReadOnlyList<GridDay> days, IReadOnlyList<EntryRow> entries, WorkingTime time)
    {
        var clocks = OverlapsIn(entries).Concat(GapsIn(entries, time)).ToList();
        return new(
            [.. days.SelectMany(ChecksOf)],
            clocks.Count > MostTold ? [.. clocks.Take(MostTold), $"{clocks.Count - MostTold} more like these."] : clocks
        );
    }

    static IEnumerable<DayCheck> ChecksOf(GridDay day)
    {
        if (day.Scheduled > 0)
            yield return new(day, $"No hours on {day.Date.Text()}.", int.MinValue, 0);
        if (day.Off is { } off)
            yield return new(day, $"Hours on {day.Date.Text()}: {off.Name}.", 1, int.MaxValue);
        yield return new(day, $"More than 24 hours on {day.Date.Text()}.", WorkDuration.Longest + 1, int.MaxValue);
    }

    static (Instant Start, Instant End)? ClockOf(EntryRow entry) =>
        entry is { Start: { } start, End: { } end } ? (start, end) : null;

    static IEnumerable<string> OverlapsIn(IEnumerable<EntryRow> entries) =>
        Overlaps
            .Among(entries, ClockOf)
            .Select(o => $"{o.Second.Date.Text()}: {o.Second.ClockText()} overlaps {o.First.ClockText()}.");

    /// <summary>Only where all of a day has clock times: hours without them may lie in the gap.</summary>
    static IEnumerable<string> GapsIn(IEnumerable<EntryRow> entries, WorkingTime time)
    {
        foreach (var day in entries.GroupBy(e => e.Date).OrderBy(d => d.Key).Where(d => d.All(e => ClockOf(e) is not null)))
        {
            Instant? until = null;
            foreach (var (start, end) in day.Select(e => ClockOf(e)!.Value).OrderBy(c => c.Start))
            {
                if (until is { } last && time.MinutesBetween(last, start) > LongestPause)
                    yield return $"{day.Key.Text()}: nothing from {Clock(last)} to {Clock(start)}.";
                until = until is { } before ? Instant.Max(before, end) : end;
            }
        }
        string Clock(Instant moment) => moment.InZone(time.Zone).TimeOfDay.Text();
    }
}

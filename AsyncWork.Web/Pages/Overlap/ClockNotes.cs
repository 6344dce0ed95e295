using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Overlap;

/// <summary>
/// What clock changes do to common hours, in sentences (product.md S2, S9): the last day before with common hours is compared with the same
/// weekday after. Days off are left out, since they would look like a change.
/// </summary>
sealed class ClockNotes(IReadOnlyList<OverlapMember> members, DateTimeZone zone)
{
    /// <summary>How long before it a change is told.</summary>
    public const int DaysAhead = 14;
    readonly OverlapFinder usual = new([.. members.Select(m => m with { Time = m.Time.WithoutDaysOff() })]);

    public IEnumerable<string> Between(LocalDate first, LocalDate last)
    {
        var (from, to) = (zone.AtStartOfDay(first).ToInstant(), zone.AtStartOfDay(last.PlusDays(1)).ToInstant());
        return members
            .Select(m => m.Time.Zone)
            .Append(zone)
            .DistinctBy(z => z.Id, StringComparer.Ordinal)
            .SelectMany(z => ClockChange.Between(z, from, to))
            .GroupBy(change => (change.Date, change.By))
            .OrderBy(g => g.Key.Date)
            .Select(g => Note(g.Key.Date, g.Key.By, [.. g.Select(c => c.Zone.PlaceText())]));
    }

    string Note(LocalDate date, Offset by, IReadOnlyList<string> places)
    {
        var told = $"Clocks change in {OverlapWords.Names(places)} on {date.Text()}, {OverlapWords.By(by)}";
        if (members.Count < 2)
            return told + ".";
        foreach (var ago in Enumerable.Range(1, 6))
        {
            var (before, after) = (WindowsOn(date.PlusDays(-ago)), WindowsOn(date.PlusDays(7 - ago)));
            if (before != "" && after != "")
                return before == after
                    ? $"{told}: the common hours stay {before}."
                    : $"{told}: the common hours move from {before} to {after}.";
            if (before != after)
                return after == ""
                    ? $"{told}: there are no common hours after it, {before} until then."
                    : $"{told}: common hours begin, {after}.";
        }
        return told + ".";
    }

    string WindowsOn(LocalDate date) => OverlapWords.Windows(usual.On(date, zone).Strict, zone);
}

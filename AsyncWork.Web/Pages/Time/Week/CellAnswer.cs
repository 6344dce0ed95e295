using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>What one cell's sender sees of it: the cell, and the sums of its row, its day and the week.</summary>
/// <param name="version">The week's version as its window knows it.</param>
public sealed class CellAnswer(CellInput asked, CellsSet set, int? version)
{
    public CellKey Key => asked.Key;
    public CellProblem? Problem => set.Problems.GetValueOrDefault(Key);
    public int Shown => Problem?.Shown ?? asked.Minutes ?? asked.Shown;
    public bool HasSums => set.Minutes is not null;
    public int RowMinutes => Sum(c => c.Pair == Key.Pair);
    public int DayMinutes => Sum(c => c.Day == Key.Day);
    public int WeekMinutes => Sum(_ => true);

    /// <summary>
    /// One more than the window knew: every change raises it by one. When others changed the week too, the window stays behind and cannot
    /// hand in what it has not seen.
    /// </summary>
    public int? Version => set.Stored > 0 ? version + 1 : version;

    public string Announcement =>
        Problem?.Why ?? $"Saved. Day {WorkDuration.Text(DayMinutes)}, week {WorkDuration.Text(WeekMinutes)}.";

    int Sum(Func<CellKey, bool> counts) => set.Minutes?.Where(c => counts(c.Key)).Sum(c => c.Value) ?? 0;
}

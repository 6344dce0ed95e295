using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>What last week can give to a week: its hours by work and weekday, for the days that have none yet (product.md T3).</summary>
public static class LastWeek
{
    /// <summary>The cells to set. Days with hours, days off and locked days are left alone, and so is work that takes no hours any more.</summary>
    public static async Task<IReadOnlyList<CellInput>> ListCellsToCopyAsync(this AppDbContext db, PersonId person, WeekGrid grid)
    {
        var empty = grid.Days.Where(d => d is { Minutes: 0, Off: null, Locked: null }).Select(d => d.Number).ToHashSet();
        var last = await db.ListEntriesFor(person, grid.Monday.PlusDays(-7), grid.Monday.PlusDays(-1)).ToListAsync();
        return
        [
            .. last.GroupBy(e => new CellKey(new(e.ProjectId, e.ActivityId), (int)e.Date.DayOfWeek))
                .Where(c => empty.Contains(c.Key.Day) && grid.Choices.TakesHours(c.Key.Pair))
                .Select(c => (c.Key, Minutes: c.Sum(e => e.Minutes)))
                .Where(c => c.Minutes is > 0 and <= WorkDuration.Longest)
                .Select(c => new CellInput(c.Key, WorkDuration.Text(c.Minutes), 0)),
        ];
    }
}

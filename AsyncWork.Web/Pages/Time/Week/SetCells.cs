using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>How setting cells ended: each is stored, or has a problem.</summary>
/// <param name="Stored">How many were stored.</param>
/// <param name="Minutes">The minutes of each cell of the week now; null when the week could not be looked at.</param>
public sealed record CellsSet(
    int Stored,
    IReadOnlyDictionary<CellKey, CellProblem> Problems,
    IReadOnlyDictionary<CellKey, int>? Minutes
)
{
    /// <summary>What a refusal answers; 200 when there is none.</summary>
    public int Status =>
        Problems.Count == 0 ? StatusCodes.Status200OK
        : Problems.Values.Any(p => p.WasChanged) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;
}

/// <summary>
/// Sets cells of a week (product.md T3) in one transaction that holds the week: what was on the screen is compared and changed in one go, so
/// that two windows lose nothing. Good cells are stored, the others told.
/// </summary>
public sealed class SetCells(AppDbContext db, Viewer viewer, LocalDate monday, WorkChoices choices, Instant now)
{
    readonly Dictionary<CellKey, CellProblem> problems = [];
    Dictionary<CellKey, int>? minutes;
    IReadOnlyList<TeamPeriod>? teams;
    int stored;
    int changed;

    /// <param name="asked">Cells that say something else than before.</param>
    /// <param name="locks">Days whose cells are refused one by one; the database refuses all together in any case.</param>
    public async Task<CellsSet> RunAsync(IReadOnlyList<CellInput> asked, DayLocks locks)
    {
        var good = new List<CellInput>();
        foreach (var cell in asked)
            if ((cell.WhyNot() ?? locks.WhyNotChange(cell.Key.DateIn(monday))) is { } reason)
                Refuse(cell, reason);
            else
                good.Add(cell);
        if (good.Count > 0)
            await StoreAsync(good);
        return new(stored, problems, minutes);
    }

    async Task StoreAsync(List<CellInput> cells)
    {
        try
        {
            var days = cells.Select(c => c.Key.DateIn(monday)).Distinct().ToList();
            if (await db.ChangeHoursAsync(viewer.Person, days, () => SetAsync(cells)) is { } locked)
                foreach (var cell in cells)
                    Refuse(cell, locked);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Nothing was stored, and the week stays as it was: no cell could be set, or an entry went meanwhile.
            db.ChangeTracker.Clear();
            if (changed == 0)
                return;
            (stored, minutes) = (0, null);
            foreach (var cell in cells.Where(c => !problems.ContainsKey(c.Key)))
                Refuse(cell, "Someone changed this meanwhile. Look at it again.", cell.Shown, wasChanged: true);
        }
    }

    async Task SetAsync(List<CellInput> cells)
    {
        // Run again after a transient fault.
        foreach (var cell in cells)
            problems.Remove(cell.Key);
        (stored, changed) = (0, 0);
        var entries = await db.ListEntriesToChange(viewer.Person, monday, monday.PlusDays(6)).ToListAsync();
        var byCell = entries.ToLookup(CellKey.Of);
        minutes = byCell.ToDictionary(c => c.Key, c => c.Sum(e => e.Minutes));
        foreach (var input in cells)
        {
            var cell = new WeekCell([.. byCell[input.Key]]);
            if (WhyNotSet(cell, input) is { } reason)
            {
                Refuse(input, reason, cell.Minutes, cell.Minutes != input.Shown, cell.ClockMinutes > 0);
                continue;
            }
            stored++;
            if (cell.Minutes == input.Minutes)
                continue;
            changed++;
            var change = cell.Set(input.Minutes!.Value, viewer.Person, now);
            db.RemoveRange(change.Emptied);
            if (change.Added > 0)
                db.Add(await NewEntryAsync(input.Key, change.Added));
            minutes[input.Key] = input.Minutes.Value;
        }
        if (changed == 0 && stored < cells.Count)
            throw new DbUpdateConcurrencyException("No cell could be set.");
        await db.SaveChangesAsync();
    }

    /// <summary>Somebody who typed what is there already has what they want.</summary>
    string? WhyNotSet(WeekCell cell, CellInput input) =>
        cell.Minutes == input.Minutes ? null
        : cell.Minutes != input.Shown
            ? $"Now {WorkDuration.Text(cell.Minutes)}; you typed {WorkDuration.Text(input.Minutes!.Value)}. Save again to have yours."
        : cell.WhyNotSet(input.Minutes!.Value) ?? (input.Minutes > cell.Minutes ? WhyNotMore(input.Key.Pair) : null);

    string? WhyNotMore(WorkPair pair) =>
        pair.ProjectId is not { } project
            ? "Hours are logged on a project. Choose one in the entry."
            : choices.WhyNotProject(project, null)
                ?? (pair.ActivityId is { } activity ? choices.WhyNotActivity(activity, null) : null);

    async Task<TimeEntry> NewEntryAsync(CellKey key, int added)
    {
        var date = key.DateIn(monday);
        teams ??= await db.ListTeamPeriodsOf(viewer.Person).ToListAsync();
        return new(
            viewer.Person,
            TeamPeriod.TeamOn(date, teams),
            WorkedTime.On(date, viewer.Zone, added),
            new(key.Pair.ProjectId, key.Pair.ActivityId),
            viewer.Person,
            now
        );
    }

    void Refuse(CellInput cell, string reason, int? present = null, bool wasChanged = false, bool hasClock = false) =>
        problems[cell.Key] = new(cell.Typed, reason, present ?? cell.Shown, wasChanged, hasClock);
}

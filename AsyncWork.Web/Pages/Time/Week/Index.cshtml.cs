using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>My hours of a week as a grid: typed cell by cell, or all at once (product.md T3).</summary>
public sealed class IndexModel(AppDbContext db, IClock clock) : WeekPage(db, clock)
{
    /// <summary>What became of the one cell that was sent.</summary>
    public CellAnswer Saved { get; private set; } = null!;
    public LocalDate Monday { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? week)
    {
        if (string.IsNullOrEmpty(week))
            return LocalRedirect(Today.WeekUrl());
        if (WeekAddresses.ReadMonday(week) is not { } monday)
            return NotFound();
        await LoadAsync(monday);
        return this.PageOrFragment("_Week");
    }

    /// <summary>All cells at once, as sent without JavaScript, and the row that was asked for.</summary>
    public async Task<IActionResult> OnPostAsync(string? week, int? project, int? activity)
    {
        if (WeekAddresses.ReadMonday(week) is not { } monday)
            return NotFound();
        return await StoreAsync(monday, project, activity) ?? LocalRedirect(Address(monday));
    }

    /// <summary>Stores the cells of the form and adds the row that was asked for; null when all of it was good.</summary>
    async Task<IActionResult?> StoreAsync(LocalDate monday, int? project, int? activity)
    {
        if (CellInput.ReadAll(Request.Form) is not { } asked)
            return BadRequest();
        var choices = await WorkChoices.LoadAsync(Db);
        var locks = await Db.FindDayLocksAsync(Viewer.Person, monday, monday.PlusDays(6));
        var set = await new SetCells(Db, Viewer, monday, choices, Now).RunAsync(asked, locks);
        AddRow(project, activity, choices);
        foreach (var (key, problem) in set.Problems)
            ModelState.AddModelError(key.Field, $"{NameOf(key, monday, choices)}: {problem.Why}");
        if (ModelState.IsValid)
        {
            if (set.Stored > 0)
                this.Toast("Saved.");
            return null;
        }
        await LoadAsync(monday, set.Problems, choices);
        return this.PageOrFragment("_Week", set.Problems.Count > 0 ? set.Status : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>One cell, as sent while people type: answers the cell and the sums it changes.</summary>
    public async Task<IActionResult> OnPostCellAsync(string? week, string? key, string? typed, string? shown, int? version)
    {
        if (WeekAddresses.ReadMonday(week) is not { } monday)
            return NotFound();
        if (CellInput.Read(key, new StringValues(typed), shown) is not { } asked)
            return BadRequest();
        var set = await new SetCells(Db, Viewer, monday, await WorkChoices.LoadAsync(Db), Now).RunAsync([asked], DayLocks.None);
        (Saved, Monday) = (new(asked, set, version), monday);
        if (Request.IsHtmx())
            return this.PageOrFragment("_Saved", set.Status);
        if (set.Problems.Count == 0)
            return LocalRedirect(Address(monday));
        await LoadAsync(monday, set.Problems);
        return this.PageOrFragment("_Week", set.Status);
    }

    /// <summary>Stores what was typed, then takes the hours of last week over into the days that are empty and open.</summary>
    public async Task<IActionResult> OnPostCopyAsync(string? week, int? project, int? activity)
    {
        if (WeekAddresses.ReadMonday(week) is not { } monday)
            return NotFound();
        if (await StoreAsync(monday, project, activity) is { } refused)
            return refused;
        await LoadAsync(monday);
        var cells = await Db.ListCellsToCopyAsync(Viewer.Person, Grid);
        var set = await new SetCells(Db, Viewer, monday, Grid.Choices, Now).RunAsync(cells, DayLocks.None);
        var copied = cells.Where(c => !set.Problems.ContainsKey(c.Key)).Sum(c => c.Minutes ?? 0);
        this.Toast(
            copied == 0
                ? "Nothing to copy: last week has no hours for the empty days."
                : $"Copied {WorkDuration.Text(copied)} of last week."
        );
        return LocalRedirect(Address(monday));
    }

    void AddRow(int? project, int? activity, WorkChoices choices)
    {
        if (project is not { } asked)
            return;
        if ((choices.WhyNotProject(asked, null) ?? (activity is { } a ? choices.WhyNotActivity(a, null) : null)) is { } reason)
            ModelState.AddModelError(nameof(project), reason);
        else
            AddedRows = [.. AddedRows ?? [], new WorkPair(project, activity).ToString()];
    }

    static string NameOf(CellKey key, LocalDate monday, WorkChoices choices)
    {
        var activity = choices.Activity(key.Pair.ActivityId);
        return $"{choices.Project(key.Pair.ProjectId)?.Name ?? "No project"}{(activity is null ? "" : $" · {activity.Name}")}, {key.DateIn(monday).Text()}";
    }
}

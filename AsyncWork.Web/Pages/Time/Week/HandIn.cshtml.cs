using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>Hands a week in, or takes it back while it waits (product.md T7). The week must still be as it was on the screen.</summary>
public sealed class HandInModel(AppDbContext db, AuditTrail audit, IClock clock) : WeekPage(db, clock)
{
    public IActionResult OnGet(string? week) =>
        WeekAddresses.ReadMonday(week) is { } monday ? LocalRedirect(Address(monday)) : NotFound();

    public Task<IActionResult> OnPostAsync(string? week, int? version) =>
        ChangeAsync(
            week,
            version,
            "handed in",
            async (sheet, monday) =>
            {
                if (sheet.WhyNotSubmit(Today) is { } reason)
                    return reason;
                sheet.Submit(await Db.SumMinutesAsync(Viewer.Person, monday, monday.PlusDays(6)), Today, Now);
                return null;
            },
            "handed in. It waits to be approved."
        );

    public Task<IActionResult> OnPostTakeBackAsync(string? week, int? version) =>
        ChangeAsync(
            week,
            version,
            "took back",
            (sheet, _) =>
            {
                if (sheet.WhyNotTakeBack() is { } reason)
                    return Task.FromResult<string?>(reason);
                sheet.TakeBack();
                return Task.FromResult<string?>(null);
            },
            "taken back. Hours can be changed again."
        );

    async Task<IActionResult> ChangeAsync(
        string? week,
        int? version,
        string action,
        Func<Timesheet, LocalDate, Task<string?>> change,
        string done
    )
    {
        if (WeekAddresses.ReadMonday(week) is not { } monday)
            return NotFound();
        if (version is not { } shown)
            return BadRequest();
        string? reason = null;
        try
        {
            await Db.InTransactionAsync(async token =>
            {
                Db.ChangeTracker.Clear();
                var sheet = await Db.FindSheetAsync(Viewer.Person, monday, token);
                if (sheet is null)
                    Db.Add(sheet = new Timesheet(Viewer.Person, monday));
                else if (sheet.Version != shown)
                    throw new DbUpdateConcurrencyException();
                reason = await change(sheet, monday);
                if (reason is not null)
                    return;
                audit.Record(action, $"Week {monday.WeekAddress()}", WorkDuration.Text(sheet.SubmittedMinutes));
                await Db.SaveChangesAsync(token);
            });
        }
        catch (DbUpdateException)
        {
            // Another window changed hours, handed in or took back.
            Db.ChangeTracker.Clear();
            return await RefuseAsync(monday, "The week changed meanwhile. This is the week now.", StatusCodes.Status409Conflict);
        }
        if (reason is not null)
            return await RefuseAsync(monday, reason, StatusCodes.Status422UnprocessableEntity);
        this.Toast($"Week {monday.WeekNumber()} {done}");
        if (!Request.IsHtmx())
            return LocalRedirect(Address(monday));
        await LoadAsync(monday);
        return this.PageOrFragment("_Week");
    }

    async Task<IActionResult> RefuseAsync(LocalDate monday, string reason, int status)
    {
        ModelState.AddModelError("", reason);
        await LoadAsync(monday);
        return this.PageOrFragment("_Week", status);
    }
}

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time.Timer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>My focus blocks by weekday (product.md S8).</summary>
public sealed class FocusModel(AppDbContext db, IClock clock) : PageModel
{
    public static IReadOnlyList<IsoDayOfWeek> Weekdays { get; } =
    [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];

    Person person = null!;
    WorkWeek? working;

    public DateTimeZone Zone => person.Zone;
    public int Version => person.Version;

    /// <summary>What is kept, or what was typed and refused; Monday first.</summary>
    public IReadOnlyList<string?> Days { get; private set; } = [];

    /// <summary>The working hours of a day, 0 for Monday; empty for none.</summary>
    public string Working(int day) => working?.TextOf(Weekdays[day]) ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<string?> days, int version)
    {
        await LoadAsync();
        if (days.Count != 7)
            return BadRequest();
        Days = days;
        if (WorkWeek.Read(days, out var reason) is not { } week)
            return Refuse(reason!, StatusCodes.Status422UnprocessableEntity);
        db.Entry(person).Property(p => p.Version).OriginalValue = version;
        person.KeepForFocus(week);
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            await LoadAsync();
            Days = days;
            return Refuse(
                "Somebody changed your details first. What you typed is still here; save it again.",
                StatusCodes.Status409Conflict
            );
        }
        this.Toast(person.FocusWeek is null ? "You have no focus blocks." : "Your focus blocks are saved.");
        return RedirectToPage();
    }

    PageResult Refuse(string reason, int status)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        Response.StatusCode = status;
        return Page();
    }

    async Task LoadAsync()
    {
        var id = User.Viewer().Person;
        person = await db.People.SingleAsync(p => p.Id == id);
        working = await db.FindWorkWeekOfAsync(id, clock.GetCurrentInstant().InZone(person.Zone).Date);
        Days = [.. Weekdays.Select(d => person.FocusWeek?.TextOf(d) ?? "")];
    }
}

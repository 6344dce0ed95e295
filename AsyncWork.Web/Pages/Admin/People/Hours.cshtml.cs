using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>A person's working hours by weekday, each week valid from a day on (product.md S1).</summary>
public sealed class HoursModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public static IReadOnlyList<IsoDayOfWeek> Weekdays { get; } =
    [.. Enum.GetValues<IsoDayOfWeek>().Where(d => d != IsoDayOfWeek.None)];

    public Person Person { get; private set; } = null!;

    /// <summary>Holidays and absences in the weeks ahead, which take working time out of these hours.</summary>
    public IReadOnlyList<DaysOff> DaysOff { get; private set; } = [];
    public IReadOnlyList<WorkSchedule> Schedules { get; private set; } = [];
    public WeekInput Input { get; private set; } = new(null, null);

    /// <summary>The week that holds today; the form begins with it.</summary>
    public WorkSchedule? Current { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var week = Current?.Week ?? WorkWeek.Usual;
        Input = new(Today, [.. Weekdays.Select(week.TextOf)]);
        return Page();
    }

    /// <summary>A week from a day on; for a day that has one already, that one is changed.</summary>
    public async Task<IActionResult> OnPostAsync(int id, [Bind(Prefix = "Input")] WeekInput input)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Input = input;
        var week = input.Read(ModelState);
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var from = input.ValidFrom!.Value;
        if (Schedules.SingleOrDefault(s => s.ValidFrom == from) is { } known)
            known.Change(week!);
        else
            db.Add(new WorkSchedule(Person.Id, from, week!));
        audit.Record("set working hours", Person.Name, $"from {from.Text()}: {week}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException first)
            when (first is DbUpdateConcurrencyException
                || db.WorkSchedules.Any(s => s.PersonId == Person.Id && s.ValidFrom == from)
            )
        {
            // Somebody gave hours from this day, or took them away, at the same moment.
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "Somebody else changed these hours first. Look at them, then save yours again.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await LoadAsync(id) ? Page() : NotFound();
        }
        await db.RecountAsync(Person.Id, Today);
        this.Toast($"Working hours from {from.Text()} saved.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int schedule)
    {
        if (!await LoadAsync(id) || Schedules.SingleOrDefault(s => s.Id == schedule) is not { } found)
            return NotFound();
        db.Remove(found);
        audit.Record("deleted working hours", Person.Name, $"from {found.ValidFrom.Text()}: {found.Week}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return RedirectToPage(new { id }); // gone already: pressed twice, or by two
        }
        await db.RecountAsync(Person.Id, Today);
        this.Toast(
            new Toast(
                $"Working hours from {found.ValidFrom.Text()} deleted.",
                UndoUrl: $"/admin/people/{id}/hours",
                UndoFields: WeekInput.FieldsOf(found)
            )
        );
        return RedirectToPage(new { id });
    }

    LocalDate Today => clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;

    async Task<bool> LoadAsync(int id)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id)) is not { } person)
            return false;
        Person = person;
        Schedules = await db.WorkSchedules.Where(s => s.PersonId == person.Id).OrderByDescending(s => s.ValidFrom).ToListAsync();
        Current = Schedules.FirstOrDefault(s => s.ValidFrom <= Today);
        var now = clock.GetCurrentInstant();
        var there = now.InZone(person.Zone).Date;
        var time = (await WorkingTimes.LoadAroundAsync(db, [person.Id], now))[person.Id];
        DaysOff = [.. time.DaysOffBetween(there, there.PlusDays(WorkingTimes.DaysAhead))];
        return true;
    }
}

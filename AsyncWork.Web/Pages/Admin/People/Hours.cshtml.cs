using System.ComponentModel.DataAnnotations;
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
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>A person's working hours by weekday, each week valid from a day on (product.md S1).</summary>
public sealed class HoursModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public sealed record WeekInput(
        [Required(ErrorMessage = "Give the day from which these hours hold, as 2026-11-30.")] LocalDate? ValidFrom,
        IReadOnlyList<string?>? Days
    );

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
        WorkWeek? week = null;
        if (input.Days is not { Count: 7 } days)
            ModelState.AddModelError("", "Give the hours of seven days, Monday first.");
        else if ((week = WorkWeek.Read(days, out var reason)) is null)
            ModelState.AddModelError("", reason!);
        if (input.ValidFrom is { Year: < 1950 or > 2100 })
            ModelState.AddModelError("Input.ValidFrom", "The day lies between 1950 and 2100.");
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
        await db.SaveChangesAsync();
        await db.RecountAsync(Person.Id);
        this.Toast($"Working hours from {from.Text()} saved.");
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id, int schedule)
    {
        if (!await LoadAsync(id) || Schedules.SingleOrDefault(s => s.Id == schedule) is not { } found)
            return NotFound();
        db.Remove(found);
        audit.Record("deleted working hours", Person.Name, $"from {found.ValidFrom.Text()}: {found.Week}");
        await db.SaveChangesAsync();
        await db.RecountAsync(Person.Id);
        this.Toast(
            new Toast(
                $"Working hours from {found.ValidFrom.Text()} deleted.",
                UndoUrl: $"/admin/people/{id}/hours",
                UndoFields: FieldsOf(found)
            )
        );
        return RedirectToPage(new { id });
    }

    static Dictionary<string, string> FieldsOf(WorkSchedule schedule) =>
        Weekdays
            .Select((day, i) => KeyValuePair.Create($"Input.Days[{i}]", schedule.Week.TextOf(day)))
            .Append(new("Input.ValidFrom", LocalDatePattern.Iso.Format(schedule.ValidFrom)))
            .ToDictionary(StringComparer.Ordinal);

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

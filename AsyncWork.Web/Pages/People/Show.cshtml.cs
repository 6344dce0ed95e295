using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People;

/// <summary>A colleague: how to reach them, and when on their clocks and on the reader's. Nothing about hours worked.</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageModel
{
    public PersonProfile Person { get; private set; } = null!;
    public Viewer Viewer { get; private set; } = null!;
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today { get; private set; }
    public AvailabilityNow? Availability { get; private set; }
    public IReadOnlyList<DayHours> Week { get; private set; } = [];

    public IReadOnlyList<DaysOff> DaysOff { get; private set; } = [];

    /// <summary>The working hours of a day on both clocks; both empty on a day off, which may have a reason.</summary>
    public sealed record DayHours(LocalDate Date, string Theirs, string Mine, DayOff? Off);

    public async Task<IActionResult> OnGetAsync(int id)
    {
        Viewer = User.Viewer();
        Today = Now.InZone(Viewer.Zone).Date;
        if (await db.FindPerson(new PersonId(id), Today).AsSingleQuery().SingleOrDefaultAsync() is not { } person)
            return NotFound();
        Person = person;
        if (person.LastDay < Today)
            return Page();
        var time = (await WorkingTimes.LoadAroundAsync(db, [person.Id], Now))[person.Id];
        if (person.StartsOn <= Today)
            Availability = new(Domain.Calendar.Availability.At(Now, time), Now, person.Zone);
        var there = Now.InZone(person.Zone).Date;
        var monday = there.PlusDays(1 - (int)there.DayOfWeek);
        Week = Enumerable.Range(0, 7).Select(d => HoursOn(monday.PlusDays(d), person, time)).ToList();
        DaysOff = [.. time.DaysOffBetween(there, there.PlusDays(WorkingTimes.DaysAhead))];
        return Page();
    }

    public static string OffText(DayHours day) =>
        day.Off is not { } off ? "off"
        : off.Kind is DayOffKind.Absence ? "away"
        : $"off, {off.Name}";

    DayHours HoursOn(LocalDate date, PersonProfile person, WorkingTime time)
    {
        var shifts = time.ShiftsOn(date);
        var week = shifts.Count == 0 ? null : person.Schedules.LastOrDefault(s => s.ValidFrom <= date)?.Week;
        var mine = shifts.Select(shift => $"{Mine(shift.From, date)}–{Mine(shift.To, shift.From.InZone(Viewer.Zone).Date)}");
        return new(date, (week?.TextOf(date.DayOfWeek) ?? "").Replace('-', '–'), string.Join(", ", mine), time.DayOffOn(date));
    }

    string Mine(Instant moment, LocalDate expected)
    {
        var local = moment.InZone(Viewer.Zone);
        return local.Date == expected
            ? local.TimeOfDay.Text()
            : $"{local.Date.DayOfWeek.ToString()[..3]} {local.TimeOfDay.Text()}";
    }
}

using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.Calendar;
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

namespace AsyncWork.Web.Pages.People.Holidays;

/// <summary>Public holidays of each location and company days (product.md S5); for HR and administrators.</summary>
public sealed class IndexModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public sealed class HolidayInput
    {
        /// <summary>Empty for a company day.</summary>
        public string? Location { get; set; }

        [Required(ErrorMessage = "Give the day, as 2026-12-25.")]
        public LocalDate? Date { get; set; }
        public string? Name { get; set; }
    }

    [BindProperty]
    public HolidayInput Input { get; set; } = new();
    public int Year { get; private set; }
    public IReadOnlyList<string> Locations { get; private set; } = [];
    public IReadOnlyList<IGrouping<string, Holiday>> Days { get; private set; } = [];

    public async Task OnGetAsync(int? year)
    {
        ModelState.Clear(); // an odd year is this year
        await LoadAsync(year);
    }

    public async Task<IActionResult> OnPostAsync(int? year)
    {
        await LoadAsync(year);
        if (Input.Date is { } date && Holiday.WhyNot(date, Input.Name) is { } reason)
            ModelState.AddModelError(date.Year is < 2000 or > 2100 ? "Input.Date" : "Input.Name", reason);
        if (!string.IsNullOrEmpty(Input.Location) && !Locations.Contains(Input.Location, StringComparer.Ordinal))
            ModelState.AddModelError("Input.Location", "Choose a location from the list.");
        if (
            ModelState.IsValid
            && await db.FindHoliday(Input.Location ?? "", Input.Date!.Value).SingleOrDefaultAsync() is { } known
        )
            ModelState.AddModelError("Input.Date", $"{known.Date.Text()} is {known.Name} there already.");
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var day = new Holiday(Input.Location, Input.Date!.Value, Input.Name!);
        db.Add(day);
        audit.Record("added holiday", day.Name, Place(day));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (db.FindHoliday(day.Location, day.Date).Any())
        {
            // Somebody added it at the same moment: it is there.
            db.ChangeTracker.Clear();
        }
        await db.RecountAtAsync(day.Location, User.Viewer().Today);
        this.Toast($"{day.Name} added.");
        return this.GoTo($"/people/holidays?year={day.Date.Year}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(int id)
    {
        if (await db.Holidays.SingleOrDefaultAsync(h => h.Id == id) is not { } day)
            return NotFound();
        db.Remove(day);
        audit.Record("deleted holiday", day.Name, Place(day));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return this.GoTo($"/people/holidays?year={day.Date.Year}"); // gone already: pressed twice, or by two
        }
        await db.RecountAtAsync(day.Location, User.Viewer().Today);
        this.Toast(
            new Toast(
                $"{day.Name} deleted.",
                UndoUrl: "/people/holidays",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Input.Location"] = day.Location,
                    ["Input.Date"] = LocalDatePattern.Iso.Format(day.Date),
                    ["Input.Name"] = day.Name,
                }
            )
        );
        return this.GoTo($"/people/holidays?year={day.Date.Year}");
    }

    static string Place(Holiday day) => $"{day.Date.Text()}, {(day.IsCompanyDay ? "company day" : day.Location)}";

    async Task LoadAsync(int? year)
    {
        var today = clock.GetCurrentInstant().InZone(User.Viewer().Zone).Date;
        Year = year is >= 2000 and <= 2100 ? year.Value : today.Year;
        Locations = await db.ListLocations().ToListAsync();
        var days = await WorkingTimeQueries.ListHolidays(db, new(Year, 1, 1), new(Year, 12, 31)).ToListAsync();
        Days = [.. days.GroupBy(d => d.Location, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.CurrentCulture)];
    }
}

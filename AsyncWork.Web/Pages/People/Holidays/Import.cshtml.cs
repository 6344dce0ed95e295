using System.Text;
using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.People.Holidays;

/// <summary>Takes the public holidays of a place from a calendar file: look first, then add all of them or none (product.md S5).</summary>
public sealed class ImportModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    /// <summary>Files of holidays have a few hundred lines; larger ones are another calendar.</summary>
    public const int MostKilobytes = 500;

    /// <summary>From the year before this one to so many years after it.</summary>
    const int YearsAhead = 3;

    /// <summary>Empty for company days.</summary>
    [BindProperty]
    public string? Location { get; set; }

    /// <summary>The days of the preview, each as <c>2026-12-25 Christmas Day</c>.</summary>
    [BindProperty]
    public IReadOnlyList<string> Chosen { get; set; } = [];
    public IReadOnlyList<string> Locations { get; private set; } = [];
    public HolidayFile? Found { get; private set; }
    public IReadOnlySet<LocalDate> Known { get; private set; } = new HashSet<LocalDate>();
    public string Place => string.IsNullOrEmpty(Location) ? "the whole company" : Location;
    int ThisYear => clock.GetCurrentInstant().InZone(User.Viewer().Zone).Year;
    LocalDate First => new(ThisYear - 1, 1, 1);
    LocalDate Last => new(ThisYear + YearsAhead, 12, 31);

    public async Task OnGetAsync() => Locations = await db.ListLocations().ToListAsync();

    /// <summary>Shows what a file holds; stores nothing.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (await WhyNotPlaceAsync() is { } notThere)
            return Refuse("Location", notThere);
        if (file is null || file.Length == 0)
            return Refuse("file", "Choose a calendar file (.ics) first.");
        if (file.Length > MostKilobytes * 1024)
            return Refuse("file", $"A calendar of holidays is smaller than {MostKilobytes} KB. This is another calendar.");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        Found = HolidayFile.Read(await reader.ReadToEndAsync(), First, Last, out var reason);
        if (Found is null)
            return Refuse("file", reason!);
        Known = await KnownAsync();
        return Page();
    }

    /// <summary>Adds the days of the preview; those that were added meanwhile are left as they are.</summary>
    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await WhyNotPlaceAsync() is { } notThere)
            return Refuse("Location", notThere);
        var days = Chosen.Take(HolidayFile.MostDays).Select(Read).ToList();
        if (days.Count == 0 || days.Any(d => d is null))
            return Refuse("file", "Choose the file again: its days did not arrive.");
        var known = await KnownAsync();
        var added = days.Where(d => !known.Contains(d!.Date)).DistinctBy(d => d!.Date).Select(d => d!).ToList();
        db.AddRange(added);
        audit.Record("imported holidays", Place, added.Count == 1 ? "1 day" : $"{added.Count} days");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (known.Count != db.ListHolidayDates(Location ?? "", First, Last).Count())
        {
            return Refuse("file", "Somebody added days of this place at the same moment. Choose the file again.");
        }
        await db.RecountAtAsync(Location ?? "", User.Viewer().Today);
        this.Toast(added.Count == 1 ? "1 day added." : $"{added.Count} days added.");
        return this.GoTo($"/people/holidays?year={YearToShow([.. added.Select(d => d.Date.Year)])}");
    }

    /// <summary>This year, or else the nearest one that has some of the days.</summary>
    int YearToShow(IReadOnlyCollection<int> years) =>
        years.Count == 0 || years.Contains(ThisYear) ? ThisYear : years.MinBy(y => y < ThisYear ? y + 1000 : y);

    Holiday? Read(string text) =>
        text.Split(' ', 2) is [var day, var name]
        && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var date }
        && date >= First
        && date <= Last
        && Holiday.WhyNot(date, name) is null
            ? new Holiday(Location, date, name)
            : null;

    async Task<string?> WhyNotPlaceAsync()
    {
        Locations = await db.ListLocations().ToListAsync();
        return string.IsNullOrEmpty(Location) || Locations.Contains(Location, StringComparer.Ordinal)
            ? null
            : "Choose a location from the list.";
    }

    async Task<HashSet<LocalDate>> KnownAsync() => [.. await db.ListHolidayDates(Location ?? "", First, Last).ToListAsync()];

    PageResult Refuse(string field, string reason)
    {
        ModelState.AddModelError(field, reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

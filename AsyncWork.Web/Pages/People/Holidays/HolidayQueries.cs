using AsyncWork.Domain.Calendar;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Holidays;

/// <summary>Questions about public holidays and company days, for those who keep them.</summary>
public static class HolidayQueries
{
    /// <summary>The places where people work, to choose from.</summary>
    public static IQueryable<string> ListLocations(this AppDbContext db) =>
        db.People.Where(p => p.Location != null).Select(p => p.Location!).Distinct().OrderBy(l => l);

    /// <summary>The day of a location, or of the company (empty), on a date.</summary>
    public static IQueryable<Holiday> FindHoliday(this AppDbContext db, string location, LocalDate date) =>
        db.Holidays.AsNoTracking().Where(h => h.Date == date && h.Location == location);

    /// <summary>The dates on which a location has a day already, both ends included.</summary>
    public static IQueryable<LocalDate> ListHolidayDates(this AppDbContext db, string location, LocalDate from, LocalDate to) =>
        db.Holidays.AsNoTracking().Where(h => h.Location == location && h.Date >= from && h.Date <= to).Select(h => h.Date);
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Who has left does not get in, as if their account were deactivated (product.md A4, O12).</summary>
public static class DepartureQueries
{
    /// <summary>When a person leaves; nothing for who stays.</summary>
    public static IQueryable<Departure> FindDeparture(this AppDbContext db, PersonId person) =>
        db.People.Where(p => p.Id == person && p.LastDay != null).Select(p => new Departure(p.LastDay!.Value, p.Zone));

    public static async Task<bool> HasLeftAsync(this AppDbContext db, PersonId person, Instant now) =>
        await db.FindDeparture(person).SingleOrDefaultAsync() is { } departure && departure.IsOver(now);
}

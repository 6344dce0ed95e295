using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Admin.Teams;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>How somebody comes to be known here: with the usual hours, and in their team from the first day on.</summary>
public sealed class NewPeople(AppDbContext db, Memberships memberships, AuditTrail audit, IClock clock)
{
    /// <summary>False when this form made a person before. To be called inside a transaction, as it saves more than once.</summary>
    /// <param name="team">The slug of a team that there is; null or empty for none.</param>
    public async Task<bool> AddAsync(Person person, string? team, Guid formKey, CancellationToken cancellation)
    {
        db.Add(person);
        audit.Record("added person", person.Name, person.Email ?? "");
        if (!await db.SaveOnceAsync(formKey, clock.GetCurrentInstant(), cancellation))
            return false;
        db.Add(new WorkSchedule(person.Id, person.StartsOn, WorkWeek.Usual));
        await db.SaveChangesAsync(cancellation);
        if (!string.IsNullOrEmpty(team))
            await memberships.AdmitAsync(
                await db.FindTeam(team).SingleAsync(cancellation),
                person,
                person.StartsOn,
                cancellation
            );
        return true;
    }
}

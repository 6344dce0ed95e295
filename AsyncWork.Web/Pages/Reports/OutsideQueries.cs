using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>
/// Who of the company stands outside a team: what is shown of both must not speak of the few between them (kpis.md section 0). No more are looked
/// for than make a group.
/// </summary>
public static class OutsideQueries
{
    /// <summary>People with a schedule who on some of these days worked here and were no member; the second day is excluded.</summary>
    public static IQueryable<PersonId> ListScheduledOutside(this AppDbContext db, int team, LocalDate first, LocalDate end) =>
        db
            .People.AsNoTracking()
            .Where(p => p.StartsOn < end && (p.LastDay == null || p.LastDay >= first))
            .Where(p => db.WorkSchedules.Any(s => s.PersonId == p.Id && s.ValidFrom < end))
            .Where(p =>
                !db.TeamMembers.Any(m =>
                    m.TeamId == team
                    && m.PersonId == p.Id
                    && (m.JoinedOn <= first || m.JoinedOn <= p.StartsOn)
                    && (m.LeftOn == null || m.LeftOn >= end || m.LeftOn > p.LastDay)
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(SmallGroup.Fewest);

    /// <summary>People who logged hours on these days that are not the team's.</summary>
    public static IQueryable<PersonId> ListLoggingOutside(this AppDbContext db, int team, LocalDate first, LocalDate end) =>
        db
            .People.AsNoTracking()
            .Where(p =>
                db.TimeEntries.Any(e =>
                    e.PersonId == p.Id && e.Date >= first && e.Date < end && (e.TeamId == null || e.TeamId != team)
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(SmallGroup.Fewest);

    /// <summary>People who logged clock times on these days that are not the team's; both days included.</summary>
    public static IQueryable<PersonId> ListClockedOutside(this AppDbContext db, int team, LocalDate first, LocalDate last) =>
        db
            .People.AsNoTracking()
            .Where(p =>
                db.WorkedHours.Any(h =>
                    h.PersonId == p.Id && h.Date >= first && h.Date <= last && (h.TeamId == null || h.TeamId != team)
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(SmallGroup.Fewest);
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>That somebody has a schedule, and was of a team between two days, the second excluded; without one, of none.</summary>
public sealed record ScheduledMember(
    PersonId Person,
    LocalDate StartsOn,
    LocalDate? LastDay,
    int? Team,
    LocalDate? JoinedOn,
    LocalDate? LeftOn
);

/// <summary>That somebody logged hours for a team; null for none.</summary>
public sealed record LoggingMember(PersonId Person, int? Team);

/// <summary>
/// Who of the company belongs to which team: what is shown of both must not speak of the few whom no team shows (kpis.md section 0).
/// </summary>
public static class OutsideQueries
{
    /// <summary>People with a schedule who on some of these days worked here, with their memberships on these days; the second day is excluded.</summary>
    public static IQueryable<ScheduledMember> ListScheduledMembers(this AppDbContext db, LocalDate first, LocalDate end) =>
        from p in db.People.AsNoTracking()
        where
            p.StartsOn < end
            && (p.LastDay == null || p.LastDay >= first)
            && db.WorkSchedules.Any(s => s.PersonId == p.Id && s.ValidFrom < end)
        from m in db
            .TeamMembers.Where(m => m.PersonId == p.Id && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > first))
            .DefaultIfEmpty()
        orderby p.Id
        select new ScheduledMember(
            p.Id,
            p.StartsOn,
            p.LastDay,
            m == null ? null : m.TeamId,
            m == null ? null : m.JoinedOn,
            m == null ? null : m.LeftOn
        );

    /// <summary>Who logged hours on these days, and for which team; the second day is excluded.</summary>
    public static IQueryable<LoggingMember> ListLoggingMembers(this AppDbContext db, LocalDate first, LocalDate end) =>
        db
            .TimeEntries.AsNoTracking()
            .Where(e => e.Date >= first && e.Date < end)
            .Select(e => new LoggingMember(e.PersonId, e.TeamId))
            .Distinct();
}

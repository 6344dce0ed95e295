using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What capacity is made of (kpis.md K23).</summary>
public static class CapacityQueries
{
    /// <summary>People with what their capacity is made of: employment, and memberships of the scope's team.</summary>
    public static Task<List<ScheduledPerson>> ListScheduledPeopleAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var (teamId, since, end) = (scope.TeamId, period.Before.First, period.End);
        return db
            .People.AsNoTracking()
            .Where(p => p.StartsOn < end && (p.LastDay == null || p.LastDay >= since))
            .Where(p =>
                teamId == null
                || db.TeamMembers.Any(m =>
                    m.TeamId == teamId && m.PersonId == p.Id && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > since)
                )
            )
            .OrderBy(p => p.Name)
            .Select(p => new ScheduledPerson(p.Id, p.Name))
            .ToListAsync(cancellation);
    }

    /// <summary>Memberships that touch the period or the one before, of all teams or the scope's.</summary>
    public static Task<List<Membership>> ListMembershipsAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var (teamId, since, end) = (scope.TeamId, period.Before.First, period.End);
        return (
            from m in db.TeamMembers.AsNoTracking()
            join t in db.Teams on m.TeamId equals t.Id
            where (teamId == null || m.TeamId == teamId) && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > since)
            orderby t.Name
            select new Membership(t.Slug, t.Name, m.PersonId, m.JoinedOn, m.LeftOn)
        ).ToListAsync(cancellation);
    }

    /// <summary>Whether weeks are handed in at all here; where nobody ever did, their absence says nothing.</summary>
    public static Task<bool> HandsInWeeksAsync(this AppDbContext db, CancellationToken cancellation) =>
        db.Timesheets.AnyAsync(s => s.SubmittedAt != null, cancellation);

    /// <summary>The stored weeks whose Sunday lies in the period or the one before (kpis.md K23b); others were never begun.</summary>
    public static Task<List<StoredWeek>> ListWeeksAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var teamId = scope.TeamId;
        var (first, end) = (period.Before.First.PlusDays(-6), period.End.PlusDays(-6));
        return db
            .Timesheets.AsNoTracking()
            .Where(s => s.Monday >= first && s.Monday < end)
            .Where(s => teamId == null || db.TeamMembers.Any(m => m.TeamId == teamId && m.PersonId == s.PersonId))
            .Select(s => new StoredWeek(s.PersonId, s.Monday, s.State, s.SubmittedAt, s.DecidedAt))
            .ToListAsync(cancellation);
    }
}

/// <summary>Someone who was employed in the period or the one before.</summary>
public sealed record ScheduledPerson(PersonId Id, string Name);

/// <summary>That a person belongs to a team between two dates, the second excluded.</summary>
public sealed record Membership(string Slug, string TeamName, PersonId Person, LocalDate JoinedOn, LocalDate? LeftOn)
{
    public bool Holds(LocalDate date) => JoinedOn <= date && !(LeftOn <= date);
}

/// <summary>A week that was begun: the person, its Monday, and what became of it.</summary>
public sealed record StoredWeek(
    PersonId Person,
    LocalDate Monday,
    TimesheetState State,
    Instant? SubmittedAt,
    Instant? DecidedAt
);

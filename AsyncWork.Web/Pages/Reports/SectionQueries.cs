using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>What the sections of the monthly report read (kpis.md K24, K18). Durations in minutes.</summary>
public static class SectionQueries
{
    /// <summary>What each person took out of running timers on the days of the period that are over.</summary>
    public static Task<List<IdleOfPerson>> ListIdleOfPeopleAsync(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        CancellationToken cancellation
    )
    {
        var (teamId, first, end) = (scope.TeamId, period.First, period.CapacityEnd);
        return db
            .IdleTimes.AsNoTracking()
            .Where(i => i.Date >= first && i.Date < end && (teamId == null || i.TeamId == teamId))
            .GroupBy(i => i.PersonId)
            .Select(g => new IdleOfPerson(g.Key, g.Sum(i => i.Minutes)))
            .ToListAsync(cancellation);
    }

    /// <summary>What the teams of a scope agreed on about common hours, by name.</summary>
    public static Task<List<TeamAgreement>> ListAgreementsAsync(
        this AppDbContext db,
        ReportScope scope,
        CancellationToken cancellation
    )
    {
        var teamId = scope.TeamId;
        return db
            .Teams.AsNoTracking()
            .Where(t => teamId == null || t.Id == teamId)
            .OrderBy(t => t.Name)
            .Select(t => new TeamAgreement(t.Slug, t.Name, t.Model, t.OverlapTarget, t.CoreZone))
            .ToListAsync(cancellation);
    }
}

/// <summary>What a person took out of running timers.</summary>
public sealed record IdleOfPerson(PersonId Person, int Minutes);

/// <summary>A team's model, target in minutes a day, and the zone of its core hours.</summary>
public sealed record TeamAgreement(string Slug, string Name, AsyncModel? Model, int? OverlapTarget, DateTimeZone? CoreZone);

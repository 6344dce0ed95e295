using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>How many notices of a reason there were.</summary>
/// <param name="IsOfMonth">False for the month before.</param>
/// <param name="IsUrgent">They were mailed at once too.</param>
public sealed record NoticeFacts(NotificationReason Reason, bool IsOfMonth, bool IsUrgent, bool BrokeQuiet, int Count);

/// <summary>How many digests there were.</summary>
public sealed record DigestFacts(bool IsOfMonth, int Count);

/// <summary>Notices as the report counts them (kpis.md K27): only numbers, never whose they are.</summary>
public static class NoticeFactQueries
{
    /// <summary>Notices of a month and the one before; of a team, those of people who were members in the month of the notice.</summary>
    /// <param name="month">When the report's month begins; what was before is of the month before.</param>
    public static IQueryable<NoticeFacts> CountNoticesIn(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        Instant from,
        Instant month,
        Instant to
    )
    {
        var (team, before, first, end) = (scope.TeamId, period.Before.First, period.First, period.End);
        return db
            .Notifications.AsNoTracking()
            .Where(n =>
                n.At >= from
                && n.At < to
                && (
                    team == null
                    || db.TeamMembers.Any(m =>
                        m.TeamId == team
                        && m.PersonId == n.PersonId
                        && (
                            (n.At >= month && m.JoinedOn < end && (m.LeftOn == null || m.LeftOn > first))
                            || (n.At < month && m.JoinedOn < first && (m.LeftOn == null || m.LeftOn > before))
                        )
                    )
                )
            )
            .GroupBy(n => new
            {
                n.Reason,
                IsOfMonth = n.At >= month,
                IsUrgent = n.UrgentBecause != null && n.MailedAt != null,
                n.BrokeQuiet,
            })
            .Select(g => new NoticeFacts(g.Key.Reason, g.Key.IsOfMonth, g.Key.IsUrgent, g.Key.BrokeQuiet, g.Count()));
    }

    /// <summary>Digests between two days, those of the month and those of the month before; of a team, those of its members of that day.</summary>
    public static IQueryable<DigestFacts> CountDigestsIn(
        this AppDbContext db,
        ReportScope scope,
        LocalDate from,
        LocalDate month,
        LocalDate to
    )
    {
        var team = scope.TeamId;
        return db
            .Digests.Where(d =>
                d.Date >= from
                && d.Date < to
                && (
                    team == null
                    || db.TeamMembers.Any(m =>
                        m.TeamId == team
                        && m.PersonId == d.PersonId
                        && m.JoinedOn <= d.Date
                        && (m.LeftOn == null || m.LeftOn > d.Date)
                    )
                )
            )
            .GroupBy(d => d.Date >= month)
            .Select(g => new DigestFacts(g.Key, g.Count()));
    }
}

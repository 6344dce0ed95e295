using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>How many notices of a reason there were.</summary>
/// <param name="IsOfMonth">False for the month before.</param>
/// <param name="IsUrgent">They were mailed at once too.</param>
public sealed record NoticeFacts(NotificationReason Reason, bool IsOfMonth, bool IsUrgent, bool BrokeQuiet, int Count);

/// <summary>That somebody was told something, to be counted by the day.</summary>
public sealed record NoticeOf(PersonId Person, Instant At, NotificationReason Reason, bool IsUrgent, bool BrokeQuiet);

/// <summary>How many digests there were.</summary>
public sealed record DigestFacts(bool IsOfMonth, int Count);

/// <summary>Notices as the report counts them (kpis.md K27): only numbers, never whose they are.</summary>
public static class NoticeFactQueries
{
    /// <summary>
    /// Notices of a month and the one before; of a team, those of people who were members all the time. Of those who came or went meanwhile
    /// <see cref="ListNoticesOf"/> knows the days.
    /// </summary>
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
        var (team, first, end) = (scope.TeamId, period.Before.First, period.CapacityEnd);
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
                        && m.JoinedOn <= first
                        && (m.LeftOn == null || m.LeftOn >= end)
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

    /// <summary>When some people were told something.</summary>
    public static IQueryable<NoticeOf> ListNoticesOf(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Instant from,
        Instant to
    ) =>
        db
            .Notifications.AsNoTracking()
            .Where(n => people.Contains(n.PersonId) && n.At >= from && n.At < to)
            .Select(n => new NoticeOf(n.PersonId, n.At, n.Reason, n.UrgentBecause != null && n.MailedAt != null, n.BrokeQuiet));

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

using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports.Mail;

/// <summary>Who gets which report by mail, and what became of it (product.md K-e).</summary>
public static class SubscriptionQueries
{
    /// <summary>How many of what was mailed are shown; the audit log has the rest.</summary>
    public const int MostMailed = 50;

    /// <summary>The month that was frozen last.</summary>
    public static IQueryable<FrozenMoment> FindLastFrozen(this AppDbContext db) =>
        db.FrozenMonths.AsNoTracking().OrderByDescending(m => m.First).Select(m => new FrozenMoment(m.First, m.FrozenAt)).Take(1);

    /// <summary>Those whose report of a month has not been seen to. Who subscribed after it was frozen begins with the next.</summary>
    public static IQueryable<ReportSubscription> ListSubscriptionsDue(this AppDbContext db, FrozenMoment month)
    {
        var (first, at) = month;
        return db
            .ReportSubscriptions.AsNoTracking()
            .Where(s => (s.LastMonth == null || s.LastMonth < first) && s.SubscribedAt < at)
            .OrderBy(s => s.Id);
    }

    /// <summary>One, if no other node was first with this month.</summary>
    public static IQueryable<ReportSubscription> ClaimSubscription(this AppDbContext db, int id, LocalDate first) =>
        db.ReportSubscriptions.Where(s => s.Id == id && (s.LastMonth == null || s.LastMonth < first));

    /// <summary>Those that a person may see and end: their own, or everybody’s.</summary>
    public static IQueryable<SubscriptionRow> ListSubscriptions(this AppDbContext db, Viewer viewer)
    {
        var (person, all) = (viewer.Person, viewer.SeesCompany);
        return from s in db.ReportSubscriptions.AsNoTracking()
            join p in db.People on s.PersonId equals p.Id
            join t in db.Teams on s.TeamId equals t.Id into teams
            from team in teams.DefaultIfEmpty()
            where all || s.PersonId == person
            orderby p.Name, p.Id, team!.Name
            select new SubscriptionRow(s, p.Name, team!.Slug, team.Name);
    }

    /// <summary>What was mailed to a person, or to everybody, the last first.</summary>
    public static IQueryable<MailedRow> ListMailedReports(this AppDbContext db, Viewer viewer)
    {
        var (person, all) = (viewer.Person, viewer.SeesCompany);
        return from m in db.MailedReports.AsNoTracking()
            join p in db.People on m.PersonId equals p.Id
            join t in db.Teams on m.TeamId equals t.Id into teams
            from team in teams.DefaultIfEmpty()
            join o in db.OutgoingMails on m.MailId equals (long?)o.Id into mails
            from mail in mails.DefaultIfEmpty()
            where all || m.PersonId == person
            orderby m.At descending, m.Id descending
            select new MailedRow(
                p.Name,
                team!.Name,
                m.MonthFirst,
                m.Outcome,
                m.At,
                (int?)mail!.Attempts,
                mail.SentAt,
                mail.Problem != null
            );
    }

    /// <summary>People who may sign in, as readers of reports.</summary>
    public static IQueryable<ReportReader> ListReportReaders(this AppDbContext db, IReadOnlyCollection<PersonId> people) =>
        db.ReadersOf(db.People.Where(p => people.Contains(p.Id)));

    /// <summary>Everybody who may see any report, by name.</summary>
    public static IQueryable<ReportReader> ListReportReaders(this AppDbContext db, LocalDate today)
    {
        var withRole = db.Users.Where(u => u.DeactivatedAt == null && db.UserRoles.Any(r => r.UserId == u.Id));
        return db.ReadersOf(
            db.People.Where(p =>
                (p.LastDay == null || p.LastDay >= today)
                && (withRole.Any(u => u.PersonId == p.Id) || db.TeamLeads.Any(l => l.PersonId == p.Id))
                && db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt == null && u.JoinedAt != null)
            )
        );
    }

    static IQueryable<ReportReader> ReadersOf(this AppDbContext db, IQueryable<Person> people)
    {
        var roles =
            from ur in db.UserRoles
            join r in db.Roles on ur.RoleId equals r.Id
            join u in db.Users on ur.UserId equals u.Id
            select new { u.PersonId, r.Name };
        return from p in people.AsNoTracking()
            join s in db.NoticeSettings on p.Id equals s.PersonId into chosen
            from settings in chosen.DefaultIfEmpty()
            orderby p.Name, p.Id
            select new ReportReader(
                p.Id,
                p.Name,
                p.Email,
                p.Zone,
                db.Users.Any(u => u.PersonId == p.Id && u.DeactivatedAt == null && u.JoinedAt != null),
                roles.Any(r => r.PersonId == p.Id && r.Name == nameof(Role.HR)),
                roles.Any(r => r.PersonId == p.Id && r.Name == nameof(Role.Administrator)),
                settings
            );
    }
}

/// <summary>Somebody who reads reports, or did.</summary>
/// <param name="HasAccount">One that opens.</param>
/// <param name="Settings">Null for the usual.</param>
public sealed record ReportReader(
    PersonId Id,
    string Name,
    string? Email,
    DateTimeZone Zone,
    bool HasAccount,
    bool IsHr,
    bool IsAdministrator,
    NoticeSettings? Settings
)
{
    public NoticeSettings Wants { get; } = Settings ?? new NoticeSettings(Id);

    /// <summary>With the rights that they have by now.</summary>
    public Viewer ViewerAt(Instant now) => Viewer.Of(Id, Name, Zone, now.InZone(Zone).Date, IsAdministrator) with { IsHr = IsHr };
}

/// <summary>A subscription with the names in it.</summary>
/// <param name="Slug">Of the team; null for the whole company.</param>
public sealed record SubscriptionRow(ReportSubscription Subscription, string Person, string? Slug, string? Team)
{
    public string Scope => Team ?? ReportScope.Company.Name;

    /// <summary>"PDF and Excel".</summary>
    public string Files =>
        Subscription is { AsPdf: true, AsWorkbook: true } ? "PDF and Excel"
        : Subscription.AsPdf ? "PDF"
        : "Excel";

    /// <summary>When it comes next; null while nobody can say, as they are away for long or have left.</summary>
    public Instant? Next { get; init; }
}

/// <summary>A report that was mailed, or why not.</summary>
/// <param name="Attempts">Of the mail; null when there was none, or when it left long ago.</param>
public sealed record MailedRow(
    string Person,
    string? Team,
    LocalDate MonthFirst,
    ReportMailing Outcome,
    Instant At,
    int? Attempts,
    Instant? SentAt,
    bool HasProblem
)
{
    public string Scope => Team ?? ReportScope.Company.Name;
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <summary>Somebody who sees more of people than a colleague does.</summary>
public sealed record Keeper(string Name, string Role);

/// <summary>
/// What is stored about a person, one query for each file of their data (product.md A7). The names of the columns are those of the file. A row is
/// theirs when it tells of them or they wrote it; what they decided about others, and what others wrote beside it, is not.
/// </summary>
/// <remarks>Secrets are left out: who holds the file could sign in with them.</remarks>
public static partial class PersonalDataQueries
{
    /// <summary>Who keeps the company's people and accounts: HR and administrators who can sign in, by name.</summary>
    public static IQueryable<Keeper> ListKeepers(this AppDbContext db) =>
        db
            .UserRoles.Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name })
            .Join(
                db.Users.Where(a => a.DeactivatedAt == null && a.JoinedAt != null),
                r => r.UserId,
                a => a.Id,
                (r, a) => new { r.Name, a.PersonId }
            )
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { Role = r.Name!, p.Name })
            .Where(k => k.Role == nameof(Role.HR) || k.Role == nameof(Role.Administrator))
            .OrderBy(k => k.Name)
            .Select(k => new Keeper(k.Name, k.Role));

    public static IQueryable<object> ListOwnProfile(this AppDbContext db, PersonId me) =>
        db
            .People.Where(p => p.Id == me)
            .Select(p => new
            {
                p.Name,
                p.Email,
                p.Zone,
                p.Location,
                p.StartsOn,
                p.LastDay,
                p.FocusWeek,
            });

    public static IQueryable<object> ListOwnWorkingHours(this AppDbContext db, PersonId me) =>
        db.WorkSchedules.Where(s => s.PersonId == me).OrderBy(s => s.ValidFrom).Select(s => new { s.ValidFrom, s.Week });

    public static IQueryable<object> ListOwnTeams(this AppDbContext db, PersonId me) =>
        db
            .TeamMembers.Where(m => m.PersonId == me)
            .Join(db.Teams, m => m.TeamId, t => t.Id, (m, t) => new { m, t })
            .OrderBy(x => x.m.JoinedOn)
            .Select(x => new
            {
                Team = x.t.Name,
                x.m.JoinedOn,
                x.m.LeftOn,
            });

    public static IQueryable<object> ListOwnLeads(this AppDbContext db, PersonId me) =>
        db
            .TeamLeads.Where(l => l.PersonId == me)
            .Join(db.Teams, l => l.TeamId, t => t.Id, (_, t) => t)
            .OrderBy(t => t.Name)
            .Select(t => new { Team = t.Name });

    public static IQueryable<object> ListOwnAccount(this AppDbContext db, PersonId me) =>
        db
            .Users.Where(a => a.PersonId == me)
            .Select(a => new
            {
                a.Email,
                a.CreatedAt,
                a.JoinedAt,
                a.DeactivatedAt,
                a.SecondFactorAt,
                a.Theme,
                a.AccessFailedCount,
            });

    public static IQueryable<object> ListOwnRoles(this AppDbContext db, PersonId me) =>
        db
            .Users.Where(a => a.PersonId == me)
            .Join(db.UserRoles, a => a.Id, ur => ur.UserId, (_, ur) => ur.RoleId)
            .Join(db.Roles, id => id, r => r.Id, (_, r) => r.Name)
            .OrderBy(name => name)
            .Select(name => new { Role = name });

    public static IQueryable<object> ListOwnSessions(this AppDbContext db, PersonId me) =>
        db
            .AccountSessions.Where(s => db.Users.Any(a => a.Id == s.AccountId && a.PersonId == me))
            .OrderBy(s => s.StartedAt)
            .Select(s => new
            {
                s.StartedAt,
                s.SeenAt,
                s.EndedAt,
                s.Browser,
                s.Address,
            });

    public static IQueryable<object> ListOwnPasskeys(this AppDbContext db, PersonId me) =>
        db
            .Passkeys.Where(k => db.Users.Any(a => a.Id == k.AccountId && a.PersonId == me))
            .OrderBy(k => k.CreatedAt)
            .Select(k => new
            {
                k.Name,
                k.CreatedAt,
                k.UsedAt,
            });

    public static IQueryable<object> ListOwnMails(this AppDbContext db, PersonId me) =>
        db
            .OutgoingMails.Where(m => db.People.Any(p => p.Id == me && p.Email == m.To))
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                m.CreatedAt,
                m.SentAt,
                m.Subject,
            });

    public static IQueryable<object> ListOwnAuditEvents(this AppDbContext db, PersonId me) =>
        db
            .AuditEvents.Where(e => e.PersonId == me)
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                e.At,
                e.Action,
                e.Subject,
                e.Address,
            });

    public static IQueryable<object> ListOwnNotices(this AppDbContext db, PersonId me) =>
        db
            .Notifications.Where(n => n.PersonId == me)
            .OrderBy(n => n.Id)
            .Select(n => new
            {
                n.At,
                n.Reason,
                By = db.People.Where(p => p.Id == n.By).Select(p => p.Name).FirstOrDefault(),
                n.Text,
                n.Url,
                n.ShownAt,
                n.DoneAt,
                n.MailedAt,
                n.BrokeQuiet,
            });

    public static IQueryable<object> ListOwnNoticeSettings(this AppDbContext db, PersonId me) =>
        db
            .NoticeSettings.Where(s => s.PersonId == me)
            .Select(s => new
            {
                s.MailHour,
                s.Answer,
                s.Acknowledgement,
                s.Mention,
                s.Watching,
                s.KeepsQuiet,
                s.LetsUrgentThrough,
                s.WantsAdvice,
            });

    public static IQueryable<object> ListOwnDigests(this AppDbContext db, PersonId me) =>
        db
            .Digests.Where(d => d.PersonId == me)
            .OrderBy(d => d.Date)
            .Select(d => new
            {
                d.Date,
                d.At,
                d.Notices,
            });

    public static IQueryable<object> ListOwnWatches(this AppDbContext db, PersonId me) =>
        db
            .Watches.Where(w => w.PersonId == me)
            .OrderBy(w => w.At)
            .Select(w => new
            {
                w.SubjectKind,
                w.SubjectId,
                w.At,
            });

    public static IQueryable<object> ListOwnHiddenHints(this AppDbContext db, PersonId me) =>
        db
            .HiddenHints.Where(h => h.PersonId == me)
            .OrderBy(h => h.At)
            .Select(h => new
            {
                h.SubjectKind,
                h.SubjectId,
                h.At,
            });

    public static IQueryable<object> ListOwnFeed(this AppDbContext db, PersonId me) =>
        db.CalendarFeeds.Where(f => f.PersonId == me).Select(f => new { f.CreatedAt, f.ReadAt });

    public static IQueryable<object> ListOwnSubscriptions(this AppDbContext db, PersonId me) =>
        db
            .ReportSubscriptions.Where(s => s.PersonId == me)
            .OrderBy(s => s.Id)
            .Select(s => new
            {
                Team = db.Teams.Where(t => t.Id == s.TeamId).Select(t => t.Name).FirstOrDefault(),
                s.AsPdf,
                s.AsWorkbook,
                SubscribedBy = db.People.Where(p => p.Id == s.SubscribedById).Select(p => p.Name).FirstOrDefault(),
                s.SubscribedAt,
            });

    public static IQueryable<object> ListOwnMailedReports(this AppDbContext db, PersonId me) =>
        db
            .MailedReports.Where(m => m.PersonId == me)
            .OrderBy(m => m.Id)
            .Select(m => new
            {
                m.MonthFirst,
                Team = db.Teams.Where(t => t.Id == m.TeamId).Select(t => t.Name).FirstOrDefault(),
                m.Outcome,
                m.At,
            });
}

using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>A session as its owner sees it.</summary>
public sealed record SessionRow(Guid Id, string Browser, string Address, Instant StartedAt, Instant SeenAt);

static class SessionQueries
{
    /// <summary>The open sessions of an account, the one last seen first.</summary>
    public static IQueryable<SessionRow> ListSessionsFor(this AppDbContext db, int account, Instant now) =>
        db
            .AccountSessions.Where(s =>
                s.AccountId == account
                && s.EndedAt == null
                && s.SeenAt > now - AccountSessions.Idle
                && s.StartedAt > now - AccountSessions.Longest
            )
            .OrderByDescending(s => s.SeenAt)
            .Select(s => new SessionRow(s.Id, s.Browser, s.Address, s.StartedAt, s.SeenAt));
}

using System.Security.Claims;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Identity;

/// <summary>Sign-ins, one row each: begun here, looked at every minute, ended by their owner or by time.</summary>
public sealed class AccountSessions(
    AppDbContext db,
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    IHttpContextAccessor requests,
    IClock clock
)
{
    /// <summary>A session that nobody used for this long is over.</summary>
    public static readonly Duration Idle = Duration.FromHours(12);

    /// <summary>However much it is used, a session is over after this long.</summary>
    public static readonly Duration Longest = Duration.FromDays(7);

    HttpContext Http => requests.HttpContext ?? throw new InvalidOperationException("Sessions belong to requests.");

    /// <summary>Signs the account in on this browser and stores the session, with whatever else waits to be saved.</summary>
    public async Task StartAsync(Account account)
    {
        var session = new AccountSession(
            Guid.CreateVersion7(),
            account.Id,
            AuditTrail.OneLine(Http.Request.Headers.UserAgent.ToString()),
            AuditTrail.AddressOf(Http),
            clock.GetCurrentInstant()
        );
        db.AccountSessions.Add(session);
        await db.SaveChangesAsync();
        await signIn.SignInWithClaimsAsync(
            account,
            isPersistent: false,
            [new Claim(ViewerClaims.Session, session.Id.ToString())]
        );
    }

    /// <summary>Writes the cookie of this browser anew, so that a changed name, zone, theme or password holds from the next request on.</summary>
    public Task RefreshAsync(Account account) =>
        signIn.SignInWithClaimsAsync(account, isPersistent: false, Http.User.FindAll(ViewerClaims.Session));

    /// <summary>
    /// True while the session is open; then it has been seen now. Nobody waits for that note: while something large is being stored it is
    /// left out, and made a minute later.
    /// </summary>
    public async Task<bool> SeeAsync(Guid id)
    {
        var now = clock.GetCurrentInstant();
        var open = db.AccountSessions.Where(s =>
            s.Id == id && s.EndedAt == null && s.SeenAt > now - Idle && s.StartedAt > now - Longest
        );
        var seen = await db.WriteIfFreeAsync(c => open.ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), c));
        return seen is null ? await open.AnyAsync() : seen == 1;
    }

    /// <summary>Ends one session of an account; false when it has no such open session.</summary>
    public async Task<bool> EndAsync(int account, Guid id) =>
        await EndAsync(db.AccountSessions.Where(s => s.Id == id && s.AccountId == account && s.EndedAt == null)) == 1;

    /// <summary>
    /// Ends every session of an account but, where one is named, this one, and saves what waits to be saved. Links that were mailed to it
    /// stop working too. False, and nothing done, when somebody changed the account in the same moment.
    /// </summary>
    public async Task<bool> EndAllAsync(Account account, Guid? but = null)
    {
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded)
            return false;
        await EndAsync(db.AccountSessions.Where(s => s.AccountId == account.Id && s.EndedAt == null && s.Id != but));
        return true;
    }

    Task<int> EndAsync(IQueryable<AccountSession> open) =>
        db.WriteAsync(c => open.ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, clock.GetCurrentInstant()), c));
}

using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page whose owner has left.</summary>
public sealed record LeftPage(int Id, int SpaceId, string Space, string Title, string Slug, PersonId Owner, string OwnerName);

/// <summary>
/// Pages of people who have left go to who led their team, else to who keeps the space, else to an administrator: never to nobody
/// (product.md P8).
/// </summary>
public sealed class PageOwners(AppDbContext db, AuditTrail audit)
{
    /// <summary>More than this are handed on another day.</summary>
    const int MostAtOnce = 1000;

    /// <returns>How many pages have another owner now.</returns>
    public async Task<int> HandOnAsync(Instant now, CancellationToken cancellation = default)
    {
        var today = now.InUtc().Date;
        var handed = 0;
        foreach (var heir in await ListHeirsAsync(today, cancellation))
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var name = await NameAsync(heir.Key, token);
                    var done = 0;
                    foreach (var page in heir)
                        if (await HandOnAsync(page, heir.Key, name, now, token))
                            done++;
                    await db.SaveChangesAsync(token);
                    handed += done;
                },
                cancellation
            );
        return handed;
    }

    /// <summary>What each gets, so that they are told once of all (product.md N4).</summary>
    async Task<IEnumerable<IGrouping<PersonId, LeftPage>>> ListHeirsAsync(LocalDate today, CancellationToken cancellation)
    {
        var heirs = new List<(PersonId Heir, LeftPage Page)>();
        foreach (var page in await db.ListLeftPages(today, MostAtOnce).ToListAsync(cancellation))
            if (await FindHeirAsync(page, today, cancellation) is { } heir)
                heirs.Add((heir, page));
        return heirs.GroupBy(h => h.Heir, h => h.Page);
    }

    async Task<bool> HandOnAsync(LeftPage page, PersonId owner, string name, Instant now, CancellationToken token)
    {
        if (await db.WikiPages.SingleOrDefaultAsync(p => p.Id == page.Id && p.OwnerId == page.Owner, token) is not { } found)
            return false;
        found.OwnedBy(owner);
        db.TellTogether(
            new Notification(
                owner,
                NotificationReason.Owner,
                null,
                $"{page.OwnerName} has left; you keep “{page.Title}” right from now on.",
                $"/wiki/{page.Space}/{page.Slug}",
                now
            ),
            all: "/wiki/stale"
        );
        audit.Record(
            "handed a page on",
            PageView.AuditName(page.Space),
            $"“{page.Title}”: from {page.OwnerName}, who has left, to {name}"
        );
        return true;
    }

    /// <summary>Nobody answers for a page in which they may not write.</summary>
    async Task<PersonId?> FindHeirAsync(LeftPage page, LocalDate today, CancellationToken cancellation)
    {
        foreach (
            var heirs in (IQueryable<PersonId>[])
                [db.ListLeadsOf(page.Owner, today), db.ListKeepers(page.SpaceId, today), db.ListAdministrators(today)]
        )
            if (
                await heirs
                    .Where(h => h != page.Owner && db.WritersOf(page.Id, today).Any(r => r.Id == h))
                    .Select(h => (PersonId?)h)
                    .FirstOrDefaultAsync(cancellation) is
                { } heir
            )
                return heir;
        return null;
    }

    Task<string> NameAsync(PersonId person, CancellationToken token) =>
        db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(token);
}

/// <summary>Who takes over what somebody leaves behind.</summary>
public static class PageOwnerQueries
{
    public static IQueryable<LeftPage> ListLeftPages(this AppDbContext db, LocalDate today, int most) =>
        (
            from p in db.WikiPages
            where p.DeletedAt == null
            join o in db.People on p.OwnerId equals o.Id
            where o.LastDay < today
            join s in db.Spaces on p.SpaceId equals s.Id
            orderby p.Id
            select new LeftPage(p.Id, s.Id, s.Slug, p.Title, p.Slug, o.Id, o.Name)
        ).Take(most);

    /// <summary>Who leads the team to which this person belonged last.</summary>
    public static IQueryable<PersonId> ListLeadsOf(this AppDbContext db, PersonId person, LocalDate today) =>
        from l in db.TeamLeads
        join p in db.People on l.PersonId equals p.Id
        where
            (p.LastDay == null || p.LastDay >= today)
            && l.TeamId
                == db.TeamMembers.Where(m => m.PersonId == person)
                    .OrderByDescending(m => m.JoinedOn)
                    .Select(m => (int?)m.TeamId)
                    .FirstOrDefault()
        orderby p.Id
        select p.Id;

    public static IQueryable<PersonId> ListKeepers(this AppDbContext db, int space, LocalDate today) =>
        db
            .People.Where(p =>
                (p.LastDay == null || p.LastDay >= today)
                && db.SpaceGrants.Any(g =>
                    g.SpaceId == space
                    && g.Right == SpaceRight.Keep
                    && (g.PersonId == p.Id || db.TeamLeads.Any(l => l.TeamId == g.TeamId && l.PersonId == p.Id))
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id);

    public static IQueryable<PersonId> ListAdministrators(this AppDbContext db, LocalDate today) =>
        db
            .People.Where(p =>
                (p.LastDay == null || p.LastDay >= today)
                && db.Users.Any(u =>
                    u.PersonId == p.Id
                    && db.UserRoles.Any(r =>
                        r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == nameof(Role.Administrator))
                    )
                )
            )
            .OrderBy(p => p.Id)
            .Select(p => p.Id);
}

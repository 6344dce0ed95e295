using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>Which people an administrator looks at.</summary>
public enum AccountFilter
{
    /// <summary>Who works here today or will.</summary>
    Here,
    Left,
    WithoutAccount,
    Deactivated,
}

/// <summary>A person with their account, as administrators list them.</summary>
/// <param name="Total">How many people the filter finds in all: told with each line, so that one query does.</param>
public sealed record AccountLine(
    PersonId Id,
    string Name,
    string? Email,
    LocalDate StartsOn,
    LocalDate? LastDay,
    string? Team,
    bool HasAccount,
    Instant? JoinedAt,
    Instant? DeactivatedAt,
    IReadOnlyList<string> Roles,
    int Total
)
{
    /// <summary>How the account stands, in a word or two.</summary>
    public string Account =>
        !HasAccount ? "no account"
        : DeactivatedAt is not null ? "deactivated"
        : JoinedAt is null ? "invited"
        : "active";
}

/// <summary>Questions about people and their accounts. Only administrators get to the pages that ask them.</summary>
public static class AccountQueries
{
    public static IQueryable<AccountLine> ListAccounts(
        this AppDbContext db,
        string? search,
        AccountFilter filter,
        LocalDate today,
        int skip,
        int take
    )
    {
        var people = db.AccountsFound(search, filter, today);
        var members = db
            .TeamMembers.Where(m => m.JoinedOn <= today && (m.LeftOn == null || m.LeftOn > today))
            .Join(db.Teams, m => m.TeamId, t => t.Id, (m, t) => new { m.PersonId, t.Name });
        var roles = db
            .UserRoles.Join(db.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name })
            .Join(db.Users, r => r.UserId, a => a.Id, (r, a) => new { a.PersonId, r.Name });
        return people
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Skip(skip)
            .Take(take)
            .LeftJoin(db.Users, p => p.Id, a => a.PersonId, (p, a) => new { p, a })
            .OrderBy(x => x.p.Name)
            .ThenBy(x => x.p.Id)
            .Select(x => new AccountLine(
                x.p.Id,
                x.p.Name,
                x.p.Email,
                x.p.StartsOn,
                x.p.LastDay,
                members.Where(m => m.PersonId == x.p.Id).Select(m => m.Name).FirstOrDefault(),
                x.a != null,
                x.a!.JoinedAt,
                x.a.DeactivatedAt,
                roles.Where(r => r.PersonId == x.p.Id).Select(r => r.Name!).ToList(),
                people.Count()
            ));
    }

    static IQueryable<Person> AccountsFound(this AppDbContext db, string? search, AccountFilter filter, LocalDate today)
    {
        var people = filter switch
        {
            AccountFilter.Left => db.People.Where(p => p.LastDay < today),
            AccountFilter.WithoutAccount => db.People.Where(p => !db.Users.Any(a => a.PersonId == p.Id)),
            AccountFilter.Deactivated => db.People.Where(p => db.Users.Any(a => a.PersonId == p.Id && a.DeactivatedAt != null)),
            _ => db.People.Where(p => p.LastDay == null || p.LastDay >= today),
        };
        if (string.IsNullOrWhiteSpace(search))
            return people.AsNoTracking();
        var part = Like.Containing(search);
        return people
            .AsNoTracking()
            .Where(p => EF.Functions.Like(p.Name, part, Like.Escape) || EF.Functions.Like(p.Email!, part, Like.Escape));
    }
}

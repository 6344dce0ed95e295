using System.Globalization;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A right as it is listed.</summary>
public sealed record GrantRow(int Id, PersonId? PersonId, string Name, bool IsTeam, SpaceRight Right);

/// <summary>What the list of rights shows.</summary>
/// <param name="Address">Where it is changed.</param>
public sealed record GrantsView(IReadOnlyList<GrantRow> Rows, GranteeChoices Choices, string Address);

/// <summary>Rights in words.</summary>
public static class GrantWords
{
    public static string Of(SpaceRight right) =>
        right switch
        {
            SpaceRight.Read => "read and comment",
            SpaceRight.Write => "write",
            SpaceRight.Keep => "write, and keep settings and rights",
            _ => "see nothing",
        };
}

/// <summary>Whom a right is given: <c>p12</c> for a person, <c>t3</c> for a team.</summary>
public static class Grantee
{
    public static (PersonId? Person, int? Team) Of(string? who) =>
        who is { Length: > 1 } && int.TryParse(who.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? who[0] switch
            {
                'p' => (new PersonId(id), null),
                't' => (null, id),
                _ => (null, null),
            }
            : (null, null);
}

/// <summary>To whom a right can be given.</summary>
public sealed record GranteeChoices(IReadOnlyList<PersonName> People, IReadOnlyList<(int Id, string Name)> Teams)
{
    public static readonly GranteeChoices None = new([], []);

    public static async Task<GranteeChoices> LoadAsync(AppDbContext db, LocalDate today) =>
        new(
            await db.ListPeopleHere(today).ToListAsync(),
            [.. (await db.Teams.OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync()).Select(t => (t.Id, t.Name))]
        );
}

/// <summary>Rights to spaces and pages.</summary>
public static class GrantQueries
{
    public static IQueryable<GrantRow> ListPageGrants(this AppDbContext db, int page) =>
        db
            .PageGrants.Where(g => g.PageId == page)
            .OrderByDescending(g => g.Right)
            .ThenBy(g => g.Id)
            .Select(g => new GrantRow(
                g.Id,
                g.PersonId,
                g.TeamId == null
                    ? db.People.Where(p => p.Id == g.PersonId).Select(p => p.Name).First()
                    : db.Teams.Where(t => t.Id == g.TeamId).Select(t => t.Name).First(),
                g.TeamId != null,
                g.Right
            ));

    public static IQueryable<GrantRow> ListSpaceGrants(this AppDbContext db, int space) =>
        db
            .SpaceGrants.Where(g => g.SpaceId == space)
            .OrderByDescending(g => g.Right)
            .ThenBy(g => g.Id)
            .Select(g => new GrantRow(
                g.Id,
                g.PersonId,
                g.TeamId == null
                    ? db.People.Where(p => p.Id == g.PersonId).Select(p => p.Name).First()
                    : db.Teams.Where(t => t.Id == g.TeamId).Select(t => t.Name).First(),
                g.TeamId != null,
                g.Right
            ));

    public static IQueryable<PersonName> ListPeopleHere(this AppDbContext db, LocalDate today) =>
        db
            .People.Where(p => p.LastDay == null || p.LastDay >= today)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.Name));

    /// <summary>The name of a person or a team; null when they are not here.</summary>
    /// <param name="today">Somebody who works here on that day; null for anybody.</param>
    public static Task<string?> FindGranteeAsync(
        this AppDbContext db,
        PersonId? person,
        int? team,
        LocalDate? today,
        CancellationToken cancellation = default
    ) =>
        team is null
            ? db
                .People.Where(p => p.Id == person && (today == null || p.LastDay == null || p.LastDay >= today))
                .Select(p => p.Name)
                .FirstOrDefaultAsync(cancellation)
            : db.Teams.Where(t => t.Id == team).Select(t => t.Name).FirstOrDefaultAsync(cancellation);

    /// <summary>Pages below one whose rights changed follow them on. Part of the caller's transaction.</summary>
    /// <param name="before">The page whose rights they followed.</param>
    /// <param name="now">The one whose rights they follow from here on.</param>
    public static Task RestrictBelowAsync(
        this AppDbContext db,
        string pathBelow,
        int? before,
        int? now,
        CancellationToken cancellation = default
    ) =>
        db.WriteAsync(
            stop =>
                db.PagesBelow(pathBelow)
                    .Where(p => p.RestrictionId == before)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.RestrictionId, now), stop),
            cancellation
        );
}

using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Where a page is to stand, and what it is to be called.</summary>
/// <param name="Parent">Null for the top of the space.</param>
public sealed record PagePlace(string? Title, int Space, int? Parent);

/// <summary>Renames pages and moves them with all that stands below them (product.md D12): links and addresses go on working.</summary>
public static class PageMoves
{
    /// <summary>More pages than this are not moved in one go to another space: each needs a free name there.</summary>
    const int MostToAnotherSpace = 500;

    /// <returns>The answer, and the page's address from now on.</returns>
    public static async Task<(PageAnswer Answer, string Url)> MovePageAsync(
        this AppDbContext db,
        Viewer viewer,
        AuditTrail audit,
        (string Space, string Slug) address,
        PagePlace place,
        Instant now
    )
    {
        var url = "";
        var answer = await db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            Guid.Empty,
            now,
            async (found, token) =>
            {
                var (page, space) = (found.Page, found.Space);
                var (moves, goal) = (place.Space != page.SpaceId || place.Parent != page.ParentId, (Goal?)null);
                if (moves)
                {
                    // Two moves at once could put each page below the other.
                    await db.TakeTurnOfSpacesAsync([page.SpaceId, place.Space], token);
                    goal = await db.FindGoalAsync(viewer, page, place, token);
                    if (goal.Refused is { } nowhere)
                        return nowhere;
                    space = goal.Space ?? space;
                }
                if (await db.WhyNotCallAsync(space.Id, place.Title, page.Id, token) is { } taken)
                    return taken;
                if (page.Title != place.Title!.Trim())
                    page.Rename(place.Title, await db.FreeSlugAsync(page.SpaceId, place.Title, page.Id, token), now);
                if (moves && await MoveAsync(found, space, goal!.Parent, token) is { } no)
                    return no;
                url = $"/wiki/{space.Slug}/{page.Slug}";
                return null;
            },
            (found, token) => db.HealAsync(found.Page, viewer.Today, token)
        );
        return (answer, url);

        async Task<string?> MoveAsync(PageToChange found, Space space, WikiPage? parent, CancellationToken token)
        {
            var page = found.Page;
            var below = await db.PagesBelow(page.PathBelow)
                .Select(p => new PageBelow(p.Path, p.TitleKey, p.Title, p.RestrictionId, p.Published, p.DeletedAt == null))
                .ToListAsync(token);
            var levels = below.Count == 0 ? 0 : below.Max(b => WikiPage.DepthOf(b.Path)) - page.Depth;
            if ((page.WhyNotMove(parent, levels) ?? page.WhyNotSeenAt(parent, found.MayKeep)) is { } reason)
                return reason;
            var withTrash = true;
            if (space.Id != page.SpaceId)
            {
                // Who keeps the space decides what becomes of its trash.
                withTrash = await db.SpacesOf(viewer, SpaceRight.Keep).AnyAsync(s => s.Id == page.SpaceId, token);
                if (await WhyNotLeaveAsync(page, space, below, withTrash, token) is { } notAlong)
                    return notAlong;
            }
            if (page.IsSeenOtherwiseAt(parent))
                audit.Record(
                    "moved a page to where other rights hold",
                    PageView.AuditName(found.Space.Slug),
                    $"“{page.Title}”: now as {(parent is null ? $"space {space.Slug}" : $"“{parent.Title}” of space {space.Slug}")}"
                );
            await GoAsync(page, space.Id, parent, levels, withTrash, token);
            return null;
        }

        async Task<string?> WhyNotLeaveAsync(
            WikiPage page,
            Space space,
            List<PageBelow> below,
            bool keepsSpace,
            CancellationToken token
        )
        {
            var there = below.FindAll(b => b.IsThere);
            var isRestricted = page.RestrictionId is not null || below.Exists(b => b.Restriction is not null);
            if (WikiPage.WhyNotLeave(isRestricted, keepsSpace) is { } closed)
                return closed;
            var arePublished = page.Published is not null || there.Exists(b => b.Published is not null);
            var mayKeep = await db.SpacesOf(viewer, SpaceRight.Keep).AnyAsync(s => s.Id == space.Id, token);
            if (space.WhyNotReceive(arePublished, mayKeep) is { } unreviewed)
                return unreviewed;
            if (there.Count > MostToAnotherSpace)
                return $"More than {MostToAnotherSpace} pages stand below this one. Move them in smaller parts.";
            foreach (var one in there)
                if (await db.FindTakenTitleAsync(space.Id, one.TitleKey, null, token) is not null)
                    return $"“{one.Title}”, which stands below this page, has the name of a page that is there already. Rename one of them first.";
            return null;
        }

        async Task GoAsync(WikiPage page, int space, WikiPage? parent, int levels, bool withTrash, CancellationToken token)
        {
            var (pathBelow, inherited, formerSpace) = (page.PathBelow, page.RestrictionId, page.SpaceId);
            var rank = CardRank.Between(await db.FindLastRankAsync(space, parent?.Id, token), null) ?? 0;
            var slug = space == formerSpace ? page.Slug : await db.FreeSlugAsync(space, page.Title, page.Id, token);
            page.Move(space, parent, rank, slug, levels, now);
            await db.SaveChangesAsync(token);
            if (!withTrash)
                await db.LeaveTrashAsync(pathBelow, token);
            // An id stands once in a path, so what is replaced is its beginning.
            var (to, restriction) = (page.PathBelow, page.RestrictionId);
            if (space != formerSpace)
                await db.TakeAlongAsync(pathBelow, formerSpace, space, token);
            await db.RestrictBelowAsync(pathBelow, inherited, restriction, token);
            await db.WriteAsync(
                stop =>
                    db.PagesBelow(pathBelow)
                        .ExecuteUpdateAsync(
                            set =>
                                set.SetProperty(p => p.Path, p => p.Path.Replace(pathBelow, to))
                                    .SetProperty(p => p.Version, p => p.Version + 1),
                            stop
                        ),
                token
            );
        }
    }

    /// <summary>A page below the one that moves.</summary>
    /// <param name="IsThere">Not in the trash.</param>
    sealed record PageBelow(string Path, string TitleKey, string Title, int? Restriction, int? Published, bool IsThere);

    /// <summary>Where a page is to stand, as far as this person may put it there.</summary>
    /// <param name="Space">Null when it stays in its own.</param>
    sealed record Goal(Space? Space, WikiPage? Parent, string? Refused = null);

    static async Task<Goal> FindGoalAsync(
        this AppDbContext db,
        Viewer viewer,
        WikiPage page,
        PagePlace place,
        CancellationToken token
    )
    {
        var space = await db.SpacesToWrite(viewer).SingleOrDefaultAsync(s => s.Id == place.Space, token);
        // Below a page that was shown to them, also those may write who may not in the space.
        if (space is null && (place.Space != page.SpaceId || place.Parent is null))
            return new(null, null, "Choose a space in which you may write.");
        var parent = place.Parent is { } id ? await db.FindPlace(viewer, place.Space, id).SingleOrDefaultAsync(token) : null;
        return place.Parent is not null && parent is null
            ? new(null, null, "The page above it is not there any more, or not yours to write on. Choose another place.")
            : new(space, parent);
    }

    /// <summary>What lies in the trash below a page that goes to another space stays behind, at the top of its own.</summary>
    /// <returns>How many pages stay.</returns>
    static Task<int> LeaveTrashAsync(this AppDbContext db, string pathBelow, CancellationToken token) =>
        db.WriteAsync(
            stop =>
                db.PagesBelow(pathBelow)
                    .Where(p => p.DeletedAt != null)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(p => p.ParentId, (int?)null)
                                .SetProperty(p => p.Path, "/")
                                .SetProperty(p => p.Version, p => p.Version + 1),
                        stop
                    ),
            token
        );

    /// <summary>What stands below a page goes with it to another space, and its former addresses lead there.</summary>
    static async Task TakeAlongAsync(this AppDbContext db, string pathBelow, int from, int to, CancellationToken token)
    {
        foreach (
            var below in await db.PagesBelow(pathBelow)
                .Select(p => new
                {
                    p.Id,
                    p.Title,
                    p.TitleKey,
                    p.Slug,
                    p.DeletedAt,
                })
                .ToListAsync(token)
        )
        {
            var slug = below.DeletedAt is null ? await db.FreeSlugAsync(to, below.Title, below.Id, token) : below.Slug;
            if (below.DeletedAt is null)
                db.PageAliases.Add(PageAlias.Of(below.Id, from, below.Slug, below.TitleKey));
            await db.WriteAsync(
                stop =>
                    db.WikiPages.Where(p => p.Id == below.Id)
                        .ExecuteUpdateAsync(set => set.SetProperty(p => p.SpaceId, to).SetProperty(p => p.Slug, slug), stop),
                token
            );
        }
    }

    /// <summary>Moves a page one place up or down among those of its level; the first stays first and the last last.</summary>
    public static Task<PageAnswer> ShiftPageAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        bool up,
        Instant now
    ) =>
        db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            Guid.Empty,
            now,
            async (found, token) =>
            {
                var page = found.Page;
                var level = await db.ListLevel(page.SpaceId, page.ParentId).ToListAsync(token);
                var from = level.FindIndex(p => p.Id == page.Id);
                var to = up ? from - 1 : from + 1;
                if (to < 0 || to >= level.Count)
                    return null;
                level.RemoveAt(from);
                level.Insert(to, new(page.Id, page.Title, page.Path, page.ParentId, page.Rank));
                var rank = CardRank.Between(
                    to == 0 ? null : level[to - 1].Rank,
                    to == level.Count - 1 ? null : level[to + 1].Rank
                );
                if (rank is { } free)
                {
                    page.Reorder(free);
                    return null;
                }
                for (var i = 0; i < level.Count; i++)
                {
                    var (id, spread) = (level[i].Id, CardRank.Spread(i));
                    if (id == page.Id)
                        page.Reorder(spread);
                    else
                        await db.WriteAsync(
                            stop =>
                                db.WikiPages.Where(p => p.Id == id)
                                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Rank, spread), stop),
                            token
                        );
                }
                return null;
            }
        );
}

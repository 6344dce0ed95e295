using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
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
                var page = found.Page;
                if (await db.SpacesToWrite(viewer).SingleOrDefaultAsync(s => s.Id == place.Space, token) is not { } space)
                    return "Choose a space in which you may write.";
                var parent = place.Parent is { } id ? await db.FindPlace(viewer, space.Id, id).SingleOrDefaultAsync(token) : null;
                if (place.Parent is not null && parent is null)
                    return "The page above it is not there any more, or not yours to write on. Choose another place.";
                if (await db.WhyNotCallAsync(space.Id, place.Title, page.Id, token) is { } taken)
                    return taken;
                var below = await db.PagesBelow(page.PathBelow)
                    .Select(p => new
                    {
                        p.Id,
                        p.Path,
                        p.Title,
                        p.TitleKey,
                        p.Slug,
                        IsThere = p.DeletedAt == null,
                    })
                    .ToListAsync(token);
                var levels = below.Count == 0 ? 0 : below.Max(b => WikiPage.DepthOf(b.Path)) - page.Depth;
                if (page.WhyNotMove(parent, levels) is { } reason)
                    return reason;
                if (page.Title != place.Title!.Trim())
                    page.Rename(place.Title, await db.FreeSlugAsync(page.SpaceId, place.Title, page.Id, token), now);
                if (space.Id != page.SpaceId || parent?.Id != page.ParentId)
                {
                    if (
                        await WhyNotAlongAsync(
                            space.Id,
                            [.. below.Where(b => b.IsThere).Select(b => (b.TitleKey, b.Title))],
                            token
                        ) is
                        { } notAlong
                    )
                        return notAlong;
                    await GoAsync(found, space.Id, parent, levels, token);
                }
                url = $"/wiki/{space.Slug}/{page.Slug}";
                return null;
            },
            (found, token) => db.HealAsync(found.Page, token)
        );
        return (answer, url);

        async Task<string?> WhyNotAlongAsync(int space, List<(string Key, string Title)> below, CancellationToken token)
        {
            var sameSpace = await db.Spaces.AnyAsync(s => s.Id == space && s.Slug == address.Space, token);
            if (sameSpace)
                return null;
            if (below.Count > MostToAnotherSpace)
                return $"More than {MostToAnotherSpace} pages stand below this one. Move them in smaller parts.";
            foreach (var (key, title) in below)
                if (await db.FindTakenTitleAsync(space, key, null, token) is not null)
                    return $"“{title}”, which stands below this page, has the name of a page that is there already. Rename one of them first.";
            return null;
        }

        async Task GoAsync(PageToChange found, int space, WikiPage? parent, int levels, CancellationToken token)
        {
            var page = found.Page;
            var (pathBelow, inherited, formerSpace) = (page.PathBelow, page.RestrictionId, page.SpaceId);
            var rank = CardRank.Between(await db.FindLastRankAsync(space, parent?.Id, token), null) ?? 0;
            var slug = space == formerSpace ? page.Slug : await db.FreeSlugAsync(space, page.Title, page.Id, token);
            page.Move(space, parent, rank, slug, levels, now);
            await db.SaveChangesAsync(token);
            // An id stands once in a path, so what is replaced is its beginning.
            var (to, restriction) = (page.PathBelow, page.RestrictionId);
            if (space != formerSpace)
                await db.TakeAlongAsync(pathBelow, formerSpace, space, token);
            await db.WriteAsync(
                stop =>
                    db.PagesBelow(pathBelow)
                        .Where(p => p.RestrictionId == inherited)
                        .ExecuteUpdateAsync(set => set.SetProperty(p => p.RestrictionId, restriction), stop),
                token
            );
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

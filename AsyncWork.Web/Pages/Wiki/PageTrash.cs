using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What becomes of deleted pages: back within 30 days, gone after them.</summary>
public static class PageTrash
{
    public static readonly Duration Kept = Duration.FromDays(30);

    /// <summary>Takes a page out of the trash, for those who keep its space.</summary>
    public static async Task<(PageAnswer Answer, string Url)> RestorePageAsync(
        this AppDbContext db,
        Viewer viewer,
        string space,
        int id,
        Instant now
    )
    {
        var (answer, url) = (PageAnswer.Done, "");
        try
        {
            await db.InTransactionAsync(async token =>
            {
                db.ChangeTracker.Clear();
                answer = await TryAsync(token);
            });
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear(); // it went for good, or came back, at the same moment
            answer = PageAnswer.NotThere;
        }
        catch (DbUpdateException problem) when (db.IsTaken(problem))
        {
            db.ChangeTracker.Clear(); // its name was taken at the same moment
            answer = PageAnswer.No("A page of a very similar name is there meanwhile. Rename that one first.");
        }
        return (answer, url);

        async Task<PageAnswer> TryAsync(CancellationToken token)
        {
            if (!await db.SpacesSeenBy(viewer).AnyAsync(s => s.Slug == space, token))
                return PageAnswer.NotThere;
            if (await db.FindSpaceToChange(viewer, space).SingleOrDefaultAsync(token) is not { } kept)
                return PageAnswer.Forbidden;
            await db.TakeTurnOfSpacesAsync([kept.Id], token);
            if (await db.WikiPages.SingleOrDefaultAsync(p => p.Id == id && p.SpaceId == kept.Id, token) is not { } page)
                return PageAnswer.NotThere;
            url = $"/wiki/{kept.Slug}/{page.Slug}";
            if (page.DeletedAt is null)
                return PageAnswer.Done;
            if (await db.WhyNotCallAsync(kept.Id, page.Title, page.Id, token) is not null)
                return PageAnswer.No($"Another page is called “{page.Title}” meanwhile. Rename that one first.");
            var parent = await db.WikiPages.SingleOrDefaultAsync(
                p => p.Id == page.ParentId && p.DeletedAt == null && p.SpaceId == kept.Id,
                token
            );
            if (page.WhyNotRestore(parent) is { } closed)
                return PageAnswer.No(closed);
            page.Restore(parent, await db.FreeSlugAsync(kept.Id, page.Title, page.Id, token), now);
            await db.SaveChangesAsync(token);
            await db.HealAsync(page, viewer.Today, token);
            url = $"/wiki/{kept.Slug}/{page.Slug}";
            return PageAnswer.Done;
        }
    }

    /// <summary>Deletes for good what has lain in the trash long enough, with what was written about it.</summary>
    /// <returns>How many pages went.</returns>
    public static async Task<int> EmptyPageTrashAsync(this AppDbContext db, Instant now, CancellationToken cancellation)
    {
        var (before, gone) = (now - Kept, 0);
        await db.InTransactionAsync(
            async token =>
            {
                // Held first: who brings one back at this moment is told that it is gone.
                await db
                    .WikiPages.Where(p => p.DeletedAt < before)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.Version, p => p.Version), token);
                // A page goes after all that stands below it; what is left goes another day.
                var ids = await db
                    .WikiPages.Where(p => p.DeletedAt < before && !db.WikiPages.Any(b => b.ParentId == p.Id))
                    .Select(p => p.Id)
                    .ToListAsync(token);
                await db.DeletePartsAsync(SubjectKind.Page, db.WikiPages.Where(p => ids.Contains(p.Id)).Select(p => p.Id), token);
                await db
                    .Watches.Where(w => w.SubjectKind == SubjectKind.Page && ids.Contains(w.SubjectId))
                    .ExecuteDeleteAsync(token);
                await db
                    .References.Where(r => r.FromKind == SubjectKind.Page && ids.Contains(r.FromId))
                    .ExecuteDeleteAsync(token);
                await db
                    .References.Where(r => r.ToKind == SubjectKind.Page && r.ToId != null && ids.Contains(r.ToId.Value))
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.ToId, (int?)null), token);
                // What was confirmed stays counted in the months in which it was due.
                gone = await db.WikiPages.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(token);
            },
            cancellation
        );
        return gone;
    }
}

using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>Takes an import of pages back as a whole: what it made is gone, what it changed says again what it said before.</summary>
sealed class PageImportUndo(AppDbContext db, AuditTrail audit, IClock clock)
{
    const int Batch = 500;

    /// <returns>Why it was not taken back; null when it was.</returns>
    public async Task<string?> UndoAsync(Viewer viewer, SpaceView space, int id, CancellationToken cancellation)
    {
        string? refused = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                var import = await db.FindPageImport(viewer, space.Id, id).SingleAsync(token);
                var brought = await db.ListBroughtPages(id).ToListAsync(token);
                refused = import.WhyNotUndo(brought.Count(b => b.IsChanged));
                if (refused is not null)
                    return;
                var now = clock.GetCurrentInstant();
                import.Undo(now);
                audit.Record(
                    "undid import of pages",
                    PageView.AuditName(space.Slug),
                    $"import {id}, {import.FileName}, {brought.Count} pages"
                );
                foreach (var page in brought.Where(b => b.Before is not null))
                    await BringBackAsync(viewer, space, import, page, now, token);
                await db.SaveChangesAsync(token);
                await DeleteAsync([.. brought.Where(b => b.Before is null)], token);
            },
            cancellation
        );
        return refused;
    }

    /// <summary>The text of before as a new revision: what was published stays in the history.</summary>
    async Task BringBackAsync(
        Viewer viewer,
        SpaceView space,
        PageImport import,
        BroughtPage brought,
        Instant now,
        CancellationToken token
    )
    {
        var page = await db.WikiPages.SingleAsync(p => p.Id == brought.Id, token);
        var old = await db.FindRevision(page.Id, brought.Before!.Value).SingleAsync(token);
        var linked = await db.LinkAsync(viewer, old.Text, new(space.Id, space.Slug), token);
        var revision = page.Write(old.Text, viewer.Person, now, "Import taken back", isMinor: true, restoredFrom: old.Number);
        page.Publish(revision, linked.Text.Page(), afterReview: false, viewer.Person, firstReview: null, now);
        await db.ReferAsync(Subject.Page(page.Id), linked, cancellation: token);
        // For the next import the page is what the import before this one made of it.
        if (await db.FindImportBefore(import.Id, page.Id).FirstOrDefaultAsync(token) is { } before)
            before.StandsAgain(page);
    }

    /// <summary>From the deepest up, because none may stand below a page that is not there.</summary>
    async Task DeleteAsync(IReadOnlyList<BroughtPage> made, CancellationToken token)
    {
        foreach (var level in made.GroupBy(p => WikiPage.DepthOf(p.Path)).OrderByDescending(g => g.Key))
        foreach (var ids in level.Select(p => p.Id).Chunk(Batch))
        {
            var pages = db.WikiPages.Where(p => ids.Contains(p.Id)).Select(p => p.Id);
            await db.DeletePartsAsync(SubjectKind.Page, pages, token);
            var said = db.References.Where(r => r.FromKind == SubjectKind.Page && ids.Contains(r.FromId));
            var named = db.References.Where(r => r.ToKind == SubjectKind.Page && r.ToId != null && ids.Contains(r.ToId.Value));
            var watches = db.Watches.Where(w => w.SubjectKind == SubjectKind.Page && ids.Contains(w.SubjectId));
            await db.WriteAsync(stop => said.ExecuteDeleteAsync(stop), token);
            await db.WriteAsync(stop => named.ExecuteUpdateAsync(set => set.SetProperty(r => r.ToId, (int?)null), stop), token);
            await db.WriteAsync(stop => watches.ExecuteDeleteAsync(stop), token);
            await db.WriteAsync(stop => db.WikiPages.Where(p => ids.Contains(p.Id)).ExecuteDeleteAsync(stop), token);
        }
    }
}

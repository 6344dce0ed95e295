using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Files;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>Writes the pages of an import within the caller's transaction: those above first, then their files, then their texts.</summary>
sealed class PageWriter(
    AppDbContext db,
    Viewer viewer,
    SpaceView space,
    int import,
    BroughtTexts texts,
    TakenFiles files,
    PageOwners owners,
    Instant now
)
{
    const int Batch = 500;
    static readonly string[] ReviewKeys = ["review", "review-date", "review_date", "review-on", "next-review"];
    readonly Dictionary<string, WikiPage> pages = new(StringComparer.Ordinal);
    readonly Dictionary<(string Page, string File), FileVersion> versions = [];
    readonly List<string> losses = [];
    readonly LocalDate today = now.InZone(viewer.Zone).Date;

    public IReadOnlyList<string> Losses => losses;

    public async Task WriteAsync(IReadOnlyList<PageToBring> all, CancellationToken token)
    {
        await LoadKnownAsync(all, token);
        await MakeAsync(all, token);
        await AttachAsync(all, token);
        var waitedFor = (await db.ListWaitedForTitles(space.Id).ToListAsync(token)).ToHashSet(StringComparer.Ordinal);
        var ids = all.Select((p, i) => (Key: BroughtTexts.Provisional(i), Page: p))
            .Where(p => pages.ContainsKey(p.Page.Page.Key))
            .ToDictionary(p => p.Key, p => pages[p.Page.Page.Key].Id);
        foreach (var batch in all.Where(p => p.IsWritten).Chunk(Batch))
        {
            foreach (var page in batch)
                Write(page, ids);
            await ForgetReferencesAsync([.. batch.Where(p => p.Known is not null).Select(p => p.Known!.Id)], token);
            await db.SaveChangesAsync(token);
        }
        foreach (var page in all.Where(p => p.Fate == PageFate.New).Select(p => pages[p.Page.Key]))
            if (waitedFor.Contains(page.TitleKey))
                await db.HealAsync(page, today, token);
        await TellAsync(all, token);
    }

    /// <summary>What is changed, and what new pages stand below.</summary>
    async Task LoadKnownAsync(IReadOnlyList<PageToBring> all, CancellationToken token)
    {
        var parents = all.Where(p => p.Fate == PageFate.New)
            .Select(p => p.Page.Parent)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var wanted = all.Where(p => p.Known is not null && (p.Fate == PageFate.Changed || parents.Contains(p.Page.Key)))
            .ToDictionary(p => p.Known!.Id, p => p);
        foreach (var ids in wanted.Keys.Chunk(Batch))
        foreach (var page in await db.WikiPages.Where(p => ids.Contains(p.Id)).ToListAsync(token))
        {
            if (wanted[page.Id].Fate == PageFate.Changed && page.Latest != wanted[page.Id].Known!.Latest)
                throw new DbUpdateConcurrencyException("Somebody wrote on a page of the import meanwhile.");
            pages[wanted[page.Id].Page.Key] = page;
        }
    }

    /// <summary>New pages, level by level, because a page must know the id of the one above it.</summary>
    async Task MakeAsync(IReadOnlyList<PageToBring> all, CancellationToken token)
    {
        var ranks = (await db.ListLastRanks(space.Id).ToListAsync(token)).ToDictionary(r => r.Parent ?? 0, r => r.Rank);
        var mayWrite = all.Where(p => p.Known is not null)
            .ToDictionary(p => p.Page.Key, p => p.Known is { MayWrite: true, IsArchived: false }, StringComparer.Ordinal);
        var parentOf = all.ToDictionary(p => p.Page.Key, p => p.Page.Parent, StringComparer.Ordinal);
        foreach (var level in all.Where(p => p.Fate == PageFate.New).GroupBy(p => p.Page.Depth).OrderBy(g => g.Key))
        {
            foreach (var brought in level)
            {
                var parent = ParentOf(brought.Page.Parent);
                var rank = CardRank.Between(ranks.TryGetValue(parent?.Id ?? 0, out var last) ? last : null, null) ?? 0;
                ranks[parent?.Id ?? 0] = rank;
                var owner = owners.Of(brought.Page.Front) ?? viewer.Person;
                var page = new WikiPage(space.Id, parent, brought.Title, brought.Slug, rank, owner, viewer.Person, now);
                db.WikiPages.Add(page.From(import, brought.SourceKey, brought.Page.Front.Raw));
                pages[brought.Page.Key] = page;
            }
            await db.SaveChangesAsync(token);
        }

        // The nearest page above that this person may write on and that is not too deep; else the top of the space.
        WikiPage? ParentOf(string? key)
        {
            for (; key is not null; key = parentOf.GetValueOrDefault(key))
                if (
                    mayWrite.GetValueOrDefault(key, true)
                    && pages.TryGetValue(key, out var page)
                    && page.Depth + 1 < WikiPage.Deepest
                )
                    return page;
            return null;
        }
    }

    /// <summary>The files of each page; one of a name that is there becomes its next version, and the same content is not stored again.</summary>
    async Task AttachAsync(IReadOnlyList<PageToBring> all, CancellationToken token)
    {
        var withFiles = all.Where(p => p.IsWritten && p.Page.Files.Any(f => files.Find(f) is not null)).ToList();
        foreach (var batch in withFiles.Chunk(Batch))
        {
            var ids = batch.Where(p => p.Known is not null).Select(p => p.Known!.Id).ToList();
            var present = await db
                .Attachments.Include(a => a.Versions)
                .Where(a => a.SubjectKind == SubjectKind.Page && ids.Contains(a.SubjectId) && a.DeletedAt == null)
                .ToListAsync(token);
            foreach (var brought in batch)
                Attach(brought, [.. present.Where(a => a.SubjectId == pages[brought.Page.Key].Id)]);
            await db.SaveChangesAsync(token);
        }
    }

    void Attach(PageToBring brought, List<Attachment> present)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in brought.Page.Files)
        {
            if (files.Find(path) is not { } file)
                continue;
            // Two pictures of one name from two folders stay two.
            var name = file.Name;
            for (var n = 2; names.TryGetValue(name, out var other) && other != path; n++)
                name = $"{Path.GetFileNameWithoutExtension(file.Name)}-{n}{Path.GetExtension(file.Name)}";
            names[name] = path;
            var attachment = present.Find(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (attachment is null)
            {
                attachment = new(Subject.Page(pages[brought.Page.Key].Id), name, viewer.Person, now);
                db.Attachments.Add(attachment);
                present.Add(attachment);
            }
            versions[(brought.Page.Key, path)] =
                attachment.Versions.MaxBy(v => v.Number) is { } newest && newest.Hash == file.File.Hash
                    ? newest
                    : attachment.Add(file.File, null, viewer.Person, now);
        }
    }

    void Write(PageToBring brought, Dictionary<int, int> ids)
    {
        var page = pages[brought.Page.Key];
        var before = page.Published;
        var text = texts.Of(brought.Page, (file, isShown) => AddressOf(brought.Page.Key, file, isShown));
        if (WikiPage.WhyNotText(text.Text) is { } tooLong)
            throw new ImportRefusedException($"“{brought.Page.Path}”: {tooLong}");
        if (before is not null)
            page.HeadedBy(brought.Page.Front.Raw);
        var revision = page.Write(text.Text, viewer.Person, now, before is null ? "Imported" : "Imported again", isMinor: true);
        if (ReviewOf(brought) is { } review && review != page.ReviewOn)
            page.ReviewBy(review, viewer.Person, now);
        page.Publish(
            revision,
            text.Rendering,
            afterReview: false,
            viewer.Person,
            space.ReviewEveryMonths is { } months ? today.PlusMonths(months) : null,
            now
        );
        db.References.AddRange(
            text.References.Select(r =>
                    r with
                    {
                        Id = r is { Kind: SubjectKind.Page, Id: < 0 and var id } ? ids.GetValueOrDefault(id) : r.Id,
                    }
                )
                .Where(r => (r.Kind, r.Id) != (SubjectKind.Page, page.Id))
                .Select(r => new Reference(
                    Subject.Page(page.Id),
                    null,
                    r.Kind,
                    r.Id == 0 ? null : r.Id,
                    r.Written,
                    r.SpaceId,
                    r.TitleKey
                ))
        );
        db.ImportedPages.Add(new ImportedPage(import, page, brought.Page.Hash, before));
    }

    string? AddressOf(string page, string file, bool isShown) =>
        versions.TryGetValue((page, file), out var version)
            ? $"/files/{version.Id}{(isShown || FileKind.IsShown(version.ContentType) ? "?show=true" : "")}"
            : null;

    LocalDate? ReviewOf(PageToBring brought)
    {
        var said = ReviewKeys.Select(brought.Page.Front.Value).FirstOrDefault(v => v is not null);
        if (said is null)
            return null;
        if (LocalDatePattern.Iso.Parse(said.Length > 10 ? said[..10] : said) is not { Success: true, Value: var date })
        {
            losses.Add($"“{brought.Title}”: “{(said.Length > 40 ? said[..40] + "…" : said)}” is no date for a review.");
            return null;
        }
        // A page that should have been looked at before is looked at now.
        return date < today ? today
            : WikiPage.WhyNotReviewBy(date, today) is null ? date
            : null;
    }

    async Task ForgetReferencesAsync(List<int> changed, CancellationToken token)
    {
        if (changed.Count > 0)
            await db.WriteAsync(
                stop =>
                    db.References.Where(r => r.FromKind == SubjectKind.Page && changed.Contains(r.FromId) && r.CommentId == null)
                        .ExecuteDeleteAsync(stop),
                token
            );
    }

    /// <summary>Who watches the space hears of the import once, not of each page.</summary>
    async Task TellAsync(IReadOnlyList<PageToBring> all, CancellationToken token)
    {
        var written = all.Where(p => p.IsWritten).ToList();
        if (written.Count == 0)
            return;
        foreach (
            var watcher in await db.ListWatchers(pages[written[0].Page.Key].Id, space.Id, today, asPublished: true)
                .ToListAsync(token)
        )
            if (watcher != viewer.Person)
                db.Tell(
                    new Notification(
                        watcher,
                        NotificationReason.Watching,
                        viewer.Person,
                        $"{viewer.Name} imported {written.Count:N0} {(written.Count == 1 ? "page" : "pages")} into “{space.Name}”",
                        space.Url,
                        now
                    )
                );
    }
}

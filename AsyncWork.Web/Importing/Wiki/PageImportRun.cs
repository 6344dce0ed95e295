using AsyncWork.Domain.Files;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>
/// Brings the pages of one confirmed import in: all of them in one transaction, or none. What takes time (reading, making HTML, storing the
/// contents of files) is done before, so that others wait no longer than the writing takes.
/// </summary>
sealed class PageImportRun(
    AppDbContext db,
    AuditTrail audit,
    IClock clock,
    ImportFiles files,
    FileDesk desk,
    ImportProgress<PageImport> progress
) : IImportRun<PageImport>
{
    const int MostTries = 3;

    public async Task RunAsync(int id, CancellationToken cancellation)
    {
        var import = await db.PageImports.AsNoTracking().SingleAsync(i => i.Id == id, cancellation);
        if (!files.Has(import.StoredAs))
            throw new ImportRefusedException("The files are not here any more. Send them again.");
        using var zip = ZipFolder.Open(files.PathOf(import.StoredAs));
        var foreign = PageFolder.Read(zip, pages => progress.Report(id, ImportStep.Reading, pages));
        var taken = await TakeFilesAsync(zip, foreign, cancellation);
        for (var tries = 1; ; tries++)
            try
            {
                await BringAsync(import, foreign, taken, cancellation);
                return;
            }
            catch (DbUpdateException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear(); // somebody made or changed a page meanwhile: look again at what is there
            }
            catch (DbUpdateException problem) when (db.IsTaken(problem))
            {
                throw new ImportRefusedException(
                    "Two of the pages, or one of them and a page of the space, have names so similar that they count as one. Rename one of them and send the files again.",
                    problem
                );
            }
    }

    /// <summary>Stores the contents of all files; contents that in the end no page has are cleaned away later.</summary>
    async Task<TakenFiles> TakeFilesAsync(ZipFolder zip, ForeignPages foreign, CancellationToken cancellation)
    {
        var taken = new TakenFiles();
        foreach (var path in foreign.Pages.SelectMany(p => p.Files).Distinct(StringComparer.Ordinal))
        {
            var file = foreign.Files[path];
            if (zip.Read(file, desk.MostBytes) is not { } content)
            {
                taken.Refuse(path, $"“{path}” is larger than a file may be. It is left out.");
                continue;
            }
            using var stream = new MemoryStream(content);
            var result = await desk.TakeAsync(file.Name, content.Length, stream, cancellation);
            if (result.File is { } stored)
                taken.Add(path, result.Name, stored);
            else
                taken.Refuse(path, $"“{path}” is left out. {result.Refused}");
        }
        return taken;
    }

    async Task BringAsync(PageImport import, ForeignPages foreign, TakenFiles taken, CancellationToken cancellation)
    {
        var viewer = await db.FindViewerAsync(import.By, clock.GetCurrentInstant(), cancellation);
        var space = await SpaceAsync(import, viewer, cancellation);
        var here = await db.ListKnownPages(viewer, space.Id).ToListAsync(cancellation);
        var (pages, losses) = PageFates.Of(foreign, here);
        var owners = new PageOwners(await db.ListPossibleOwners(viewer.Today).ToListAsync(cancellation));
        var texts = await BroughtTexts.MakeAsync(
            db,
            viewer,
            new(space.Id, space.Slug),
            pages,
            taken,
            made => progress.Report(import.Id, ImportStep.Storing, made),
            cancellation
        );
        await db.WithRoomForManyRowsAsync(
            () =>
                db.InTransactionAsync(
                    async token =>
                    {
                        db.ChangeTracker.Clear();
                        // As for a single page: who closes one of those above waits, or is waited for.
                        await db.TakeTurnOfSpacesAsync([space.Id], token);
                        var writer = new PageWriter(
                            db,
                            viewer,
                            space,
                            import.Id,
                            texts,
                            taken,
                            owners,
                            clock.GetCurrentInstant()
                        );
                        await writer.WriteAsync(pages, token);
                        progress.Report(import.Id, ImportStep.Finishing, pages.Count);
                        await FinishAsync(
                            import.Id,
                            space,
                            pages,
                            [.. losses, .. taken.Losses, .. owners.Losses, .. writer.Losses],
                            token
                        );
                    },
                    cancellation
                ),
            cancellation
        );
    }

    async Task<SpaceView> SpaceAsync(PageImport import, Viewer viewer, CancellationToken cancellation)
    {
        var slug = await db.Spaces.Where(s => s.Id == import.SpaceId).Select(s => s.Slug).SingleAsync(cancellation);
        var space = await db.FindSpace(viewer, slug).SingleOrDefaultAsync(cancellation);
        return space is not { MayWrite: true }
                ? throw new ImportRefusedException("You may not write in this space any more. Ask somebody who keeps it.")
            : PageImport.WhyNotInto(space.ArchivedAt is not null, space.PublishesAfterReview, space.MayKeep) is { } reason
                ? throw new ImportRefusedException(reason)
            : space;
    }

    async Task FinishAsync(
        int id,
        SpaceView space,
        IReadOnlyList<PageToBring> pages,
        IReadOnlyList<string> losses,
        CancellationToken token
    )
    {
        var (added, changed) = (pages.Count(p => p.Fate == PageFate.New), pages.Count(p => p.Fate == PageFate.Changed));
        var import = await db.PageImports.SingleAsync(i => i.Id == id, token);
        import.Finish(added, changed, pages.Count - added - changed, losses, clock.GetCurrentInstant());
        audit.Record(
            "imported pages",
            PageView.AuditName(space.Slug),
            $"import {id}, {import.FileName}: {added} added, {changed} changed",
            import.By
        );
        await db.SaveChangesAsync(token);
    }
}

/// <summary>The files of an import, by the path they had.</summary>
sealed class TakenFiles
{
    readonly Dictionary<string, (string Name, StoredFile File)> files = new(StringComparer.Ordinal);
    readonly List<string> losses = [];

    public IReadOnlyList<string> Losses => losses;

    public void Add(string path, string name, StoredFile file) => files[path] = (name, file);

    public void Refuse(string path, string loss)
    {
        files.Remove(path);
        losses.Add(loss);
    }

    public (string Name, StoredFile File)? Find(string path) => files.TryGetValue(path, out var file) ? file : null;
}

/// <summary>Finds who keeps a page right by what its front matter says.</summary>
sealed class PageOwners(IReadOnlyList<PossibleOwner> people)
{
    readonly HashSet<string> unknown = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Losses =>
        unknown.Count == 0
            ? []
            :
            [
                $"{string.Join(", ", unknown.Take(20).Select(n => $"“{n}”"))}{(unknown.Count > 20 ? $" and {unknown.Count - 20} more" : "")} own pages in the files and are not known here. Whoever imports them keeps these pages right.",
            ];

    /// <summary>Null when nobody is named, or nobody who is known.</summary>
    public PersonId? Of(FrontMatter front)
    {
        foreach (var name in front.Names("owner"))
        {
            var same = people.Where(p => Is(p.Name, name) || Is(p.Email, name)).Take(2).ToList();
            if (same is [var only])
                return only.Id;
            unknown.Add(name.Length > 80 ? name[..80] + "…" : name);
        }
        return null;
    }

    static bool Is(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>Takes folders of Markdown in, looks at what they hold, and starts imports (product.md D17, P17).</summary>
sealed class PageImportDesk(AppDbContext db, ImportFiles files, ImportProgress<PageImport> progress, IClock clock)
{
    /// <summary>Stores what was sent, as a zip whatever it was, and finds out what it holds.</summary>
    /// <exception cref="ImportRefusedException">It cannot be taken; nothing is stored.</exception>
    public async Task<PageImport> ReceiveAsync(
        Viewer viewer,
        SpaceView space,
        IReadOnlyList<IFormFile> sent,
        CancellationToken cancellation
    )
    {
        if (PageImport.WhyNotInto(space.ArchivedAt is not null, space.PublishesAfterReview, space.MayKeep) is { } reason)
            throw new ImportRefusedException(reason);
        var storedAs = await KeepAsync(sent, cancellation);
        var kept = false;
        try
        {
            var name = sent.Count == 1 ? NameOf(sent[0].FileName) : $"{sent.Count} files";
            var path = files.PathOf(storedAs);
            var import = new PageImport(
                space.Id,
                viewer.Person,
                name,
                storedAs,
                new FileInfo(path).Length,
                clock.GetCurrentInstant()
            );
            using (var zip = ZipFolder.Open(path))
            {
                var here = await db.ListKnownPages(viewer, space.Id).ToListAsync(cancellation);
                var (pages, losses) = PageFates.Of(PageFolder.Read(zip, _ => { }), here);
                import.PlanAs(PagePlan.Of(pages, losses).ToJson());
            }
            db.PageImports.Add(import);
            await db.SaveChangesAsync(cancellation);
            kept = true;
            return import;
        }
        finally
        {
            if (!kept)
                files.Delete(storedAs);
        }
    }

    /// <summary>Why an import cannot begin; null when it can.</summary>
    public static string? WhyNotStart(PagePlan plan) =>
        plan.Written == 0 ? "There is nothing new in these files. All of it is here already." : null;

    /// <summary>Confirms the import: it begins as soon as its turn comes.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotStart"/> or <see cref="ImportJob.WhyNotStart"/> has a reason.</exception>
    public async Task StartAsync(PageImport import, PagePlan plan, CancellationToken cancellation)
    {
        if (WhyNotStart(plan) is { } reason)
            throw new InvalidOperationException(reason);
        import.Start(plan.All);
        await db.SaveChangesAsync(cancellation);
        progress.Ring();
    }

    /// <summary>Gives up an import that was not confirmed.</summary>
    public async Task DiscardAsync(PageImport import, CancellationToken cancellation)
    {
        db.PageImports.Remove(import);
        await db.SaveChangesAsync(cancellation);
        files.Delete(import.StoredAs);
    }

    /// <summary>Several files become one zip, so that one thing waits to be read.</summary>
    async Task<string> KeepAsync(IReadOnlyList<IFormFile> sent, CancellationToken cancellation)
    {
        if (sent is [var only] && !IsMarkdown(only.FileName))
        {
            await using var content = only.OpenReadStream();
            return await files.KeepAsync(content, cancellation);
        }
        using var zip = await UploadedFiles.PackAsync(sent, cancellation);
        return await files.KeepAsync(zip, cancellation);
    }

    static bool IsMarkdown(string name) =>
        Path.GetExtension(name) is var ending
        && (
            ending.Equals(".md", StringComparison.OrdinalIgnoreCase)
            || ending.Equals(".markdown", StringComparison.OrdinalIgnoreCase)
        );

    static string NameOf(string fileName) => UploadedFiles.NameOf(fileName, "pages");
}

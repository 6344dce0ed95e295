using System.Text;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>Writes pages as Markdown files with their files beside them, some pages at a time (product.md D17).</summary>
static class PageFolder
{
    const int Batch = 100;

    /// <param name="texts">The texts of some of the pages.</param>
    /// <param name="create">Makes a file by its path, in a zip or in a folder.</param>
    public static async Task WriteAsync(
        AppDbContext db,
        Func<IReadOnlyCollection<int>, IQueryable<ExportedText>> texts,
        FileStore store,
        string space,
        IReadOnlyList<PlacedPage> pages,
        Func<string, CancellationToken, Task<Stream>> create,
        CancellationToken cancellation
    )
    {
        var markdown = new PageMarkdown(space, pages);
        foreach (var batch in pages.Chunk(Batch))
        {
            int[] ids = [.. batch.Select(p => p.Page.Id)];
            var read = await texts(ids).ToDictionaryAsync(t => t.Id, cancellation);
            var files = (await db.ListExportedFiles(ids).ToListAsync(cancellation)).ToLookup(f => f.PageId);
            foreach (var page in batch)
            {
                // One that was taken away since the list was made is left out.
                if (!read.TryGetValue(page.Page.Id, out var text))
                    continue;
                var own = Places(markdown.FolderOf(page.Page.Id), [.. files[page.Page.Id]], text.Text);
                await PutAsync(
                    create,
                    markdown.PathOf(page.Page.Id),
                    markdown.Write(page, text, own.ToDictionary(f => f.Key.VersionId, f => f.Value)),
                    cancellation
                );
                foreach (var (file, path) in own)
                    if (store.Has(file.Hash))
                        await PutAsync(create, path, store.Open(file.Hash), cancellation);
            }
        }
    }

    /// <summary>The newest version of each file, and those older ones that the text shows.</summary>
    static Dictionary<ExportedFile, string> Places(string folder, List<ExportedFile> files, string text)
    {
        var (places, taken) = (new Dictionary<ExportedFile, string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var file in files.OrderByDescending(f => f.IsNewest))
        {
            if (!file.IsNewest && !text.Contains($"/files/{file.VersionId}", StringComparison.Ordinal))
                continue;
            var (name, ending) = (Path.GetFileNameWithoutExtension(file.Name), Path.GetExtension(file.Name));
            // A Markdown file beside the pages would become a page.
            ending =
                ending.Equals(".md", StringComparison.OrdinalIgnoreCase)
                || ending.Equals(".markdown", StringComparison.OrdinalIgnoreCase)
                    ? ending + ".txt"
                    : ending;
            var whole = file.IsNewest ? name + ending : $"{name}-version-{file.Number}{ending}";
            for (var n = 2; !taken.Add(whole); n++)
                whole = $"{name}-{n}{ending}";
            places[file] = folder + whole;
        }
        return places;
    }

    static async Task PutAsync(
        Func<string, CancellationToken, Task<Stream>> create,
        string path,
        string text,
        CancellationToken cancellation
    )
    {
        await using var to = await create(path, cancellation);
        await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    static async Task PutAsync(
        Func<string, CancellationToken, Task<Stream>> create,
        string path,
        Stream content,
        CancellationToken cancellation
    )
    {
        await using var from = content;
        await using var to = await create(path, cancellation);
        await from.CopyToAsync(to, cancellation);
    }
}

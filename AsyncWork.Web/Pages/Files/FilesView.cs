using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Files;

/// <summary>What the fragment of a thing's files shows.</summary>
/// <param name="Address">Where the files are changed, such as <c>/cards/12/files</c>.</param>
/// <param name="Links">Files that lie elsewhere (product.md F4).</param>
/// <param name="Typed">The link that was typed and refused; null for none.</param>
public sealed record FilesView(
    string Address,
    IReadOnlyList<AttachmentRow> Rows,
    IReadOnlyList<FileLinkRow> Links,
    bool MayWrite,
    FileLinkInput? Typed = null
)
{
    /// <summary>Files that were not deleted, here and elsewhere.</summary>
    public int Count => Rows.Count(r => r.DeletedAt is null) + Links.Count;
}

/// <summary>A link to a file elsewhere, as it is typed.</summary>
public sealed record FileLinkInput(string? Url, string? Title, string? Owner);

/// <summary>What the page of one file shows: preview, versions, and two texts compared (product.md F2, F6).</summary>
/// <param name="Address">The page of the file.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="Text">The beginning of a text; null when it is none.</param>
/// <param name="Compared">Null when nothing is compared.</param>
public sealed record FileView(
    string Name,
    string Address,
    IReadOnlyList<VersionRow> Versions,
    string? Text,
    IReadOnlyList<ComparedLine>? Compared,
    int? From,
    int? To,
    bool MayWrite
)
{
    public VersionRow Newest => Versions[0];

    public static async Task<FileView> LoadAsync(
        AppDbContext db,
        FileStore store,
        int file,
        string name,
        string address,
        (int? From, int? To) compare,
        bool mayWrite,
        CancellationToken cancellation
    )
    {
        var versions = await db.ListVersions(file).ToListAsync(cancellation);
        var reading = new FileTexts(store);
        var text = FileKind.IsText(versions[0].ContentType) ? await reading.BeginningAsync(versions[0].Hash, cancellation) : null;
        var compared =
            Find(compare.From) is { } from && Find(compare.To) is { } to
                ? await reading.CompareAsync(from.Hash, to.Hash, cancellation)
                : null;
        return new(name, address, versions, text, compared, compare.From, compare.To, mayWrite);

        VersionRow? Find(int? number) => versions.Find(v => v.Number == number && FileKind.IsText(v.ContentType));
    }
}

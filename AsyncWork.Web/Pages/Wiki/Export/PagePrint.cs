using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Reports.Pdf;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki.Export;

/// <summary>Makes pages into what a PDF says (product.md D17).</summary>
static partial class PagePrint
{
    /// <summary>A longer document keeps a processor busy for minutes, and nobody reads it.</summary>
    public const int MostPages = 500;
    public const int MostLetters = 2_000_000;
    const int Batch = 200;

    /// <summary>Why these pages cannot be printed together; null when they can.</summary>
    public static string? WhyNot(IReadOnlyList<PlacedPage> pages) =>
        pages.Count > MostPages
            ? $"These are {pages.Count:N0} pages, and a PDF holds at most {MostPages}. Print a page with those below it, or export them as Markdown."
        : pages.Sum(p => (long)p.Page.Length) > MostLetters
            ? $"These pages have more than {MostLetters:N0} letters together, which is more than a PDF holds. Print a page with those below it, or export them as Markdown."
        : null;

    /// <param name="title">Of the whole; null for that of its only page.</param>
    /// <param name="site">The address of this app, such as <c>https://work.example</c>.</param>
    public static async Task<PrintedDocument> MakeAsync(
        AppDbContext db,
        Viewer viewer,
        FileStore store,
        SpaceName space,
        IReadOnlyList<PlacedPage> pages,
        PrintedDocument about,
        string site,
        CancellationToken cancellation
    )
    {
        var (read, files) = (
            new List<(PlacedPage Page, ExportedText Text, ReadText Read)>(),
            new Dictionary<int, ExportedFile>()
        );
        foreach (var batch in pages.Chunk(Batch))
        {
            int[] ids = [.. batch.Select(p => p.Page.Id)];
            var texts = await db.ListExportedTexts(viewer, ids).ToDictionaryAsync(t => t.Id, cancellation);
            read.AddRange(
                batch
                    .Where(p => texts.ContainsKey(p.Page.Id))
                    .Select(p => (p, texts[p.Page.Id], MarkdownText.Read(texts[p.Page.Id].Text)))
            );
            foreach (var file in await db.ListExportedFiles(ids).ToListAsync(cancellation))
                files[file.VersionId] = file;
        }
        var names = await db.LookUpAsync(viewer, [.. read.SelectMany(r => r.Read.Links).Distinct()], [], cancellation);
        foreach (var (_, _, text) in read)
            References.Link(text, names, space);
        var places = pages.ToDictionary(
            p => $"/wiki/{space.Slug}/{p.Page.Slug}",
            p => PlaceOf(p.Page.Id),
            StringComparer.OrdinalIgnoreCase
        );
        return about with
        {
            HasContents = pages.Count > 1,
            Pages = [.. read.Select(r => Page(r.Page, r.Text, r.Read, viewer.Zone))],
            Lead = url => LeadOf(url, places, site),
            Picture = url =>
                FileAddress().Match(url) is { Success: true } match
                && files.TryGetValue(int.Parse(match.Groups["id"].ValueSpan, CultureInfo.InvariantCulture), out var file)
                && FileKind.IsImage(file.ContentType)
                && store.Has(file.Hash)
                    ? File.OpenRead(store.PathOf(file.Hash))
                    : null,
        };
    }

    static string PlaceOf(int page) => string.Create(CultureInfo.InvariantCulture, $"page-{page}");

    static PrintedPage Page(PlacedPage placed, ExportedText text, ReadText read, DateTimeZone zone) =>
        new(placed.Page.Title)
        {
            Place = PlaceOf(placed.Page.Id),
            Depth = placed.Depth,
            About =
            [
                string.Join(
                    " · ",
                    new[]
                    {
                        $"Kept right by {text.Owner}",
                        text.PublishedAt is { } at
                            ? $"published {Day(at.InZone(zone).Date)}{(text.PublishedBy is { } by ? $" by {by}" : "")}"
                            : null,
                        text.ReviewOn is { } review ? $"to be looked at by {Day(review)}" : null,
                    }.OfType<string>()
                ),
            ],
            Texts = [new(null, 1, read.Document, text.Text)],
        };

    /// <summary>Pages of the document are in it; everything else is in the app or elsewhere.</summary>
    public static (string? Url, string? Place)? LeadOf(string url, IReadOnlyDictionary<string, string> places, string site) =>
        places.TryGetValue(url.Split('#', '?')[0], out var place) ? (null, place)
        : url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) ? (site + url, null)
        : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? (url, null)
        : null;

    static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^/files/(?<id>[0-9]{1,9})($|\?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileAddress();
}

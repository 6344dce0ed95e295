using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Wiki;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>A text as it is stored, as readers get it, and what it speaks of.</summary>
sealed record BroughtText(string Text, PageRendering Rendering, IReadOnlyList<FoundReference> References);

/// <summary>
/// The texts of the pages that an import writes. Pages that come along have no ids yet: their references carry the number of the page in the
/// import, below zero.
/// </summary>
sealed class BroughtTexts
{
    readonly Dictionary<string, BroughtText> made = new(StringComparer.Ordinal);
    readonly Dictionary<string, PageTarget> targets;
    readonly SpaceName space;
    LinkNames names = new([], []);

    BroughtTexts(SpaceName space, IReadOnlyList<PageToBring> pages) =>
        (this.space, targets) = (
            space,
            pages.ToDictionary(p => p.Page.Key, p => new PageTarget(p.Title, p.Slug), StringComparer.Ordinal)
        );

    /// <param name="tell">Hears how many texts were made.</param>
    public static async Task<BroughtTexts> MakeAsync(
        AppDbContext db,
        Viewer viewer,
        SpaceName space,
        IReadOnlyList<PageToBring> pages,
        TakenFiles files,
        Action<int> tell,
        CancellationToken cancellation
    )
    {
        var texts = new BroughtTexts(space, pages);
        var read = pages
            .Where(p => p.IsWritten)
            .ToDictionary(
                p => p,
                p => MarkdownText.Read(texts.TextOf(p.Page, (f, _) => files.Find(f) is null ? null : "/files/0"))
            );
        var coming = pages.Select((p, i) => texts.Named(p, i)).ToList();
        var comingTitles = coming.Select(c => c.TitleKey).ToHashSet(StringComparer.Ordinal);
        var found = await db.LookUpAsync(
            viewer,
            [
                .. read
                    .Values.SelectMany(r => r.Links)
                    .Where(l => l.Space is not null || !comingTitles.Contains(l.TitleKey))
                    .Distinct(),
            ],
            [.. read.Values.SelectMany(r => r.Addresses).Distinct()],
            cancellation
        );
        texts.names = found with { Pages = [.. coming, .. found.Pages] };
        foreach (var (page, text) in read)
        {
            if (!page.Page.Files.Any(f => files.Find(f) is not null))
                texts.made[page.Page.Key] = texts.Make(text, texts.TextOf(page.Page, (_, _) => null));
            tell(texts.made.Count);
        }
        return texts;
    }

    /// <param name="addressOf">The address of a file, and whether it is to be shown.</param>
    public BroughtText Of(ForeignPage page, Func<string, bool, string?> addressOf)
    {
        if (made.TryGetValue(page.Key, out var text))
            return text;
        var written = TextOf(page, addressOf);
        return Make(MarkdownText.Read(written), written);
    }

    /// <summary>The id that stands for a page of the import which has none yet.</summary>
    public static int Provisional(int index) => -1 - index;

    string TextOf(ForeignPage page, Func<string, bool, string?> addressOf) =>
        PageTexts.Write(page, space.Slug, targets.GetValueOrDefault, addressOf);

    BroughtText Make(ReadText read, string text)
    {
        var linked = References.Link(read, names, space);
        return new(text, linked.Text.Page(), linked.References);
    }

    NamedPage Named(PageToBring page, int index) =>
        new(
            page.Known?.Id ?? Provisional(index),
            space.Id,
            space.Slug,
            PageName.KeyOf(page.Title),
            page.Slug,
            space.Slug,
            page.Slug
        );
}

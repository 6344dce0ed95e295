using AsyncWork.Domain.Wiki;
using Markdig.Syntax;

namespace AsyncWork.Web.Markdown;

/// <summary>A Markdown text that was read and is not HTML yet.</summary>
public sealed class ReadText
{
    readonly string text;
    readonly MarkdownDocument? document;

    /// <param name="document">Null for a text that is shown as it was written.</param>
    internal ReadText(string text, MarkdownDocument? document)
    {
        (this.text, this.document) = (text, document);
        if (document is null)
            return;
        Links = [.. document.Descendants<PageLinkInline>().Select(l => l.Link).Distinct()];
        Things = [.. ThingLinks.In(document).DistinctBy(t => (t.Kind, t.Id))];
        Addresses = [.. ThingLinks.PagesIn(document).Distinct()];
    }

    /// <summary>What was read; null for a text that is shown as it was written.</summary>
    internal MarkdownDocument? Document => document;

    /// <summary>The pages it links to by name, each once.</summary>
    public IReadOnlyList<PageLink> Links { get; } = [];

    /// <summary>The cards and decisions that it names or links to, each once.</summary>
    public IReadOnlyList<NamedThing> Things { get; } = [];

    /// <summary>The pages that it links to by address, each once.</summary>
    public IReadOnlyList<(string Space, string Slug)> Addresses { get; } = [];

    /// <summary>Says where the links to pages lead.</summary>
    public void Lead(Func<PageLink, PageLinkTarget> find)
    {
        foreach (var link in document?.Descendants<PageLinkInline>() ?? [])
            link.Target = find(link.Link);
    }

    /// <summary>As sanitised HTML; empty for blank text.</summary>
    public string Html() => text == "" ? "" : MarkdownText.Render(document, text, withIds: false);

    /// <summary>The blocks of the page that it makes, as they are written; none of a text that is shown as it was written.</summary>
    internal IReadOnlyList<TextBlock> Blocks()
    {
        if (document is null)
            return [];
        PageBlocks.Name(document);
        return [.. document.Select((block, i) => PageBlocks.Read(text, block, i)).OfType<TextBlock>()];
    }

    /// <summary>As sanitised HTML of a page, whose headings and blocks can be linked to, and its contents.</summary>
    public PageRendering Page()
    {
        if (text == "")
            return new("", "");
        var contents = document is null ? "" : PageBlocks.Name(document);
        return new(MarkdownText.Render(document, text, withIds: true), contents);
    }
}

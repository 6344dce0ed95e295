using AsyncWork.Web.Markdown;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Words that look alike, or a picture between them.</summary>
/// <param name="Text">A line break is a line break.</param>
sealed record ProseSpan(string Text, TextStyle Style)
{
    public bool IsStruck { get; init; }
    public PdfLink? Link { get; init; }
    public PdfPicture? Picture { get; init; }

    /// <summary>The spans of one link have the same key.</summary>
    public object? LinkKey { get; init; }
}

/// <summary>Makes the words of a Markdown text into spans.</summary>
/// <param name="lead">Where an address of the text leads; null for nowhere.</param>
/// <param name="show">The picture at an address; null when there is none to show.</param>
sealed class ProseText(Func<string, PdfLink?> lead, Func<string, PdfPicture?> show)
{
    /// <summary>Code is a little smaller than the text around it, for its letters are wide.</summary>
    const float CodeShare = 0.9f;

    public List<ProseSpan> Of(ContainerInline? inlines, TextStyle style)
    {
        var spans = new List<ProseSpan>();
        if (inlines is not null)
            Add(spans, inlines, new("", style));
        return spans;
    }

    void Add(List<ProseSpan> spans, ContainerInline inlines, ProseSpan look)
    {
        foreach (var inline in inlines)
            switch (inline)
            {
                case LiteralInline literal:
                    spans.Add(look with { Text = literal.Content.ToString() });
                    break;
                case CodeInline code:
                    spans.Add(look with { Text = code.Content, Style = Code(look.Style) });
                    break;
                case LineBreakInline line:
                    spans.Add(look with { Text = line.IsHard ? "\n" : " " });
                    break;
                case HtmlEntityInline entity:
                    spans.Add(look with { Text = entity.Transcoded.ToString() });
                    break;
                case AutolinkInline link:
                    spans.Add(Linked(look, link.IsEmail ? $"mailto:{link.Url}" : link.Url) with { Text = link.Url });
                    break;
                case PageLinkInline page:
                    spans.Add(
                        Linked(look, page.Target is { IsThere: true, Url: { } url } ? url : null) with
                        {
                            Text = page.Link.Words,
                        }
                    );
                    break;
                case LinkInline { IsImage: true } picture:
                    Show(spans, picture, look);
                    break;
                case LinkInline link:
                    Add(spans, link, Linked(look, link.Url));
                    break;
                case EmphasisInline emphasis:
                    Add(spans, emphasis, Emphasised(look, emphasis));
                    break;
                case FootnoteLink { IsBackLink: false } note:
                    spans.Add(
                        look with
                        {
                            Text = $" [{note.Footnote.Order}]",
                            Style = look.Style with { Size = look.Style.Size * 0.8f },
                        }
                    );
                    break;
                case TaskList or FootnoteLink:
                    break; // the list draws its boxes; there is no way back from a note on paper
                case ContainerInline others:
                    Add(spans, others, look);
                    break;
                default:
                    break;
            }
    }

    /// <summary>A picture that cannot be shown is told by its description.</summary>
    void Show(List<ProseSpan> spans, LinkInline picture, ProseSpan look)
    {
        var words = new List<ProseSpan>();
        Add(words, picture, look);
        var about = string.Concat(words.Select(w => w.Text)).Trim();
        if (picture.Url is { } url && show(url) is { } shown)
            spans.Add(look with { Text = about, Picture = shown });
        else
            spans.Add(Linked(look, picture.Url) with { Text = about.Length > 0 ? $"[Picture: {about}]" : "[Picture]" });
    }

    ProseSpan Linked(ProseSpan look, string? url) =>
        url is not null && look.Link is null && lead(url) is { } link
            ? look with
            {
                Link = link,
                LinkKey = new object(),
                Style = look.Style with { Color = PdfStyle.Action },
            }
            : look;

    static ProseSpan Emphasised(ProseSpan look, EmphasisInline emphasis) =>
        (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
        {
            ('~', 2) => look with { IsStruck = true },
            ('~' or '^', _) => look with { Style = look.Style with { Size = look.Style.Size * 0.8f } },
            ('*' or '_', 2) => look with { Style = look.Style with { Weight = Strong(look.Style.Weight) } },
            _ => look with { Style = look.Style with { Slanted = true } },
        };

    static FontWeight Strong(FontWeight weight) => weight == FontWeight.Regular ? FontWeight.SemiBold : weight;

    static TextStyle Code(TextStyle style) =>
        style.Weight == FontWeight.Mono ? style : style with { Weight = FontWeight.Mono, Size = style.Size * CodeShare };
}

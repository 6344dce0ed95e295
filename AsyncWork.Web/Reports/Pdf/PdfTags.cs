using System.Globalization;
using System.Text;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Gives a PDF that Skia has drawn its language and its structure: headings, paragraphs, tables with their header cells, figures with a
/// description. Skia can do it, SkiaSharp does not offer it (mono/SkiaSharp issue 2046). So the drawing leaves a sign wherever another
/// part of the document begins, and here each sign becomes the operator that a tagged PDF has in its place (ISO 32000-1, 14.7 and 14.8).
/// </summary>
static class PdfTags
{
    // What a rectangle of this size becomes in the page: nothing else is drawn in the corner.
    static ReadOnlySpan<byte> Sign => "0 0 1 .0625 re\nf\n"u8;

    /// <summary>Leaves the sign that another part begins.</summary>
    public static void BeginPiece(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = SKColors.Black;
        canvas.DrawRect(0, 0, 1, 0.0625f, paint);
    }

    public static void Write(ReadOnlySpan<byte> pdf, PageBuilder drawn, Stream stream)
    {
        var (file, root) = (new PdfFile(pdf), drawn.Root);
        var pages = file.Pages;
        var nodes = NodesOf(root).ToArray();
        var owners = nodes.SelectMany(n => n.Content.Select(c => (c, n))).ToDictionary(pair => pair.c, pair => pair.n);
        var tree = file.Reserve();
        var parents = file.Reserve();
        var numbers = nodes.ToDictionary(n => n, _ => file.Reserve());
        var onPage = new List<IReadOnlyList<TagNode>>();
        var marks = nodes.ToDictionary(n => n, _ => new List<(int Page, int Id)>());
        for (var page = 0; page < pages.Count; page++)
        {
            var index = page;
            onPage.Add(Signs(file, pages[page], piece => owners.GetValueOrDefault((index, piece))));
            for (var id = 0; id < onPage[page].Count; id++)
                marks[onPage[page][id]].Add((pages[page], id));
            // Skia numbers the pages for the parent tree already, in their order.
            file.Add(pages[page], "/Tabs /S");
        }
        var links = pages.Select(file.LinksOf).ToArray();
        foreach (var node in nodes)
            file[numbers[node]] = Element(node, numbers, tree, marks[node], pages, links);
        var clickable = nodes.SelectMany(n => n.Links.Select(l => (Link: links[l.Page][l.Link], Node: n))).ToArray();
        for (var i = 0; i < clickable.Length; i++)
            file.Add(clickable[i].Link, $"/StructParent {pages.Count + i}");
        file[parents] = ParentTree(onPage, [.. clickable.Select(c => c.Node)], numbers);
        file[tree] =
            $"<</Type /StructTreeRoot /K {numbers[root]} 0 R /ParentTree {parents} 0 R /ParentTreeNextKey {pages.Count + clickable.Length}>>\n";
        file.Add(
            file.Catalog,
            $"/Lang (en)\n/MarkInfo <</Marked true>>\n/StructTreeRoot {tree} 0 R\n/ViewerPreferences <</DisplayDocTitle true>>"
        );
        PdfOutline.Write(file, drawn.Pages);
        file.Save(stream);
    }

    static IEnumerable<TagNode> NodesOf(TagNode node) => node.Children.SelectMany(NodesOf).Prepend(node);

    /// <summary>Turns the signs of a page into marked content. Gives the owner of each tagged piece, in order.</summary>
    static List<TagNode> Signs(PdfFile file, int page, Func<int, TagNode?> ownerOf)
    {
        var tagged = new List<TagNode>();
        var content = file.ContentOf(page);
        var rest = file.ReadStream(content);
        file.WriteStream(
            content,
            to =>
            {
                for (var piece = 0; ; piece++)
                {
                    var sign = rest.Span.IndexOf(Sign);
                    to.Write(sign < 0 ? rest.Span : rest.Span[..sign]);
                    if (piece > 0)
                        to.Write("\nEMC\n"u8);
                    if (sign < 0)
                        return;
                    rest = rest[(sign + Sign.Length)..];
                    to.Write(Encoding.ASCII.GetBytes(Opening(ownerOf(piece))));
                }
            }
        );
        return tagged;

        string Opening(TagNode? owner)
        {
            if (owner is null)
                return "/Artifact BMC\n";
            tagged.Add(owner);
            return string.Create(CultureInfo.InvariantCulture, $"/{owner.Type} <</MCID {tagged.Count - 1}>> BDC\n");
        }
    }

    static string Element(
        TagNode node,
        Dictionary<TagNode, int> numbers,
        int tree,
        List<(int Page, int Id)> marks,
        IReadOnlyList<int> pages,
        IReadOnlyList<int>[] links
    )
    {
        var text = new StringBuilder();
        var parent = node.Parent is null ? tree : numbers[node.Parent];
        text.Append(CultureInfo.InvariantCulture, $"<</S /{node.Type} /P {parent} 0 R");
        if (node.Alt is { } alt)
            text.Append(
                CultureInfo.InvariantCulture,
                $" /Alt <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(alt))}>"
            );
        if (node.Scope is { } scope)
            text.Append(CultureInfo.InvariantCulture, $" /A <</O /Table /Scope /{scope}>>");
        text.Append(" /K [");
        foreach (var (page, id) in marks)
            text.Append(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {page} 0 R /MCID {id}>>");
        foreach (var (page, link) in node.Links)
            text.Append(CultureInfo.InvariantCulture, $"<</Type /OBJR /Obj {links[page][link]} 0 R /Pg {pages[page]} 0 R>>");
        text.AppendJoin(' ', node.Children.Select(c => $"{numbers[c]} 0 R"));
        return text.Append("]>>\n").ToString();
    }

    /// <summary>
    /// For each page the elements its pieces belong to, and for each link its own: the way back from a place on the page into the structure.
    /// </summary>
    static string ParentTree(List<IReadOnlyList<TagNode>> onPage, IReadOnlyList<TagNode> links, Dictionary<TagNode, int> numbers)
    {
        var pages = onPage.Select((nodes, i) => $"{i} [{string.Join(' ', nodes.Select(n => $"{numbers[n]} 0 R"))}]");
        return $"<</Nums [{string.Join('\n', pages.Concat(links.Select((n, i) => $"{onPage.Count + i} {numbers[n]} 0 R")))}]>>\n";
    }
}

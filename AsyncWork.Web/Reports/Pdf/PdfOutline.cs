using System.Globalization;
using System.Text;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// The headings of a document as readers show them beside it, to go from one to the other (ISO 32000-1, 12.3.3). SkiaSharp does not offer it.
/// </summary>
static class PdfOutline
{
    sealed record Entry(string Words, int Page, float Y)
    {
        public List<Entry> Below { get; } = [];
        public int Number { get; set; }
        public int All => Below.Sum(b => 1 + b.All);
    }

    public static void Write(PdfFile file, IReadOnlyList<PdfPage> pages)
    {
        var top = new Entry("", 0, 0);
        var above = new Stack<(Entry Entry, int Level)>([(top, 0)]);
        for (var page = 0; page < pages.Count; page++)
            foreach (var (words, level, y) in pages[page].Outline)
            {
                while (above.Peek().Level >= level)
                    above.Pop();
                var entry = new Entry(words, page, y);
                above.Peek().Entry.Below.Add(entry);
                above.Push((entry, level));
            }
        if (top.Below.Count == 0)
            return;
        Number(file, top);
        Put(file, file.Pages, top, "/Type /Outlines");
        file.Add(
            file.Catalog,
            string.Create(CultureInfo.InvariantCulture, $"/Outlines {top.Number} 0 R\n/PageMode /UseOutlines")
        );
    }

    static void Number(PdfFile file, Entry entry)
    {
        entry.Number = file.Reserve();
        foreach (var below in entry.Below)
            Number(file, below);
    }

    static void Put(PdfFile file, IReadOnlyList<int> pages, Entry entry, string about)
    {
        var text = new StringBuilder("<<").Append(about);
        if (entry.Below.Count > 0)
            // Only the first two levels are open when the document is.
            text.Append(
                CultureInfo.InvariantCulture,
                $" /First {entry.Below[0].Number} 0 R /Last {entry.Below[^1].Number} 0 R /Count {(about.Contains("/Type", StringComparison.Ordinal) ? entry.Below.Count : -entry.All)}"
            );
        file[entry.Number] = text.Append(">>\n").ToString();
        for (var i = 0; i < entry.Below.Count; i++)
        {
            var below = entry.Below[i];
            var line = new StringBuilder();
            line.Append(
                CultureInfo.InvariantCulture,
                $"/Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(below.Words))}> /Parent {entry.Number} 0 R /Dest [{pages[below.Page]} 0 R /XYZ 0 {PageBuilder.Height - below.Y:0.#} null]"
            );
            if (i > 0)
                line.Append(CultureInfo.InvariantCulture, $" /Prev {entry.Below[i - 1].Number} 0 R");
            if (i < entry.Below.Count - 1)
                line.Append(CultureInfo.InvariantCulture, $" /Next {entry.Below[i + 1].Number} 0 R");
            Put(file, pages, below, line.ToString());
        }
    }
}

using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// A table within a text: columns as wide as their words ask for, the header again on each page, a row split only when it is longer than a
/// page.
/// </summary>
sealed class ProseTable(PageBuilder page, ProseLines lines, ProseText text)
{
    const float Padding = 4;
    const float Gap = 10;
    const float LeastColumn = 18;

    /// <summary>A header does not stand alone at the foot of a page, and a row that is longer than a page begins where it is.</summary>
    const float LeastTogether = 110;
    const float TallestRow = 600;

    sealed record Row(IReadOnlyList<List<ProseLine>> Cells, bool IsHeader)
    {
        public float Height => Cells.Select(c => c.Sum(l => l.Height)).DefaultIfEmpty(0).Max() + 2 * Padding;
    }

    public void Draw(Table table, float left, float width)
    {
        var sources = table.OfType<TableRow>().ToList();
        var columns = sources.Select(r => r.Count).DefaultIfEmpty(0).Max();
        if (columns == 0)
            return;
        var style = columns > 8 ? ProseStyle.SmallCell : ProseStyle.Cell;
        var spans = sources
            .Select(r =>
                r.OfType<TableCell>()
                    .Select(c => Of(c, r.IsHeader ? style with { Weight = FontWeight.SemiBold } : style))
                    .ToList()
            )
            .ToList();
        var widths = Widths(spans, columns, width);
        var rows = sources
            .Select((r, i) => new Row([.. spans[i].Select((c, n) => lines.Break(c, style, widths[n]))], r.IsHeader))
            .ToList();
        var header = rows.Count > 0 && rows[0].IsHeader ? rows[0] : null;
        var shape = new Shape(left, widths, [.. Enumerable.Range(0, columns).Select(i => AlignOf(table, i))]);
        page.Part(
            "Table",
            () =>
            {
                page.Ensure(Math.Min(rows.Take(2).Sum(r => r.Height), LeastTogether));
                foreach (var row in rows)
                    Draw(row, shape, row == header ? null : header);
            }
        );
        page.Y += 3;
    }

    sealed record Shape(float Left, float[] Widths, Align[] Aligns)
    {
        public float LeftOf(int column) => Left + Widths.Take(column).Sum() + column * Gap;

        public float Right => LeftOf(Widths.Length - 1) + Widths[^1];
    }

    List<ProseSpan> Of(TableCell cell, TextStyle style) =>
        [.. cell.OfType<LeafBlock>().SelectMany(b => text.Of(b.Inline, style))];

    float[] Widths(List<List<List<ProseSpan>>> spans, int columns, float width)
    {
        var room = width - Gap * (columns - 1);
        var (least, most) = (new float[columns], new float[columns]);
        foreach (var row in spans)
            for (var i = 0; i < row.Count; i++)
            {
                var (l, m) = lines.Measure(row[i]);
                (least[i], most[i]) = (Math.Max(least[i], Math.Max(l, LeastColumn)), Math.Max(most[i], Math.Max(m, LeastColumn)));
            }
        for (var i = 0; i < columns; i++)
            (least[i], most[i]) = (Math.Max(least[i], LeastColumn), Math.Max(most[i], LeastColumn));
        if (most.Sum() <= room)
            return most;
        // Words that are wider than their share are broken.
        if (least.Sum() > room)
        {
            var even = room / columns;
            var small = least.Where(l => l <= even).Sum();
            var large = least.Where(l => l > even).Sum();
            return [.. least.Select(l => l <= even ? l : Math.Max(LeastColumn, l / large * (room - small)))];
        }
        // Narrow columns get what they ask for, the others share what is left.
        var widths = new float[columns];
        var rest = Enumerable.Range(0, columns).OrderBy(i => most[i]).ToList();
        while (rest.Count > 0)
        {
            var (i, share) = (rest[0], room / rest.Count);
            rest.RemoveAt(0);
            widths[i] = Math.Min(Math.Max(least[i], Math.Min(most[i], share)), room - rest.Sum(r => least[r]));
            room -= widths[i];
        }
        return widths;
    }

    static Align AlignOf(Table table, int column) =>
        column < table.ColumnDefinitions.Count
            ? table.ColumnDefinitions[column].Alignment switch
            {
                TableColumnAlign.Right => Align.Right,
                TableColumnAlign.Center => Align.Center,
                _ => Align.Left,
            }
            : Align.Left;

    void Draw(Row row, Shape shape, Row? header)
    {
        if (page.Ensure(row.Height > TallestRow ? LeastTogether : row.Height))
            Again(header, shape);
        page.Part(
            "TR",
            () =>
            {
                if (row.Height <= page.Left)
                    Cells(row, shape, row.IsHeader ? "TH" : "TD");
                else
                    InPieces(row, shape, header);
            }
        );
        var (y, color) = (page.Y, row.IsHeader ? PdfStyle.LineStrong : PdfStyle.Line);
        page.Decoration(() => page.Line(shape.Left, y, shape.Right, y, color));
    }

    void Again(Row? header, Shape shape)
    {
        if (header is null || header.Height > page.Left / 2)
            return;
        page.Decoration(() => Cells(header, shape, null));
        var y = page.Y;
        page.Decoration(() => page.Line(shape.Left, y, shape.Right, y, PdfStyle.LineStrong));
    }

    /// <summary>Draws the cells beside each other and moves below them.</summary>
    /// <param name="type">Null when a reader has heard them before.</param>
    void Cells(Row row, Shape shape, string? type)
    {
        var (top, height) = (page.Y, row.Height);
        for (var i = 0; i < row.Cells.Count && i < shape.Widths.Length; i++)
        {
            var column = i;
            if (type is null)
                Cell(row.Cells[column], shape, column, top);
            else
                page.Part(type, () => Cell(row.Cells[column], shape, column, top), scope: type == "TH" ? "Column" : null);
        }
        page.Y = top + height;
    }

    void Cell(List<ProseLine> cell, Shape shape, int column, float top)
    {
        page.Y = top + Padding;
        for (var i = 0; i < cell.Count; i++)
        {
            lines.Draw(cell[i], shape.LeftOf(column), shape.Widths[column], shape.Aligns[column], isLast: i == cell.Count - 1);
            page.Y += cell[i].Height;
        }
    }

    /// <summary>A row that is longer than a page: as many lines of each cell as fit, then the next page.</summary>
    void InPieces(Row row, Shape shape, Row? header)
    {
        var rest = row.Cells.Select(c => c.ToList()).ToList();
        var parts = rest.Select(_ => page.Begin(row.IsHeader ? "TH" : "TD")).ToList();
        for (var isFresh = false; rest.Exists(c => c.Count > 0); isFresh = true)
        {
            var (top, bottom) = (page.Y, page.Y);
            var room = page.Left - 2 * Padding;
            for (var i = 0; i < rest.Count && i < shape.Widths.Length; i++)
            {
                var (count, height) = (0, 0f);
                while (count < rest[i].Count && (height + rest[i][count].Height <= room || (count == 0 && isFresh)))
                    height += rest[i][count++].Height;
                var (now, column) = (rest[i].Take(count).ToList(), i);
                page.Part(parts[i], () => Cell(now, shape, column, top));
                rest[i].RemoveRange(0, count);
                bottom = Math.Max(bottom, page.Y);
                page.Y = top;
            }
            page.Y = bottom + Padding;
            if (!rest.Exists(c => c.Count > 0))
                return;
            page.NewPage();
            Again(header, shape);
        }
    }
}

namespace AsyncWork.Web.Reports.Pdf;

/// <param name="Width">Points; null for the one column that takes what the others leave.</param>
/// <param name="MaxLines">A longer cell is cut with an ellipsis.</param>
sealed record PdfColumn(string Head, float? Width, Align Align = Align.Right, int MaxLines = 1);

/// <summary>
/// A table that may run over pages: the header stands on each of them, a row is never split, and the last row is not left alone.
/// </summary>
/// <param name="Total">A last row, set apart; null for none.</param>
sealed record PdfTable(
    IReadOnlyList<PdfColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string>? Total = null
)
{
    const float Gap = 10;
    const float Padding = 4;

    public static float HeadHeight => PdfStyle.ColumnHead.LineHeight + 2 * Padding;

    public void Draw(PageBuilder page)
    {
        page.Part(
            "Table",
            () =>
            {
                page.Ensure(HeadHeight + 2 * HeightOf(LinesOf(page, Rows.Count > 0 ? Rows[0] : [], PdfStyle.Cell)));
                page.Part("TR", () => Head(page, "TH"));
                for (var i = 0; i < Rows.Count; i++)
                    Row(page, Rows[i], PdfStyle.Cell, keepWithNext: i == Rows.Count - 1 && Total is not null);
                if (Total is not null)
                    Row(page, Total, PdfStyle.Cell with { Weight = FontWeight.SemiBold }, keepWithNext: false);
            }
        );
    }

    void Head(PageBuilder page, string? cellType)
    {
        var style = PdfStyle.ColumnHead;
        for (var i = 0; i < Columns.Count; i++)
        {
            var column = i;
            var draw = () =>
                page.Text(
                    Columns[column].Head,
                    EdgeOf(column),
                    PageBuilder.BaselineOf(page.Y + Padding, style),
                    style,
                    Columns[column].Align,
                    WidthOf(column)
                );
            if (cellType is null)
                draw();
            else
                page.Part(cellType, draw, scope: "Column");
        }
        page.Y += HeadHeight;
        page.Decoration(() =>
            page.Line(PageBuilder.Margin, page.Y, PageBuilder.Width - PageBuilder.Margin, page.Y, PdfStyle.LineStrong)
        );
    }

    void Row(PageBuilder page, IReadOnlyList<string> cells, TextStyle style, bool keepWithNext)
    {
        var lines = LinesOf(page, cells, style);
        var height = HeightOf(lines);
        if (page.Ensure(keepWithNext ? 2 * height : height))
            page.Decoration(() => Head(page, cellType: null));
        page.Part(
            "TR",
            () =>
            {
                for (var i = 0; i < Columns.Count; i++)
                {
                    var column = i;
                    page.Part(
                        column == 0 ? "TH" : "TD",
                        () => page.Lines(lines[column], EdgeOf(column), page.Y + Padding, style, Columns[column].Align),
                        scope: column == 0 ? "Row" : null
                    );
                }
            }
        );
        page.Y += height;
        page.Decoration(() =>
            page.Line(PageBuilder.Margin, page.Y, PageBuilder.Width - PageBuilder.Margin, page.Y, PdfStyle.Line)
        );
    }

    List<List<string>> LinesOf(PageBuilder page, IReadOnlyList<string> cells, TextStyle style) =>
        cells.Select((cell, i) => page.Wrap(cell, style, WidthOf(i), Columns[i].MaxLines)).ToList();

    static float HeightOf(List<List<string>> lines) =>
        lines.Select(l => l.Count).DefaultIfEmpty(1).Max() * PdfStyle.Cell.LineHeight + 2 * Padding;

    float WidthOf(int column) =>
        Columns[column].Width ?? PageBuilder.Inner - Columns.Sum(c => c.Width ?? 0) - Gap * (Columns.Count - 1);

    /// <summary>The edge the text of a column hangs on.</summary>
    float EdgeOf(int column)
    {
        var left = PageBuilder.Margin + Enumerable.Range(0, column).Sum(i => WidthOf(i) + Gap);
        return Columns[column].Align == Align.Right ? left + WidthOf(column) : left;
    }
}

namespace AsyncWork.Web.Reports.Pdf;

/// <param name="Width">Points; null for the one column that takes what the others leave.</param>
/// <param name="MaxLines">A longer cell is cut with an ellipsis.</param>
sealed record PdfColumn(string Head, float? Width, Align Align = Align.Right, int MaxLines = 1);

/// <summary>
/// A table that may run over pages: the header stands on each of them, a row is never split, and the last row is not left alone.
/// </summary>
/// <param name="Total">A last row, set apart; null for none.</param>
/// <param name="Notes">For each row a sentence in small letters below its cells, or none; null for none at all.</param>
sealed record PdfTable(
    IReadOnlyList<PdfColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<string>? Total = null,
    IReadOnlyList<string?>? Notes = null
)
{
    const float Gap = 10;
    const float Padding = 4;
    const int MostNoteLines = 3;

    public static float HeadHeight => PdfStyle.ColumnHead.LineHeight + 2 * Padding;

    public void Draw(PageBuilder page)
    {
        page.Part(
            "Table",
            () =>
            {
                var first = HeightOf(LinesOf(page, Rows.Count > 0 ? Rows[0] : [], PdfStyle.Cell));
                page.Ensure(HeadHeight + 2 * (first + HeightOf(NoteOf(page, 0))));
                page.Part("TR", () => Head(page, "TH"));
                for (var i = 0; i < Rows.Count; i++)
                    Row(page, Rows[i], PdfStyle.Cell, NoteOf(page, i), keepWithNext: i == Rows.Count - 1 && Total is not null);
                if (Total is not null)
                    Row(page, Total, PdfStyle.Cell with { Weight = FontWeight.SemiBold }, note: [], keepWithNext: false);
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

    void Row(PageBuilder page, IReadOnlyList<string> cells, TextStyle style, List<string> note, bool keepWithNext)
    {
        var lines = LinesOf(page, cells, style);
        var top = HeightOf(lines);
        var height = top + HeightOf(note);
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
                        () =>
                        {
                            page.Lines(lines[column], EdgeOf(column), page.Y + Padding, style, Columns[column].Align);
                            // Read with the last cell: a cell of its own would have no column.
                            if (note.Count > 0 && column == Columns.Count - 1)
                                page.Part(
                                    "P",
                                    () => page.Lines(note, PageBuilder.Margin, page.Y + top - Padding, PdfStyle.Small)
                                );
                        },
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

    List<string> NoteOf(PageBuilder page, int row) =>
        Notes?[row] is { } note ? page.Wrap(note, PdfStyle.Small, PageBuilder.Inner, MostNoteLines) : [];

    static float HeightOf(List<string> note) => note.Count * PdfStyle.Small.LineHeight;

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

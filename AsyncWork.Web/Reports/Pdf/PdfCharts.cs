using AsyncWork.Web.Charts;
using SkiaSharp;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>Draws on paper what <see cref="ChartGeometry"/> has computed, at the place of the page builder.</summary>
static class PdfCharts
{
    static readonly TextStyle Number = new(7.5f, PdfStyle.Ink);
    static readonly TextStyle Tick = new(7.5f, PdfStyle.Quiet);

    public static void Draw(PageBuilder page, BarChart chart)
    {
        var (x, y) = (PageBuilder.Margin, page.Y);
        Key(page, x + (float)chart.Left, y, PdfStyle.Action, "Logged");
        Key(page, x + (float)chart.Left + 58, y, PdfStyle.ActionPale, "In meetings");
        foreach (var tick in chart.Ticks)
        {
            page.Line(x + (float)chart.Left, y + (float)tick.Y, x + (float)chart.Width, y + (float)tick.Y, PdfStyle.Line);
            page.Text(tick.Text, x + (float)chart.Left - 6, y + (float)tick.Y + 2.7f, Tick, Align.Right);
        }
        foreach (var bar in chart.Bars)
        {
            var color = bar.Kind == BarKind.Logged ? PdfStyle.Action : PdfStyle.ActionPale;
            if (bar.Height > 0)
                page.Box(x + (float)bar.X, y + (float)bar.Y, (float)bar.Width, (float)bar.Height, color);
            // The number stands on paper, not on a line of the axis.
            var width = page.WidthOf(bar.Number, Number) + 3;
            page.Box(x + (float)bar.Middle - width / 2, y + (float)bar.Y - 10, width, 9.6f, SKColors.White);
            page.Text(bar.Number, x + (float)bar.Middle, y + (float)bar.Y - 3, Number, Align.Center);
        }
        foreach (var label in chart.Labels)
            page.Text(label.Text, x + (float)label.X, y + (float)label.Y, Tick, Align.Center);
        page.Y += (float)chart.Height;
    }

    public static void Draw(PageBuilder page, HeatGrid grid)
    {
        var (x, y) = (PageBuilder.Margin, page.Y);
        foreach (var hour in grid.Hours)
            page.Text(hour.Text, x + (float)hour.X, y + (float)hour.Y, Tick, Align.Center);
        foreach (var row in grid.Rows)
            page.Text(row.Text, x + (float)row.X, y + (float)row.Y + 2.7f, Tick, Align.Right);
        foreach (var cell in grid.Cells)
        {
            page.Box(x + (float)cell.X, y + (float)cell.Y, (float)cell.Width, (float)cell.Height, PdfStyle.Heat(cell.Step), 1.5f);
            if (cell.Step > 0)
                page.Text(
                    cell.Number,
                    x + (float)(cell.X + cell.Width / 2),
                    y + (float)(cell.Y + cell.Height / 2) + 2.3f,
                    new TextStyle(6.5f, cell.Step > 7 ? SKColors.White : PdfStyle.Ink),
                    Align.Center
                );
        }
        page.Y += (float)grid.Height;
    }

    static void Key(PageBuilder page, float x, float y, SKColor color, string name)
    {
        page.Box(x, y + 2, 8, 8, color, 1.5f);
        page.Text(name, x + 12, y + 9, Tick with { Color = PdfStyle.Ink });
    }
}

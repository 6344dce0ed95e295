using System.Globalization;
using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>The figures of the month as tiles, four in a row: value, change against the month before, target, and how many stand behind it.</summary>
static class FigureTiles
{
    const int PerRow = 4;
    const float Gap = 9;
    const float Inset = 10;
    const float Width = (PageBuilder.Inner - (PerRow - 1) * Gap) / PerRow;
    const float Room = Width - 2 * Inset;
    const float Height = 98;
    static readonly TextStyle Small = PdfStyle.Small with { Size = 7.3f };

    public static void Draw(PageBuilder page, MonthlyReport report)
    {
        var before = report.Month.PlusMonths(-1).ToString("MMMM uuuu", CultureInfo.InvariantCulture);
        var height = Height + (report.Figures.Any(f => f.Restated is not null) ? Small.LineHeight : 0);
        foreach (var row in report.Figures.Chunk(PerRow))
        {
            page.Ensure(height);
            for (var i = 0; i < row.Length; i++)
            {
                var (figure, x) = (row[i], PageBuilder.Margin + i * (Width + Gap));
                page.Decoration(() =>
                {
                    page.Box(x, page.Y, Width, height, PdfStyle.Line, 5);
                    page.Box(x + 0.7f, page.Y + 0.7f, Width - 1.4f, height - 1.4f, SkiaSharp.SKColors.White, 4.5f);
                });
                page.Part("Div", () => Tile(page, figure, before, x + Inset));
            }
            page.Y += height + Gap;
        }
        page.Y += 9;
    }

    static void Tile(PageBuilder page, Figure figure, string before, float x)
    {
        var small = Small;
        var y = page.Y + 8;
        Line(figure.Label, PdfStyle.Small);
        y += 1;
        Value(figure.ValueText);
        y += 1;
        if (figure.Value is null)
        {
            page.Part("P", () => page.Lines(page.Wrap(figure.Remark ?? "Not enough data.", small, Room, 3), x, y, small));
            return;
        }
        if (figure.ChangeText is { } change)
        {
            // A word goes with the colour.
            var color = figure.Improved switch
            {
                true => PdfStyle.Good,
                false => PdfStyle.Attention,
                null => PdfStyle.Ink,
            };
            Line(change + figure.Judgement, small with { Color = color, Weight = FontWeight.SemiBold });
            Line($"against {before}", small);
        }
        Line($"n = {figure.NText}", small);
        if (figure.TargetText is { } target)
            Line($"Target {target}", small);
        if (figure.Restated is { } restated)
            Line(restated, small);

        // A value is never cut: what is too long for its size is written smaller.
        void Value(string text)
        {
            var (style, baseline) = (PdfStyle.Big, PageBuilder.BaselineOf(y, PdfStyle.Big));
            if (page.WidthOf(text, style) is var width && width > Room)
                style = style with { Size = MathF.Floor(10 * style.Size * Room / width) / 10 };
            page.Part("P", () => page.Text(text, x, baseline, style, maxWidth: Room));
            y += PdfStyle.Big.LineHeight;
        }

        void Line(string text, TextStyle style)
        {
            page.Part("P", () => page.Text(text, x, PageBuilder.BaselineOf(y, style), style, maxWidth: Room));
            y += style.LineHeight;
        }
    }
}

using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Web.Charts;

/// <summary>
/// Says where the parts of a chart stand, once for all who draw it: the page as SVG, the report as PDF. Lengths are in the unit of the
/// width and height asked for (pixels, points), from the top left corner. Bars start at zero.
/// </summary>
public static class ChartGeometry
{
    const double Gutter = 34;
    const double KeyHeight = 26;
    const double LabelHeight = 20;

    /// <summary>Hours logged beside hours in meetings (K11 load) for each month, oldest first.</summary>
    public static BarChart HoursByMonth(IReadOnlyList<MonthTotal> trend, double width, double height)
    {
        var top = KeyHeight + 10;
        var baseline = height - LabelHeight;
        var scale = Scale.For(trend.Count == 0 ? 0 : trend.Max(m => Math.Max(m.Minutes, m.MeetingMinutes)) / 60.0);
        var ticks = scale.Values.Select(v => new Tick(YOf(v), Number(v))).ToArray();
        var gutter = Math.Max(Gutter, 14 + 6.5 * ticks.Max(t => t.Text.Length));
        var slot = (width - gutter) / Math.Max(trend.Count, 1);
        var bars = new List<Bar>();
        var labels = new List<Label>();
        for (var i = 0; i < trend.Count; i++)
        {
            var left = gutter + i * slot;
            bars.Add(BarOf(BarKind.Logged, trend[i].Minutes, left + slot * 0.09));
            bars.Add(BarOf(BarKind.Meetings, trend[i].MeetingMinutes, left + slot * 0.52));
            labels.Add(
                new Label(left + slot / 2, baseline + 14, trend[i].Month.ToString("MMM uuuu", CultureInfo.InvariantCulture))
            );
        }
        return new BarChart(width, height, gutter, baseline, bars, ticks, labels, trend);

        double YOf(double hours) => baseline - (baseline - top) * hours / scale.Top;

        Bar BarOf(BarKind kind, int minutes, double x)
        {
            var y = YOf(minutes / 60.0);
            return new Bar(kind, x, y, slot * 0.39, baseline - y, Number(minutes / 60.0));
        }
    }

    /// <summary>Seven rows (Monday to Sunday) of twenty-four local hours; the darker, the larger the share of people at work (K24b).</summary>
    /// <param name="clocks">Which clocks the hours are of, in words.</param>
    public static HeatGrid WorkingHours(
        HeatMap map,
        double width,
        double rowHeight,
        string clocks = "each entry in the zone it was logged in"
    ) =>
        Grid(
            width,
            rowHeight,
            (day, hour) =>
                (
                    StepOf(map[day, hour]),
                    Math.Round(map[day, hour] * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture),
                    "%"
                ),
            HeatGrid.GroupTitle,
            $"Mean share of {map.People} people who logged time in the hour, in percent; {clocks}."
        );

    /// <summary>The same grid for one person: the darker, the more minutes were logged in the hour, against the fullest one (K24b, own).</summary>
    /// <param name="zone">Which clocks the hours are of, in words.</param>
    public static HeatGrid LoggedHours(LoggedByHour hours, double width, double rowHeight, string zone) =>
        Grid(
            width,
            rowHeight,
            (day, hour) =>
                (StepOf(hours.Most == 0 ? 0 : (decimal)hours[day, hour] / hours.Most), WorkDuration.Text(hours[day, hour]), "h"),
            "When I work",
            $"Hours logged with clock times, {WorkDuration.Text(hours.Minutes)} in all, {zone}."
        );

    static HeatGrid Grid(
        double width,
        double rowHeight,
        Func<IsoDayOfWeek, int, (int Step, string Number, string Unit)> cellOf,
        string title,
        string note
    )
    {
        const double left = 34;
        const double top = 16;
        const double gap = 1.5;
        var column = (width - left) / 24;
        var cells = new List<HeatCell>();
        var rows = new List<Label>();
        foreach (var day in HeatMap.Weekdays)
        {
            var y = top + (int)(day - 1) * rowHeight;
            rows.Add(new Label(left - 6, y + (rowHeight - gap) / 2, NameOf(day)[..3]));
            for (var hour = 0; hour < 24; hour++)
            {
                var (step, number, unit) = cellOf(day, hour);
                cells.Add(new(day, hour, left + hour * column, y, column - gap, rowHeight - gap, step, number, unit));
            }
        }
        var hours = Enumerable
            .Range(0, 8)
            .Select(i => i * 3)
            .Select(h => new Label(
                left + h * column + (column - gap) / 2,
                top - 5,
                h.ToString("00", CultureInfo.InvariantCulture)
            ));
        return new HeatGrid(width, top + 7 * rowHeight, cells, rows, hours.ToArray(), title, note);
    }

    /// <summary>"Monday".</summary>
    public static string NameOf(IsoDayOfWeek day) => day.ToString();

    /// <summary>A share of 0 to 1 as one of eleven steps: 0 only for nobody, 10 only above nine tenths.</summary>
    public static int StepOf(decimal share) => (int)Math.Clamp(Math.Ceiling(share * 10), 0, 10);

    /// <summary>Whole hours, from ten thousand on in thousands ("12.3k"), so that it fits over a bar.</summary>
    static string Number(double hours) =>
        hours >= 10_000
            ? (hours / 1000).ToString("0.#", CultureInfo.InvariantCulture) + "k"
            : Math.Round(hours, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>An axis from zero to a round number not below the largest value, with at most four ticks above zero.</summary>
    sealed record Scale(double Top, IReadOnlyList<double> Values)
    {
        public static Scale For(double largest)
        {
            if (largest <= 0)
                return new Scale(1, [0]);
            var rough = Math.Max(largest / 4, 0.25);
            var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var step = new[] { 1.0, 2, 5, 10 }.Select(s => s * power).First(s => s >= rough * 0.999_999);
            // Labels are whole hours, so two ticks must not read the same.
            step = Math.Max(step, 1);
            var count = (int)Math.Ceiling(largest / step - 1e-9);
            return new Scale(step * count, Enumerable.Range(0, count + 1).Select(i => i * step).ToArray());
        }
    }
}

public enum BarKind
{
    Logged,
    Meetings,
}

/// <summary>A bar standing on the baseline, with the number to print above it.</summary>
public sealed record Bar(BarKind Kind, double X, double Y, double Width, double Height, string Number)
{
    public double Middle => X + Width / 2;
}

/// <summary>A thin line across the chart at a round value.</summary>
public sealed record Tick(double Y, string Text);

/// <summary>A word and the point it hangs on; how it is aligned follows from what it labels.</summary>
public sealed record Label(double X, double Y, string Text);

/// <param name="Left">Where the ticks start.</param>
/// <param name="Months">The figures behind the bars, for the table beside the chart.</param>
public sealed record BarChart(
    double Width,
    double Height,
    double Left,
    double Baseline,
    IReadOnlyList<Bar> Bars,
    IReadOnlyList<Tick> Ticks,
    IReadOnlyList<Label> Labels,
    IReadOnlyList<MonthTotal> Months
)
{
    public const string Title = "Hours logged and in meetings, six months";
}

/// <param name="Step">0 to 10, the darkness.</param>
/// <param name="Number">What stands behind the darkness: a whole percentage, or hours as 1:30.</param>
/// <param name="Unit">"%" or "h".</param>
public sealed record HeatCell(
    IsoDayOfWeek Day,
    int Hour,
    double X,
    double Y,
    double Width,
    double Height,
    int Step,
    string Number,
    string Unit
);

/// <param name="Rows">Names of the days, to the left of the rows, by their middle.</param>
/// <param name="Hours">Every third hour, above its column.</param>
/// <param name="Note">What the colours mean, in one sentence.</param>
public sealed record HeatGrid(
    double Width,
    double Height,
    IReadOnlyList<HeatCell> Cells,
    IReadOnlyList<Label> Rows,
    IReadOnlyList<Label> Hours,
    string Title,
    string Note
)
{
    public const string GroupTitle = "When people work, local time";
}

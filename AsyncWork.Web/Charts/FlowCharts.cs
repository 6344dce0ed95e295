using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Kpis;
using NodaTime;

namespace AsyncWork.Web.Charts;

/// <summary>A share of the cumulative flow: cards in one state over time, stacked on those below.</summary>
/// <param name="Points">Corners, as SVG writes them.</param>
public sealed record FlowBand(string Name, int Step, string Points);

/// <summary>Cards by state at the end of some days.</summary>
public sealed record FlowDay(LocalDate Date, int Queue, int Waiting, int Active, int Done);

/// <param name="Days">The figures behind the bands, for the table beside the chart.</param>
public sealed record CumulativeFlow(
    double Width,
    double Height,
    double Left,
    IReadOnlyList<FlowBand> Bands,
    IReadOnlyList<Tick> Ticks,
    IReadOnlyList<Label> Labels,
    IReadOnlyList<FlowDay> Days
);

/// <summary>A finished card: when, and how long it took.</summary>
public sealed record FlowDot(double X, double Y, int Card, string Title, LocalDate Date, decimal Days);

/// <summary>A percentile as a line across.</summary>
public sealed record FlowLine(double Y, string Name, decimal Days);

public sealed record CycleScatter(
    double Width,
    double Height,
    double Left,
    double Baseline,
    IReadOnlyList<FlowDot> Dots,
    IReadOnlyList<FlowLine> Lines,
    IReadOnlyList<Tick> Ticks,
    IReadOnlyList<Label> Labels
);

/// <summary>Cards finished in a week.</summary>
public sealed record WeekBar(LocalDate Monday, int Finished, double X, double Y, double Width, double Height);

public sealed record Throughput(
    double Width,
    double Height,
    double Left,
    double Baseline,
    IReadOnlyList<WeekBar> Bars,
    IReadOnlyList<Tick> Ticks,
    IReadOnlyList<Label> Labels
);

/// <summary>Says where the parts of the charts of a board's flow stand. Lengths as in <see cref="ChartGeometry"/>.</summary>
public static class FlowCharts
{
    const double Left = 34;
    const double Top = 10;
    const double LabelHeight = 20;

    /// <summary>Cumulative flow (product.md B19): done at the bottom, what is not begun on top.</summary>
    public static CumulativeFlow Cumulative(IReadOnlyList<FlowDay> days, double width, double height)
    {
        var baseline = height - LabelHeight;
        var scale = Scale(days.Count == 0 ? 0 : days.Max(d => d.Queue + d.Waiting + d.Active + d.Done));
        (string Name, int Step, Func<FlowDay, int> Of)[] parts =
        [
            ("Done", 9, d => d.Done),
            ("Active", 6, d => d.Active),
            ("Waiting", 4, d => d.Waiting),
            ("Not begun", 1, d => d.Queue),
        ];
        var below = new int[days.Count];
        var bands = new List<FlowBand>();
        foreach (var (name, step, of) in parts)
        {
            var lower = days.Select((_, i) => (X(i), Y(below[i]))).Reverse().ToList();
            for (var i = 0; i < days.Count; i++)
                below[i] += of(days[i]);
            var upper = days.Select((_, i) => (X(i), Y(below[i])));
            bands.Add(new(name, step, Points(upper.Concat(lower))));
        }
        return new(width, height, Left, bands, Ticks(scale, Y), Labels([.. days.Select(d => d.Date)], X, baseline), days);

        double X(int i) => Left + (width - Left) * i / Math.Max(1, days.Count - 1);
        double Y(double cards) => baseline - (baseline - Top) * cards / scale[^1];
    }

    /// <summary>Each finished card by its day and cycle time (K2), with the percentiles as lines.</summary>
    public static CycleScatter Scatter(
        IReadOnlyList<(int Card, string Title, LocalDate Date, decimal Days)> cards,
        DateInterval range,
        double width,
        double height
    )
    {
        var baseline = height - LabelHeight;
        var scale = Scale(cards.Count == 0 ? 0 : (double)cards.Max(c => c.Days));
        var whole = Math.Max(1, range.Length - 1);
        var lines = new List<FlowLine>();
        foreach (var (share, name) in ((decimal, string)[])[(0.5m, "50 %"), (0.85m, "85 %"), (0.95m, "95 %")])
            if (Percentile.Of(cards.Select(c => c.Days), share) is { } days)
                lines.Add(new(Y((double)days), name, days));
        var dates = Enumerable.Range(0, range.Length).Select(i => range.Start.PlusDays(i)).ToList();
        return new(
            width,
            height,
            Left,
            baseline,
            [
                .. cards.Select(c => new FlowDot(
                    X(Period.DaysBetween(range.Start, c.Date)),
                    Y((double)c.Days),
                    c.Card,
                    c.Title,
                    c.Date,
                    c.Days
                )),
            ],
            lines,
            Ticks(scale, Y),
            Labels(dates, X, baseline)
        );

        double X(int day) => Left + 4 + (width - Left - 8) * day / whole;
        double Y(double days) => baseline - (baseline - Top) * days / scale[^1];
    }

    /// <summary>Cards finished in each week (K3), the first and the last of which may be cut by the range.</summary>
    public static Throughput Weeks(IReadOnlyList<(LocalDate Monday, int Finished)> weeks, double width, double height)
    {
        var baseline = height - LabelHeight;
        var scale = Scale(weeks.Count == 0 ? 0 : weeks.Max(w => w.Finished));
        var slot = (width - Left) / Math.Max(1, weeks.Count);
        return new(
            width,
            height,
            Left,
            baseline,
            [
                .. weeks.Select(
                    (w, i) =>
                        new WeekBar(
                            w.Monday,
                            w.Finished,
                            Left + slot * (i + 0.12),
                            Y(w.Finished),
                            slot * 0.76,
                            baseline - Y(w.Finished)
                        )
                ),
            ],
            Ticks(scale, Y),
            Labels([.. weeks.Select(w => w.Monday)], i => Left + slot * (i + 0.5), baseline)
        );

        double Y(double cards) => baseline - (baseline - Top) * cards / scale[^1];
    }

    /// <summary>From zero to a round number, at most four steps of whole ones.</summary>
    static double[] Scale(double largest)
    {
        var rough = Math.Max(largest / 4, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1.0, 2, 5, 10 }.Select(s => s * power).First(s => s >= rough * 0.999_999);
        var count = Math.Max(1, (int)Math.Ceiling(largest / step - 1e-9));
        return [.. Enumerable.Range(0, count + 1).Select(i => i * step)];
    }

    static Tick[] Ticks(double[] scale, Func<double, double> y) =>
        [.. scale.Select(v => new Tick(y(v), v.ToString("N0", CultureInfo.InvariantCulture)))];

    /// <summary>At most six dates, evenly spread.</summary>
    static List<Label> Labels(List<LocalDate> dates, Func<int, double> x, double baseline)
    {
        var labels = new List<Label>();
        var every = Math.Max(1, (dates.Count + 5) / 6);
        // From half a step on, so that no date hangs over the edges.
        for (var i = every / 2; i < dates.Count - every / 4; i += every)
            labels.Add(new(x(i), baseline + 14, dates[i].ToString("d MMM", CultureInfo.InvariantCulture)));
        return labels;
    }

    static string Points(IEnumerable<(double X, double Y)> corners) =>
        string.Join(' ', corners.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.X:0.#},{c.Y:0.#}")));
}

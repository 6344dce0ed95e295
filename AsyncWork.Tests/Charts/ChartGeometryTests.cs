using AsyncWork.Domain.Kpis;
using AsyncWork.Tests.Reports;
using AsyncWork.Web.Charts;
using NodaTime;

namespace AsyncWork.Tests.Charts;

// ux.md, "Charts": zero-based bars, few ticks, the number printed. The page and the PDF draw the same geometry (K-a, K-b).
public class ChartGeometryTests
{
    static readonly BarChart Chart = ChartGeometry.HoursByMonth(SampleReport.October().Trend, width: 480, height: 180);

    [Fact]
    public void Bars_start_at_zero_and_are_as_tall_as_their_hours()
    {
        Assert.All(Chart.Bars, bar => Assert.Equal(Chart.Baseline, bar.Y + bar.Height, precision: 6));
        var logged = Chart.Bars.Where(b => b.Kind == BarKind.Logged).ToArray();
        var perMinute = logged[0].Height / Chart.Months[0].Minutes;
        Assert.All(
            logged.Zip(Chart.Months),
            pair => Assert.Equal(pair.Second.Minutes * perMinute, pair.First.Height, precision: 6)
        );
    }

    [Fact]
    public void Each_bar_says_its_hours_in_whole_numbers()
    {
        Assert.Equal("3,086", Chart.Bars[^2].Number);
        Assert.Equal("494", Chart.Bars[^1].Number);
        Assert.Equal(12, Chart.Bars.Count);
    }

    [Fact]
    public void Ticks_are_few_and_round_and_the_last_is_not_below_the_tallest_bar()
    {
        Assert.Equal("0 1,000 2,000 3,000 4,000", string.Join(' ', Chart.Ticks.Select(t => t.Text)));
        Assert.True(Chart.Ticks[^1].Y <= Chart.Bars.Min(b => b.Y));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(600)]
    [InlineData(54_321)]
    [InlineData(6_000_000)]
    public void Ticks_never_read_the_same_and_are_never_more_than_five(int minutes)
    {
        var chart = ChartGeometry.HoursByMonth([new(new YearMonth(2026, 10), minutes, 0, 1)], 480, 180);
        Assert.InRange(chart.Ticks.Count, 2, 5);
        Assert.Equal(chart.Ticks.Count, chart.Ticks.Select(t => t.Text).Distinct(StringComparer.Ordinal).Count());
        Assert.All(chart.Bars, bar => Assert.True(bar.Y >= chart.Ticks[^1].Y - 0.001));
    }

    [Fact]
    public void A_month_without_hours_has_a_bar_of_no_height_and_a_nought()
    {
        var chart = ChartGeometry.HoursByMonth(SampleReport.Empty().Trend, 480, 180);
        Assert.All(chart.Bars, bar => Assert.Equal((0, "0"), (bar.Height, bar.Number)));
        Assert.Equal("0", Assert.Single(chart.Ticks).Text);
    }

    [Fact]
    public void Nothing_leaves_the_picture_and_no_two_bars_touch()
    {
        var inOrder = Chart.Bars.OrderBy(b => b.X).ToArray();
        Assert.All(inOrder, bar => Assert.True(bar.X >= Chart.Left && bar.X + bar.Width <= Chart.Width && bar.Y > 12));
        Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.X + pair.First.Width < pair.Second.X));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.001, 1)]
    [InlineData(0.5, 5)]
    [InlineData(0.501, 6)]
    [InlineData(1, 10)]
    public void The_lightest_step_is_for_nobody_only(double share, int step) =>
        Assert.Equal(step, ChartGeometry.StepOf((decimal)share));

    [Fact]
    public void The_heat_map_has_a_cell_for_each_hour_of_the_week_with_its_share_in_percent()
    {
        var map = SampleReport.October().HeatMap!;
        var grid = ChartGeometry.WorkingHours(map, width: 500, rowHeight: 15);
        Assert.Equal(7 * 24, grid.Cells.Count);
        var tuesdayAtTen = grid.Cells.Single(c => c is { Day: IsoDayOfWeek.Tuesday, Hour: 10 });
        Assert.Equal(("84", 9), (tuesdayAtTen.Number, tuesdayAtTen.Step));
        Assert.Equal("0", grid.Cells.Single(c => c is { Day: IsoDayOfWeek.Sunday, Hour: 3 }).Number);
        Assert.All(grid.Cells, c => Assert.True(c.X + c.Width <= grid.Width && c.Y + c.Height <= grid.Height));
    }
}

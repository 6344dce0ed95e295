using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Notifications;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>How figures are written and compared (kpis.md section 0).</summary>
public sealed class FigureTests
{
    [Theory]
    [InlineData(885.8, FigureUnit.Hours, 10, "885.8 h")]
    [InlineData(0.05, FigureUnit.Hours, 10, "0.1 h")]
    [InlineData(1234.56, FigureUnit.Hours, 10, "1,234.6 h")]
    [InlineData(90.5, FigureUnit.Percent, 199, "91 %")]
    [InlineData(90.45, FigureUnit.Percent, 200, "90.5 %")]
    [InlineData(652.0, FigureUnit.Count, 652, "652")]
    [InlineData(null, FigureUnit.Percent, 0, "–")]
    public void A_value_is_rounded_for_its_unit(double? value, FigureUnit unit, int n, string text) =>
        Assert.Equal(text, FigureText.Of((decimal?)value, unit, n));

    [Theory]
    [InlineData(0, "plans", "0 plans")]
    [InlineData(1, "plans with one", "1 plan with one")]
    [InlineData(1, "entries", "1 entry")]
    [InlineData(1, "people", "1 person")]
    [InlineData(1, "pages that need one", "1 page that needs one")]
    [InlineData(1204, "cards due", "1,204 cards due")]
    public void One_thing_is_not_called_several(int count, string things, string text) =>
        Assert.Equal(text, FigureText.Things(count, things));

    [Theory]
    [InlineData(4, "▲ 4 points")]
    [InlineData(-1, "▼ 1 point")]
    [InlineData(0.4, "no change")]
    [InlineData(0, "no change")]
    public void A_change_that_is_not_seen_is_no_change(double change, string text) =>
        Assert.Equal(text, FigureText.Change((decimal)change, FigureUnit.Percent, n: 10));

    [Fact]
    public void A_share_of_nothing_is_not_zero()
    {
        Assert.Equal("–", FigureText.Share(0, 0));
        Assert.Equal("33 %", FigureText.Share(1, 3));
        Assert.Equal("885.8", FigureText.Hours(53148));
    }

    [Fact]
    [Trait("Feature", "K-h")]
    public void Of_a_month_that_runs_what_comes_to_be_in_it_is_not_compared_and_what_stands_at_a_moment_is()
    {
        var (start, end) = (Instant.FromUtc(2026, 10, 1, 0, 0), Instant.FromUtc(2026, 11, 1, 0, 0));
        var flow = new FlowOfMonth(new([], [], [], [], []), new(start, end), end);
        var notices = new NoticesOfMonth(new Dictionary<NoticeKind, int>(), 0, 0, 0, 5, 100);

        Assert.Equal(["decided"], NotCompared(DecisionFigures.Of(DecisionsOfMonth.None, DecisionsOfMonth.None).Figures));
        Assert.Equal(["notices-urgent", "notices-quiet"], NotCompared(NoticeFigures.Of(notices, notices).Figures));
        Assert.Equal(["finished", "overdue"], NotCompared(FlowFigures.Of(flow, flow, [], [], DateTimeZone.Utc)));

        static IEnumerable<string> NotCompared(IEnumerable<Figure> figures) =>
            figures.Where(f => (f with { Value = 3, Previous = 2 }).SoFar().Change is null).Select(f => f.Key).Except(["aging"]);
    }

    [Theory]
    [InlineData(50, 40, Better.Higher, true)]
    [InlineData(50, 40, Better.Lower, false)]
    [InlineData(50, 40, Better.Neither, null)]
    [InlineData(50, 50, Better.Higher, null)]
    [InlineData(50, null, Better.Higher, null)]
    public void An_improvement_depends_on_what_is_better(int value, int? previous, Better better, bool? improved)
    {
        var figure = new Figure
        {
            Key = "coverage",
            KpiId = "K23b",
            Label = "Coverage",
            Unit = FigureUnit.Percent,
            Value = value,
            Previous = previous,
            Better = better,
            N = 10,
            NOf = "people",
            Meaning = "",
        };

        Assert.Equal(improved, figure.Improved);
        Assert.Equal(
            improved switch
            {
                true => ", better",
                false => ", worse",
                null => "",
            },
            figure.Judgement
        );
        Assert.Equal(previous is null, figure.ChangeText is null);
    }

    [Fact]
    [Trait("Feature", "K24b")]
    public void The_heat_map_shows_the_mean_share_of_people_by_weekday_and_hour()
    {
        // November 2026 has five Mondays; on two of them people worked at nine: all five, and one of five.
        var map = new HeatMap(
            new YearMonth(2026, 11),
            people: 5,
            [(Given.Day("2026-11-02"), 9, 5), (Given.Day("2026-11-09"), 9, 1), (Given.Day("2026-12-07"), 9, 5)]
        );

        Assert.Equal(6 / 25m, map[IsoDayOfWeek.Monday, 9]);
        Assert.Equal(0, map[IsoDayOfWeek.Tuesday, 9]);
        Assert.Equal(7, HeatMap.Weekdays.Count);
    }

    [Fact]
    [Trait("Feature", "K24b")]
    public void The_heat_map_of_a_small_group_would_be_that_of_a_person() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new HeatMap(new YearMonth(2026, 11), 4, []));
}

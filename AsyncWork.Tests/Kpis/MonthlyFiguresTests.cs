using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

[Trait("Feature", "K-h")]
public sealed class MonthlyFiguresTests
{
    static readonly MonthSums Nothing = new(0, 0, 0, 0, 0, 0, 0);

    /// <summary>900 of 1,000 scheduled minutes, 200 of them in meetings that occupied 150.</summary>
    static readonly MonthSums Usual = new(30, 900, 200, 150, 1000, 4, 5);

    [Fact]
    public void A_usual_month_has_every_figure()
    {
        Assert.Equal("0.3 h", Of("hours", Usual with { Minutes = 18 }).ValueText);
        Assert.Equal("16.7 h", Of("capacity", Usual).ValueText);
        Assert.Equal("90 %", Of("coverage", Usual).ValueText);
        Assert.Equal("22 %", Of("meeting-share", Usual).ValueText);
        Assert.Equal("83 %", Of("async-share", Usual).ValueText);
    }

    [Fact]
    public void Nothing_to_divide_by_is_a_dash_with_a_reason_and_never_zero()
    {
        foreach (var key in new[] { "capacity", "coverage", "meeting-share", "async-share" })
        {
            var figure = Of(key, Nothing);
            Assert.Equal("–", figure.ValueText);
            Assert.NotNull(figure.WhyNone);
            Assert.Null(figure.ChangeText);
        }
    }

    [Theory]
    [InlineData(799, false)]
    [InlineData(800, true)]
    public void The_async_share_is_shown_from_four_fifths_coverage_on(int minutes, bool shown)
    {
        var figure = Of("async-share", Usual with { Minutes = minutes });

        Assert.Equal(shown, figure.Value is not null);
        Assert.Equal(shown ? null : "Coverage is below 80 %.", figure.WhyNone);
    }

    [Fact]
    public void A_month_without_entries_before_is_not_compared_with()
    {
        Assert.Null(Of("hours", Usual, Nothing).ChangeText);
        Assert.Null(Of("coverage", Usual, Nothing with { CapacityMinutes = 1000, PeopleScheduled = 5 }).ChangeText);
        Assert.Equal("no change", Of("hours", Usual, Usual).ChangeText);
        Assert.Equal("▲ 5.0 h", Of("hours", Usual with { Minutes = 1200 }, Usual).ChangeText);
    }

    [Fact]
    public void Targets_are_those_of_the_company()
    {
        Assert.Equal("85 %", Of("coverage", Usual).TargetText);
        Assert.Null(Of("hours", Usual).TargetText);
    }

    static Figure Of(string key, MonthSums month, MonthSums? before = null)
    {
        var company = new Company("Northwind", DateTimeZone.Utc);
        company.AimFor(coverage: 85, meetingShare: 20, asyncShare: null);
        return MonthlyFigures.Of(month, before ?? Nothing, company).Single(f => f.Key == key);
    }
}

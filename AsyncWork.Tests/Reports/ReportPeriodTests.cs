using AsyncWork.Web.Pages.Reports;
using NodaTime;

namespace AsyncWork.Tests.Reports;

[Trait("Feature", "K-a")]
public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("2026-10", true)]
    [InlineData("2026-13", false)]
    [InlineData("0000-00", false)]
    [InlineData("2026-00", false)]
    [InlineData("1999-12", false)]
    [InlineData("2101-01", false)]
    [InlineData("2026-1", false)]
    [InlineData("2026-10-01", false)]
    [InlineData("October", false)]
    [InlineData("-026-10", false)]
    [InlineData("２０２６-10", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_month_is_written_with_four_digits_a_hyphen_and_two(string? text, bool isMonth) =>
        Assert.Equal(isMonth ? new YearMonth(2026, 10) : null, ReportPeriod.Read(text));

    [Fact]
    public void Capacity_of_a_running_month_ends_today_and_that_of_a_past_one_with_the_month()
    {
        var running = ReportPeriod.Of(new(2026, 11), new(2026, 11, 12));
        Assert.Equal((new LocalDate(2026, 11, 12), false), (running.CapacityEnd, running.IsOver));
        Assert.Equal(new LocalDate(2026, 11, 1), running.Before.CapacityEnd);

        Assert.True(ReportPeriod.Of(new(2026, 10), new(2026, 11, 12)).IsOver);
        var coming = ReportPeriod.Of(new(2027, 1), new(2026, 11, 12));
        Assert.Equal(coming.First, coming.CapacityEnd);
    }
}

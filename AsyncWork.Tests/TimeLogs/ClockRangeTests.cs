using System.Numerics;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Clock times over midnight and clock changes (kpis.md worked example 4; product.md T2).</summary>
[Trait("Feature", "T2")]
public sealed class ClockRangeTests
{
    [Theory]
    [InlineData("an ordinary morning", "2026-11-12", 9, 0, 10, 30, 90)]
    [InlineData("over midnight", "2026-11-12", 22, 30, 1, 0, 150)]
    [InlineData("into the night of the change forward", "2026-03-28", 23, 30, 0, 45, 75)]
    [InlineData("over the hour that the change forward skips", "2026-03-29", 1, 30, 3, 30, 60)]
    [InlineData("from a time that is skipped", "2026-03-29", 2, 15, 4, 0, 45)]
    [InlineData("to a time that is skipped", "2026-03-29", 1, 30, 2, 30, 60)]
    [InlineData("over the hour that the change back repeats", "2026-10-25", 1, 30, 3, 30, 180)]
    [InlineData("to a time that occurs twice", "2026-10-25", 1, 30, 2, 30, 60)]
    [InlineData("within the hour that occurs twice", "2026-10-25", 2, 15, 2, 45, 30)]
    [InlineData("from the first to the second time of the same name", "2026-10-25", 2, 30, 2, 15, 45)]
    [InlineData("from midnight to midnight", "2026-11-12", 0, 0, 0, 0, 1440)]
    [InlineData("a day of 25 hours", "2026-10-25", 0, 0, 0, 0, 1500)]
    [InlineData("a day of 23 hours", "2026-03-29", 0, 0, 0, 0, 1380)]
    public void Minutes_are_those_that_went_by_in_Berlin(string what, string day, int h1, int m1, int h2, int m2, int minutes)
    {
        var clock = ClockRange.Of(Given.Day(day), new(h1, m1), new(h2, m2), Given.Zone("Europe/Berlin"));

        Assert.True(minutes == clock.Minutes, $"{what}: {clock.Minutes}");
    }

    [Theory]
    [InlineData(2, 15, 3, 0)]
    [InlineData(2, 15, 3, 15)]
    [InlineData(2, 45, 3, 30)]
    public void From_a_skipped_time_to_one_before_the_moved_start_is_no_time_and_not_almost_a_day(int h1, int m1, int h2, int m2)
    {
        var clock = ClockRange.Of(Given.Day("2026-03-29"), new(h1, m1), new(h2, m2), Given.Zone("Europe/Berlin"));

        Assert.Equal((0, "An entry has at least one minute."), (clock.Minutes, WorkedTime.WhyNotFor(clock.Minutes)));
    }

    [Fact]
    public void Work_counts_on_the_local_date_on_which_it_started()
    {
        var kathmandu = ClockRange.Of(Given.Day("2026-11-12"), new(1, 0), new(2, 0), Given.Zone("Asia/Kathmandu"));

        Assert.Equal(Given.Day("2026-11-12"), kathmandu.Date);
        Assert.Equal(Instant.FromUtc(2026, 11, 11, 19, 15), kathmandu.Start);
    }

    [Theory]
    [InlineData("part of two hours", "2026-11-12", "Europe/Berlin", 9, 30, 10, 15, "9,10", "")]
    [InlineData("an hour that is not begun is not touched", "2026-11-12", "Europe/Berlin", 9, 0, 10, 0, "9", "")]
    [InlineData("over midnight", "2026-11-12", "Europe/Berlin", 22, 30, 1, 30, "22,23", "0,1")]
    [InlineData("a zone that is 45 minutes off", "2026-11-12", "Asia/Kathmandu", 9, 30, 10, 15, "9,10", "")]
    [InlineData("the skipped hour is not worked", "2026-03-29", "Europe/Berlin", 1, 30, 3, 30, "1,3", "")]
    [InlineData("the repeated hour is one hour of the day", "2026-10-25", "Europe/Berlin", 1, 30, 3, 30, "1,2,3", "")]
    [InlineData("a change by half an hour", "2026-10-04", "Australia/Lord_Howe", 1, 30, 3, 15, "1,2,3", "")]
    public void Hours_are_those_of_the_local_clock(
        string what,
        string day,
        string zone,
        int h1,
        int m1,
        int h2,
        int m2,
        string same,
        string next
    )
    {
        var (sameDay, nextDay) = ClockRange.Of(Given.Day(day), new(h1, m1), new(h2, m2), Given.Zone(zone)).HourMasks();

        Assert.True((same, next) == (Hours(sameDay), Hours(nextDay)), $"{what}: {Hours(sameDay)} / {Hours(nextDay)}");
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 24)]
    [InlineData("2026-11-12", 24)]
    public void A_whole_day_touches_each_hour_that_the_clock_shows(string day, int hours)
    {
        var (sameDay, nextDay) = ClockRange
            .Of(Given.Day(day), LocalTime.Midnight, LocalTime.Midnight, Given.Zone("Europe/Berlin"))
            .HourMasks();

        Assert.Equal((hours, 0), (BitOperations.PopCount((uint)sameDay), nextDay));
    }

    static string Hours(int mask) => string.Join(',', Enumerable.Range(0, 24).Where(h => (mask & (1 << h)) != 0));
}

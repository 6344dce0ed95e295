using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>How long and when, as people write it (product.md T2, T5, T6; kpis.md, worked example 4).</summary>
[Trait("Feature", "T2")]
public sealed class WorkedTimeTests
{
    static readonly DateTimeZone Berlin = Given.Zone("Europe/Berlin");

    [Theory]
    [InlineData("1:30", 90)]
    [InlineData("1.5", 90)]
    [InlineData("1,5", 90)]
    [InlineData("90m", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("2", 120)]
    [InlineData("0:05", 5)]
    public void Durations_are_read_as_people_write_them(string text, int minutes) =>
        Assert.Equal(minutes, WorkDuration.Read(text));

    [Theory]
    [InlineData("-1")]
    [InlineData("1:75")]
    [InlineData("an hour")]
    [InlineData("")]
    [InlineData("1e9")]
    public void What_is_no_duration_is_not_guessed(string text) => Assert.Null(WorkDuration.Read(text));

    [Fact]
    [Trait("Feature", "T5")]
    public void Work_over_midnight_counts_on_the_day_it_started()
    {
        var worked = WorkedTime.Between(new(2026, 11, 12), new(23, 30), new(0, 45), Berlin);

        Assert.Equal((new LocalDate(2026, 11, 12), 75), (worked.Date, worked.Minutes));
    }

    [Fact]
    [Trait("Feature", "T5")]
    public void An_hour_that_the_clock_change_skips_is_not_worked()
    {
        var worked = WorkedTime.Between(new(2026, 3, 29), new(1, 30), new(3, 30), Berlin);

        Assert.Equal(60, worked.Minutes);
    }

    [Fact]
    public void A_duration_that_differs_from_start_and_end_is_refused_with_both()
    {
        var clock = ClockRange.Of(new(2026, 11, 12), new(9, 0), new(10, 30), Berlin);

        Assert.Null(WorkedTime.WhyNotBoth(90, clock));
        var reason = WorkedTime.WhyNotBoth(120, clock);
        Assert.Contains("1:30", reason);
        Assert.Contains("2:00", reason);
    }

    [Fact]
    [Trait("Feature", "T6")]
    public void Entries_that_share_minutes_overlap_and_those_that_touch_do_not()
    {
        (string Name, int From, int To)[] entries = [("touches", 60, 90), ("first", 0, 60), ("second", 30, 45)];

        var overlaps = Overlaps.Among(
            entries,
            e => (Instant.FromUnixTimeSeconds(e.From * 60), Instant.FromUnixTimeSeconds(e.To * 60))
        );

        var (first, second) = (overlaps.Single().First.Name, overlaps.Single().Second.Name);
        Assert.Equal(("first", "second"), (first, second));
    }

    [Theory]
    [InlineData("2026-11-12", 2)]
    [InlineData("2026-06-01", 2)]
    [InlineData("2026-05-31", 1)]
    [InlineData("2019-01-01", 1)]
    public void Hours_count_for_the_team_of_their_day(string day, int team)
    {
        TeamPeriod[] periods = [new(2, Given.Day("2026-06-01"), null), new(1, Given.Day("2020-01-01"), Given.Day("2026-06-01"))];

        Assert.Equal(team, TeamPeriod.TeamOn(Given.Day(day), periods));
    }

    [Fact]
    public void Whoever_left_their_last_team_or_never_had_one_logs_for_no_team()
    {
        TeamPeriod[] left = [new(1, Given.Day("2020-01-01"), Given.Day("2026-06-01"))];

        Assert.Null(TeamPeriod.TeamOn(Given.Day("2026-06-01"), left));
        Assert.Null(TeamPeriod.TeamOn(Given.Day("2026-06-01"), []));
    }
}

using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>What a timer counts, when it asks, and what is made of the answer (product.md T1, T9; kpis.md K24, worked example 4).</summary>
[Trait("Feature", "T1")]
public sealed class TimerRulesTests
{
    static readonly DateTimeZone Berlin = Given.Zone("Europe/Berlin");
    static readonly Instant Nine = At(12, 9, 0);

    /// <summary>A moment of November 2026 in Berlin.</summary>
    static Instant At(int day, int hour, int minute) =>
        new LocalDateTime(2026, 11, day, hour, minute).InZoneStrictly(Berlin).ToInstant();

    static RunningTimer Started(Instant at) => new(new(1), Berlin, new(1, null, "Wording"), at);

    static Duration Minutes(int minutes) => Duration.FromMinutes(minutes);

    [Theory]
    [InlineData(23, 30, "2026-03-28", 75)]
    [InlineData(1, 30, "2026-03-29", 60)]
    public void A_timer_counts_real_time_over_midnight_and_a_clock_change(int hour, int minute, string day, int minutes)
    {
        // Worked example 4: on 29 March 2026 clocks go from 02:00 to 03:00.
        var start = (Given.Day(day) + new LocalTime(hour, minute)).InZoneStrictly(Berlin).ToInstant();
        var end = new LocalDateTime(2026, 3, 29, minutes == 75 ? 0 : 3, minutes == 75 ? 45 : 30)
            .InZoneStrictly(Berlin)
            .ToInstant();

        var worked = Started(start).Worked(new(start, end))!;

        Assert.Equal((Given.Day(day), minutes), (worked.Date, worked.Minutes));
    }

    [Fact]
    public void Under_half_a_minute_is_nothing_to_log()
    {
        Assert.Null(Started(Nine).Worked(new(Nine, Nine + Duration.FromSeconds(29))));
        Assert.Equal(1, Started(Nine).Worked(new(Nine, Nine + Duration.FromSeconds(30)))!.Minutes);
    }

    [Fact]
    public void It_stops_neither_in_the_future_nor_after_more_than_a_day()
    {
        var timer = Started(Nine);

        Assert.Contains("future", timer.WhyNotStopAt(At(12, 10, 1), At(12, 10, 0)));
        Assert.Contains("before the start", timer.WhyNotStopAt(At(12, 8, 0), At(12, 10, 0)));
        Assert.Contains("24 hours", timer.WhyNotStopAt(At(13, 9, 1), At(13, 9, 1)));
        Assert.Null(timer.WhyNotStopAt(At(13, 9, 0), At(13, 9, 1)));
    }

    [Fact]
    public void A_start_is_the_last_such_clock_time_and_an_end_the_first_after_the_start()
    {
        var timer = Started(At(13, 0, 10));

        Assert.Equal(At(12, 23, 30), timer.StartFor(new(23, 30), At(13, 0, 20)));
        Assert.Equal(At(13, 0, 5), timer.StartFor(new(0, 5), At(13, 0, 20)));
        Assert.Equal(At(13, 1, 0), timer.EndFor(new(1, 0)));
        Assert.Equal(At(14, 0, 5), timer.EndFor(new(0, 5)));
    }

    [Fact]
    public void On_the_night_that_has_an_hour_twice_an_end_lies_after_the_start()
    {
        // 25 October 2026: from 03:00 summer time back to 02:00. Started at the second 02:10.
        var second = Instant.FromUtc(2026, 10, 25, 1, 10);
        var timer = Started(second);

        Assert.Equal(Instant.FromUtc(2026, 10, 25, 1, 40), timer.EndFor(new(2, 40)));
    }

    [Fact]
    public void A_start_lies_neither_in_the_future_nor_more_than_a_day_back()
    {
        Assert.Null(RunningTimer.WhyNotStartAt(Nine, Nine));
        Assert.NotNull(RunningTimer.WhyNotStartAt(Nine + Minutes(1), Nine));
        Assert.NotNull(RunningTimer.WhyNotStartAt(Nine - Minutes(24 * 60 + 1), Nine));
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void Twenty_minutes_without_an_action_are_asked_about_nineteen_are_not()
    {
        var timer = Started(Nine);

        Assert.True(timer.See(Nine + Minutes(19)));
        Assert.False(timer.AsksAboutIdle);
        Assert.True(timer.See(Nine + Minutes(39)));
        Assert.Equal((Nine + Minutes(19), Nine + Minutes(39)), (timer.IdleFrom, timer.IdleUntil));
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void Actions_are_noted_once_a_minute_and_do_not_spoil_open_forms()
    {
        var timer = Started(Nine);
        var version = timer.Version;

        Assert.False(timer.See(Nine + Duration.FromSeconds(59)));
        Assert.True(timer.See(Nine + Minutes(40)));
        Assert.Equal(version, timer.Version);
    }

    [Fact]
    [Trait("Feature", "T9")]
    public void A_night_takes_the_place_of_an_unanswered_lunch_but_not_the_other_way_round()
    {
        var timer = Started(Nine);
        timer.See(Nine + Minutes(40));
        var asked = timer.Version;
        timer.See(Nine + Minutes(65));
        Assert.Equal((Nine, asked), (timer.IdleFrom, timer.Version));

        timer.See(At(13, 8, 0));

        Assert.Equal((Nine + Minutes(65), At(13, 8, 0)), (timer.IdleFrom, timer.IdleUntil));
        Assert.NotEqual(asked, timer.Version);
    }

    [Fact]
    [Trait("Feature", "K24")]
    public void Time_that_is_taken_out_leaves_the_work_before_it_and_the_timer_goes_on_after_it()
    {
        var timer = Started(Nine);
        timer.See(Nine + Minutes(10));
        timer.See(Nine + Minutes(45));

        var (worked, idle) = timer.TakeIdleOut();

        Assert.Equal((10, 35), ((int)worked.Duration.TotalMinutes, (int)idle.Duration.TotalMinutes));
        Assert.Equal((Nine + Minutes(45), false), (timer.StartedAt, timer.AsksAboutIdle));
        Assert.Equal(35, new IdleTime(new(1), null, idle, Berlin, IdleOutcome.Discarded).Minutes);
    }

    [Fact]
    public void A_timer_quiet_over_midnight_was_forgotten_one_at_work_over_midnight_was_not()
    {
        var forgotten = Started(At(12, 16, 40));
        forgotten.See(At(13, 8, 0));
        Assert.True(forgotten.WasForgotten(At(13, 8, 0)));

        var night = Started(At(12, 23, 50));
        night.See(At(13, 0, 5));
        Assert.False(night.WasForgotten(At(13, 0, 5)));
    }

    [Fact]
    public void A_forgotten_timer_probably_ended_with_the_last_action_or_the_working_hours_whichever_was_earlier()
    {
        var timer = Started(At(12, 16, 40));
        timer.See(At(12, 16, 55));
        timer.See(At(13, 8, 0));

        var now = At(13, 8, 0);
        Assert.Equal(At(12, 16, 55), timer.LikelyEnd(At(12, 17, 0), now));
        Assert.Equal(At(12, 16, 50), timer.LikelyEnd(At(12, 16, 50), now));
        Assert.Equal(At(12, 16, 55), timer.LikelyEnd(At(12, 16, 30), now));
        Assert.Equal(At(12, 16, 55), timer.LikelyEnd(null, now));
    }

    [Fact]
    public void When_nothing_was_done_after_the_start_it_probably_ended_with_the_working_hours_or_nothing_tells()
    {
        var (timer, now) = (Started(Nine), At(13, 9, 30));
        timer.See(now);

        Assert.Equal(At(12, 17, 0), timer.LikelyEnd(At(12, 17, 0), now));
        Assert.Null(timer.LikelyEnd(null, now));
        Assert.Null(timer.LikelyEnd(At(12, 8, 0), now));
        Assert.Null(timer.LikelyEnd(At(13, 10, 0), now));
    }

    [Fact]
    public void An_end_more_than_a_day_after_the_start_is_not_proposed()
    {
        var timer = Started(Nine);
        for (var at = Nine; at < Nine + Minutes(25 * 60); at += Minutes(15))
            timer.See(at);

        Assert.Null(timer.LikelyEnd(null, At(13, 10, 0)));
        Assert.Equal(At(12, 17, 0), timer.LikelyEnd(At(12, 17, 0), At(13, 10, 0)));
    }

    [Fact]
    public void The_minute_of_the_start_means_the_start_and_not_a_whole_day()
    {
        var timer = Started(Nine + Duration.FromSeconds(20));

        Assert.Equal(timer.StartedAt, timer.EndFor(new(9, 0)));
        Assert.Equal(At(12, 9, 1), timer.EndFor(new(9, 1)));
        Assert.Equal(At(13, 8, 59), timer.EndFor(new(8, 59)));
    }
}

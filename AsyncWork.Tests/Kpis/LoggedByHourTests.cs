using AsyncWork.Domain.Kpis;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>One's own heat map, to the minute (product.md T8, kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class LoggedByHourTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly DateTimeZone Kathmandu = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"];

    static Interval Utc(int day, int hour, int minute, int minutes, int month = 11)
    {
        var start = Instant.FromUtc(2026, month, day, hour, minute);
        return new(start, start + Duration.FromMinutes(minutes));
    }

    [Fact]
    public void Work_over_midnight_counts_on_both_weekdays()
    {
        var hours = new LoggedByHour();
        hours.Add(Utc(10, 22, 30, 75), Berlin); // Tuesday 23:30 to Wednesday 00:45

        Assert.Equal((30, 45), (hours[IsoDayOfWeek.Tuesday, 23], hours[IsoDayOfWeek.Wednesday, 0]));
        Assert.Equal((75, 45), (hours.Minutes, hours.Most));
    }

    [Fact]
    public void The_same_moments_are_other_hours_in_another_zone()
    {
        var hours = new LoggedByHour();
        hours.Add(Utc(10, 9, 0, 60), Kathmandu); // 14:45 to 15:45

        Assert.Equal((15, 45), (hours[IsoDayOfWeek.Tuesday, 14], hours[IsoDayOfWeek.Tuesday, 15]));
    }

    [Fact]
    public void An_hour_that_the_clocks_repeat_counts_twice_and_one_they_skip_not_at_all()
    {
        var autumn = new LoggedByHour();
        autumn.Add(Utc(24, 23, 0, 240, month: 10), Berlin); // Sunday 25 October, 01:00 CEST to 04:00 CET
        var spring = new LoggedByHour();
        spring.Add(Utc(29, 0, 0, 120, month: 3), Berlin); // Sunday 29 March, 01:00 CET to 04:00 CEST

        Assert.Equal(120, autumn[IsoDayOfWeek.Sunday, 2]);
        Assert.Equal(240, autumn.Minutes);
        Assert.Equal(
            (60, 0, 60),
            (spring[IsoDayOfWeek.Sunday, 1], spring[IsoDayOfWeek.Sunday, 2], spring[IsoDayOfWeek.Sunday, 3])
        );
    }
}

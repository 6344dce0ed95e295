using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Notifications;

/// <summary>When something that was put aside comes back (product.md N1).</summary>
[Trait("Feature", "N1")]
public sealed class SnoozeTests
{
    static readonly LocalDate Friday = new(2026, 11, 13);

    static WorkingTime Berlin(params LocalDate[] off) =>
        new(
            Given.Zone("Europe/Berlin"),
            [(new(2020, 1, 1), WorkWeek.FromText("1 10:00-17:00;2 8:00-16:00;3 8:00-16:00;4 8:00-16:00;5 8:00-16:00"))],
            off.ToDictionary(d => d, _ => new DayOff(DayOffKind.PublicHoliday, "Holiday"))
        );

    static Instant At(LocalDate day, int hour, string zone = "Europe/Berlin") =>
        day.At(new(hour, 0)).InZoneStrictly(Given.Zone(zone)).ToInstant();

    [Fact]
    public void Tomorrow_is_nine_in_the_morning_on_my_clocks()
    {
        Assert.Equal(At(Friday.PlusDays(1), 9), Snooze.EndsAt(SnoozeUntil.Tomorrow, null, Berlin(), At(Friday, 15)));
        // Half past midnight is a new day already.
        Assert.Equal(
            At(Friday.PlusDays(1), 9),
            Snooze.EndsAt(SnoozeUntil.Tomorrow, null, Berlin(), At(Friday, 0) + Duration.FromMinutes(30))
        );
    }

    [Fact]
    public void The_next_working_day_begins_with_its_first_hour_after_weekend_and_holidays()
    {
        var monday = Friday.PlusDays(3);

        Assert.Equal(At(monday, 10), Snooze.EndsAt(SnoozeUntil.NextWorkingDay, null, Berlin(), At(Friday, 15)));
        Assert.Equal(At(monday.PlusDays(1), 8), Snooze.EndsAt(SnoozeUntil.NextWorkingDay, null, Berlin(monday), At(Friday, 15)));
    }

    [Fact]
    public void Who_works_no_days_gets_it_back_tomorrow()
    {
        var never = new WorkingTime(Given.Zone("Europe/Berlin"), []);

        Assert.Equal(At(Friday.PlusDays(1), 9), Snooze.EndsAt(SnoozeUntil.NextWorkingDay, null, never, At(Friday, 15)));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", 7)] // the clocks are put forward in the night: 8 UTC would be 10
    [InlineData("Europe/Berlin", "2026-10-24", 8)]
    [InlineData("America/New_York", "2026-03-07", 13)]
    [InlineData("Asia/Kathmandu", "2028-02-28", 3)] // 9:00 is 3:15 UTC, on a leap day
    public void Nine_is_nine_after_a_clock_change_too(string zone, string day, int hourUtc)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var time = new WorkingTime(Given.Zone(zone), []);

        var back = Snooze.EndsAt(SnoozeUntil.Tomorrow, null, time, At(date, 18, zone));

        Assert.Equal(new LocalTime(9, 0), back.InZone(time.Zone).TimeOfDay);
        Assert.Equal((date.PlusDays(1), hourUtc), (back.InUtc().Date, back.InUtc().Hour));
    }

    [Fact]
    public void A_day_that_is_over_or_far_away_is_refused_and_the_notice_stays()
    {
        var now = At(Friday, 12);
        var notice = new Notification(new PersonId(1), NotificationReason.Mentioned, null, "Told.", "/", now);

        Assert.Equal("Choose a day that is still to come.", Notification.WhyNotSnooze(now, now));
        Assert.Equal("Choose a day within a year.", Notification.WhyNotSnooze(now + Duration.FromDays(367), now));
        Assert.Throws<InvalidOperationException>(() => notice.Snooze(now, now));
        Assert.Equal(now, notice.ShownAt);
    }

    [Fact]
    public void Put_aside_it_waits_again_from_then_on_and_can_be_brought_back()
    {
        var now = At(Friday, 12);
        var notice = new Notification(new PersonId(1), NotificationReason.Mentioned, null, "Told.", "/", now);
        notice.Finish(now);

        notice.Snooze(now + Duration.FromDays(1), now);
        Assert.Equal((now + Duration.FromDays(1), null), (notice.ShownAt, notice.DoneAt));
        notice.BringBack(now + Duration.FromHours(1));
        Assert.Equal(now + Duration.FromHours(1), notice.ShownAt);
    }
}

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Notifications;

/// <summary>When a person is reached by mail (product.md N2, N3).</summary>
[Trait("Feature", "N2")]
public sealed class DigestTimeTests
{
    static readonly LocalDate Monday = new(2026, 11, 9);
    static readonly LocalDate Friday = new(2026, 11, 13);

    static WorkingTime Works(string zone = "Europe/Berlin", string? week = null, params LocalDate[] off) =>
        new(
            Given.Zone(zone),
            [(new(2020, 1, 1), week is null ? WorkWeek.Usual : WorkWeek.FromText(week))],
            off.ToDictionary(d => d, _ => new DayOff(DayOffKind.PublicHoliday, "Holiday"))
        );

    static NoticeSettings Wants(int hour = 9, bool quiet = true, bool urgent = true)
    {
        var settings = new NoticeSettings(new PersonId(1));
        settings.Mail(new(hour, 0), k => k == NoticeKind.Watching ? MailRhythm.Weekly : MailRhythm.Daily);
        settings.KeepQuiet(quiet, urgent);
        return settings;
    }

    static Instant At(LocalDate day, int hour, int minute = 0, string zone = "Europe/Berlin") =>
        day.At(new(hour, minute)).InZoneStrictly(Given.Zone(zone)).ToInstant();

    [Fact]
    public void It_is_due_at_my_hour_of_each_working_day_and_once_a_week_with_what_is_weekly()
    {
        var time = Works();

        Assert.Equal(new(Friday, At(Friday, 9), false), DigestTime.LastDue(time, Wants(), At(Friday, 9)));
        Assert.Equal(Friday.PlusDays(-1), DigestTime.LastDue(time, Wants(), At(Friday, 8, 59))!.Date);
        Assert.Equal(Friday, DigestTime.LastDue(time, Wants(), At(Friday.PlusDays(2), 12))!.Date);
        var monday = DigestTime.LastDue(time, Wants(), At(Monday, 9))!;
        Assert.True(monday.IsWeekly);
        Assert.True(monday.Includes(NoticeKind.Watching, Wants()));
        Assert.False(DigestTime.LastDue(time, Wants(), At(Friday, 9))!.Includes(NoticeKind.Watching, Wants()));
    }

    [Fact]
    public void A_holiday_has_none_and_the_first_working_day_after_it_is_the_weekly_one()
    {
        var time = Works(off: Monday);

        Assert.Equal(
            new(Monday.PlusDays(1), At(Monday.PlusDays(1), 9), true),
            DigestTime.LastDue(time, Wants(), At(Monday.PlusDays(1), 10))
        );
        Assert.True(DigestTime.LastDue(time, Wants(), At(Monday, 10))!.Date < Monday);
    }

    [Fact]
    [Trait("Feature", "N3")]
    public void An_hour_outside_work_waits_for_the_next_working_minute_but_not_for_who_wants_no_quiet()
    {
        Assert.Equal(At(Friday, 9), DigestTime.LastDue(Works(), Wants(hour: 6), At(Friday, 12))!.At);
        Assert.Equal(At(Friday, 6), DigestTime.LastDue(Works(), Wants(hour: 6, quiet: false), At(Friday, 12))!.At);
        // After work it comes with the next morning, once for each day.
        Assert.Equal(
            new(Friday, At(Friday.PlusDays(3), 9), false),
            DigestTime.LastDue(Works(), Wants(hour: 19), At(Friday.PlusDays(3), 9))
        );
    }

    /// <summary>Nine is nine by my clocks on both sides of a change, also in zones that are not whole hours away.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-27", 8)]
    [InlineData("Europe/Berlin", "2026-03-30", 7)]
    [InlineData("Europe/Berlin", "2026-10-26", 8)]
    [InlineData("America/New_York", "2026-03-09", 13)]
    [InlineData("America/New_York", "2026-11-02", 14)]
    [InlineData("Asia/Kathmandu", "2026-03-30", 3)]
    [InlineData("America/Sao_Paulo", "2028-02-29", 12)]
    public void Nine_is_nine_after_a_clock_change(string zone, string day, int hourUtc)
    {
        var date = Given.Day(day);

        var digest = DigestTime.LastDue(Works(zone), Wants(), At(date, 12, zone: zone))!;

        Assert.Equal((date, hourUtc), (digest.Date, digest.At.InUtc().Hour));
        Assert.Equal(new LocalTime(9, 0), digest.At.InZone(Given.Zone(zone)).TimeOfDay);
    }

    [Fact]
    public void An_hour_that_the_clocks_skip_is_the_one_they_jump_to()
    {
        // On 29 March 2026 the clocks of Berlin go from 2 to 3; somebody works that Sunday night.
        var night = Works(week: "7 0:00-6:00");
        var sunday = new LocalDate(2026, 3, 29);

        var digest = DigestTime.LastDue(night, Wants(hour: 2), At(sunday, 5))!;

        Assert.Equal(new LocalTime(3, 0), digest.At.InZone(night.Zone).TimeOfDay);
    }

    [Fact]
    public void Who_works_no_days_gets_none_and_where_no_hours_are_known_the_week_is_the_usual_one()
    {
        var never = Works(off: [.. Enumerable.Range(-10, 90).Select(Friday.PlusDays)]);
        var unknown = new WorkingTime(Given.Zone("Europe/Berlin"), []);

        Assert.Null(DigestTime.LastDue(never, Wants(), At(Friday, 12)));
        Assert.Null(DigestTime.Next(never, Wants(), At(Friday, 12)));
        Assert.Equal(Friday, DigestTime.LastDue(unknown, Wants(), At(Friday.PlusDays(2), 12))!.Date);
        Assert.False(DigestTime.IsQuietAt(At(Friday, 23), unknown, Wants()));
    }

    [Fact]
    public void The_next_one_is_the_next_working_day_with_something_wanted()
    {
        var settings = Wants();

        Assert.Equal(At(Friday.PlusDays(3), 9), DigestTime.Next(Works(), settings, At(Friday, 9))!.At);
        settings.Mail(new(9, 0), _ => MailRhythm.Weekly);
        Assert.Equal(At(Monday.PlusDays(7), 9), DigestTime.Next(Works(), settings, At(Monday, 9))!.At);
        settings.Mail(new(9, 0), _ => MailRhythm.Off);
        Assert.Null(DigestTime.Next(Works(), settings, At(Monday, 9)));
    }

    [Fact]
    [Trait("Feature", "N3")]
    public void It_is_quiet_outside_hours_on_holidays_and_while_away_and_urgent_comes_through_if_allowed()
    {
        var time = Works(off: Friday);

        Assert.True(DigestTime.IsQuietAt(At(Friday, 12), time, Wants()));
        Assert.True(DigestTime.IsQuietAt(At(Monday, 18), time, Wants()));
        Assert.False(DigestTime.IsQuietAt(At(Monday, 12), time, Wants()));
        Assert.False(DigestTime.IsQuietAt(At(Monday, 18), time, Wants(quiet: false)));
        Assert.True(DigestTime.MayReach(At(Friday, 12), time, Wants()));
        Assert.False(DigestTime.MayReach(At(Friday, 12), time, Wants(urgent: false)));
        Assert.True(DigestTime.MayReach(At(Monday, 12), time, Wants(urgent: false)));
    }
}

using AsyncWork.Domain.Calendar;
using AsyncWork.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Tests.Calendar;

/// <summary>When someone works, and the clocks that run only then (kpis.md section 0, K9, K23).</summary>
[Trait("Feature", "S1")]
public sealed class WorkingTimeTests
{
    const string Kathmandu = "1 10-18;2 10-18;3 10-18;4 10-18;5 10-18;7 10-18";
    static readonly DayOff Holiday = new(DayOffKind.PublicHoliday, "Holiday");

    [Theory]
    [Trait("Feature", "K9")]
    [InlineData("", "2026-11-24T05:15")]
    [InlineData("2026-11-23", "2026-11-25T05:15")]
    public void A_norm_of_two_working_days_runs_on_the_calendar_of_who_answers(string holiday, string due) // kpis.md, worked example 1
    {
        var asked = At("2026-11-20T16:30", "Europe/Berlin");

        Assert.Equal(At(due, "Europe/Berlin"), Time("Asia/Kathmandu", Kathmandu, holiday).AfterWorkingDays(asked, 2));
    }

    [Theory]
    [Trait("Feature", "K9")]
    [InlineData("2026-11-16T10:30", 1, "2026-11-17T10:30")] // within hours: the same clock time
    [InlineData("2026-11-16T10:30", 0, "2026-11-16T10:30")]
    [InlineData("2026-11-16T19:00", 0, "2026-11-17T09:00")]
    [InlineData("2026-11-16T07:00", 1, "2026-11-17T09:00")] // before hours: from their start
    [InlineData("2026-11-20T10:30", 1, "2026-11-23T10:30")] // over the weekend
    [InlineData("2026-11-19T16:00", 1, "2026-11-23T09:00")] // Friday ends at 13:00
    [InlineData("2026-10-23T10:30", 2, "2026-10-27T10:30")] // over the end of summer time
    public void So_many_working_days_later_is_the_same_clock_time_or_the_next_working_minute(string from, int days, string due)
    {
        var time = Time("Europe/Berlin", "1 9-17;2 9-17;3 9-17;4 9-17;5 9-13");

        Assert.Equal(At(due, "Europe/Berlin"), time.AfterWorkingDays(At(from, "Europe/Berlin"), days));
    }

    [Theory]
    [InlineData("2026-11-17T02:00", "2026-11-18T02:00")]
    [InlineData("2026-11-21T02:00", "2026-11-24T02:00")] // within Friday's shift; the next one is Monday's
    public void The_hours_after_midnight_of_a_night_shift_belong_to_the_day_before(string from, string due)
    {
        var time = Time("Europe/Berlin", "1 22-6;2 22-6;3 22-6;4 22-6;5 22-6");

        Assert.Equal(At(due, "Europe/Berlin"), time.AfterWorkingDays(At(from, "Europe/Berlin"), 1));
    }

    [Fact]
    public void Working_minutes_pass_only_within_hours() // Tuesday 16:45 to Wednesday 10:00 is an hour and a quarter
    {
        var time = Time("Europe/Berlin", "2 9-17;3 9-17");
        var (tuesday, wednesday) = (At("2026-11-17T16:45", "Europe/Berlin"), At("2026-11-18T10:00", "Europe/Berlin"));

        Assert.Equal(75, time.MinutesBetween(tuesday, wednesday));
        Assert.Equal(wednesday, time.AfterWorkingMinutes(tuesday, 75));
        Assert.Equal(At("2026-11-17T17:00", "Europe/Berlin"), time.AfterWorkingMinutes(tuesday, 15));
        Assert.Equal(tuesday, time.AfterWorkingMinutes(tuesday, 0));
        Assert.Equal(0, time.MinutesBetween(wednesday, tuesday));
    }

    [Fact]
    public void Hours_that_touch_are_one_interval_and_a_break_parts_two()
    {
        var time = Time("Europe/Berlin", "1 9-12,12-13,14-17;2 18-24;3 0-6");
        var (from, to) = (At("2026-11-16T10:00", "Europe/Berlin"), At("2026-11-18T05:00", "Europe/Berlin"));

        Assert.Equal(
            [
                new(from, At("2026-11-16T13:00", "Europe/Berlin")),
                new(At("2026-11-16T14:00", "Europe/Berlin"), At("2026-11-16T17:00", "Europe/Berlin")),
                new(At("2026-11-17T18:00", "Europe/Berlin"), to),
            ],
            time.Between(from, to)
        );
    }

    [Theory] // kpis.md, worked example 4
    [InlineData("2026-03-28", "22-6", 420)] // clocks go forward from 2:00 to 3:00 on Sunday the 29th
    [InlineData("2026-03-29", "1:30-3:30", 60)]
    [InlineData("2026-03-29", "2-3", 0)]
    [InlineData("2026-03-29", "2:15-2:45,3-5", 120)]
    [InlineData("2026-10-24", "22-6", 540)] // clocks go back from 3:00 to 2:00 on Sunday the 25th
    [InlineData("2026-10-25", "2-3", 120)]
    [InlineData("2026-10-25", "9-17", 480)]
    public void Minutes_of_a_shift_are_those_that_pass(string date, string hours, int minutes)
    {
        var time = Time("Europe/Berlin", $"6 {hours};7 {hours}");

        Assert.Equal(minutes, time.MinutesOn(Given.Day(date)));
    }

    [Fact]
    public void Half_an_hour_of_summer_time_counts_too() =>
        Assert.Equal(450, Time("Australia/Lord_Howe", "6 22-6").MinutesOn(Given.Day("2026-10-03")));

    [Fact]
    [Trait("Feature", "K23")]
    public void Each_day_has_the_capacity_of_the_schedule_that_was_valid_on_it()
    {
        var half = WorkWeek.FromText("1 9-13;2 9-13;3 9-13;4 9-13;5 9-13");
        var time = new WorkingTime(
            Given.Zone("Europe/Berlin"),
            [(Given.Day("2026-11-11"), half), (Given.Day("2026-11-03"), WorkWeek.Usual)]
        );

        // Monday the 2nd is before the first schedule; 3rd to 6th and 9th to 10th full days, 11th to 13th half ones.
        Assert.Equal(6 * 480 + 3 * 240, time.MinutesIn(new(Given.Day("2026-11-02"), Given.Day("2026-11-15"))));
    }

    [Fact]
    [Trait("Feature", "S5")]
    public void A_day_off_removes_the_shifts_that_start_on_it_and_no_others()
    {
        var time = Time("Europe/Berlin", "1 22-6;2 22-6;3 22-6", "2026-11-17");

        Assert.Empty(time.ShiftsOn(Given.Day("2026-11-17")));
        Assert.Equal(0, time.MinutesOn(Given.Day("2026-11-17")));
        Assert.True(time.IsWorkingAt(At("2026-11-17T05:59", "Europe/Berlin")));
        Assert.False(time.IsWorkingAt(At("2026-11-17T06:00", "Europe/Berlin")));
        Assert.False(time.IsWorkingAt(At("2026-11-18T02:00", "Europe/Berlin")));
        Assert.Equal(Holiday, time.DayOffOn(Given.Day("2026-11-17")));
        Assert.Null(time.DayOffOn(Given.Day("2026-11-18")));
    }

    [Fact]
    public void Nothing_counts_before_the_first_and_after_the_last_day_of_employment()
    {
        var time = new WorkingTime(
            Given.Zone("Europe/Berlin"),
            [(Given.Day("2020-01-01"), WorkWeek.Usual)],
            startsOn: Given.Day("2026-11-11"),
            lastDay: Given.Day("2026-11-17")
        );

        Assert.Equal(5 * 480, time.MinutesIn(new(Given.Day("2026-11-01"), Given.Day("2026-11-30"))));
        Assert.Equal(At("2026-11-11T09:00", "Europe/Berlin"), time.NextWorkingMinute(At("2026-11-09T10:00", "Europe/Berlin")));
    }

    [Fact]
    public void There_is_no_next_minute_where_there_are_no_hours()
    {
        var now = At("2026-11-17T16:45", "Europe/Berlin");
        var over = new WorkingTime(
            Given.Zone("Europe/Berlin"),
            [(Given.Day("2020-01-01"), WorkWeek.Usual)],
            lastDay: Given.Day("2026-11-18")
        );

        Assert.Null(Time("Europe/Berlin", "").NextWorkingMinute(now));
        Assert.Null(Time("Europe/Berlin", "").AfterWorkingDays(now, 1));
        Assert.Equal(At("2026-11-18T16:45", "Europe/Berlin"), over.AfterWorkingDays(now, 1));
        Assert.Null(over.AfterWorkingDays(now, 2));
        Assert.NotNull(over.AfterWorkingMinutes(now, 495));
        Assert.Null(over.AfterWorkingMinutes(now, 496));
    }

    [Fact]
    [Trait("Feature", "K9")]
    public void Clocks_agree_with_reading_every_minute_of_every_day()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 300; round++)
        {
            var reading = ClockReading.Of(random);
            var a = reading.From + Duration.FromMinutes(random.Next(0, reading.Minutes));
            var b = reading.From + Duration.FromMinutes(random.Next(0, reading.Minutes));
            var minutes = random.Next(1, 1000);

            Assert.Equal((round, reading.Between(a, b)), (round, reading.Time.MinutesBetween(a, b)));
            Assert.Equal((round, reading.Next(a)), (round, Seen(reading, reading.Time.NextWorkingMinute(a))));
            Assert.Equal(
                (round, reading.After(a, minutes)),
                (round, Within(reading, reading.Time.AfterWorkingMinutes(a, minutes)))
            );
            Assert.Equal((round, reading.At(a)), (round, reading.Time.IsWorkingAt(a)));

            var first = a.InZone(reading.Time.Zone).Date;
            var dates = new DateInterval(first, first.PlusDays(random.Next(0, 10)));
            Assert.Equal((round, Elapsed(reading.Time, dates)), (round, reading.Time.MinutesIn(dates)));
        }

        static Instant? Seen(ClockReading reading, Instant? found) => found < reading.To ? found : null;

        static Instant? Within(ClockReading reading, Instant? found) => found <= reading.To ? found : null;
        static int Elapsed(WorkingTime time, DateInterval dates) =>
            dates.SelectMany(time.ShiftsOn).Sum(s => (int)(s.To - s.From).TotalMinutes);
    }

    static WorkingTime Time(string zone, string week, params string[] holidays) =>
        new(
            Given.Zone(zone),
            [(new(2020, 1, 1), WorkWeek.FromText(week))],
            holidays.Where(h => h.Length > 0).ToDictionary(Given.Day, _ => Holiday)
        );

    static Instant At(string local, string zone) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(local)
            .Value.InZoneStrictly(Given.Zone(zone))
            .ToInstant();
}

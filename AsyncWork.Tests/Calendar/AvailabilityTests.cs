using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

[Trait("Feature", "S4")]
public sealed class AvailabilityTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly LocalDate Long = new(2020, 1, 1);

    [Theory]
    [InlineData("2026-11-20T08:59", false, "2026-11-20T09:00")] // Friday
    [InlineData("2026-11-20T09:00", true, "2026-11-20T17:00")]
    [InlineData("2026-11-20T17:00", false, "2026-11-23T09:00")] // over the weekend
    public void The_usual_week_is_on_or_off_until(string now, bool working, string until) =>
        Check(WorkWeek.Usual, now, working, until);

    [Fact]
    public void A_break_is_off_until_it_ends() =>
        Check(Week("5 9:00-12:30,13:30-17:00"), "2026-11-20T12:45", false, "2026-11-20T13:30");

    [Fact]
    public void A_night_shift_of_yesterday_is_still_on() =>
        Check(Week("4 22:00-6:00"), "2026-11-20T02:00", true, "2026-11-20T06:00");

    [Fact]
    public void Intervals_that_touch_are_one_stretch() =>
        Check(Week("5 9:00-12:00,12:00-17:00"), "2026-11-20T10:00", true, "2026-11-20T17:00");

    [Fact]
    public void Who_has_no_working_hours_is_off_without_an_end()
    {
        Assert.Equal(new Availability(false, null), Now("2026-11-20T10:00", (Long, Week(""))));
        Assert.Equal(new Availability(false, null), Now("2026-11-20T10:00"));
    }

    [Fact]
    public void A_schedule_that_begins_next_week_counts_from_then()
    {
        var now = Now("2026-11-20T18:00", (Long, WorkWeek.Usual), (new(2026, 11, 23), Week("2 10:00-12:00")));
        Assert.Equal(new Availability(false, At("2026-11-24T10:00")), now);
    }

    [Fact]
    public void Hours_are_local_on_both_sides_of_a_clock_change() =>
        Check(WorkWeek.Usual, "2026-10-23T18:00", false, "2026-10-26T09:00"); // clocks go back on Sunday the 25th

    [Theory]
    [InlineData(DayOffKind.PublicHoliday, "Day of Repentance", "Day of Repentance")]
    [InlineData(DayOffKind.CompanyDay, "Summer party", "Summer party")]
    [InlineData(DayOffKind.Absence, "Sick", "Away")] // why is nobody's business
    public void A_day_off_says_what_it_is(DayOffKind kind, string name, string told)
    {
        var off = WithDaysOff(new(kind, name), new LocalDate(2026, 11, 20));

        Assert.Equal(
            new Availability(false, At("2026-11-23T09:00"), new(kind, told)),
            Availability.At(At("2026-11-20T10:00"), off)
        );
        Assert.Equal(new Availability(true, At("2026-11-19T17:00")), Availability.At(At("2026-11-19T10:00"), off));
        // The evening before is off like any other.
        Assert.Equal(new Availability(false, At("2026-11-23T09:00")), Availability.At(At("2026-11-19T18:00"), off));
    }

    [Fact]
    public void Who_is_away_for_long_is_off_without_an_end()
    {
        var leave = Enumerable.Range(0, 90).Select(new LocalDate(2026, 11, 20).PlusDays).ToArray();
        var now = Availability.At(At("2026-11-20T10:00"), WithDaysOff(new(DayOffKind.Absence, "Parental leave"), leave));

        Assert.Equal(new Availability(false, null, new(DayOffKind.Absence, "Away")), now);
    }

    [Fact]
    public void Who_works_round_the_clock_is_on_without_an_end()
    {
        var always = string.Join(';', Enumerable.Range(1, 7).Select(day => $"{day} 0:00-12:00,12:00-24:00"));
        Assert.Equal(new Availability(true, null), Now("2026-11-20T10:00", (Long, Week(always))));
    }

    static WorkingTime WithDaysOff(DayOff off, params LocalDate[] dates) =>
        new(Berlin, [(Long, WorkWeek.Usual)], dates.ToDictionary(d => d, _ => off));

    static Availability Now(string now, params (LocalDate, WorkWeek)[] schedules) =>
        Availability.At(At(now), new WorkingTime(Berlin, schedules));

    static void Check(WorkWeek week, string now, bool working, string until) =>
        Assert.Equal(new Availability(working, At(until)), Now(now, (Long, week)));

    static WorkWeek Week(string text) => WorkWeek.FromText(text);

    static Instant At(string local) =>
        NodaTime
            .Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm")
            .Parse(local)
            .Value.InZoneLeniently(Berlin)
            .ToInstant();
}

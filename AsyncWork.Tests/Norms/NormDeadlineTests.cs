using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Norms;

/// <summary>By when an answer may be expected (kpis.md K9), with the worked examples of kpis.md section 6.</summary>
public sealed class NormDeadlineTests
{
    const string Usual = "1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00";
    const string Nepal = "1 10:00-18:00;2 10:00-18:00;3 10:00-18:00;4 10:00-18:00;5 10:00-18:00;7 10:00-18:00";
    static readonly ResponseNorm TwoDays = new(2, NormUnit.WorkingDays);
    static readonly PersonId Mia = new(1);
    static readonly PersonId Ravi = new(2);
    static readonly PersonId Lena = new(3);

    static Instant At(string zone, int year, int month, int day, int hour, int minute = 0) =>
        new LocalDateTime(year, month, day, hour, minute).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    static WorkingTime Works(string zone, string week, params (LocalDate Date, DayOff Off)[] off) =>
        new(
            DateTimeZoneProviders.Tzdb[zone],
            week == "" ? [] : [(new LocalDate(2020, 1, 1), WorkWeek.FromText(week))],
            off.ToDictionary(o => o.Date, o => o.Off)
        );

    static (LocalDate, DayOff) Away(int year, int month, int day) => (new(year, month, day), new(DayOffKind.Absence, "Away"));

    /// <summary>Worked example 1.</summary>
    [Fact]
    public void Asked_on_Friday_in_Berlin_two_working_days_of_Kathmandu_end_on_Tuesday()
    {
        var asked = At("Europe/Berlin", 2026, 11, 13, 16, 30);

        var expected = NormDeadline.Of(TwoDays, asked, Works("Asia/Kathmandu", Nepal));

        Assert.Equal(At("Asia/Kathmandu", 2026, 11, 15, 10), expected.StartsAt);
        Assert.Equal(At("Asia/Kathmandu", 2026, 11, 17, 10), expected.DueAt);
        Assert.Equal(At("Europe/Berlin", 2026, 11, 17, 5, 15), expected.DueAt);
    }

    /// <summary>Worked example 1 with the holiday: the clock pauses on it.</summary>
    [Fact]
    public void A_public_holiday_moves_the_deadline_by_a_day()
    {
        var holiday = (new LocalDate(2026, 11, 16), new DayOff(DayOffKind.PublicHoliday, "Chhath"));

        var expected = NormDeadline.Of(
            TwoDays,
            At("Europe/Berlin", 2026, 11, 13, 16, 30),
            Works("Asia/Kathmandu", Nepal, holiday)
        );

        Assert.Equal(At("Asia/Kathmandu", 2026, 11, 18, 10), expected.DueAt);
    }

    [Fact]
    public void Working_hours_go_on_where_they_were_left_the_day_before()
    {
        var start = At("Europe/Berlin", 2026, 11, 10, 16, 45);

        var expected = NormDeadline.Of(new(1, NormUnit.WorkingHours), start, Works("Europe/Berlin", Usual));

        Assert.Equal((start, At("Europe/Berlin", 2026, 11, 11, 9, 45)), (expected.StartsAt!.Value, expected.DueAt!.Value));
    }

    [Fact]
    public void Calendar_hours_run_at_night_and_over_a_change_of_the_clocks()
    {
        var asked = At("Europe/Berlin", 2026, 3, 28, 22);

        var expected = NormDeadline.Of(new(24, NormUnit.CalendarHours), asked, Works("Europe/Berlin", Usual));

        Assert.Equal((asked, At("Europe/Berlin", 2026, 3, 29, 23)), (expected.StartsAt!.Value, expected.DueAt!.Value));
    }

    [Fact]
    public void Working_days_keep_the_clock_time_over_a_change_of_the_clocks_and_a_leap_day()
    {
        Assert.Equal(
            At("Europe/Berlin", 2026, 3, 31, 15),
            NormDeadline.Of(TwoDays, At("Europe/Berlin", 2026, 3, 27, 15), Works("Europe/Berlin", Usual)).DueAt
        );
        Assert.Equal(
            At("Europe/Berlin", 2028, 3, 1, 9),
            NormDeadline.Of(TwoDays, At("Europe/Berlin", 2028, 2, 26, 12), Works("Europe/Berlin", Usual)).DueAt
        );
    }

    [Fact]
    public void Who_works_no_days_has_no_deadline()
    {
        Assert.Equal(new(null, null), NormDeadline.Of(TwoDays, At("UTC", 2026, 11, 12, 8), Works("UTC", "")));
        Assert.Equal(
            new(null, null),
            NormDeadline.Of(new(8, NormUnit.CalendarHours), At("UTC", 2026, 11, 12, 8), Works("UTC", ""))
        );
    }

    [Fact]
    public void Of_a_day_off_colleagues_are_told_the_holiday_but_not_why_somebody_is_away()
    {
        var asked = At("Europe/Berlin", 2026, 11, 12, 10);
        var sick = (new LocalDate(2026, 11, 12), new DayOff(DayOffKind.Absence, "Operation"));
        var holiday = (new LocalDate(2026, 11, 12), new DayOff(DayOffKind.PublicHoliday, "Saint Nobody"));

        Assert.Equal("Away", NormDeadline.Of(TwoDays, asked, Works("Europe/Berlin", Usual, sick)).Because!.Name);
        Assert.Equal("Saint Nobody", NormDeadline.Of(TwoDays, asked, Works("Europe/Berlin", Usual, holiday)).Because!.Name);
    }

    [Fact]
    public void Who_is_away_is_answered_for_on_the_clock_of_the_deputy()
    {
        var expected = Of(new() { [Mia] = Ravi });

        Assert.Equal(Ravi, expected.Deputy);
        Assert.Equal(At("Asia/Kathmandu", 2026, 11, 17, 10), expected.DueAt);
        Assert.Equal(DayOffKind.Absence, expected.Because!.Kind);
    }

    [Fact]
    public void A_deputy_who_is_away_too_is_stood_in_for_by_theirs()
    {
        var expected = Of(new() { [Mia] = Ravi, [Ravi] = Lena }, raviIsAway: true);

        Assert.Equal(Lena, expected.Deputy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_a_circle_of_deputies_or_without_one_the_clock_pauses_until_somebody_is_back(bool circle)
    {
        var expected = Of(circle ? new() { [Mia] = Ravi, [Ravi] = Mia } : [], raviIsAway: true);

        Assert.Null(expected.Deputy);
        // Mia is back on Wednesday the 18th.
        Assert.Equal(At("Europe/Berlin", 2026, 11, 18, 9), expected.StartsAt);
        Assert.Equal(At("Europe/Berlin", 2026, 11, 20, 9), expected.DueAt);
    }

    static NormDeadline Of(Dictionary<PersonId, PersonId> deputies, bool raviIsAway = false)
    {
        (LocalDate, DayOff)[] away = [.. Enumerable.Range(13, 5).Select(d => Away(2026, 11, d))];
        var times = new Dictionary<PersonId, WorkingTime>
        {
            [Mia] = Works("Europe/Berlin", Usual, away),
            [Ravi] = Works("Asia/Kathmandu", Nepal, raviIsAway ? away : []),
            [Lena] = Works("Europe/Berlin", Usual),
        };
        return NormDeadline.Of(
            TwoDays,
            At("Europe/Berlin", 2026, 11, 13, 16, 30),
            Mia,
            p => times.GetValueOrDefault(p),
            (p, _) => deputies.TryGetValue(p, out var deputy) ? deputy : null
        );
    }

    [Fact]
    public void A_question_to_a_team_runs_while_anybody_of_it_works()
    {
        var team = new TeamTime(
            DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            [Works("Europe/Berlin", Usual), Works("Asia/Kathmandu", Nepal)]
        );
        // Friday 16:30 in Berlin: half an hour of Berlin, then Kathmandu from Sunday 5:15 Berlin time.
        var asked = At("Europe/Berlin", 2026, 11, 13, 16, 30);

        var hours = NormDeadline.Of(new(1, NormUnit.WorkingHours), asked, team);
        var days = NormDeadline.Of(TwoDays, asked, team);

        Assert.Equal((asked, At("Europe/Berlin", 2026, 11, 15, 5, 45)), (hours.StartsAt!.Value, hours.DueAt!.Value));
        // Sunday and Monday are the two days; at 16:30 Berlin is at work.
        Assert.Equal(At("Europe/Berlin", 2026, 11, 16, 16, 30), days.DueAt);
        Assert.Equal(new(null, null), NormDeadline.Of(TwoDays, asked, new TeamTime(DateTimeZone.Utc, [])));
    }

    /// <summary>Properties, on many random weeks, norms and moments.</summary>
    [Fact]
    public void A_deadline_never_comes_before_its_clock_nor_earlier_for_a_later_question_or_a_longer_norm()
    {
        var random = new Random(1);
        string[] zones = ["Europe/Berlin", "Asia/Kathmandu", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe"];
        string[] weeks = [Usual, Nepal, "1 22:00-6:00;3 22:00-6:00", "2 8:00-12:00,13:00-15:00;6 0:00-23:00"];
        for (var i = 0; i < 400; i++)
        {
            var off = Enumerable
                .Range(0, random.Next(4))
                .Select(_ => (new LocalDate(2026, 1, 1).PlusDays(random.Next(380)), new DayOff(DayOffKind.CompanyDay, "Off")))
                .DistinctBy(o => o.Item1)
                .ToArray();
            var time = Works(zones[i % zones.Length], weeks[random.Next(weeks.Length)], off);
            var asked = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromMinutes(random.Next(370 * 24 * 60));
            var unit = (NormUnit)random.Next(3);
            var norm = new ResponseNorm(random.Next(1, 20), unit);

            var expected = NormDeadline.Of(norm, asked, time);
            var later = NormDeadline.Of(norm, asked + Duration.FromMinutes(random.Next(3000)), time);
            var longer = NormDeadline.Of(norm with { Value = norm.Value + 1 }, asked, time);

            Assert.True(asked <= expected.StartsAt && expected.StartsAt < expected.DueAt, $"{norm} {asked}");
            Assert.True(expected.DueAt <= later.DueAt, $"{norm} {asked}");
            Assert.True(expected.DueAt <= longer.DueAt, $"{norm} {asked}");
            if (unit == NormUnit.WorkingHours)
                Assert.Equal(norm.Value * 60, time.MinutesBetween(expected.StartsAt!.Value, expected.DueAt!.Value));
            if (unit == NormUnit.WorkingDays)
                Assert.True(time.IsWorkingAt(expected.DueAt!.Value), $"{norm} {asked}");
            // A team of one works as the one does.
            if (unit == NormUnit.WorkingHours)
                Assert.Equal(expected.DueAt, NormDeadline.Of(norm, asked, new TeamTime(time.Zone, [time])).DueAt);
        }
    }
}

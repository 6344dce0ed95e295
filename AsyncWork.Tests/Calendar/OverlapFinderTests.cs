using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>The hours that people share (kpis.md K18).</summary>
[Trait("Feature", "S2")]
public sealed class OverlapFinderTests
{
    internal const string Weekdays = "1 9-17;2 9-17;3 9-17;4 9-17;5 9-17";
    static readonly DateTimeZone Berlin = Given.Zone("Europe/Berlin");

    [Theory] // kpis.md, worked example 2
    [InlineData("2026-03-06", 120)]
    [InlineData("2026-03-09", 180)] // New York has changed its clocks on the 8th, Berlin does on the 29th
    [InlineData("2026-03-27", 180)]
    [InlineData("2026-03-30", 120)]
    [InlineData("2026-07-15", 120)]
    [InlineData("2026-10-23", 120)]
    [InlineData("2026-10-26", 180)] // Berlin has changed on the 25th, New York does on November 1
    [InlineData("2026-10-30", 180)]
    [InlineData("2026-11-02", 120)]
    public void Berlin_and_New_York_share_more_while_only_one_has_changed_its_clocks(string date, int minutes)
    {
        var day = new OverlapFinder([Person(1, "Europe/Berlin"), Person(2, "America/New_York")]).On(Given.Day(date), Berlin);

        Assert.Equal((minutes, minutes), (day.StrictMinutes, day.PracticalMinutes));
        Assert.Equal(Given.Day(date).At(new(17, 0)), day.Strict.Single().End.InZone(Berlin).LocalDateTime);
        Assert.Null(day.Gap);
    }

    [Fact]
    public void A_night_shift_is_split_at_midnight()
    {
        const string nights = "1 22-6;2 22-6";
        var days = new OverlapFinder([Person(1, "Europe/Berlin", nights), Person(2, "Europe/Berlin", nights)]).Days(
            new(Given.Day("2026-11-16"), Given.Day("2026-11-19")),
            Berlin
        );

        Assert.Equal([120, 480, 360, 0], days.Select(d => d.StrictMinutes));
        Assert.Equal([1, 2, 1, 0], days.Select(d => d.Strict.Count));
    }

    [Fact]
    public void Four_of_five_are_practical_overlap()
    {
        var five = Enumerable.Range(1, 4).Select(n => Person(n, "Europe/Berlin")).Append(Person(5, "Europe/Berlin", "1 12-20"));
        var day = new OverlapFinder([.. five]).On(Given.Day("2026-11-16"), Berlin);

        Assert.Equal((300, 480), (day.StrictMinutes, day.PracticalMinutes));
    }

    [Fact]
    public void Who_is_not_employed_yet_is_not_compared()
    {
        var late = new OverlapMember(
            new(2),
            new WorkingTime(Berlin, [(new(2020, 1, 1), WorkWeek.FromText("1 12-20"))], startsOn: new LocalDate(2026, 11, 20))
        );
        var finder = new OverlapFinder([Person(1, "Europe/Berlin"), late]);

        Assert.Equal(480, finder.On(Given.Day("2026-11-16"), Berlin).StrictMinutes);
        Assert.Equal(300, finder.On(Given.Day("2026-11-23"), Berlin).StrictMinutes);
    }

    [Fact]
    public void A_gap_says_why_and_because_of_whom()
    {
        var finder = new OverlapFinder([
            Person(1, "Europe/Berlin"),
            Person(2, "America/New_York", Weekdays, ("2026-11-26", DayOffKind.PublicHoliday, "Thanksgiving Day")),
            Person(3, "Europe/Berlin", "1 9-17;2 9-11;3 9-17;4 9-17", ("2026-11-25", DayOffKind.Absence, "Sick")),
        ]);

        Assert.Null(Gap("2026-11-23"));
        Check(OverlapGap.HoursDoNotMeet, [], Gap("2026-11-24"));
        Check(OverlapGap.DaysOff, [new(new(3), new(DayOffKind.Absence, "Away"))], Gap("2026-11-25"));
        Check(OverlapGap.DaysOff, [new(new(2), new(DayOffKind.PublicHoliday, "Thanksgiving Day"))], Gap("2026-11-26"));
        Check(OverlapGap.SomeDoNotWork, [new(new(3), null)], Gap("2026-11-27"));
        Check(OverlapGap.NobodyWorks, [], Gap("2026-11-28"));

        NoOverlap? Gap(string date) => finder.On(Given.Day(date), Berlin).Gap;
        static void Check(OverlapGap why, PersonOff[] who, NoOverlap? gap) =>
            Assert.Equal((why, string.Join<PersonOff>(';', who)), (gap!.Why, string.Join(';', gap.Who)));
    }

    [Fact]
    public void A_holiday_of_someone_whose_hours_do_not_meet_anyway_is_not_the_reason()
    {
        var finder = new OverlapFinder([
            Person(1, "Asia/Kathmandu"),
            Person(2, "America/New_York", Weekdays, ("2026-11-26", DayOffKind.PublicHoliday, "Thanksgiving Day")),
        ]);

        Assert.Equal(OverlapGap.HoursDoNotMeet, finder.On(Given.Day("2026-11-26"), Berlin).Gap?.Why);
    }

    [Fact]
    [Trait("Feature", "K18")]
    public void A_month_has_the_median_and_minimum_of_its_working_days_and_counts_days_off_apart()
    {
        var holiday = ("2026-11-18", DayOffKind.PublicHoliday, "Day of Repentance");
        var five = Enumerable
            .Range(1, 4)
            .Select(n => Person(n, "Europe/Berlin", Weekdays, holiday))
            .Append(
                Person(
                    5,
                    "Europe/Berlin",
                    "1 9-17;2 9-17;3 9-17;4 9-17;5 9-12",
                    holiday,
                    ("2026-11-19", DayOffKind.Absence, "Leave")
                )
            );

        var month = new OverlapFinder([.. five]).InMonth(new YearMonth(2026, 11), Berlin);

        // 21 weekdays; the holiday is 0 for both, the absence only where all must work. Four Fridays have three hours.
        Assert.Equal(new OverlapFigure(Days: 19, DaysOff: 2, Median: 480, Min: 180), month.Strict);
        Assert.Equal(new OverlapFigure(Days: 20, DaysOff: 1, Median: 480, Min: 480), month.Practical);
    }

    [Fact]
    [Trait("Feature", "K18")]
    public void Where_weekends_differ_the_worst_day_is_one_on_which_most_work()
    {
        const string SundayToThursday = "7 9-17;1 9-17;2 9-17;3 9-17;4 9-17";
        var three = new[]
        {
            Person(1, "Europe/Berlin"),
            Person(2, "Europe/Berlin"),
            Person(3, "Europe/Berlin", SundayToThursday),
        };

        var month = new OverlapFinder(three).InMonth(new YearMonth(2026, 11), Berlin);

        // 21 weekdays, on four Fridays of which one of three is off; the five Sundays on which one works alone are no days of the team.
        Assert.Equal(new OverlapFigure(Days: 21, DaysOff: 0, Median: 480, Min: 0), month.Strict);
        var two = new OverlapFinder([Person(1, "Europe/Berlin"), Person(3, "Europe/Berlin", SundayToThursday)]);
        Assert.Equal(
            new OverlapFigure(Days: 17, DaysOff: 0, Median: 480, Min: 480),
            two.InMonth(new YearMonth(2026, 11), Berlin).Strict
        );
    }

    [Fact]
    public void A_month_without_working_days_has_no_median() =>
        Assert.Equal(
            new OverlapFigure(0, 0, null, null),
            new OverlapFinder([Person(1, "Europe/Berlin", "")]).InMonth(new YearMonth(2026, 11), Berlin).Strict
        );

    [Fact]
    [Trait("Feature", "K18")]
    public void Overlap_is_the_sum_over_all_pairs_of_shifts()
    {
        var random = new Random(18);
        for (var round = 0; round < 40; round++)
        {
            var (a, b) = (ClockReading.Of(random), ClockReading.Of(random));
            var date = a.From.InZone(Berlin).Date.PlusDays(random.Next(1, 3));
            var (start, end) = (Berlin.AtStartOfDay(date).ToInstant(), Berlin.AtStartOfDay(date.PlusDays(1)).ToInstant());
            var dates = new DateInterval(date.PlusDays(-3), date.PlusDays(3));
            var pairs =
                from mine in dates.SelectMany(a.Time.ShiftsOn)
                from theirs in dates.SelectMany(b.Time.ShiftsOn)
                select (
                    Instant.Min(end, Instant.Min(mine.To, theirs.To)) - Instant.Max(start, Instant.Max(mine.From, theirs.From))
                ).TotalMinutes;
            var employed = a.Time.IsEmployedOn(date) && b.Time.IsEmployedOn(date);

            var day = new OverlapFinder([new(new(1), a.Time), new(new(2), b.Time)]).On(date, Berlin);

            if (employed)
                Assert.Equal((round, pairs.Where(m => m > 0).Sum()), (round, day.StrictMinutes));
        }
    }

    internal static OverlapMember Person(
        int id,
        string zone,
        string week = Weekdays,
        params (string Date, DayOffKind Kind, string Name)[] off
    ) =>
        new(
            new PersonId(id),
            new WorkingTime(
                Given.Zone(zone),
                [(new(2020, 1, 1), WorkWeek.FromText(week))],
                off.ToDictionary(o => Given.Day(o.Date), o => new DayOff(o.Kind, o.Name))
            )
        );
}

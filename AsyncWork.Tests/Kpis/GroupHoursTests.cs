using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>When a group works, over any days and on any clocks (kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class GroupHoursTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly DateTimeZone Kathmandu = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"];
    static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];
    static readonly DateInterval October = new(new(2026, 10, 1), new(2026, 10, 31));

    [Fact]
    public void Four_people_are_too_few_to_be_shown_and_five_are_not()
    {
        var group = new GroupHours(October);

        Assert.Null(group.Map(4));
        Assert.Equal(5, group.Map(5)!.People);
    }

    [Fact]
    public void People_with_the_same_hours_and_with_others_are_added_up()
    {
        var group = new GroupHours(October);
        group.Add(new(2026, 10, 5), 1 << 9 | 1 << 10, people: 2);
        group.Add(new(2026, 10, 5), 1 << 10, people: 1);

        // October 2026 has four Mondays.
        Assert.Equal(2m / (5 * 4), group.Map(5)![IsoDayOfWeek.Monday, 9]);
        Assert.Equal(3m / (5 * 4), group.Map(5)![IsoDayOfWeek.Monday, 10]);
        Assert.Equal(0, group.Map(5)![IsoDayOfWeek.Monday, 11]);
    }

    [Fact]
    public void Other_clocks_move_hours_and_the_day_with_them()
    {
        var group = new GroupHours(October);
        group.Add(new(2026, 10, 5), 1 << 21, 1, Berlin, Kathmandu);

        // From 21:00 to 22:00 in Berlin it is 00:45 to 01:45 on Tuesday in Kathmandu.
        var map = group.Map(5)!;
        Assert.Equal(0, map[IsoDayOfWeek.Monday, 21]);
        Assert.Equal(0, map[IsoDayOfWeek.Monday, 23]);
        Assert.Equal(1m / (5 * 4), map[IsoDayOfWeek.Tuesday, 0]);
        Assert.Equal(1m / (5 * 4), map[IsoDayOfWeek.Tuesday, 1]);
        Assert.Equal(0, map[IsoDayOfWeek.Tuesday, 2]);
    }

    [Fact]
    public void Someone_who_worked_two_hours_in_a_row_counts_once_in_the_hour_that_both_reach_into()
    {
        var group = new GroupHours(October);
        group.Add(new(2026, 10, 5), 1 << 9 | 1 << 10, 1, Berlin, Kathmandu);

        // 12:45 to 14:45.
        Assert.Equal([12, 13, 14], Enumerable.Range(0, 24).Where(h => group.Map(5)![IsoDayOfWeek.Monday, h] > 0));
        Assert.All([12, 13, 14], h => Assert.Equal(1m / (5 * 4), group.Map(5)![IsoDayOfWeek.Monday, h]));
    }

    [Theory]
    [InlineData("2026-10-23", 4)] // both in summer time: six hours apart
    [InlineData("2026-10-26", 5)] // Berlin went back on the 25th, New York not yet
    public void Between_two_clock_changes_the_difference_of_that_date_counts(string day, int hourThere)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var group = new GroupHours(October);
        group.Add(date, 1 << 10, 1, Berlin, NewYork);

        Assert.Equal([hourThere], Enumerable.Range(0, 24).Where(h => group.Map(5)![date.DayOfWeek, h] > 0));
    }

    [Fact]
    public void What_lies_outside_the_days_is_left_out()
    {
        var group = new GroupHours(October);
        group.Add(new(2026, 11, 1), 1 << 9, 1);
        group.Add(new(2026, 9, 30), 1 << 9, 1, Kathmandu, NewYork);

        Assert.All(HeatMap.Weekdays, d => Assert.All(Enumerable.Range(0, 24), h => Assert.Equal(0, group.Map(5)![d, h])));
    }
}

/// <summary>The hours of a person's day follow from the entries (kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class WorkedHoursTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly LocalDate Monday = new(2026, 10, 5);

    static TouchedHours Entry(LocalDate date, int hours, int next = 0) => new(date, 1, Berlin, hours, next);

    [Fact]
    public void An_hour_in_which_someone_began_two_entries_is_there_once()
    {
        var day = Assert.Single(WorkedHours.Of(new(1), [Entry(Monday, 1 << 9), Entry(Monday, 1 << 9 | 1 << 10)]));

        Assert.Equal((Monday, 1 << 9 | 1 << 10), (day.Date, day.Hours));
    }

    [Fact]
    public void Work_over_midnight_is_in_the_hours_of_both_days()
    {
        var days = WorkedHours.Of(new(1), [Entry(Monday, 1 << 23, next: 1 << 0), Entry(Monday.PlusDays(1), 1 << 9)]).ToList();

        Assert.Equal(
            [(Monday, 1 << 23), (Monday.PlusDays(1), 1 << 0 | 1 << 9)],
            days.Select(d => (d.Date, d.Hours)).OrderBy(d => d.Date)
        );
    }

    [Fact]
    public void The_end_of_a_night_counts_for_the_team_of_the_day_on_which_it_ends()
    {
        var days = WorkedHours.Of(
            new(1),
            [Entry(Monday, 1 << 23, next: 1 << 0), Entry(Monday.PlusDays(1), 1 << 9) with { TeamId = 2 }]
        );

        Assert.Equal([1, 2], days.OrderBy(d => d.Date).Select(d => d.TeamId));
    }

    [Fact]
    public void Hours_without_clock_times_make_no_day() => Assert.Empty(WorkedHours.Of(new(1), [Entry(Monday, 0)]));
}

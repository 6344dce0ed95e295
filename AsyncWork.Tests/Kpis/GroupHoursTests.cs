using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>When a group works, over any days and on any clocks (kpis.md K24b).</summary>
[Trait("Feature", "T8")]
public sealed class GroupHoursTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly DateTimeZone Kathmandu = DateTimeZoneProviders.Tzdb["Asia/Kathmandu"];
    static readonly DateInterval October = new(new(2026, 10, 1), new(2026, 10, 31));

    /// <summary>Person 1 as told, and others who logged midnight of the first to make a group of so many.</summary>
    static GroupHours Group(int people, DateInterval days)
    {
        var group = new GroupHours(days);
        for (var i = 2; i <= people; i++)
            group.Add(new(i), days.Start, 1);
        return group;
    }

    [Fact]
    public void Four_people_are_too_few_to_be_shown_and_five_are_not()
    {
        Assert.Null(Group(5, October).Map());
        Assert.Equal(5, Group(6, October).Map()!.People);
    }

    [Fact]
    public void An_hour_in_which_someone_began_two_entries_counts_once()
    {
        var group = Group(5, October);
        group.Add(new(1), new(2026, 10, 5), 1 << 9);
        group.Add(new(1), new(2026, 10, 5), 1 << 9 | 1 << 10);

        // October 2026 has four Mondays.
        Assert.Equal(1m / (5 * 4), group.Map()![IsoDayOfWeek.Monday, 9]);
        Assert.Equal(1m / (5 * 4), group.Map()![IsoDayOfWeek.Monday, 10]);
        Assert.Equal(0, group.Map()![IsoDayOfWeek.Monday, 11]);
    }

    [Fact]
    public void Other_clocks_move_hours_and_the_day_with_them()
    {
        var group = Group(5, October);
        var evening = ClockRange.Of(new(2026, 10, 5), new(21, 0), new(22, 0), Berlin);
        group.Add(new(1), evening.Start, evening.End, Kathmandu);

        var map = group.Map()!;

        // 21:00 in Berlin is 00:45 on Tuesday in Kathmandu.
        Assert.Equal(0, map[IsoDayOfWeek.Monday, 21]);
        Assert.Equal(1m / (5 * 4), map[IsoDayOfWeek.Tuesday, 0]);
        Assert.Equal(1m / (5 * 4), map[IsoDayOfWeek.Tuesday, 1]);
        Assert.Equal(0, map[IsoDayOfWeek.Tuesday, 2]);
    }

    [Theory]
    [InlineData("2026-10-25", 1, 4)] // the clocks go back: 2:00 comes twice
    [InlineData("2026-03-29", 1, 4)] // and forward: 2:00 does not come
    [InlineData("2026-10-24", 22, 3)]
    [InlineData("2026-10-12", 9, 17)]
    public void On_the_clocks_it_was_logged_by_the_hours_are_those_the_entry_stores(string day, int start, int end)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var range = ClockRange.Of(date, new(start, 30), new(end, 0), Berlin);
        var days = new DateInterval(date.PlusDays(-3), date.PlusDays(3));
        var (byMask, byClock) = (Group(5, days), Group(5, days));
        var (same, next) = range.HourMasks();
        byMask.Add(new(1), date, same);
        byMask.Add(new(1), date.PlusDays(1), next);
        byClock.Add(new(1), range.Start, range.End, Berlin);

        foreach (var weekday in HeatMap.Weekdays)
            for (var hour = 0; hour < 24; hour++)
                Assert.Equal(byMask.Map()![weekday, hour], byClock.Map()![weekday, hour]);
    }

    [Fact]
    public void What_lies_outside_the_days_is_left_out_and_makes_nobody_a_member()
    {
        var group = Group(5, October);
        group.Add(new(1), new(2026, 11, 1), 1 << 9);
        group.Add(new(1), new(2026, 9, 30), 1 << 9);

        Assert.Equal(4, group.People);
    }
}

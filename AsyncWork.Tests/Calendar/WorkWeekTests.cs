using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>Working hours of a week.</summary>
[Trait("Feature", "S1")]
public sealed class WorkWeekTests
{
    [Theory]
    [InlineData("9:00-17:00", 480, "9:00-17:00")]
    [InlineData("9-17", 480, "9:00-17:00")]
    [InlineData(" 13:30 – 17:00 ,9:00-12:30", 420, "9:00-12:30, 13:30-17:00")]
    [InlineData("9-12;13-17", 420, "9:00-12:00, 13:00-17:00")]
    [InlineData("22:00-6:00", 480, "22:00-6:00")]
    [InlineData("18-24:00", 360, "18:00-0:00")]
    [InlineData("18-24", 360, "18:00-0:00")]
    [InlineData("9-12, 12-13", 240, "9:00-12:00, 12:00-13:00")]
    [InlineData("", 0, "")]
    [InlineData(null, 0, "")]
    public void Hours_of_a_day_are_read_and_printed(string? text, int minutes, string printed)
    {
        var week = Week(text, out var reason);

        Assert.Null(reason);
        Assert.Equal((minutes, printed), (week!.MinutesOn(IsoDayOfWeek.Monday), week.TextOf(IsoDayOfWeek.Monday)));
    }

    [Theory]
    [InlineData("nine to five")]
    [InlineData("9:00")]
    [InlineData("9:00-25:00")]
    [InlineData("9:00-9:00")]
    [InlineData("9-17-18")]
    [InlineData("9-12, 11-13")]
    [InlineData("9-17, 10-11")]
    [InlineData("22-6, 23-24:00")]
    public void What_is_not_understood_names_the_day(string text)
    {
        var week = Week(text, out var reason);

        Assert.Null(week);
        Assert.StartsWith("Monday: ", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9:00-12:30, 13:30-17:00")]
    [InlineData("22:00-6:00")]
    [InlineData("18:00-24:00")]
    [InlineData("")]
    public void A_stored_week_is_the_same_week(string text)
    {
        var week = Week(text, out _)!;

        Assert.Equal(week, WorkWeek.FromText(week.ToString()));
    }

    [Theory]
    [InlineData("22-6", "5-9", "", "Tuesday")]
    [InlineData("5-9", "", "22-6", "Monday")]
    public void A_night_shift_ends_before_the_next_day_begins(string monday, string tuesday, string sunday, string day)
    {
        var week = WorkWeek.Read([monday, tuesday, "", "", "", "", sunday], out var reason);

        Assert.Null(week);
        Assert.StartsWith(day + ": ", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Night_shifts_may_follow_each_other() =>
        Assert.Equal(7 * 480, WorkWeek.Read([.. Enumerable.Repeat("22-6", 7)], out _)!.MinutesPerWeek);

    [Fact]
    [Trait("Feature", "S8")]
    public void A_week_that_is_too_long_to_be_stored_is_refused_and_one_that_was_stored_is_read()
    {
        static string Stretches(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"{i + 8}:00-{i + 8}:30"));

        Assert.InRange(
            WorkWeek.Read([.. Enumerable.Repeat(Stretches(4), 7)], out _)!.ToString().Length,
            300,
            WorkWeek.LongestText
        );
        Assert.Null(WorkWeek.Read([.. Enumerable.Repeat(Stretches(6), 7)], out var reason));
        Assert.Contains("too many stretches", reason, StringComparison.Ordinal);
        var stored = string.Join(';', Enumerable.Range(1, 7).Select(d => $"{d} {Stretches(6)}"));
        Assert.Equal(7 * 180, WorkWeek.FromText(stored).MinutesPerWeek);
    }

    [Fact]
    public void A_new_person_works_from_nine_to_five_on_weekdays()
    {
        Assert.Equal(2400, WorkWeek.Usual.MinutesPerWeek);
        Assert.Equal(0, WorkWeek.Usual.MinutesOn(IsoDayOfWeek.Saturday));
    }

    static WorkWeek? Week(string? monday, out string? reason) =>
        WorkWeek.Read([monday, null, null, null, null, null, null], out reason);
}

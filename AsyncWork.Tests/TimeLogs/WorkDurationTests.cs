using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Durations as people write them.</summary>
[Trait("Feature", "T2")]
public sealed class WorkDurationTests
{
    [Theory]
    [InlineData("1:30", 90)]
    [InlineData("0:05", 5)]
    [InlineData("1.5", 90)]
    [InlineData("1,5", 90)]
    [InlineData(".5", 30)]
    [InlineData("2", 120)]
    [InlineData("90m", 90)]
    [InlineData("90 min", 90)]
    [InlineData("1h 30m", 90)]
    [InlineData("1h30m", 90)]
    [InlineData("1H 30M", 90)]
    [InlineData("1.5h", 90)]
    [InlineData("  2h \n", 120)]
    [InlineData("25", 1500)]
    [InlineData("0.01", 1)]
    [InlineData("0", 0)]
    public void It_is_read_as_people_write_it(string text, int minutes) => Assert.Equal(minutes, WorkDuration.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("-1:30")]
    [InlineData("1:60")]
    [InlineData("1:3")]
    [InlineData("1.2.3")]
    [InlineData("an hour")]
    [InlineData("1h 30")]
    [InlineData("h")]
    [InlineData("١:٣٠")]
    [InlineData("1e3")]
    [InlineData("999999:00")]
    [InlineData("999999")]
    [InlineData("1h 9999999m")]
    [InlineData("99999999999999999999999999999999h")]
    public void What_is_no_duration_is_not_guessed(string? text) => Assert.Null(WorkDuration.Read(text));

    [Theory]
    [InlineData(90, "1:30")]
    [InlineData(5, "0:05")]
    [InlineData(9125, "152:05")]
    [InlineData(-90, "-1:30")]
    [InlineData(0, "0:00")]
    public void It_is_printed_as_hours_and_minutes(int minutes, string text) => Assert.Equal(text, WorkDuration.Text(minutes));

    [Fact]
    public void An_entry_has_a_minute_at_least_and_a_day_at_most()
    {
        var day = new NodaTime.LocalDate(2026, 11, 12);

        Assert.NotNull(WorkedTime.WhyNot(day, 0));
        Assert.Null(WorkedTime.WhyNot(day, 1));
        Assert.Null(WorkedTime.WhyNot(day, 1440));
        Assert.NotNull(WorkedTime.WhyNot(day, 1441));
        Assert.NotNull(WorkedTime.WhyNot(new(1999, 12, 31), 60));
        Assert.Throws<InvalidOperationException>(() => WorkedTime.On(day, NodaTime.DateTimeZone.Utc, 1441));
    }

    [Fact]
    public void Tags_are_trimmed_and_each_is_kept_once() => Assert.Equal("a, b", WorkDetails.NormalTags(" a ,, b,A , "));

    [Fact]
    public void Tags_are_counted_as_they_are_stored()
    {
        var typed = string.Join(',', Enumerable.Range(100, 51));
        Assert.Equal(203, typed.Length);
        Assert.NotNull(WorkDetails.WhyNotTags(typed[..^4]));
        Assert.Null(WorkDetails.WhyNotTags(string.Join(" , ", Enumerable.Range(100, 40))));
        Assert.NotNull(WorkDetails.WhyNotTags("with a \u0001"));
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>What it means to type into a cell of the week.</summary>
[Trait("Feature", "T3")]
public sealed class WeekCellTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 0);
    static readonly PersonId Mia = new(1);
    static readonly LocalDate Day = new(2026, 11, 10);
    static readonly WorkDetails Website = new(1, 2, "Price page");

    static TimeEntry Loose(int minutes) => new(Mia, 7, WorkedTime.On(Day, DateTimeZone.Utc, minutes), Website, Mia, Now);

    static TimeEntry Clocked() =>
        new(Mia, 7, WorkedTime.Between(Day, new(9, 0), new(10, 30), DateTimeZone.Utc), Website, Mia, Now);

    [Fact]
    public void An_empty_cell_needs_a_new_entry()
    {
        Assert.Equal(90, new WeekCell([]).Set(90, Mia, Now).Added);
    }

    [Fact]
    public void More_goes_to_the_entry_without_clock_times_and_keeps_what_it_says()
    {
        var loose = Loose(60);

        var change = new WeekCell([Clocked(), loose]).Set(180, Mia, Now);

        Assert.Equal(0, change.Added);
        Assert.Equal((90, "Price page", 7), (loose.Minutes, loose.Description, loose.TeamId));
    }

    [Fact]
    public void More_than_clock_times_is_a_new_entry_beside_them()
    {
        var clocked = Clocked();

        Assert.Equal(30, new WeekCell([clocked]).Set(120, Mia, Now).Added);
        Assert.Equal(90, clocked.Minutes);
    }

    [Fact]
    public void Fewer_are_taken_from_entries_without_clock_times_and_empty_ones_go()
    {
        var (first, second) = (Loose(30), Loose(60));

        var change = new WeekCell([first, second]).Set(45, Mia, Now);

        Assert.Single(change.Emptied);
        Assert.Equal(45, new[] { first, second }.Except(change.Emptied).Sum(e => e.Minutes));
    }

    [Fact]
    public void Clock_times_are_never_touched_and_the_refusal_says_so()
    {
        var cell = new WeekCell([Clocked(), Loose(60)]);

        Assert.Equal("1:30 of this were logged with clock times. Change them in the day.", cell.WhyNotSet(60));
        Assert.Null(cell.WhyNotSet(90));
        Assert.Throws<InvalidOperationException>(() => cell.Set(0, Mia, Now));
    }

    [Fact]
    public void A_correction_stays_as_it_is()
    {
        var wrong = Loose(60);

        var cell = new WeekCell([wrong.Replace(90, 1, 2, "Forgot half an hour", Mia, Now)]);

        Assert.Contains("belong to a correction", cell.WhyNotSet(0), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_has_at_most_a_day_and_one_that_has_more_may_stay()
    {
        var cell = new WeekCell([Loose(1000), Loose(1000)]);

        Assert.NotNull(cell.WhyNotSet(1441));
        Assert.Null(cell.WhyNotSet(2000));
        Assert.Null(cell.WhyNotSet(1440));
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>A week from logged to approved, and what it locks (product.md T7).</summary>
[Trait("Feature", "T7")]
public sealed class TimesheetTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Boss = new(2);
    static readonly LocalDate Monday = new(2026, 11, 9);
    static readonly LocalDate Friday = new(2026, 11, 13);
    static readonly Instant Now = Instant.FromUtc(2026, 11, 13, 16, 0);

    static Timesheet Submitted()
    {
        var sheet = new Timesheet(Mia, Monday);
        sheet.Submit(2400, Friday, Now);
        return sheet;
    }

    [Theory]
    [InlineData(2026, 11, 9, 2026, 11, 9)]
    [InlineData(2026, 11, 15, 2026, 11, 9)]
    [InlineData(2027, 1, 1, 2026, 12, 28)]
    public void A_week_runs_from_Monday_to_Sunday(int y, int m, int d, int my, int mm, int md) =>
        Assert.Equal(new LocalDate(my, mm, md), Timesheet.MondayOf(new(y, m, d)));

    [Fact]
    public void A_week_begins_on_no_other_day() => Assert.Throws<ArgumentException>(() => new Timesheet(Mia, Friday));

    [Fact]
    public void A_week_that_is_handed_in_takes_no_change_until_it_is_taken_back()
    {
        var sheet = Submitted();

        Assert.Equal("The week is handed in. Take it back to change it.", sheet.WhyNotChange());
        Assert.Throws<InvalidOperationException>(sheet.Touch);

        sheet.TakeBack();
        sheet.Touch();
        Assert.True(sheet.IsOpen);
    }

    [Fact]
    public void A_week_that_has_not_begun_cannot_be_handed_in() =>
        Assert.Equal("The week has not begun.", new Timesheet(Mia, Monday).WhyNotSubmit(Monday.PlusDays(-1)));

    [Fact]
    public void Nobody_approves_their_own_week()
    {
        Assert.Equal("Nobody approves their own week.", Submitted().WhyNotDecide(Mia));
        Assert.Throws<InvalidOperationException>(() => Submitted().Approve(Mia, 2400, Now));
    }

    [Fact]
    public void A_week_is_approved_with_the_minutes_that_were_handed_in_only()
    {
        var sheet = Submitted();

        Assert.Throws<InvalidOperationException>(() => sheet.Approve(Boss, 2399, Now));
        sheet.Approve(Boss, 2400, Now);

        Assert.Equal((TimesheetState.Approved, Boss), (sheet.State, sheet.DecidedBy));
        Assert.Equal("The week is approved already.", sheet.WhyNotDecide(Boss));
        Assert.Equal("The week is approved. Ask for a correction instead.", sheet.WhyNotTakeBack());
        Assert.Throws<InvalidOperationException>(sheet.Touch);
    }

    [Fact]
    public void A_week_is_returned_with_a_comment_and_handed_in_again()
    {
        var sheet = Submitted();
        Assert.Equal("Say what should change.", sheet.WhyNotReturn(Boss, " "));

        sheet.Return(Boss, "Where is Tuesday?", Now);

        Assert.True(sheet.IsOpen);
        Assert.Equal("Where is Tuesday?", sheet.Comment);
        sheet.Submit(2400, Friday, Now);
        Assert.Equal("", sheet.Comment);
    }

    [Fact]
    public void Every_change_is_a_new_version()
    {
        var sheet = new Timesheet(Mia, Monday);
        var seen = new List<int> { sheet.Version };
        sheet.Touch();
        seen.Add(sheet.Version);
        sheet.Submit(0, Friday, Now);
        seen.Add(sheet.Version);
        sheet.TakeBack();
        seen.Add(sheet.Version);

        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public void Days_of_a_closed_month_and_of_weeks_on_their_way_are_locked_and_the_others_are_not()
    {
        var locks = new DayLocks(
            new Dictionary<LocalDate, TimesheetState>
            {
                [Monday] = TimesheetState.Approved,
                [Monday.PlusDays(-7)] = TimesheetState.Returned,
            },
            new HashSet<YearMonth> { new(2026, 10) }
        );

        Assert.NotNull(locks.WhyNotChange(Friday));
        Assert.Null(locks.WhyNotChange(Monday.PlusDays(-7)));
        Assert.Equal(DayLocks.WhyNotInClosedMonth, locks.WhyNotChange(new(2026, 10, 31)));
        Assert.Null(locks.WhyNotChange(new(2026, 11, 1)));
    }

    [Fact]
    public void A_month_is_closed_when_it_is_over()
    {
        Assert.Equal("The month is not over yet.", ClosedMonth.WhyNotClose(new(2026, 11), new(2026, 11, 30)));
        Assert.Null(ClosedMonth.WhyNotClose(new(2026, 11), new(2026, 12, 1)));
    }

    [Fact]
    public void A_reversal_takes_an_entry_back_to_the_minute_and_says_why()
    {
        var entry = new TimeEntry(Mia, 3, WorkedTime.On(Monday, DateTimeZone.Utc, 90), new(4, 5, "Prices", "a"), Mia, Now);

        var reversal = entry.Reverse(" Wrong project ", Boss, Now);
        var instead = entry.Replace(60, 6, 5, "Wrong project", Boss, Now);

        Assert.Equal(
            (-90, Monday, 3, 4, 5),
            (reversal.Minutes, reversal.Date, reversal.TeamId, reversal.ProjectId, reversal.ActivityId)
        );
        Assert.Equal(("Wrong project", entry.Id, Boss), (reversal.Reason, reversal.ReversalOfId, reversal.CreatedBy));
        Assert.Equal((60, 6, entry.Id), (instead.Minutes, instead.ProjectId, instead.ReplacesId));
        Assert.Equal("Give the reason of the correction.", entry.WhyNotReverse(" "));
        Assert.NotNull(reversal.WhyNotReverse("again"));
    }
}

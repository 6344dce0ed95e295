using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Weeks handed in and approved on time, in the person's own working days (kpis.md K23b).</summary>
[Trait("Feature", "T7")]
public sealed class TimelinessTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly LocalDate Monday = new(2026, 11, 2);
    static readonly Instant Later = Instant.FromUtc(2026, 12, 1, 0, 0);

    static WorkingTime Time(params LocalDate[] off) =>
        new(
            Berlin,
            [(new LocalDate(2020, 1, 1), WorkWeek.Usual)],
            off.ToDictionary(d => d, _ => new DayOff(DayOffKind.PublicHoliday, "Holiday")),
            null,
            null
        );

    static Instant At(int day, int hour) => Berlin.AtStrictly(new(2026, 11, day, hour, 0)).ToInstant();

    [Fact]
    public void A_week_is_due_at_the_end_of_the_first_working_day_after_it()
    {
        Assert.Equal(new LocalDate(2026, 11, 9), TimesheetDue.HandInBy(Monday, Time()));
        Assert.Equal(new LocalDate(2026, 11, 10), TimesheetDue.HandInBy(Monday, Time(new LocalDate(2026, 11, 9))));
        Assert.Equal(new LocalDate(2026, 11, 11), TimesheetDue.ApproveBy(Monday, Time()));
    }

    [Theory]
    [InlineData(9, 23, 1)]
    [InlineData(10, 0, 0)]
    public void Handed_in_on_the_last_evening_is_in_time_and_after_midnight_is_not(int day, int hour, int inTime)
    {
        var week = Timeliness.Of(Monday, (TimesheetState.Submitted, At(day, hour), null), Time(), Later);

        Assert.Equal(new Timeliness(1, inTime, 1, 0, 0) { ApprovalDue = 1 }, week);
    }

    [Fact]
    public void An_approved_week_counts_as_handed_in_and_is_approved_in_time_by_the_third_day()
    {
        Assert.Equal(
            new(1, 1, 1, 1, 1) { ApprovalDue = 1 },
            Timeliness.Of(Monday, (TimesheetState.Approved, At(6, 17), At(11, 20)), Time(), Later)
        );
        Assert.Equal(
            new(1, 1, 1, 1, 0) { ApprovalDue = 1 },
            Timeliness.Of(Monday, (TimesheetState.Approved, At(6, 17), At(12, 8)), Time(), Later)
        );
    }

    [Fact]
    public void Approval_is_due_once_its_day_has_passed_or_it_is_given()
    {
        Assert.Equal(0, Timeliness.Of(Monday, (TimesheetState.Submitted, At(6, 17), null), Time(), At(11, 23)).ApprovalDue);
        Assert.Equal(1, Timeliness.Of(Monday, (TimesheetState.Submitted, At(6, 17), null), Time(), At(12, 0)).ApprovalDue);
        Assert.Equal(1, Timeliness.Of(Monday, (TimesheetState.Approved, At(6, 17), At(9, 8)), Time(), At(10, 8)).ApprovalDue);
    }

    [Fact]
    public void A_returned_week_is_open_again() =>
        Assert.Equal(
            new(1, 0, 0, 0, 0) { ApprovalDue = 1 },
            Timeliness.Of(Monday, (TimesheetState.Returned, At(6, 17), At(9, 8)), Time(), Later)
        );

    [Fact]
    public void A_week_without_working_time_and_one_whose_time_has_not_come_are_not_counted()
    {
        var away = Time([.. Enumerable.Range(0, 7).Select(d => Monday.PlusDays(d))]);

        Assert.Equal(Timeliness.None, Timeliness.Of(Monday, null, away, Later));
        Assert.Equal(Timeliness.None, Timeliness.Of(Monday, null, Time(), At(9, 23)));
        Assert.Equal(1, Timeliness.Of(Monday, null, Time(), At(10, 0)).Due);
    }
}

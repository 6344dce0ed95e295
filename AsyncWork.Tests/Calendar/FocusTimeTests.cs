using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>What meetings leave of a working day (kpis.md K17), and meetings out of hours (K19).</summary>
[Trait("Feature", "K17")]
public sealed class FocusTimeTests
{
    static readonly Interval NineToFive = Span("9:00-17:00");

    [Fact]
    public void Two_meetings_at_once_occupy_their_time_once() => // kpis.md, worked example 3
        // An hour from nine is fragmented; from 11:30 on, five and a half hours are focus.
        Assert.Equal(
            new FocusDay(480, Occupied: 90, Focus: 330, Fragmented: 60),
            FocusTime.Of([NineToFive], [Span("10:30-11:30"), Span("10:00-11:00")])
        );

    [Fact]
    public void A_day_without_meetings_is_focus_and_a_day_without_work_is_nothing()
    {
        Assert.Equal(new FocusDay(480, 0, 480, 0), FocusTime.Of([NineToFive], []));
        Assert.Equal(default, FocusTime.Of([], [Span("10:00-11:00")]));
    }

    [Fact]
    public void A_late_meeting_costs_the_two_hours_that_it_breaks()
    {
        var with = FocusTime.Of([NineToFive], [Span("9:00-15:00"), Span("16:30-17:00")]);
        var without = FocusTime.Of([NineToFive], [Span("9:00-15:00")]);

        Assert.Equal((120, 0, 90), (without.Focus, with.Focus, with.Fragmented));
    }

    [Fact]
    public void A_break_does_not_interrupt_a_gap()
    {
        Interval[] shifts = [Span("13:00-17:00"), Span("9:00-12:00")];

        // 11–12 and 13–14 are one gap of two hours, and a meeting over lunch takes nothing from it.
        Assert.Equal(
            new FocusDay(420, Occupied: 300, Focus: 120, Fragmented: 0),
            FocusTime.Of(shifts, [Span("9:00-11:00"), Span("14:00-17:00"), Span("12:15-12:45")])
        );
    }

    [Fact]
    public void Meetings_count_only_within_hours() =>
        Assert.Equal(
            new FocusDay(480, Occupied: 60, Focus: 420, Fragmented: 0),
            FocusTime.Of([NineToFive], [Span("8:00-9:30"), Span("16:30-18:00"), Span("20:00-21:00")])
        );

    [Fact]
    [Trait("Feature", "K19")]
    public void Out_of_hours_counts_the_parts_outside_of_each_meeting() =>
        Assert.Equal(
            new OutOfHoursLoad(Minutes: 60 + 30 + 30, Meetings: 3),
            FocusTime.OutOfHours(
                [Span("13:00-17:00"), Span("9:00-12:00")],
                [Span("11:30-13:30"), Span("16:30-17:30"), Span("17:00-17:30"), Span("9:00-10:00")]
            )
        );

    static Interval Span(string hours)
    {
        var ends = WorkWeek.FromText("1 " + hours)[IsoDayOfWeek.Monday][0];
        return new(At(ends.Start), At(ends.End));

        static Instant At(LocalTime time) => (new LocalDate(2026, 11, 16) + time).InUtc().ToInstant();
    }
}

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

/// <summary>Focus time and meetings out of hours of a month (kpis.md K17, K19).</summary>
[Trait("Feature", "T16")]
public sealed class FocusOfMonthTests
{
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    static readonly LocalDate Monday = new(2026, 10, 5);
    static readonly LocalDate[] Week = [.. Enumerable.Range(0, 7).Select(d => Monday.PlusDays(d))];

    /// <summary>kpis.md, worked example 3, and four days without a meeting.</summary>
    [Fact]
    public void Overlapping_meetings_leave_one_hour_of_fragments_and_five_and_a_half_of_focus()
    {
        var month = FocusOfMonth.OfPerson(Time(), Week, [Meeting(0, 10, 0, 60), Meeting(0, 10, 30, 60)]);

        Assert.Equal(new(5 * 480, 330 + 4 * 480, 90, 0, 120, 1), month);
        Assert.Equal(60, month.Fragmented);
    }

    [Fact]
    public void Only_the_part_of_a_meeting_outside_working_hours_is_out_of_hours()
    {
        var month = FocusOfMonth.OfPerson(Time(), Week, [Meeting(1, 16, 30, 90), Meeting(5, 9, 0, 30)]);

        Assert.Equal(60 + 30, month.OutOfHours);
        Assert.Equal(30, month.Occupied);
    }

    [Fact]
    public void A_day_off_makes_no_part_of_a_week_and_what_is_met_on_it_is_out_of_hours()
    {
        var month = FocusOfMonth.OfPerson(Time(off: Monday), Week, [Meeting(0, 10, 0, 60)]);

        Assert.Equal((4 * 480, 60, 0.8m), (month.Working, month.OutOfHours, month.Weeks));
    }

    [Fact]
    public void A_week_is_the_week_of_the_person_also_in_part_time()
    {
        var halfTime = new WorkingTime(Berlin, [(new(2020, 1, 1), WorkWeek.FromText("1 9:00-13:00;2 9:00-13:00"))]);

        Assert.Equal(1, FocusOfMonth.OfPerson(halfTime, Week, []).Weeks);
        Assert.Equal(0.5m, FocusOfMonth.OfPerson(halfTime, [Monday], []).Weeks);
    }

    static WorkingTime Time(LocalDate? off = null) =>
        new(
            Berlin,
            [(new(2020, 1, 1), WorkWeek.Usual)],
            off is { } day ? new Dictionary<LocalDate, DayOff> { [day] = new(DayOffKind.PublicHoliday, "Holiday") } : null
        );

    static LoggedMeeting Meeting(int day, int hour, int minute, int minutes)
    {
        var start = Berlin.AtStrictly(Monday.PlusDays(day).At(new(hour, minute))).ToInstant();
        return new(day, new PersonId(1), start, start + Duration.FromMinutes(minutes), minutes);
    }
}

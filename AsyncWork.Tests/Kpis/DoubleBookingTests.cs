using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

[Trait("Feature", "K-h")]
public sealed class DoubleBookingTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Jun = new(2);

    /// <summary>kpis.md, worked example 3.</summary>
    [Fact]
    public void Ten_to_eleven_and_half_past_ten_to_half_past_eleven_are_two_hours_of_load_and_one_and_a_half_occupied()
    {
        LoggedMeeting[] meetings = [Meeting(1, Mia, "10:00", "11:00"), Meeting(2, Mia, "10:30", "11:30")];

        var load = meetings.Sum(m => m.Minutes);
        var occupied = load - DoubleBooking.MinutesOf(meetings).Values.Sum();

        Assert.Equal((120, 90), (load, occupied));
    }

    [Fact]
    public void Two_people_in_the_same_meeting_are_not_booked_twice() =>
        Assert.Empty(DoubleBooking.MinutesOf([Meeting(1, Mia, "10:00", "11:00"), Meeting(2, Jun, "10:00", "11:00")]));

    [Fact]
    public void Meetings_that_touch_do_not_overlap() =>
        Assert.Empty(DoubleBooking.MinutesOf([Meeting(1, Mia, "10:00", "11:00"), Meeting(2, Mia, "11:00", "12:00")]));

    [Fact]
    public void A_meeting_within_a_longer_one_counts_for_nothing_and_the_longer_one_still_covers_the_next()
    {
        var twice = DoubleBooking.MinutesOf([
            Meeting(1, Mia, "09:00", "12:00"),
            Meeting(2, Mia, "10:00", "10:30"),
            Meeting(3, Mia, "11:30", "12:30"),
        ]);

        Assert.Equal([(2L, 30), (3L, 30)], twice.OrderBy(t => t.Key).Select(t => (t.Key, t.Value)));
    }

    [Fact]
    public void No_more_is_taken_off_than_was_logged() =>
        Assert.Equal(
            20,
            DoubleBooking.MinutesOf([Meeting(1, Mia, "10:00", "11:00"), Meeting(2, Mia, "10:00", "11:00") with { Minutes = 20 }])[
                2
            ]
        );

    static LoggedMeeting Meeting(long id, PersonId person, string start, string end)
    {
        var (from, to) = (At(start), At(end));
        return new(id, person, from, to, (int)(to - from).TotalMinutes);
    }

    static Instant At(string time) =>
        new LocalDate(2026, 10, 5)
            .At(NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(time).Value)
            .InUtc()
            .ToInstant();
}

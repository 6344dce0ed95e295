using AsyncWork.Domain.Kpis;

namespace AsyncWork.Tests.Kpis;

/// <summary>Where the time went (kpis.md K24).</summary>
[Trait("Feature", "T9")]
public sealed class TimeSplitTests
{
    [Fact]
    public void What_was_not_logged_is_unaccounted_and_a_double_booked_hour_counts_once()
    {
        var split = TimeSplit.OfPerson(capacity: 480, logged: 420, meetingLoad: 120, doubleBooked: 30, waiting: 60, idle: 25);

        Assert.Equal((240, 90, 60, 25, 90), (split.Active, split.Meetings, split.Waiting, split.Idle, split.Unaccounted));
        Assert.Equal(split.Capacity, split.Logged + split.Unaccounted);
    }

    [Fact]
    public void Who_logs_more_than_their_hours_does_not_cover_for_who_logs_less()
    {
        var much = TimeSplit.OfPerson(480, 600, 0, 0, 0, 0);
        var little = TimeSplit.OfPerson(480, 360, 0, 0, 0, 0);

        Assert.Equal(0, much.Unaccounted);
        Assert.Equal(120, TimeSplit.Sum([much, little]).Unaccounted);
    }

    [Fact]
    public void Fewer_than_five_people_are_not_shown_to_others()
    {
        var one = TimeSplit.OfPerson(480, 480, 0, 0, 0, 0);

        Assert.False(TimeSplit.Sum(Enumerable.Repeat(one, 4)).IsShownToOthers);
        Assert.True(TimeSplit.Sum(Enumerable.Repeat(one, 5)).IsShownToOthers);
    }
}

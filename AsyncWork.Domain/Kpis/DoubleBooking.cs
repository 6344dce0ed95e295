using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>A meeting as logged by one person.</summary>
public readonly record struct LoggedMeeting(long Id, PersonId Person, Instant Start, Instant End, int Minutes);

/// <summary>
/// Meetings of one person that overlap (kpis.md K11): the load counts both, the occupied time counts the overlap once. 10–11 and
/// 10:30–11:30 are 2 h of load and 1.5 h occupied.
/// </summary>
public static class DoubleBooking
{
    /// <summary>Minutes of each meeting that an earlier one of the same person covers already; meetings without any are left out.</summary>
    public static IReadOnlyDictionary<long, int> MinutesOf(IEnumerable<LoggedMeeting> meetings)
    {
        var covered = new Dictionary<long, int>();
        foreach (var person in meetings.GroupBy(m => m.Person))
        {
            var until = Instant.MinValue;
            foreach (var meeting in person.OrderBy(m => m.Start).ThenBy(m => m.Id))
            {
                var overlap = (int)Math.Floor((Instant.Min(until, meeting.End) - meeting.Start).TotalMinutes + 0.5);
                if (overlap > 0)
                    covered[meeting.Id] = Math.Min(overlap, meeting.Minutes);
                until = Instant.Max(until, meeting.End);
            }
        }
        return covered;
    }
}

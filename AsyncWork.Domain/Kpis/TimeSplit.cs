namespace AsyncWork.Domain.Kpis;

/// <summary>
/// Where the time of a month went (kpis.md K24), in minutes. It is made of entries that people logged and of the answers they gave about their
/// timers; nobody is watched. Idle means missing input, not missing work, and unaccounted means not logged, not wasted.
/// </summary>
/// <param name="Capacity">Working time, less holidays and absences (K23).</param>
/// <param name="Active">Logged on work.</param>
/// <param name="Meetings">Logged in meetings, those that overlap counted once (K11 occupied).</param>
/// <param name="Waiting">Logged on activities of kind waiting.</param>
/// <param name="Idle">Taken out of running timers by those whose timers they were.</param>
/// <param name="Unaccounted">Capacity that nothing was logged for, person by person: who logs more does not cover for who logs less.</param>
/// <param name="People">How many people stand behind it.</param>
public sealed record TimeSplit(int Capacity, int Active, int Meetings, int Waiting, int Idle, int Unaccounted, int People)
{
    /// <summary>Below this many people it is shown to the person only.</summary>
    public const int SmallestGroup = HeatMap.SmallestGroup;

    /// <summary>The parts with a stable name for files, in the order in which they are shown.</summary>
    public IReadOnlyList<(string Key, string Label, int Minutes)> Parts =>
        [
            ("work", "Work", Active),
            ("meetings", "In meetings", Meetings),
            ("waiting", "Waiting", Waiting),
            ("unaccounted", "Not accounted for", Unaccounted),
            ("idle", "Taken out of timers", Idle),
        ];

    public int Logged => Active + Meetings + Waiting;

    /// <summary>A group is large enough to be spoken of as one.</summary>
    public bool IsShownToOthers => People >= SmallestGroup;

    /// <summary>The split of one person.</summary>
    /// <param name="logged">All minutes logged; a person's meetings that overlap in full.</param>
    /// <param name="meetingLoad">Of these in meetings, in full.</param>
    /// <param name="doubleBooked">Meeting minutes that an earlier meeting covers already.</param>
    public static TimeSplit OfPerson(int capacity, int logged, int meetingLoad, int doubleBooked, int waiting, int idle) =>
        new(
            capacity,
            Active: logged - meetingLoad - waiting,
            Meetings: meetingLoad - doubleBooked,
            waiting,
            idle,
            Unaccounted: Math.Max(0, capacity - (logged - doubleBooked)),
            People: 1
        );

    public static TimeSplit Sum(IEnumerable<TimeSplit> parts) =>
        parts.Aggregate(
            new TimeSplit(0, 0, 0, 0, 0, 0, 0),
            (a, b) =>
                new(
                    a.Capacity + b.Capacity,
                    a.Active + b.Active,
                    a.Meetings + b.Meetings,
                    a.Waiting + b.Waiting,
                    a.Idle + b.Idle,
                    a.Unaccounted + b.Unaccounted,
                    a.People + b.People
                )
        );
}

using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>A card that was finished: the last entry to a done column is what counts (kpis.md K1, K2).</summary>
/// <param name="Logged">Minutes logged on it.</param>
/// <param name="HadMeeting">A meeting was logged on it between start and finish (K7).</param>
public sealed record FinishedCard(
    int Id,
    int Team,
    PersonId? Owner,
    Instant CreatedAt,
    Instant StartedAt,
    Instant FinishedAt,
    int Reopened,
    int? EstimateAtStart,
    int Logged,
    bool HadMeeting,
    bool HasDue
)
{
    /// <summary>The same card with what was logged on it told: whether a meeting was between start and finish.</summary>
    public FinishedCard With(IEnumerable<CardMeeting> meetings) => this with { HadMeeting = meetings.Any(m => m.IsWithin(this)) };

    public decimal LeadDays => FlowFacts.Days(FinishedAt - CreatedAt);
    public decimal CycleDays => FlowFacts.Days(FinishedAt - StartedAt);

    /// <summary>It was never in an active column.</summary>
    public bool WentStraight => StartedAt == FinishedAt;

    /// <summary>Actual divided by estimate (K25); null without one of them.</summary>
    public decimal? ActualByEstimate => EstimateAtStart > 0 && Logged > 0 ? (decimal)Logged / EstimateAtStart.Value : null;

    /// <summary>How far the estimate was off, against what it took (K25).</summary>
    public decimal? EstimateError =>
        EstimateAtStart > 0 && Logged > 0 ? Math.Abs((decimal)Logged - EstimateAtStart.Value) / Logged : null;
}

/// <summary>A meeting that was logged on a card, and was not taken back (K7).</summary>
/// <param name="Start">Null when its clock times are not known.</param>
/// <param name="Date">The local date it counts on, in <paramref name="Zone"/>.</param>
public sealed record CardMeeting(int Card, Instant? Start, LocalDate Date, DateTimeZone Zone)
{
    /// <summary>It began between start and finish. Without clock times it was at some time on its day, and one of those days is enough.</summary>
    public bool IsWithin(FinishedCard card) =>
        Start is { } at
            ? at >= card.StartedAt && at < card.FinishedAt
            : Date >= card.StartedAt.InZone(Zone).Date && Date <= card.FinishedAt.InZone(Zone).Date;
}

/// <summary>A card with its due moment: the one it missed when the date was moved after it had passed (kpis.md K8).</summary>
/// <param name="LeftAt">When it was archived, or its board; null while it is on the board.</param>
/// <param name="Moves">How often the date was moved.</param>
public sealed record DueCard(int Id, int Team, Instant Due, bool WasMissed, Instant? FinishedAt, Instant? LeftAt, int Moves)
{
    public bool IsOnTime => !WasMissed && FinishedAt <= Due;

    /// <summary>Taken off the board before it was due, and not finished: nobody expects it any more.</summary>
    public bool WasCancelled => FinishedAt is null && LeftAt <= Due;

    public bool IsOpen => FinishedAt is null && LeftAt is null;
}

/// <summary>That a card stood in an active or a waiting column.</summary>
public readonly record struct FlowStay(int Card, int Team, FlowState State, Instant From, Instant? To);

/// <summary>That a card was blocked.</summary>
public readonly record struct FlowBlock(int Card, Instant From, Instant? To);

/// <summary>A card that was begun and not finished at the end of a month.</summary>
public sealed record StartedCard(int Id, int Team, Instant StartedAt);

/// <summary>What the flow of a month is computed from, of all boards of a scope but templates; cards in the trash are not among it.</summary>
/// <param name="Finished">From 90 days before the end of the month, and from the month before.</param>
/// <param name="Due">Of the month and the one before.</param>
/// <param name="Stays">Those that touch the month or the one before, and all of cards finished in them.</param>
/// <param name="Started">Begun and not finished at the end of the month, or now.</param>
public sealed record FlowFacts(
    IReadOnlyList<FinishedCard> Finished,
    IReadOnlyList<DueCard> Due,
    IReadOnlyList<FlowStay> Stays,
    IReadOnlyList<FlowBlock> Blocks,
    IReadOnlyList<StartedCard> Started
)
{
    public static FlowFacts None { get; } = new([], [], [], [], []);

    /// <summary>The same of one team.</summary>
    public FlowFacts Of(int team) =>
        new(
            [.. Finished.Where(c => c.Team == team)],
            [.. Due.Where(c => c.Team == team)],
            [.. Stays.Where(s => s.Team == team)],
            Blocks,
            [.. Started.Where(c => c.Team == team)]
        );

    /// <summary>Elapsed days with all their parts; evenings and weekends count (K2).</summary>
    public static decimal Days(Duration elapsed) => (decimal)elapsed.TotalSeconds / 86_400m;
}

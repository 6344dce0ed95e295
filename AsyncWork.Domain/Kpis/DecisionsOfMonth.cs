using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>A decision that came to a result (kpis.md K12); rejected counts as decided, withdrawn does not count.</summary>
/// <param name="ProposedAt">Null for one that was decided elsewhere and only recorded here: it has no latency.</param>
/// <param name="DeadlineAt">Null for one without a deadline.</param>
/// <param name="WorkingDays">From proposed to decided by the proposer's schedule, days off taken out; null when that is not known.</param>
public sealed record DecidedDecision(
    int Number,
    PersonId? ProposedBy,
    Instant? ProposedAt,
    Instant DecidedAt,
    Instant? DeadlineAt,
    bool HadMeeting,
    decimal? WorkingDays = null
)
{
    public bool IsOnTime => DecidedAt <= DeadlineAt;
}

/// <summary>A decision that was proposed and had no result at a moment.</summary>
public sealed record OpenDecision(int Number, Instant ProposedAt, Instant? DeadlineAt);

/// <summary>That somebody should look on a day whether a decision holds, and what they found (kpis.md K12b).</summary>
/// <param name="ReviewedOn">In the company's zone; null while nobody looked.</param>
public sealed record DueReview(int Number, LocalDate DueOn, LocalDate? ReviewedOn, ReviewResult? Result)
{
    public bool IsOnTime => ReviewedOn <= DueOn;

    /// <summary>
    /// Each review once. When the day of one has passed and another day of the month is planned, it is the same review, put off: it stays due on its
    /// first day, and what is found on the later one is found late. Only when it was held does the next day of the month ask for another.
    /// </summary>
    public static IReadOnlyList<DueReview> EachOnce(IEnumerable<DueReview> reviews)
    {
        var once = new List<DueReview>();
        foreach (var review in reviews.OrderBy(r => r.Number).ThenBy(r => r.DueOn).ThenBy(r => r.ReviewedOn is null))
            if (once is [.., { ReviewedOn: null } putOff] && putOff.Number == review.Number)
                once[^1] = review with { DueOn = putOff.DueOn };
            else
                once.Add(review);
        return once;
    }
}

/// <summary>What was decided in a month, what waited at its end, and which reviews were due in it (kpis.md K12, K12b).</summary>
public sealed record DecisionsOfMonth(
    IReadOnlyList<DecidedDecision> Decided,
    IReadOnlyList<OpenDecision> Open,
    IReadOnlyList<DueReview> Reviews,
    Instant End
)
{
    /// <summary>One for each time that somebody should have looked; one that was put off within the month is one.</summary>
    public IReadOnlyList<DueReview> Reviews { get; } = DueReview.EachOnce(Reviews);

    public static DecisionsOfMonth None { get; } = new([], [], [], Instant.MinValue);

    /// <summary>Those that went through a process here, and so took time.</summary>
    public IEnumerable<DecidedDecision> Measured => Decided.Where(d => d.WorkingDays is not null);

    public IEnumerable<DecidedDecision> WithDeadline => Decided.Where(d => d.DeadlineAt is not null);

    /// <summary>No meeting was held for them (product.md D18).</summary>
    public IEnumerable<DecidedDecision> Async => Decided.Where(d => !d.HadMeeting);

    /// <summary>Their deadline has passed without a result.</summary>
    public IEnumerable<OpenDecision> Overdue => Open.Where(d => d.DeadlineAt < End);

    /// <summary>In working days of who proposed it (K12); null when nothing was measured.</summary>
    public decimal? Latency(decimal share) => Percentile.Of(Measured.Select(d => d.WorkingDays!.Value), share);

    public int Found(ReviewResult result) => Reviews.Count(r => r.Result == result);
}

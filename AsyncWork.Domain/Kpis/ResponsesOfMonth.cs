using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>A question that got its first answer of somebody who was asked (kpis.md K10); withdrawn ones do not count.</summary>
/// <param name="Minutes">Working time from the start of the clock to the answer.</param>
public sealed record AnsweredQuestion(int Id, Instant StartsAt, Instant AnsweredAt, int Minutes)
{
    /// <summary>All time, nights and weekends too; an answer before the clock starts took none.</summary>
    public decimal ElapsedMinutes => (decimal)Duration.Max(Duration.Zero, AnsweredAt - StartsAt).TotalMinutes;
}

/// <summary>A question, or an acknowledgement of one person, whose deadline lay in a month and is reached (kpis.md K10b, K20d).</summary>
/// <param name="DoneAt">Null while it is open.</param>
/// <param name="PromisedFor">A new date that was agreed on; it stays missed, and is shown apart.</param>
/// <param name="ClosedAt">When nobody was waited for any more, also without an answer of who was asked; null while somebody is.</param>
public sealed record DueRequest(int Id, Instant DueAt, Instant? DoneAt, Instant? PromisedFor, Instant? ClosedAt = null)
{
    public bool IsKept => DoneAt <= DueAt;

    /// <summary>Neither answered nor closed before a moment.</summary>
    public bool IsOpenAt(Instant moment) => !(DoneAt < moment) && !(ClosedAt < moment);

    public bool IsMissedWithNewDate => !IsKept && PromisedFor is not null;
}

/// <summary>How questions were answered in a month (kpis.md K10, K10b, K20d).</summary>
public sealed record ResponsesOfMonth(
    IReadOnlyList<AnsweredQuestion> Answered,
    IReadOnlyList<DueRequest> Due,
    IReadOnlyList<DueRequest> Acknowledgements,
    Instant End
)
{
    public static ResponsesOfMonth None { get; } = new([], [], [], Instant.MinValue);

    /// <summary>Who was asked by the questions, with the team of each on that day.</summary>
    public IReadOnlyCollection<(PersonId Person, int? Team)> Asked { get; init; } = [];

    /// <summary>Whose acknowledgements were due, with the team of each on that day.</summary>
    public IReadOnlyCollection<(PersonId Person, int? Team)> AskedToAcknowledge { get; init; } = [];

    /// <summary>How so few people answer would speak of single ones; of no questions nothing is hidden.</summary>
    public bool AreQuestionsShown => Answered.Count + Due.Count == 0 || !SmallGroup.AreTooFew(Asked);

    /// <summary>The same of acknowledgements.</summary>
    public bool AreAcknowledgementsShown => Acknowledgements.Count == 0 || !SmallGroup.AreTooFew(AskedToAcknowledge);

    public IEnumerable<DueRequest> Kept => Due.Where(d => d.IsKept);

    /// <summary>Past their deadline, without an answer at the end of the month and not solved by anybody else.</summary>
    public IEnumerable<DueRequest> OpenLate => Due.Where(d => d.IsOpenAt(End));

    /// <summary>In working hours; null when nothing was answered.</summary>
    public decimal? Hours(decimal share) => Percentile.Of(Answered.Select(a => a.Minutes / 60m), share);

    public decimal? ElapsedHours => Percentile.Median(Answered.Select(a => a.ElapsedMinutes / 60m));
}

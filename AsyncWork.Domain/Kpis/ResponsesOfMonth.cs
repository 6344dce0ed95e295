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
public sealed record DueRequest(int Id, Instant DueAt, Instant? DoneAt, Instant? PromisedFor)
{
    public bool IsKept => DoneAt <= DueAt;

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

    public IEnumerable<DueRequest> Kept => Due.Where(d => d.IsKept);

    /// <summary>Past their deadline and without an answer at the end of the month.</summary>
    public IEnumerable<DueRequest> OpenLate => Due.Where(d => d.DoneAt is null || d.DoneAt >= End);

    /// <summary>In working hours; null when nothing was answered.</summary>
    public decimal? Hours(decimal share) => Percentile.Of(Answered.Select(a => a.Minutes / 60m), share);

    public decimal? ElapsedHours => Percentile.Median(Answered.Select(a => a.ElapsedMinutes / 60m));
}

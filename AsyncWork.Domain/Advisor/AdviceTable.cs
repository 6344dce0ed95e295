using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Advisor;

/// <summary>What an answer weighs, and why.</summary>
public sealed class AdviceRow
{
    public const int Heaviest = 5;
    public const int LongestReason = 200;

    AdviceRow() { }

    public AdviceRow(AdviceCriterion criterion, string answer, int weight, string reason) =>
        (Criterion, Answer, Weight, Reason) = (criterion, answer, weight, reason.Trim());

    public int Id { get; private set; }
    public int TableId { get; private set; }
    public AdviceCriterion Criterion { get; private set; }

    /// <summary><see cref="AdviceAnswer.Key"/></summary>
    public string Answer { get; private set; } = "";

    /// <summary>Above 0 it speaks for talking, below for writing.</summary>
    public int Weight { get; private set; }
    public string Reason { get; private set; } = "";
}

/// <summary>A reason of an advice: what was asked and answered, and what it weighs.</summary>
public sealed record AdviceReason(string Question, string Answer, int Weight, string Reason);

/// <summary>How something is best done, and every reason, the heaviest first.</summary>
/// <param name="Points">The sum of the weights.</param>
public sealed record Advice(Approach Approach, int Points, IReadOnlyList<AdviceReason> Reasons);

/// <summary>A version of the decision table by which the advisor advises (product.md M3). Versions are kept; the newest holds.</summary>
public sealed class AdviceTable
{
    public const int LongestNote = 300;

    /// <summary>From so many points on it is talked over.</summary>
    public const int SyncFrom = 4;

    /// <summary>Up to so many points it is written.</summary>
    public const int AsyncUpTo = 0;
    readonly List<AdviceRow> rows = [];

    AdviceTable() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public AdviceTable(int number, IReadOnlyList<AdviceRow> rows, PersonId? by, Instant at, string note)
    {
        StoredText.Refuse(WhyNot(rows, note));
        (Number, By, At, Note) = (number, by, at, note.Trim());
        this.rows.AddRange(rows);
    }

    public int Id { get; private set; }

    /// <summary>From 1 on; 0 is what the app brings along.</summary>
    public int Number { get; private set; }
    public PersonId? By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Why it was changed.</summary>
    public string Note { get; private set; } = "";
    public IReadOnlyList<AdviceRow> Rows => rows;

    /// <summary>The table as long as nobody has set another one.</summary>
    public static AdviceTable First() =>
        new(
            0,
            [.. AdviceQuestion.All.SelectMany(q => q.Answers.Select(a => new AdviceRow(q.Criterion, a.Key, a.Weight, a.Reason)))],
            null,
            default,
            ""
        );

    /// <summary>Why this is no table; null when it is.</summary>
    public static string? WhyNot(IReadOnlyList<AdviceRow> rows, string note)
    {
        foreach (var question in AdviceQuestion.All)
        foreach (var answer in question.Answers)
        {
            if (rows.Count(r => r.Criterion == question.Criterion && r.Answer == answer.Key) != 1)
                return "The form is not complete. Open the page again.";
            var row = rows.First(r => r.Criterion == question.Criterion && r.Answer == answer.Key);
            if (row.Weight is < -AdviceRow.Heaviest or > AdviceRow.Heaviest)
                return $"“{answer.Words}” weighs between −{AdviceRow.Heaviest} and {AdviceRow.Heaviest}.";
            if (StoredText.WhyNotName(row.Reason, $"The reason of “{answer.Words}”", AdviceRow.LongestReason) is { } reason)
                return reason;
        }
        return note.Trim().Length > LongestNote ? $"Say why in {LongestNote} characters or fewer." : null;
    }

    /// <summary>Weighs the answers. Questions without an answer weigh nothing.</summary>
    /// <returns>Null when nothing was answered.</returns>
    public Advice? Advise(IReadOnlyDictionary<AdviceCriterion, string> answers)
    {
        var reasons = new List<AdviceReason>();
        foreach (var question in AdviceQuestion.All)
            if (
                answers.TryGetValue(question.Criterion, out var key)
                && question.Find(key) is { } answer
                && rows.Find(r => r.Criterion == question.Criterion && r.Answer == answer.Key) is { } row
            )
                reasons.Add(new(question.Words, answer.Words, row.Weight, row.Reason));
        if (reasons.Count == 0)
            return null;
        var points = reasons.Sum(r => r.Weight);
        return new(
            points >= SyncFrom ? Approach.Sync
                : points <= AsyncUpTo ? Approach.Async
                : Approach.Hybrid,
            points,
            [.. reasons.OrderByDescending(r => Math.Abs(r.Weight))]
        );
    }
}

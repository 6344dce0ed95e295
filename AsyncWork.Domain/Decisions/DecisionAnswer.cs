using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>What somebody who was asked says in one round. Changed until it is closed; what they said before is kept.</summary>
public sealed class DecisionAnswer
{
    public const int LongestReason = 10_000;

    DecisionAnswer() { }

    internal DecisionAnswer(PersonId person, int round, Answer answer, Instant now) =>
        (PersonId, Round, Kind, Reason, Choices, At) = (person, round, answer.Kind, answer.Reason, answer.Choices, now);

    public int Id { get; private set; }
    public int DecisionId { get; private set; }
    public PersonId PersonId { get; private set; }
    public int Round { get; private set; }
    public AnswerKind Kind { get; private set; }

    /// <summary>An objection has one, and advice is one.</summary>
    public Prose Reason { get; private set; } = Prose.None;

    /// <summary>Ids of options: the vote, or all that could be lived with, or all in their order. Empty for what is no vote.</summary>
    public IReadOnlyList<int> Choices { get; private set; } = [];
    public Instant At { get; private set; }

    /// <summary>Since when another answer stands in its place; null for the one that counts.</summary>
    public Instant? ReplacedAt { get; private set; }

    internal void BeReplaced(Instant now) => ReplacedAt = now;
}

/// <summary>An answer as somebody gives it.</summary>
public sealed record Answer(AnswerKind Kind, Prose Reason, IReadOnlyList<int> Choices)
{
    /// <summary>The answers that a method knows.</summary>
    public static IReadOnlyList<AnswerKind> KindsOf(DecisionMethod method) =>
        method switch
        {
            DecisionMethod.Consent => [AnswerKind.Consent, AnswerKind.StandAside, AnswerKind.Objection],
            DecisionMethod.Advice => [AnswerKind.Advice],
            DecisionMethod.Approval => [AnswerKind.Approve, AnswerKind.Reject],
            _ => [AnswerKind.Vote, AnswerKind.StandAside],
        };

    /// <summary>Whether such an answer is one only with words.</summary>
    public static bool NeedsReason(AnswerKind kind) => kind is AnswerKind.Objection or AnswerKind.Reject or AnswerKind.Advice;

    /// <summary>Why this cannot be an answer; null when it can.</summary>
    /// <param name="options">The ids there are.</param>
    public string? WhyNot(DecisionMethod method, VoteKind kind, IReadOnlyCollection<int> options) =>
        !KindsOf(method).Contains(Kind) ? "That is no answer to this question. Choose one of those offered."
        : Kind == AnswerKind.Objection && Reason.IsEmpty ? "Say why you object, and what would help."
        : Kind == AnswerKind.Reject && Reason.IsEmpty ? "Say why you reject it."
        : Kind == AnswerKind.Advice && Reason.IsEmpty ? "Write your advice."
        : StoredText.WhyNotText(Reason.Text, "A reason", DecisionAnswer.LongestReason)
            ?? (
                Kind == AnswerKind.Vote ? WhyNotVote(kind, options)
                : Choices.Count > 0 ? "Only a vote names options."
                : null
            );

    string? WhyNotVote(VoteKind kind, IReadOnlyCollection<int> options) =>
        Choices.Any(c => !options.Contains(c)) ? "One of the options is not there any more. Look at them again."
        : Choices.Distinct().Count() != Choices.Count ? "An option is named twice. Give each a place of its own."
        : Choices.Count == 0 ? "Choose an option."
        : kind == VoteKind.One && Choices.Count > 1 ? "Choose one option."
        : null;
}

using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Markdown;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>An answer as it is typed.</summary>
public sealed class AnswerInput
{
    public AnswerKind? Kind { get; set; }
    public string? Reason { get; set; }

    /// <summary>The option of a vote for one.</summary>
    public int? Choice { get; set; }

    /// <summary>The options one could live with.</summary>
    public List<int> Choices { get; set; } = [];

    /// <summary>The place of each option, from 1; null for those that are left out.</summary>
    public Dictionary<int, int?> Places { get; set; } = [];

    public static AnswerInput Of(DecisionAnswer answer) =>
        new()
        {
            Kind = answer.Kind,
            Reason = answer.Reason.Text,
            Choice = answer.Choices is [var only] ? only : null,
            Choices = [.. answer.Choices],
            Places = answer
                .Choices.Select((option, place) => (option, place))
                .ToDictionary(c => c.option, c => (int?)c.place + 1),
        };

    /// <summary>Where it is said what is wrong with it: at the words, where they are missing.</summary>
    public string Field =>
        Kind is { } kind && Answer.NeedsReason(kind) && string.IsNullOrWhiteSpace(Reason) ? "Answer.Reason" : "Answer";

    /// <summary>Why it cannot be read as an answer; null when it can.</summary>
    public string? WhyNot(Decision decision) =>
        Kind is null ? "Choose what you say."
        : IsRanked(decision) && Places.Values.Any(p => p is < 1 or > Decision.MostOptions) ? "A place is a number from 1 on."
        : IsRanked(decision) && Places.Values.OfType<int>().GroupBy(p => p).Any(same => same.Count() > 1)
            ? "Two options have the same place. Give each a place of its own."
        : null;

    public Answer Read(Decision decision) =>
        new(
            Kind ?? default,
            MarkdownProse.ToProse(Reason),
            Kind != AnswerKind.Vote ? []
                : IsRanked(decision) ? [.. Places.Where(p => p.Value is not null).OrderBy(p => p.Value).Select(p => p.Key)]
                : decision.VoteKind == VoteKind.Approval ? [.. Choices.Distinct()]
                : Choice is { } one ? [one]
                : []
        );

    static bool IsRanked(Decision decision) => decision is { Method: DecisionMethod.Vote, VoteKind: VoteKind.Ranked };
}

using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Decisions;

public enum TallyResult
{
    /// <summary>Nothing that could be decided on: an objection, a tie, too few answers.</summary>
    None,
    Decided,
    Rejected,
}

/// <summary>What the answers come to.</summary>
/// <param name="Option">The option that wins a vote; null where the proposed one is meant.</param>
/// <param name="Because">In words, as they follow a colon: "1 objection is open".</param>
public sealed record TallyOutcome(TallyResult Result, int? Option, string Because);

/// <summary>An option that can be voted for.</summary>
public sealed record TallyOption(int Id, string Title);

/// <summary>An answer that counts.</summary>
public sealed record TallyAnswer(PersonId Person, AnswerKind Kind, IReadOnlyList<int> Choices);

/// <summary>How a decision stands by the answers given so far: computed, never stored (product.md D5, D6).</summary>
/// <param name="Asked">Whose answers count.</param>
public sealed record Tally(
    DecisionMethod Method,
    VoteKind VoteKind,
    Silence Silence,
    IReadOnlyList<PersonId> Asked,
    IReadOnlyList<TallyOption> Options,
    IReadOnlyList<TallyAnswer> Answers
)
{
    public int Answered => Answers.Count;

    /// <summary>Those who have not answered, in the order in which they were asked.</summary>
    public IReadOnlyList<PersonId> Silent => [.. Asked.Where(p => Answers.All(a => a.Person != p))];
    public bool IsComplete => Silent.Count == 0;

    public int Count(AnswerKind kind) => Answers.Count(a => a.Kind == kind);

    /// <summary>For how many an option is the vote, or one of those they could live with, or the first.</summary>
    public int Votes(int option) => Ballots.Count(b => VoteKind == VoteKind.Approval ? b.Contains(option) : b[0] == option);

    /// <summary>The count of a ranked vote; null for all others.</summary>
    public InstantRunoff? Runoff =>
        Method == DecisionMethod.Vote && VoteKind == VoteKind.Ranked && Ballots.Count > 0
            ? InstantRunoff.Of([.. Options.Select(o => o.Id)], Ballots)
            : null;

    /// <summary>What the answers come to if no other comes: after the deadline, or when everybody has answered.</summary>
    public TallyOutcome Outcome =>
        Method switch
        {
            DecisionMethod.Consent => ConsentOutcome,
            DecisionMethod.Approval => ApprovalOutcome,
            DecisionMethod.Vote => VoteOutcome,
            _ => new(TallyResult.None, null, "who decides has not decided"),
        };

    /// <summary>Why it cannot be closed before the deadline; null when it can.</summary>
    public string? WhyNotCloseEarly() =>
        Outcome is { Result: TallyResult.None } none ? $"It has no result yet: {none.Because}."
        : Outcome.Result == TallyResult.Rejected || IsComplete ? null
        : Silent.Count == 1 ? "1 person has not answered yet, and has time until the deadline."
        : $"{Silent.Count} people have not answered yet, and have time until the deadline.";

    /// <summary>What a silence means, in a sentence for those who are asked.</summary>
    public static string SilenceText(DecisionMethod method, Silence silence) =>
        (method, silence) switch
        {
            (DecisionMethod.Advice, _) => "Who gives no advice leaves it to the one who decides.",
            (DecisionMethod.Vote, Silence.IsConsent) => "Who does not vote leaves it to those who do.",
            (DecisionMethod.Approval, Silence.IsConsent) => "Who says nothing until the deadline approves.",
            (DecisionMethod.Approval, _) => "Silence is no approval: everybody asked must approve.",
            (_, Silence.IsConsent) => "Who says nothing until the deadline consents.",
            _ => "Silence is no answer: more than half of those asked must answer.",
        };

    // An option that was taken away after a round counts in it no more.
    IReadOnlyList<IReadOnlyList<int>> Ballots =>
        [
            .. Answers
                .Where(a => a.Kind == AnswerKind.Vote)
                .Select(a => (IReadOnlyList<int>)[.. a.Choices.Where(c => Options.Any(o => o.Id == c))])
                .Where(b => b.Count > 0),
        ];

    bool HasTooFew => Silence == Silence.IsNoAnswer && Answered * 2 <= Asked.Count;

    string TooFew => $"only {Answered} of {People(Asked.Count)} asked {(Answered == 1 ? "has" : "have")} answered";

    TallyOutcome ConsentOutcome =>
        Count(AnswerKind.Objection) is > 0 and var objections
            ? new(TallyResult.None, null, objections == 1 ? "1 objection is open" : $"{objections} objections are open")
        : HasTooFew ? new(TallyResult.None, null, TooFew)
        : Count(AnswerKind.Consent) == 0 && (Silence == Silence.IsNoAnswer || IsComplete)
            ? new(TallyResult.None, null, "everybody stood aside")
        : new(TallyResult.Decided, null, "nobody objected");

    TallyOutcome ApprovalOutcome =>
        Count(AnswerKind.Reject) is > 0 and var rejections
            ? new(TallyResult.Rejected, null, rejections == 1 ? "1 person rejected it" : $"{rejections} people rejected it")
        : Silence == Silence.IsNoAnswer && Silent.Count > 0
            ? new(
                TallyResult.None,
                null,
                $"{People(Silent.Count)} of {Asked.Count} {(Silent.Count == 1 ? "has" : "have")} not approved"
            )
        : new(TallyResult.Decided, null, "nobody rejected it");

    TallyOutcome VoteOutcome
    {
        get
        {
            if (Ballots.Count == 0)
                return new(TallyResult.None, null, "nobody voted");
            if (HasTooFew)
                return new(TallyResult.None, null, TooFew);
            var winners = Runoff?.Winners ?? Best();
            return winners is [var winner]
                ? new(TallyResult.Decided, winner, $"most votes are for {TitleOf(winner)}")
                : new(TallyResult.None, null, $"it is a tie between {Join([.. winners.Select(TitleOf)])}");
        }
    }

    List<int> Best()
    {
        var most = Options.Max(o => Votes(o.Id));
        return [.. Options.Where(o => Votes(o.Id) == most).Select(o => o.Id)];
    }

    string TitleOf(int option) => $"“{Options.First(o => o.Id == option).Title}”";

    static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    static string Join(List<string> words) => words is [var one] ? one : $"{string.Join(", ", words[..^1])} and {words[^1]}";
}

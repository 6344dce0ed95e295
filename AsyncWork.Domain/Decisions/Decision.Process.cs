using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <content>The way to a result: propose, ask, answer, close.</content>
public sealed partial class Decision
{
    /// <summary>Why it cannot be proposed; null when it can.</summary>
    /// <param name="rule">The rule of its level.</param>
    /// <param name="deciders">What those who decide are in the company.</param>
    public string? WhyNotPropose(LevelRule rule, IReadOnlyCollection<Decider> deciders) =>
        State != DecisionState.Draft ? "It was proposed already."
        : Context.IsEmpty ? "Write the context first: what is it about, and why now?"
        : options.Count == 0 ? "Name at least one option."
        : !With(DecisionPart.Decides).Any() ? "Say who decides."
        : rule.WhyNot(deciders);

    /// <summary>Asks for comments.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPropose"/> has a reason.</exception>
    public void Propose(LevelRule rule, IReadOnlyCollection<Decider> deciders, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotPropose(rule, deciders));
        (State, ProposedAt, LoggedAt) = (DecisionState.Proposed, now, now);
        ProposedBy ??= by;
        Tell(by, now, "proposed it");
    }

    /// <summary>Why those who decide cannot be asked yet; null when they can. The deadline is asked for itself.</summary>
    public string? WhyNotOpen(LevelRule rule, IReadOnlyCollection<Decider> deciders) =>
        State != DecisionState.Proposed
            ? (State == DecisionState.Draft ? "Propose it first." : "It is not open for that any more.")
            : WhyNotMethod() ?? rule.WhyNot(deciders);

    /// <summary>Asks those who decide, until the deadline. From here on the text stands still.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotOpen"/> or the deadline has a reason.</exception>
    public void Open(DecisionDeadline deadline, LevelRule rule, IReadOnlyCollection<Decider> deciders, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotOpen(rule, deciders) ?? deadline.WhyNot(now));
        (State, DecidingSince, Round) = (DecisionState.Deciding, now, Round + 1);
        if (Method is not DecisionMethod.Vote && options is [var only])
            only.Choose(true);
        Expect(deadline);
        BeginRound();
        Tell(by, now, Round == 1 ? "asked those who decide" : $"asked those who decide again, in round {Round}");
    }

    /// <summary>Why this person cannot give this answer; null when they can.</summary>
    public string? WhyNotAnswer(PersonId person, Answer answer, Instant now) =>
        State != DecisionState.Deciding ? "Nobody is asked any more. What you see is how it ended."
        : DeadlineAt <= now ? "The deadline has passed, so answers do not count any more."
        : !Asked.Contains(person) ? "You are not asked for an answer here. A comment is read by all who take part."
        : answer.WhyNot(Method!.Value, VoteKind, [.. options.Select(o => o.Id)]);

    /// <summary>Takes an answer; one that this person gave before in this round is kept beside it.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAnswer"/> has a reason.</exception>
    public void Take(PersonId person, Answer answer, Instant now)
    {
        StoredText.Refuse(WhyNotAnswer(person, answer, now));
        var before = AnswerOf(person);
        before?.BeReplaced(now);
        answers.Add(new DecisionAnswer(person, Round, answer, now));
        Tell(person, now, before is null ? "answered" : "changed their answer");
    }

    /// <summary>The answer of a person that counts in this round.</summary>
    public DecisionAnswer? AnswerOf(PersonId person) =>
        answers.Find(a => a.PersonId == person && a.Round == Round && a.ReplacedAt is null);

    /// <summary>How it stands, by the answers that are loaded.</summary>
    /// <exception cref="InvalidOperationException">It was decided elsewhere.</exception>
    public Tally Tally() =>
        new(
            Method ?? throw new InvalidOperationException("Nobody was asked here."),
            VoteKind,
            Silence,
            Asked,
            [.. options.OrderBy(o => o.Rank).Select(o => new TallyOption(o.Id, o.Title))],
            [
                .. answers
                    .Where(a => a.Round == Round && a.ReplacedAt is null && Asked.Contains(a.PersonId))
                    .Select(a => new TallyAnswer(a.PersonId, a.Kind, a.Choices)),
            ]
        );

    /// <summary>Why it cannot be closed now; null when it can.</summary>
    public string? WhyNotClose(Instant now) =>
        State != DecisionState.Deciding ? "It is closed already, or nobody was asked yet."
        : Method == DecisionMethod.Advice ? "Who decides says what is decided."
        : DeadlineAt <= now ? null
        : Tally().WhyNotCloseEarly();

    /// <summary>
    /// Ends it with what the answers come to; without a result it expires. What they came to at the deadline was so from then on, whenever
    /// somebody looks.
    /// </summary>
    /// <param name="by">Null for the app itself, at the deadline.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotClose"/> has a reason.</exception>
    public void Close(PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotClose(now));
        var outcome = Tally().Outcome;
        if (outcome.Result == TallyResult.None)
            Expire(outcome.Because, now);
        else if (outcome.Result == TallyResult.Rejected)
            End(DecisionState.Rejected, outcome.Because, by, now);
        else
        {
            if (outcome.Option is { } winner)
                Choose(winner);
            End(DecisionState.Decided, outcome.Because, by, now);
        }
    }

    /// <summary>Why this person cannot decide after advice; null when they can.</summary>
    public string? WhyNotDecide(PersonId person, int? option, Prose outcome, Instant now) =>
        State != DecisionState.Deciding || Method != DecisionMethod.Advice ? "There is nothing to decide alone here."
        : !With(DecisionPart.Decides).Contains(person) ? "Only the one who decides does this."
        : DeadlineAt <= now ? "The deadline has passed. Extend it first."
        : Tally().Answered == 0 && now < LastThirdFrom
            ? "Nobody has given advice yet. Wait for some, or until a third of the time is left."
        : !options.Exists(o => o.Id == option) ? "Choose one of the options."
        : outcome.IsEmpty ? "Say what is decided, and why."
        : WhyNotProse(outcome, "The outcome");

    /// <summary>The one who decides says what holds, having heard advice.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecide"/> has a reason.</exception>
    public void Decide(PersonId person, int option, Prose outcome, Instant now)
    {
        StoredText.Refuse(WhyNotDecide(person, option, outcome, now));
        Choose(option);
        Outcome = outcome;
        var heard = Tally().Answered;
        End(DecisionState.Decided, heard == 1 ? "after 1 piece of advice" : $"after {heard} pieces of advice", person, now);
    }

    /// <summary>From when on little time is left: those who have not answered are reminded.</summary>
    public Instant? LastThirdFrom => DecidingSince is { } since && DeadlineAt is { } at ? since + (at - since) * 2 / 3 : null;

    /// <summary>Whether the app has to end it.</summary>
    public bool IsDue(Instant now) => State == DecisionState.Deciding && DeadlineAt <= now;

    /// <summary>The app ends it, the deadline having passed; after advice that nobody decided on, it expires.</summary>
    public void EndAtDeadline(Instant now)
    {
        StoredText.Refuse(IsDue(now) ? null : "The deadline has not passed.");
        if (Method == DecisionMethod.Advice)
            Expire(Tally().Outcome.Because, now);
        else
            Close(null, now);
    }

    /// <summary>Why it cannot have more time; null when it can.</summary>
    public string? WhyNotExtend(Instant until, string? reason, Instant now) =>
        State is not (DecisionState.Deciding or DecisionState.Expired) ? "It has no deadline that could be put off."
        : new DecisionDeadline(until).WhyNot(now) is { } wrong ? wrong
        : until <= DeadlineAt ? "The new deadline is not later than the old one."
        : WhyNotReason(reason);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotExtend"/> has a reason.</exception>
    public void Extend(Instant until, string reason, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotExtend(until, reason, now));
        State = DecisionState.Deciding;
        (ClosedBecause, ClosedBy) = ("", null);
        LoggedAt = ProposedAt ?? CreatedAt;
        Expect(new(until));
        Extensions++;
        BeginRound();
        Tell(by, now, $"put the deadline off: {reason.Trim()}");
    }

    /// <summary>Days off have changed: the deadline goes with them, if that was chosen.</summary>
    /// <returns>Whether it moved.</returns>
    public bool MoveDeadline(Instant at, Instant now)
    {
        if (State != DecisionState.Deciding || !DeadlineMoves || at == DeadlineAt || at <= now)
            return false;
        DeadlineAt = at;
        Tell(null, now, "moved the deadline with days off that have changed");
        return true;
    }

    /// <summary>Why it cannot be taken back to be changed; null when it can.</summary>
    public string? WhyNotAmend() =>
        State == DecisionState.Expired ? null
        : State != DecisionState.Deciding ? "It is not open for that."
        : Tally() is var tally && tally.Count(AnswerKind.Objection) + tally.Count(AnswerKind.Reject) > 0 ? null
        : "Nobody objects. Let it go on, or withdraw it.";

    /// <summary>Takes it back, to change it and ask again in another round.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAmend"/> has a reason.</exception>
    public void Amend(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotAmend());
        (State, ClosedBecause, ClosedBy) = (DecisionState.Proposed, "", null);
        LoggedAt = ProposedAt ?? CreatedAt;
        (DeadlineAt, DeadlineDays, DeadlineMoves) = (null, null, false);
        Tell(by, now, "took it back to change it");
    }

    public string? WhyNotWithdraw(string? reason) =>
        State is DecisionState.Draft or DecisionState.Proposed or DecisionState.Deciding or DecisionState.Expired
            ? WhyNotReason(reason)
            : "It is over, so it cannot be withdrawn.";

    /// <exception cref="InvalidOperationException"><see cref="WhyNotWithdraw"/> has a reason.</exception>
    public void Withdraw(string reason, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotWithdraw(reason));
        (State, ClosedBecause, ClosedBy, LoggedAt) = (DecisionState.Withdrawn, reason.Trim(), by, now);
        Tell(by, now, $"withdrew it: {reason.Trim()}");
    }

    string? WhyNotMethod() =>
        Method switch
        {
            DecisionMethod.Vote when options.Count < 2 => "A vote needs at least two options.",
            DecisionMethod.Advice when With(DecisionPart.Decides).Count() != 1 =>
                "After advice exactly one person decides. Name one.",
            DecisionMethod.Advice when !With(DecisionPart.Consulted).Any() => "Name somebody whose advice is asked.",
            DecisionMethod.Consent or DecisionMethod.Approval when options.Count > 1 && Chosen is null =>
                "Mark the option that is proposed, so that people know what they agree to.",
            _ when !With(DecisionPart.Decides).Any() => "Say who decides.",
            _ => null,
        };

    static string? WhyNotReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Say why." : StoredText.WhyNotText(reason, "A reason", LongestReason);

    void Expect(DecisionDeadline deadline) =>
        (DeadlineAt, DeadlineDays, DeadlineMoves) = (
            deadline.At,
            deadline.WorkingDays,
            deadline.Moves && deadline.WorkingDays is not null
        );

    void BeginRound()
    {
        foreach (var person in people)
            person.BeginRound();
    }

    void Choose(int option)
    {
        foreach (var o in options)
            o.Choose(o.Id == option);
    }

    void Expire(string because, Instant now)
    {
        because = StoredText.Cut(because, LongestReason);
        (State, ClosedBecause, ClosedBy, LoggedAt) = (DecisionState.Expired, because, null, EndedAt(now));
        Tell(null, now, $"let it expire: {because}");
    }

    void End(DecisionState state, string because, PersonId? by, Instant now)
    {
        because = StoredText.Cut(because, LongestReason);
        (State, ClosedBecause, ClosedBy) = (state, because, by);
        LoggedAt = EndedAt(now);
        DecidedAt = LoggedAt;
        Tell(by, now, state == DecisionState.Decided ? $"closed it as decided: {because}" : $"closed it as rejected: {because}");
    }

    /// <summary>The deadline, where it has passed: no answer counted after it.</summary>
    Instant EndedAt(Instant now) => DeadlineAt is { } deadline && deadline < now ? deadline : now;
}

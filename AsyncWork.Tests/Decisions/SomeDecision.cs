using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.Decisions;

/// <summary>Decisions for tests of the rules: no database, ids as they are given here.</summary>
static class SomeDecision
{
    public static readonly PersonId Mia = new(1);
    public static readonly PersonId Ben = new(2);
    public static readonly PersonId Uma = new(3);
    public static readonly PersonId Lee = new(4);
    public static readonly Instant Now = AppHost.Start;
    public static readonly Instant Deadline = Now + Duration.FromDays(3);
    public static readonly LevelRule NoRule = new(DecisionLevel.Low);

    /// <summary>A text as it is stored; what is rendered does not matter to the rules.</summary>
    public static Prose Text(string text) => new(text, text);

    /// <summary>A draft by Mia that Mia, Ben and Uma decide by consent, with the options Stay and Go, of which Stay is proposed.</summary>
    public static Decision Draft(
        Func<DecisionText, DecisionText>? text = null,
        Func<DecisionPlan, DecisionPlan>? plan = null,
        int number = 1
    )
    {
        var decision = new Decision(number, "Where we host", Mia, Now);
        var words = new DecisionText("Where we host")
        {
            Context = Text("The contract ends in March."),
            Options = [new(null, "Stay", Text("Good, because nobody moves."), IsProposed: true), new(null, "Go", Prose.None)],
        };
        var how = new DecisionPlan { Decides = [Mia, Ben, Uma] };
        decision.Write(text?.Invoke(words) ?? words, Mia, Now);
        decision.Plan(plan?.Invoke(how) ?? how, Mia, Now);
        return decision.Numbered();
    }

    public static Decision Proposed(Func<DecisionText, DecisionText>? text = null, Func<DecisionPlan, DecisionPlan>? plan = null)
    {
        var decision = Draft(text, plan);
        decision.Propose(NoRule, Deciders(decision), Mia, Now);
        return decision;
    }

    public static Decision Deciding(Func<DecisionText, DecisionText>? text = null, Func<DecisionPlan, DecisionPlan>? plan = null)
    {
        var decision = Proposed(text, plan);
        decision.Open(new(Deadline), NoRule, Deciders(decision), Mia, Now);
        return decision;
    }

    /// <summary>Decided by consent of all three.</summary>
    public static Decision Decided(int number = 1)
    {
        var decision = Draft(number: number);
        decision.Propose(NoRule, Deciders(decision), Mia, Now);
        decision.Open(new(Deadline), NoRule, Deciders(decision), Mia, Now);
        foreach (var person in new[] { Mia, Ben, Uma })
            decision.Take(person, Says(AnswerKind.Consent), Now);
        decision.Close(Mia, Now);
        return decision;
    }

    public static DecisionPlan ByVote(this DecisionPlan plan, VoteKind kind) =>
        plan with
        {
            Method = DecisionMethod.Vote,
            VoteKind = kind,
        };

    public static List<Decider> Deciders(Decision decision) =>
        [.. decision.With(DecisionPart.Decides).Select(p => new Decider(p, Leads: false, IsHrOrAdministrator: false))];

    public static Answer Says(AnswerKind kind, string reason = "", params int[] choices) => new(kind, Text(reason), choices);

    public static Answer Votes(params int[] choices) => new(AnswerKind.Vote, Prose.None, choices);

    /// <summary>Gives the decision and its options the ids that a database would.</summary>
    static Decision Numbered(this Decision decision)
    {
        typeof(Decision).GetProperty(nameof(Decision.Id))!.SetValue(decision, decision.Number);
        foreach (var option in decision.Options)
            typeof(DecisionOption).GetProperty(nameof(DecisionOption.Id))!.SetValue(option, option.Rank);
        return decision;
    }
}

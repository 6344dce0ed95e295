using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Decisions;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>What goes to somebody else when its owner leaves, and what stays as it was (product.md O12).</summary>
[Trait("Feature", "O12")]
public sealed class TransferTests
{
    static readonly Instant Now = SomePlan.Now;
    static readonly PersonId Left = new(21);
    static readonly PersonId Heir = new(22);
    static readonly PersonId Third = new(23);
    static readonly PersonId Keeper = SomePlan.HR;

    [Fact]
    public void Only_who_stays_takes_over_what_somebody_leaves()
    {
        var plan = SomePlan.Of(TemplateKind.Offboarding, SomePlan.Snapshots(Step("Return the laptop")));
        var today = SomePlan.Monday.PlusDays(-10);

        Assert.Null(plan.WhyNotReceive(Heir, "Ada", null, today));
        Assert.Null(plan.WhyNotReceive(Heir, "Ada", plan.StartsOn.PlusDays(1), today));
        Assert.Contains("is who leaves", plan.WhyNotReceive(plan.PersonId, "Ana", null, today), StringComparison.Ordinal);
        Assert.Contains("has left", plan.WhyNotReceive(Heir, "Ada", today.PlusDays(-1), today), StringComparison.Ordinal);
        Assert.Contains("leaves too", plan.WhyNotReceive(Heir, "Ada", plan.StartsOn, today), StringComparison.Ordinal);
        plan.Transferred("3 cards went to Ada.", Keeper, Now);
        Assert.Equal("3 cards went to Ada.", plan.Events[^1].Text);

        plan.Stop("They stay.", Keeper, Now);
        Assert.NotNull(plan.WhyNotReceive(Heir, "Ada", null, today));
        Assert.Throws<InvalidOperationException>(() => plan.Transferred("x", Keeper, Now));
        Assert.NotNull(SomePlan.Of(Step("Read")).WhyNotTransfer());
    }

    [Fact]
    public void An_answer_that_was_given_counts_whoever_leaves()
    {
        var decision = Deciding();
        Assert.True(decision.NeedsSomebodyFor(Left));

        decision.HandOver(Left, Heir, "Ada", Keeper, Now);

        Assert.Equal(Heir, decision.ProposedBy);
        Assert.Equal([Heir, Third], decision.With(DecisionPart.Decides).OrderBy(p => p.Value));
        Assert.Equal("gave it to Ada", decision.Events[^1].Text);
        Assert.Contains("does not wait", decision.WhyNotHandOver(Left, Third), StringComparison.Ordinal);

        var answered = Deciding();
        answered.Take(Left, new(AnswerKind.Consent, Domain.Prose.None, []), Now);
        answered.HandOver(Left, Heir, "Ada", Keeper, Now);
        Assert.Equal([Left, Third], answered.With(DecisionPart.Decides).OrderBy(p => p.Value));
        Assert.False(answered.NeedsSomebodyFor(Left));
    }

    static Decision Deciding()
    {
        var decision = new Decision(7, "Where we host", Left, Now);
        decision.Write(
            new("Where we host")
            {
                Context = new("x", "<p>x</p>"),
                Options = [new(null, "Stay", new("", ""), IsProposed: true), new(null, "Go", new("", ""))],
            },
            Left,
            Now
        );
        decision.Plan(new() { Decides = [Left, Third] }, Left, Now);
        List<Decider> facts =
        [
            new(Left, Leads: true, IsHrOrAdministrator: true),
            new(Third, Leads: true, IsHrOrAdministrator: true),
        ];
        decision.Propose(new LevelRule(DecisionLevel.Low), facts, Left, Now);
        decision.Open(new(Now + Duration.FromDays(3)), new LevelRule(DecisionLevel.Low), facts, Left, Now);
        return decision;
    }

    [Fact]
    public void A_question_goes_on_on_the_clock_of_who_is_asked_now()
    {
        var question = Asked(Left);
        var later = Now + Duration.FromDays(5);

        question.PassOn(Left, Heir, new(Now, later), Now);

        Assert.Equal((Heir, (Instant?)later), (question.Recipients.Single().PersonId, question.DueAt));
        Assert.False(question.IsAskedOf(Left));
        Assert.NotNull(question.WhyNotPassOn(Left, Third));
        Assert.Contains("asked it themself", Asked(Left).WhyNotPassOn(Left, Third), StringComparison.Ordinal);
        // Who is asked already is asked once.
        var both = Asked(Left, Heir);
        both.Answer(Heir, 3, Now, 10);
        both.PassOn(Left, Heir, new(Now, later), Now);
        Assert.False(both.IsOpen);
        Assert.NotNull(both.AnsweredAt);
    }

    static Request Asked(params PersonId[] people)
    {
        var request = new Request(
            Domain.Subject.Card(1),
            null,
            RequestKind.Answer,
            Domain.Norms.Urgency.Normal,
            null,
            Domain.Norms.ResponseNorm.Usual,
            null,
            Third,
            "Which font?",
            "/cards/1",
            Now
        );
        foreach (var person in people)
            request.Ask(person, new(Now, Now + Duration.FromDays(2)));
        return request;
    }

    [Fact]
    public void A_hand_off_goes_on_between_others()
    {
        HandOff Given() =>
            new(
                Left,
                Third,
                new("Checkout") { Done = new("x", "<p>x</p>"), Next = new("y", "<p>y</p>") },
                [Domain.Subject.Card(7)],
                Now + Duration.FromDays(2),
                makesOwner: false,
                Now
            );
        var handOff = Given();

        handOff.PassOn(Left, Heir, "Ana leaves.", Keeper, Now);

        Assert.Equal((Heir, Third, HandOffState.Offered), (handOff.GiverId, handOff.ReceiverId, handOff.State));
        Assert.Equal((HandOffStep.PassedOn, "Ana leaves."), (handOff.Turns[^1].Step, handOff.Turns[^1].Word));
        Assert.NotNull(Given().WhyNotPassOn(Left, Third));
        handOff.Accept(Third, Now);
        Assert.NotNull(handOff.WhyNotPassOn(Heir, Left));
    }

    [Fact]
    public void Nobody_reviews_what_they_asked_to_be_reviewed()
    {
        var page = new WikiPage(1, null, "Deploy", "deploy", 0, Third, Third, Now);
        page.Write("Words.", Third, Now);
        page.AskForReview(Third, Left, Now);

        Assert.NotNull(page.WhyNotAskInstead(Third));
        page.AskInstead(Heir, Now);
        Assert.Equal(Heir, page.AskedOf);
    }
}

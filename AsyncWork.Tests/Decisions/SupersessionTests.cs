using AsyncWork.Domain.Decisions;
using static AsyncWork.Tests.Decisions.SomeDecision;

namespace AsyncWork.Tests.Decisions;

/// <summary>One decision in the place of another (product.md D3).</summary>
public sealed class SupersessionTests
{
    static readonly HashSet<int> Nothing = [];

    [Fact]
    public void A_decision_does_not_supersede_itself()
    {
        var decision = Decided();

        Assert.Contains("itself", Supersession.WhyNot(decision, decision, partly: false, "", Nothing), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new Supersession(decision, decision, false, "", Nothing, Mia, Now));
    }

    [Fact]
    public void Two_decisions_do_not_supersede_each_other_near_or_far()
    {
        var (old, @new) = (Decided(1), Decided(2));

        Assert.Contains(
            "each other",
            Supersession.WhyNot(old, @new, partly: false, "", new HashSet<int> { @new.Id }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_what_was_decided_can_be_superseded()
    {
        Assert.Contains("not decided", Supersession.WhyNot(Deciding(), Decided(2), false, "", Nothing), StringComparison.Ordinal);
        var withdrawn = Proposed();
        withdrawn.Withdraw("Not now.", Mia, Now);
        Assert.Contains(
            "does not hold",
            Supersession.WhyNot(Decided(2), withdrawn, false, "", Nothing),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_takes_the_place_of_much_is_decided_with_as_many()
    {
        var old = Draft(t => t with { Outcome = Text("We stay.") }, p => p with { Level = DecisionLevel.High });
        old.Record(Now, hadMeeting: false, Mia, Now);

        Assert.Contains("level “High”", Supersession.WhyNot(old, Decided(2), false, "", Nothing), StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_the_place_of_much_stays_with_as_many_until_it_is_decided()
    {
        var old = Draft(t => t with { Outcome = Text("We stay.") }, p => p with { Level = DecisionLevel.High });
        old.Record(Now, hadMeeting: false, Mia, Now);
        var @new = Draft(plan: p => p with { Level = DecisionLevel.High }, number: 2);
        var lower = @new.PlanNow with { Level = DecisionLevel.Medium };

        Assert.Contains("level “High”", @new.WhyNotPlan(lower, DecisionLevel.High), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => @new.Plan(lower, Mia, Now, DecisionLevel.High));
        Assert.Null(@new.WhyNotPlan(lower));
        Assert.Null(@new.WhyNotPlan(@new.PlanNow, DecisionLevel.High));

        // Lowered before that was refused: the old one holds on.
        var supersession = new Supersession(old, @new, partly: false, null, Nothing, Mia, Now);
        @new.Plan(lower, Mia, Now);
        supersession.TakeEffect(old, @new, Now);
        Assert.Equal((DecisionState.Decided, null), (old.State, supersession.InEffectAt));
    }

    [Fact]
    public void Both_records_change_when_the_new_one_is_decided()
    {
        var (old, @new) = (Decided(1), Decided(2));
        var supersession = new Supersession(old, @new, partly: false, null, Nothing, Mia, Now);
        Assert.Equal(DecisionState.Decided, old.State);

        supersession.TakeEffect(old, @new, Now);

        Assert.Equal(DecisionState.Superseded, old.State);
        Assert.Equal("superseded it by D-0002", old.Events[^1].Text);
        Assert.Equal("superseded D-0001", @new.Events[^1].Text);
        Assert.Contains("already", Supersession.WhyNot(old, Decided(3), false, "", Nothing), StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_that_the_old_one_owed_is_kept()
    {
        var (old, @new) = (Decided(1), Decided(2));
        var today = Now.InUtc().Date;
        old.PlanReview(today.PlusDays(-1), today.PlusDays(-9), Mia, Now);

        new Supersession(old, @new, partly: false, null, Nothing, Mia, Now).TakeEffect(old, @new, Now);

        Assert.Equal([today.PlusDays(-1)], old.MissedReviews.Select(r => r.DueOn));
        Assert.Null(old.ReviewOn);
    }

    [Fact]
    public void In_part_the_old_one_stays_in_force_and_says_what_is_not()
    {
        var (old, @new) = (Decided(1), Decided(2));
        Assert.Contains("which part", Supersession.WhyNot(old, @new, partly: true, " ", Nothing), StringComparison.Ordinal);

        new Supersession(old, @new, partly: true, "The region", Nothing, Mia, Now).TakeEffect(old, @new, Now);

        Assert.Equal(DecisionState.Decided, old.State);
        Assert.Equal("superseded a part of it by D-0002: The region", old.Events[^1].Text);
    }

    [Fact]
    public void A_second_one_that_comes_too_late_changes_nothing()
    {
        var (old, first, second) = (Decided(1), Decided(2), Decided(3));
        var late = new Supersession(old, second, partly: false, null, Nothing, Mia, Now);
        new Supersession(old, first, partly: false, null, Nothing, Mia, Now).TakeEffect(old, first, Now);

        late.TakeEffect(old, second, Now);

        Assert.Null(late.InEffectAt);
    }
}

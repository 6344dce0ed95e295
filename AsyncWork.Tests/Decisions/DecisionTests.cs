using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using NodaTime;
using static AsyncWork.Tests.Decisions.SomeDecision;

namespace AsyncWork.Tests.Decisions;

/// <summary>The way of a decision, and what is refused on it (product.md D1, D4 to D8).</summary>
public sealed class DecisionTests
{
    [Fact]
    public void Numbers_are_written_the_same_everywhere_and_read_in_each_way()
    {
        Assert.Equal("D-0042", DecisionNumber.Text(42));
        Assert.Equal("D-12345", DecisionNumber.Text(12345));
        Assert.All(["D-0042", "d-42", "42", "0042", " D-42 "], text => Assert.Equal(42, DecisionNumber.Read(text)));
        Assert.All(["", "D-", "D-0", "-1", "4.2", "D-4x", "99999999999", null], text => Assert.Null(DecisionNumber.Read(text)));
    }

    [Fact]
    public void A_proposal_needs_context_an_option_and_somebody_who_decides()
    {
        var (nothing, alone, empty) = (
            Draft(t => t with { Context = Prose.None }),
            Draft(plan: p => p with { Decides = [] }),
            Draft(t => t with { Options = [] })
        );

        Assert.Contains("context", nothing.WhyNotPropose(NoRule, Deciders(nothing)), StringComparison.Ordinal);
        Assert.Contains("option", empty.WhyNotPropose(NoRule, Deciders(empty)), StringComparison.Ordinal);
        Assert.Contains("who decides", alone.WhyNotPropose(NoRule, Deciders(alone)), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => nothing.Propose(NoRule, Deciders(nothing), Mia, Now));
    }

    [Fact]
    public void A_level_says_who_must_decide_and_is_refused_by_name()
    {
        var medium = new LevelRule(DecisionLevel.Medium);
        var high = new LevelRule(DecisionLevel.High);
        high.Set(2, needsLead: false, needsCompany: true);

        Assert.Contains(
            "a lead of the team",
            medium.WhyNot([new(Mia, Leads: false, IsHrOrAdministrator: true)])!,
            StringComparison.Ordinal
        );
        Assert.Null(medium.WhyNot([new(Mia, Leads: true, IsHrOrAdministrator: false)]));
        Assert.Contains(
            "Name 1 more",
            high.WhyNot([new(Mia, Leads: true, IsHrOrAdministrator: true)])!,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "HR or an administrator",
            high.WhyNot([new(Mia, Leads: true, IsHrOrAdministrator: false), new(Ben, Leads: false, IsHrOrAdministrator: false)])!,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidOperationException>(() => high.Set(0, needsLead: false, needsCompany: false));
    }

    [Fact]
    public void A_vote_needs_two_options_and_advice_exactly_one_who_decides()
    {
        var vote = Proposed(t => t with { Options = [t.Options[0]] }, p => p.ByVote(VoteKind.One));
        var advice = Proposed(plan: p => p with { Method = DecisionMethod.Advice });
        var nobodyAsked = Proposed(plan: p => p with { Method = DecisionMethod.Advice, Decides = [Mia] });
        var unclear = Proposed(t => t with { Options = [.. t.Options.Select(o => o with { IsProposed = false })] });

        Assert.Contains("two options", vote.WhyNotOpen(NoRule, Deciders(vote)), StringComparison.Ordinal);
        Assert.Contains("exactly one", advice.WhyNotOpen(NoRule, Deciders(advice)), StringComparison.Ordinal);
        Assert.Contains("advice is asked", nobodyAsked.WhyNotOpen(NoRule, Deciders(nobodyAsked)), StringComparison.Ordinal);
        Assert.Contains("proposed", unclear.WhyNotOpen(NoRule, Deciders(unclear)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deadline_lies_ahead_and_within_a_year()
    {
        var decision = Proposed();

        Assert.Contains("passed", new DecisionDeadline(Now).WhyNot(Now), StringComparison.Ordinal);
        Assert.Contains("year", new DecisionDeadline(Now + Duration.FromDays(400)).WhyNot(Now), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() =>
            decision.Open(new(Now - Duration.FromHours(1)), NoRule, Deciders(decision), Mia, Now)
        );
        Assert.Equal(DecisionState.Proposed, decision.State);
    }

    [Fact]
    public void The_text_stands_still_while_people_answer_but_for_what_nobody_agrees_to()
    {
        var decision = Deciding();
        var now = decision.TextNow;

        Assert.Equal(DecisionField.Context, decision.WhyNotWrite(now with { Context = Text("Another") })?.Field);
        Assert.Equal(DecisionField.Options, decision.WhyNotWrite(now with { Options = [.. now.Options.Reverse()] })?.Field);
        Assert.Throws<InvalidOperationException>(() => decision.Write(now with { Title = "Another" }, Mia, Now));
        Assert.Null(decision.WhyNotWrite(now with { Tags = ["Hosting"], ExpectedEffect = "Half the bill." }));
        decision.Write(now with { Tags = ["Hosting", "hosting "] }, Mia, Now);
        Assert.Equal(["hosting"], decision.Tags.Select(t => t.Tag));
    }

    [Fact]
    public void After_it_is_decided_neither_the_outcome_of_a_consent_nor_the_expected_effect_can_be_changed()
    {
        var decision = Decided();
        decision.Write(decision.TextNow with { Outcome = Text("We stay.") }, Mia, Now);

        Assert.Equal(DecisionField.Outcome, decision.WhyNotWrite(decision.TextNow with { Outcome = Text("We go.") })?.Field);
        Assert.Equal(DecisionField.Effect, decision.WhyNotWrite(decision.TextNow with { ExpectedEffect = "As it came." })?.Field);
        Assert.Null(decision.WhyNotWrite(decision.TextNow with { Consequences = Text("We renew."), HadMeeting = true }));
    }

    [Fact]
    public void Who_only_hears_of_it_can_be_added_while_people_answer_and_nobody_else()
    {
        var decision = Deciding();

        Assert.Null(decision.WhyNotPlan(decision.PlanNow with { Informed = [Lee] }));
        Assert.NotNull(decision.WhyNotPlan(decision.PlanNow with { Decides = [Mia] }));
        Assert.NotNull(decision.WhyNotPlan(decision.PlanNow with { Silence = Silence.IsNoAnswer }));
    }

    [Fact]
    public void Only_who_is_asked_answers_and_an_objection_has_a_reason()
    {
        var decision = Deciding();

        Assert.Contains("not asked", decision.WhyNotAnswer(Lee, Says(AnswerKind.Consent), Now), StringComparison.Ordinal);
        Assert.Contains("why you object", decision.WhyNotAnswer(Ben, Says(AnswerKind.Objection), Now), StringComparison.Ordinal);
        Assert.Contains("no answer", decision.WhyNotAnswer(Ben, Votes(1), Now), StringComparison.Ordinal);
        Assert.Contains(
            "10,000",
            decision.WhyNotAnswer(Ben, Says(AnswerKind.Objection, new string('x', 100_000)), Now),
            StringComparison.Ordinal
        );
        Assert.Contains("deadline", decision.WhyNotAnswer(Ben, Says(AnswerKind.Consent), Deadline), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => decision.Take(Lee, Says(AnswerKind.Consent), Now));
    }

    [Fact]
    public void A_vote_names_options_that_are_there_each_once()
    {
        var one = Deciding(plan: p => p.ByVote(VoteKind.One));
        var ranked = Deciding(plan: p => p.ByVote(VoteKind.Ranked));

        Assert.Contains("not there", one.WhyNotAnswer(Ben, Votes(99), Now), StringComparison.Ordinal);
        Assert.Contains("one option", one.WhyNotAnswer(Ben, Votes(1, 2), Now), StringComparison.Ordinal);
        Assert.Contains("Choose", one.WhyNotAnswer(Ben, Votes(), Now), StringComparison.Ordinal);
        Assert.Contains("twice", ranked.WhyNotAnswer(Ben, Votes(1, 1), Now), StringComparison.Ordinal);
        Assert.Null(ranked.WhyNotAnswer(Ben, Votes(2, 1), Now));
    }

    [Fact]
    public void An_answer_can_be_changed_and_the_earlier_one_is_kept()
    {
        var decision = Deciding();
        decision.Take(Ben, Says(AnswerKind.Objection, "Too dear."), Now);
        decision.Take(Ben, Says(AnswerKind.Consent), Now + Duration.FromHours(1));

        Assert.Equal(AnswerKind.Consent, decision.AnswerOf(Ben)?.Kind);
        Assert.Equal(2, decision.Answers.Count);
        Assert.Equal(1, decision.Tally().Answered);
    }

    [Fact]
    public void It_is_closed_early_when_all_have_answered_and_not_before()
    {
        var decision = Deciding();
        decision.Take(Mia, Says(AnswerKind.Consent), Now);
        decision.Take(Ben, Says(AnswerKind.Consent), Now);
        Assert.Contains("1 person", decision.WhyNotClose(Now), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => decision.Close(Mia, Now));

        decision.Take(Uma, Says(AnswerKind.StandAside), Now);
        decision.Close(Mia, Now);

        Assert.Equal((DecisionState.Decided, Mia, Now), (decision.State, decision.ClosedBy, decision.DecidedAt));
        Assert.Equal("Stay", decision.Chosen?.Title);
        Assert.Contains("any more", decision.WhyNotAnswer(Ben, Says(AnswerKind.Consent), Now), StringComparison.Ordinal);
        Assert.NotNull(decision.WhyNotClose(Now));
    }

    [Fact]
    public void The_app_closes_it_at_the_deadline_silence_being_consent()
    {
        var decision = Deciding();
        Assert.False(decision.IsDue(Deadline - Duration.FromSeconds(1)));
        Assert.Throws<InvalidOperationException>(() => decision.EndAtDeadline(Now));

        decision.EndAtDeadline(Deadline);

        Assert.Equal(DecisionState.Decided, decision.State);
        Assert.Null(decision.ClosedBy);
    }

    [Fact]
    public void With_an_objection_it_expires_and_can_be_changed_and_asked_again()
    {
        var decision = Deciding();
        decision.Take(Ben, Says(AnswerKind.Objection, "Too dear."), Now);
        decision.EndAtDeadline(Deadline);
        Assert.Equal((DecisionState.Expired, "1 objection is open"), (decision.State, decision.ClosedBecause));
        Assert.Null(decision.DecidedAt);

        decision.Amend(Mia, Deadline);
        decision.Write(decision.TextNow with { Context = Text("The bill is halved.") }, Mia, Deadline);
        decision.Open(new(Deadline + Duration.FromDays(3)), NoRule, Deciders(decision), Mia, Deadline);

        Assert.Equal(2, decision.Round);
        Assert.Null(decision.AnswerOf(Ben));
        Assert.Equal(Now, decision.ProposedAt);
    }

    [Fact]
    public void It_is_taken_back_only_when_somebody_objects()
    {
        var decision = Deciding();
        Assert.Contains("Nobody objects", decision.WhyNotAmend(), StringComparison.Ordinal);

        decision.Take(Ben, Says(AnswerKind.Objection, "Too dear."), Now);
        Assert.Null(decision.WhyNotAmend());
    }

    [Fact]
    public void A_vote_chooses_the_option_that_wins_and_expires_on_a_tie()
    {
        var won = Deciding(plan: p => p.ByVote(VoteKind.One));
        won.Take(Mia, Votes(2), Now);
        won.EndAtDeadline(Deadline);
        var tied = Deciding(plan: p => p.ByVote(VoteKind.Approval));
        tied.Take(Mia, Votes(1), Now);
        tied.Take(Ben, Votes(2), Now);
        tied.EndAtDeadline(Deadline);

        Assert.Equal("Go", won.Chosen?.Title);
        Assert.Equal((DecisionState.Expired, "it is a tie between “Stay” and “Go”"), (tied.State, tied.ClosedBecause));
    }

    [Fact]
    public void After_advice_the_one_who_decides_decides_and_nobody_else()
    {
        var decision = Deciding(plan: p => p with { Method = DecisionMethod.Advice, Decides = [Mia], Consulted = [Ben, Uma] });
        Assert.Contains("Nobody has given advice", decision.WhyNotDecide(Mia, 2, Text("We go."), Now), StringComparison.Ordinal);
        Assert.Contains("not asked", decision.WhyNotAnswer(Mia, Says(AnswerKind.Advice, "Go"), Now), StringComparison.Ordinal);
        Assert.Null(decision.WhyNotDecide(Mia, 2, Text("We go."), decision.LastThirdFrom!.Value));

        decision.Take(Ben, Says(AnswerKind.Advice, "Go while it is cheap."), Now);
        Assert.Contains("Only the one", decision.WhyNotDecide(Ben, 2, Text("We go."), Now), StringComparison.Ordinal);
        Assert.Contains("options", decision.WhyNotDecide(Mia, 9, Text("We go."), Now), StringComparison.Ordinal);
        Assert.Contains("what is decided", decision.WhyNotDecide(Mia, 2, Prose.None, Now), StringComparison.Ordinal);
        decision.Decide(Mia, 2, Text("We go."), Now);

        Assert.Equal((DecisionState.Decided, "Go"), (decision.State, decision.Chosen?.Title));
        Assert.Equal("after 1 piece of advice", decision.ClosedBecause);
    }

    [Fact]
    public void More_time_needs_a_reason_and_a_later_moment_and_helps_what_has_expired()
    {
        var decision = Deciding();
        decision.Take(Ben, Says(AnswerKind.Objection, "Too dear."), Now);
        decision.EndAtDeadline(Deadline);
        var later = Deadline + Duration.FromDays(1);

        Assert.Contains("why", decision.WhyNotExtend(later, " ", Deadline), StringComparison.Ordinal);
        Assert.Contains("not later", decision.WhyNotExtend(Deadline, "Ben is away.", Now), StringComparison.Ordinal);
        decision.Extend(later, "Ben is away.", Mia, Deadline);

        Assert.Equal((DecisionState.Deciding, later, 1), (decision.State, decision.DeadlineAt, decision.Extensions));
        Assert.NotNull(decision.AnswerOf(Ben));
    }

    [Fact]
    public void A_deadline_moves_with_days_off_only_if_that_was_chosen()
    {
        var (still, moving) = (Proposed(), Proposed());
        still.Open(new(Deadline, 3), NoRule, Deciders(still), Mia, Now);
        moving.Open(new(Deadline, 3, Moves: true), NoRule, Deciders(moving), Mia, Now);

        Assert.False(still.MoveDeadline(Deadline + Duration.FromDays(1), Now));
        Assert.True(moving.MoveDeadline(Deadline + Duration.FromDays(1), Now));
        Assert.False(moving.MoveDeadline(Now - Duration.FromDays(1), Now));
    }

    [Fact]
    public void It_is_withdrawn_with_a_reason_until_it_is_decided()
    {
        Assert.Contains("why", Proposed().WhyNotWithdraw(""), StringComparison.Ordinal);
        Assert.NotNull(Decided().WhyNotWithdraw("Changed my mind."));
        var decision = Deciding();
        decision.Withdraw("The offer is gone.", Ben, Now);

        Assert.Equal((DecisionState.Withdrawn, "The offer is gone."), (decision.State, decision.ClosedBecause));
        Assert.NotNull(decision.WhyNotExtend(Deadline + Duration.FromDays(9), "More", Now));
    }

    [Fact]
    public void What_was_decided_elsewhere_is_recorded_at_once_with_its_day()
    {
        var decision = Draft(t => t with { Outcome = Text("We stay.") });
        var then = Now - Duration.FromDays(30);

        Assert.Contains("outcome", Draft().WhyNotRecord(then, Now), StringComparison.Ordinal);
        Assert.Contains("ahead", decision.WhyNotRecord(Now + Duration.FromDays(1), Now), StringComparison.Ordinal);
        decision.Record(then, hadMeeting: true, Mia, Now);

        Assert.Equal((DecisionState.Decided, then), (decision.State, decision.DecidedAt));
        Assert.True(decision.HadMeeting);
        Assert.Null(decision.Method);
        Assert.Null(decision.ProposedAt);
    }

    [Fact]
    public void A_review_says_whether_it_held_and_may_plan_the_next()
    {
        var decision = Decided();
        var today = new LocalDate(2026, 11, 12);
        decision.PlanReview(today.PlusDays(5), today, Mia, Now);
        Assert.Contains("passed", decision.WhyNotPlanReview(today.PlusDays(-1), today), StringComparison.Ordinal);
        Assert.NotNull(Deciding().WhyNotReview(Prose.None, null, today));

        decision.Review(ReviewResult.Partly, Text("The bill fell by a third."), today.PlusMonths(6), today.PlusDays(7), Ben, Now);

        var review = Assert.Single(decision.Reviews);
        Assert.Equal((today.PlusDays(5), ReviewResult.Partly, Ben), (review.DueOn, review.Result, review.By));
        Assert.Equal((ReviewResult.Partly, today.PlusMonths(6)), (decision.ReviewResult, decision.ReviewOn));
    }

    [Fact]
    public void A_day_that_passed_without_its_review_is_kept_when_another_is_planned()
    {
        var decision = Decided();
        var day = new LocalDate(2026, 11, 16);
        decision.PlanReview(day, day.PlusDays(-4), Mia, Now);

        decision.PlanReview(day.PlusDays(1), day, Mia, Now); // on the day it is not missed
        Assert.Empty(decision.MissedReviews);
        decision.PlanReview(null, day.PlusDays(2), Mia, Now);
        decision.PlanReview(day.PlusDays(30), day.PlusDays(2), Mia, Now);

        Assert.Equal([day.PlusDays(1)], decision.MissedReviews.Select(r => r.DueOn));
    }

    [Fact]
    public void Everything_that_happens_stands_in_the_history()
    {
        var decision = Decided();

        Assert.Equal(
            [
                "began it",
                "proposed it",
                "asked those who decide",
                "answered",
                "answered",
                "answered",
                "closed it as decided: nobody objected",
            ],
            decision.Events.Select(e => e.Text)
        );
    }

    [Theory]
    [InlineData(DecisionField.Context)]
    [InlineData(DecisionField.Outcome)]
    [InlineData(DecisionField.Options)]
    [InlineData(DecisionField.Effect)]
    [InlineData(DecisionField.Title)]
    [InlineData(DecisionField.Tags)]
    public void A_hundred_thousand_characters_are_refused_in_each_field(DecisionField field)
    {
        var endless = new string('x', 100_000);
        var text = Draft().TextNow;
        text = field switch
        {
            DecisionField.Context => text with { Context = Text(endless) },
            DecisionField.Outcome => text with { Outcome = Text(endless) },
            DecisionField.Options => text with { Options = [new(null, "Stay", Text(endless))] },
            DecisionField.Effect => text with { ExpectedEffect = endless },
            DecisionField.Title => text with { Title = endless },
            _ => text with { Tags = [endless] },
        };

        Assert.Equal(field, text.WhyNot()?.Field);
    }

    [Fact]
    public void Options_have_names_of_their_own_and_only_one_is_proposed()
    {
        var text = Draft().TextNow;

        Assert.Contains(
            "Two options",
            (text with { Options = [new(null, "Stay", Prose.None), new(null, "stay ", Prose.None)] }).WhyNot()?.Reason,
            StringComparison.Ordinal
        );
        Assert.NotNull((text with { Options = [new(null, "A", Prose.None, true), new(null, "B", Prose.None, true)] }).WhyNot());
    }

    [Fact]
    public void Arguments_are_read_from_the_text_of_an_option()
    {
        var read = OptionArguments.Of(
            """
            Stay where we are.

            * Good, because nobody moves.
            - bad, because it is dear
            Neutral, because it is known.
            ```
            Good, because it is code.
            ```
            Good, because
            """
        );

        Assert.Equal(["nobody moves."], read.Good.Select(a => a.Text));
        Assert.Equal(["it is dear"], read.Bad.Select(a => a.Text));
        Assert.Equal(["it is known."], read.Neutral.Select(a => a.Text));
        Assert.StartsWith("Stay where we are.", read.Rest, StringComparison.Ordinal);
        Assert.Contains("it is code", read.Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tie_between_many_is_told_in_as_many_words_as_can_be_stored()
    {
        var decision = Deciding(
            t =>
                t with
                {
                    Options =
                    [
                        .. Enumerable
                            .Range(1, Decision.MostOptions)
                            .Select(n => new OptionDraft(
                                null,
                                $"{n} {new string('x', DecisionOption.LongestTitle - 3)}",
                                Prose.None
                            )),
                    ],
                },
            p => p.ByVote(VoteKind.Approval)
        );
        decision.Take(Mia, Votes([.. decision.Options.Select(o => o.Id)]), Now);

        decision.EndAtDeadline(Deadline);

        Assert.Equal((DecisionState.Expired, Decision.LongestReason), (decision.State, decision.ClosedBecause.Length));
        Assert.EndsWith("x…", decision.ClosedBecause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_ends_at_the_deadline_ended_then_whenever_the_app_looks(bool expires)
    {
        var decision = Deciding(plan: p => p with { Silence = expires ? Silence.IsNoAnswer : Silence.IsConsent });
        var later = Deadline + Duration.FromHours(9);

        decision.EndAtDeadline(later);

        Assert.Equal(expires ? null : Deadline, decision.DecidedAt);
        Assert.Equal((Deadline, later), (decision.LoggedAt, decision.Events[^1].At));
    }
}

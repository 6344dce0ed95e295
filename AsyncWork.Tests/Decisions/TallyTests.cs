using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;

namespace AsyncWork.Tests.Decisions;

/// <summary>What answers come to (product.md D5, D6).</summary>
public sealed class TallyTests
{
    [Fact]
    public void Consent_holds_when_nobody_objects_and_silence_is_consent()
    {
        var tally = Of(DecisionMethod.Consent, Silence.IsConsent, 4, (1, AnswerKind.Consent), (2, AnswerKind.StandAside));

        Assert.Equal(new TallyOutcome(TallyResult.Decided, null, "nobody objected"), tally.Outcome);
        Assert.Equal([new PersonId(3), new PersonId(4)], tally.Silent);
        Assert.Equal("2 people have not answered yet, and have time until the deadline.", tally.WhyNotCloseEarly());
    }

    [Fact]
    public void One_objection_is_enough_to_have_no_result()
    {
        var tally = Of(
            DecisionMethod.Consent,
            Silence.IsConsent,
            3,
            (1, AnswerKind.Consent),
            (2, AnswerKind.Consent),
            (3, AnswerKind.Objection)
        );

        Assert.Equal("1 objection is open", tally.Outcome.Because);
        Assert.Equal(TallyResult.None, tally.Outcome.Result);
        Assert.Equal("It has no result yet: 1 objection is open.", tally.WhyNotCloseEarly());
    }

    [Theory]
    [InlineData(1, TallyResult.None)]
    [InlineData(2, TallyResult.None)]
    [InlineData(3, TallyResult.Decided)]
    public void When_silence_is_no_answer_more_than_half_must_answer(int answers, TallyResult result)
    {
        var tally = Of(
            DecisionMethod.Consent,
            Silence.IsNoAnswer,
            4,
            [.. Enumerable.Range(1, answers).Select(p => (p, AnswerKind.Consent))]
        );

        Assert.Equal(result, tally.Outcome.Result);
    }

    [Fact]
    public void Nothing_holds_when_everybody_stands_aside()
    {
        var all = Of(DecisionMethod.Consent, Silence.IsConsent, 2, (1, AnswerKind.StandAside), (2, AnswerKind.StandAside));
        var most = Of(DecisionMethod.Consent, Silence.IsNoAnswer, 3, (1, AnswerKind.StandAside), (2, AnswerKind.StandAside));

        Assert.Equal("everybody stood aside", all.Outcome.Because);
        Assert.Equal(TallyResult.None, most.Outcome.Result);
    }

    [Fact]
    public void Approval_is_rejected_by_one_at_once_and_needs_all_when_silence_is_no_answer()
    {
        var rejected = Of(DecisionMethod.Approval, Silence.IsConsent, 3, (2, AnswerKind.Reject));
        var waits = Of(DecisionMethod.Approval, Silence.IsNoAnswer, 3, (1, AnswerKind.Approve), (2, AnswerKind.Approve));
        var lazy = Of(DecisionMethod.Approval, Silence.IsConsent, 3, (1, AnswerKind.Approve));

        Assert.Equal(TallyResult.Rejected, rejected.Outcome.Result);
        Assert.Null(rejected.WhyNotCloseEarly());
        Assert.Equal("1 person of 3 has not approved", waits.Outcome.Because);
        Assert.Equal(TallyResult.Decided, lazy.Outcome.Result);
    }

    [Fact]
    public void Advice_decides_nothing_by_itself()
    {
        var tally = Of(DecisionMethod.Advice, Silence.IsConsent, 1, (1, AnswerKind.Advice));

        Assert.Equal(TallyResult.None, tally.Outcome.Result);
    }

    [Fact]
    public void The_option_with_most_votes_wins_and_a_tie_is_called_one()
    {
        var won = Vote(VoteKind.One, [1], [2], [2]);
        var tied = Vote(VoteKind.One, [1], [2], [3], [3], [1]);

        Assert.Equal(new TallyOutcome(TallyResult.Decided, 2, "most votes are for “Option 2”"), won.Outcome);
        Assert.Equal("it is a tie between “Option 1” and “Option 3”", tied.Outcome.Because);
    }

    [Fact]
    public void In_an_approval_vote_each_option_that_one_could_live_with_counts()
    {
        var tally = Vote(VoteKind.Approval, [1, 2], [2, 3], [3, 2]);

        Assert.Equal(2, tally.Outcome.Option);
        Assert.Equal([1, 3, 2], new[] { 1, 2, 3 }.Select(tally.Votes));
    }

    [Fact]
    public void Nobody_voting_is_no_result_even_when_silence_is_consent()
    {
        var tally = Of(DecisionMethod.Vote, Silence.IsConsent, 2, (1, AnswerKind.StandAside), (2, AnswerKind.StandAside));

        Assert.Equal("nobody voted", tally.Outcome.Because);
    }

    [Theory]
    [InlineData(VoteKind.One)]
    [InlineData(VoteKind.Approval)]
    [InlineData(VoteKind.Ranked)]
    public void Votes_for_options_that_were_taken_away_since_count_no_more(VoteKind kind)
    {
        var none = Vote(kind, [1], [2]) with { Options = [] };
        var one = Vote(kind, [1], [2]) with { Options = [new(2, "Go")] };

        Assert.Equal("nobody voted", none.Outcome.Because);
        Assert.Null(none.Runoff);
        Assert.Equal(2, one.Outcome.Option);
    }

    [Fact]
    public void A_result_never_depends_on_the_order_of_the_answers()
    {
        var random = new Random(7);
        for (var run = 0; run < 300; run++)
        {
            var kind = (VoteKind)random.Next(3);
            var ballots = Enumerable.Range(0, random.Next(1, 9)).Select(_ => Ballot(random, kind)).ToArray();
            var shuffled = ballots.ToArray();
            random.Shuffle(shuffled);

            Assert.Equal(Vote(kind, ballots).Outcome, Vote(kind, shuffled).Outcome);
        }
    }

    [Fact]
    public void A_tally_is_decided_only_when_nobody_is_left_who_could_stop_it()
    {
        var random = new Random(11);
        AnswerKind[] kinds = [AnswerKind.Consent, AnswerKind.StandAside, AnswerKind.Objection];
        for (var run = 0; run < 500; run++)
        {
            var asked = random.Next(1, 6);
            var given = Enumerable
                .Range(1, asked)
                .Where(_ => random.Next(4) > 0)
                .Select(p => (p, kinds[random.Next(3)]))
                .ToArray();
            var tally = Of(DecisionMethod.Consent, (Silence)random.Next(2), asked, given);

            if (tally.Count(AnswerKind.Objection) > 0)
                Assert.Equal(TallyResult.None, tally.Outcome.Result);
            if (tally.WhyNotCloseEarly() is null)
                Assert.True(tally.IsComplete);
            Assert.Equal(asked, tally.Answered + tally.Silent.Count);
        }
    }

    static int[] Ballot(Random random, VoteKind kind)
    {
        int[] options = [1, 2, 3, 4];
        random.Shuffle(options);
        return options[..(kind == VoteKind.One ? 1 : random.Next(1, 5))];
    }

    static Tally Of(DecisionMethod method, Silence silence, int asked, params (int Person, AnswerKind Kind)[] answers) =>
        new(
            method,
            VoteKind.One,
            silence,
            [.. Enumerable.Range(1, asked).Select(p => new PersonId(p))],
            [],
            [.. answers.Select(a => new TallyAnswer(new PersonId(a.Person), a.Kind, []))]
        );

    static Tally Vote(VoteKind kind, params int[][] ballots) =>
        new(
            DecisionMethod.Vote,
            kind,
            Silence.IsConsent,
            [.. ballots.Select((_, i) => new PersonId(i + 1))],
            [.. Enumerable.Range(1, 4).Select(o => new TallyOption(o, $"Option {o}"))],
            [.. ballots.Select((b, i) => new TallyAnswer(new PersonId(i + 1), AnswerKind.Vote, b))]
        );
}

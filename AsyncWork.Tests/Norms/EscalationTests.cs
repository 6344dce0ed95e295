using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Norms;

/// <summary>The ladder and who is on call (product.md P13).</summary>
public sealed class EscalationTests
{
    static readonly LocalDate Today = new(2026, 11, 12);
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 9, 0);
    static readonly PersonId Ann = new(1);

    static StepText Step(Situation situation = Situation.Crisis, string? own = null, string? what = "Call.") =>
        new(situation, own, what, "at once");

    [Fact]
    public void P13_what_is_usual_is_a_ladder_of_all_situations() =>
        Assert.Null(EscalationLadder.WhyNotWrite(EscalationLadder.Usual));

    [Fact]
    public void P13_a_team_goes_by_its_own_ladder_else_the_companys_else_by_what_is_usual()
    {
        var (team, company) = (new EscalationLadder(7), new EscalationLadder(null));
        Assert.Equal(NormSource.Usual, EscalationLadder.Effective(team, company).Source);
        company.Write([Step()], Ann, Now);
        Assert.Equal(NormSource.Company, EscalationLadder.Effective(team, company).Source);
        team.Write([Step(Situation.Own, "On a Friday"), Step()], Ann, Now);

        var (steps, source) = EscalationLadder.Effective(team, company);

        Assert.Equal(NormSource.Team, source);
        Assert.Equal("On a Friday", steps[0].OwnWords);
        team.Write([], Ann, Now);
        Assert.Equal(NormSource.Company, EscalationLadder.Effective(team, company).Source);
    }

    [Fact]
    public void P13_a_step_says_when_and_what_to_do_and_each_situation_stands_once()
    {
        Assert.Contains("what to do", EscalationLadder.WhyNotWrite([Step(what: " ")]), StringComparison.Ordinal);
        Assert.Contains("own words", EscalationLadder.WhyNotWrite([Step(Situation.Own)]), StringComparison.Ordinal);
        Assert.Contains("once", EscalationLadder.WhyNotWrite([Step(), Step()]), StringComparison.Ordinal);
        Assert.Null(EscalationLadder.WhyNotWrite([Step(Situation.Own, "a"), Step(Situation.Own, "b")]));
        Assert.Contains("at most 12", EscalationLadder.WhyNotWrite([.. Enumerable.Repeat(Step(), 13)]), StringComparison.Ordinal);
        Assert.Contains("Choose", EscalationLadder.WhyNotWrite([Step((Situation)9)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+49 30 1234567", "tel:+49301234567")]
    [InlineData("030/123-456", "tel:030123456")]
    [InlineData("https://call.example/desk", "https://call.example/desk")]
    public void P13_one_reaches_somebody_by_telephone_or_link(string reach, string link)
    {
        Assert.Null(OnCall.WhyNotReach(reach));
        Assert.Equal(link, OnCall.LinkOf(reach));
    }

    [Theory]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://call.example")]
    [InlineData("https://me:secret@call.example")]
    [InlineData("ring me")]
    [InlineData("12")]
    public void P13_what_is_neither_is_refused(string reach) => Assert.NotNull(OnCall.WhyNotReach(reach));

    [Fact]
    public void P13_one_person_is_on_call_at_a_time_and_past_ones_are_kept()
    {
        var ladder = new EscalationLadder(7);
        ladder.Call(Ann, "+49 30 1234567", Today.PlusDays(-3), Today.PlusDays(3), Today, Ann, Now);

        Assert.Contains(
            "already",
            ladder.WhyNotCall("+49 30 1234567", Today.PlusDays(3), Today.PlusDays(9), Today),
            StringComparison.Ordinal
        );
        Assert.Null(ladder.WhyNotCall("+49 30 1234567", Today.PlusDays(4), Today.PlusDays(9), Today));
        Assert.Contains(
            "before",
            ladder.WhyNotCall("+49 30 1234567", Today.PlusDays(9), Today.PlusDays(8), Today),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "over",
            ladder.WhyNotCall("+49 30 1234567", Today.PlusDays(-9), Today.PlusDays(-8), Today),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a year",
            ladder.WhyNotCall("+49 30 1234567", Today.PlusDays(4), Today.PlusDays(999), Today),
            StringComparison.Ordinal
        );
        Assert.Contains("first and the last", ladder.WhyNotCall("+49 30 1234567", null, Today, Today), StringComparison.Ordinal);

        ladder.End(ladder.Contacts[0], Today);
        Assert.Equal(Today.PlusDays(-1), ladder.Contacts[0].To);
        Assert.False(ladder.Contacts[0].HoldsOn(Today));
        ladder.Call(Ann, "+49 30 1234567", Today, Today, Today, Ann, Now);
        ladder.End(ladder.Contacts[1], Today);
        Assert.Single(ladder.Contacts);
    }
}

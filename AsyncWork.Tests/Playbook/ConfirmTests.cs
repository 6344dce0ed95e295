using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Requests;
using NodaTime;

namespace AsyncWork.Tests.Playbook;

/// <summary>What people confirm of a page, version by version (product.md P9), and what holds for a team (product.md P1).</summary>
public sealed class ConfirmTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 10);
    static readonly LocalDate Day = new(2026, 11, 26);
    static readonly PersonId Mia = new(2);
    static readonly PersonId Ravi = new(3);

    static Instant In(int days) => Now + Duration.FromDays(days);

    static Request Round()
    {
        var round = Request.ToConfirm(7, 3, null, new(1), "How we answer", "/wiki/playbook/how-we-answer", Now);
        foreach (var person in new[] { Mia, Ravi })
            round.AskToConfirm(person, Day, new(Now, In(14)));
        return round;
    }

    [Fact]
    public void Who_read_an_older_version_is_told_to_read_what_changed()
    {
        var round = Round();

        Assert.Contains("Revision 2 does not hold any more", round.WhyNotConfirm(Mia, 2));
        Assert.Throws<InvalidOperationException>(() => round.Confirm(Mia, 2, In(1)));
        Assert.Contains("not asked to confirm", round.WhyNotConfirm(new(9), 3));
        Assert.Contains("confirm the version that you read", round.WhyNotAcknowledge(Mia));
        // A small change after it is as good.
        Assert.Null(round.WhyNotConfirm(Mia, 4));
    }

    [Fact]
    public void It_is_open_until_everybody_has_confirmed_and_again_when_somebody_joins()
    {
        var round = Round();

        round.Confirm(Mia, 3, In(1));
        Assert.True(round.IsOpen);
        round.Confirm(Ravi, 4, In(2));
        Assert.False(round.IsOpen);
        Assert.Equal([3, 4], round.Recipients.Select(r => r.Revision));
        round.AskToConfirm(new(4), Day.PlusDays(30), new(In(30), In(44)));
        Assert.True(round.IsOpen);
        round.Excuse(new(4), In(31));
        Assert.False(round.IsOpen);
        Assert.Null(round.Recipients[2].AcknowledgedAt);
    }

    [Fact]
    public void Who_was_let_go_before_they_confirmed_is_asked_again_and_nobody_else()
    {
        var round = Round();
        round.Excuse(Mia, In(1));
        round.Confirm(Ravi, 3, In(2));
        Assert.False(round.IsOpen);
        Assert.Equal([true, false, true], new[] { Mia, Ravi, new PersonId(9) }.Select(round.IsToBeAsked));

        round.AskToConfirm(Mia, Day.PlusDays(30), new(In(30), In(44)));
        round.AskToConfirm(Ravi, Day.PlusDays(30), new(In(30), In(44)));

        Assert.True(round.IsOpen);
        Assert.Equal(2, round.Recipients.Count);
        Assert.Equal(
            (null, In(44), Day.PlusDays(30)),
            (round.Recipients[0].DoneAt, round.Recipients[0].DueAt, round.DueOnOf(Mia))
        );
        Assert.Equal((In(2), Day), (round.Recipients[1].DoneAt, round.DueOnOf(Ravi)));
    }

    [Fact]
    public void What_was_confirmed_of_the_same_version_before_is_kept_with_its_time()
    {
        var round = Round();

        round.Keep(Mia, 2, In(-3), Now); // only small changes since
        round.Keep(new(9), 2, In(-3), Now); // not of the audience

        Assert.Equal((2, In(-3)), (round.Recipients[0].Revision, round.Recipients[0].AcknowledgedAt));
        Assert.Null(round.Recipients[1].DoneAt);
        Assert.True(round.IsOpen);
    }

    [Fact]
    public void The_first_time_counts_and_what_ended_stays_as_it_was()
    {
        var round = Round();

        round.Confirm(Mia, 3, In(1));
        round.Confirm(Mia, 4, In(5));
        round.End(In(20));

        Assert.Equal((3, In(1)), (round.Recipients[0].Revision, round.Recipients[0].AcknowledgedAt));
        Assert.Equal((null, In(20)), (round.Recipients[1].AcknowledgedAt, round.Recipients[1].DoneAt));
    }

    [Fact]
    public void Who_is_away_on_the_day_has_until_the_end_of_their_first_day_back()
    {
        var away = Enumerable
            .Range(24, 6)
            .ToDictionary(d => new LocalDate(2026, 11, d), _ => new DayOff(DayOffKind.Absence, "Away"));
        var usual = new WorkingTime(DateTimeZone.Utc, [(new LocalDate(2020, 1, 1), WorkWeek.Usual)], null);
        var absent = new WorkingTime(DateTimeZone.Utc, [(new LocalDate(2020, 1, 1), WorkWeek.Usual)], away);
        var never = new WorkingTime(DateTimeZone.Utc, [], null);

        var due = NormDeadline.By(Day, Now, usual).DueAt!.Value.InUtc();
        var moved = NormDeadline.By(Day, Now, absent).DueAt!.Value.InUtc();

        Assert.Equal(Day, due.Date);
        Assert.Equal(new LocalDate(2026, 11, 30), moved.Date);
        Assert.Equal(due.TimeOfDay, moved.TimeOfDay);
        Assert.Null(NormDeadline.By(Day, Now, never).DueAt);
    }

    [Theory]
    [InlineData(AudienceKind.Team, null, 0, 14, "Choose the team")]
    [InlineData(AudienceKind.People, null, 0, 14, "at least one person")]
    [InlineData(AudienceKind.People, null, 201, 14, "at most 200")]
    [InlineData(AudienceKind.Everybody, null, 0, 0, "between 1 and 120 days")]
    [InlineData((AudienceKind)9, null, 0, 14, "Choose everybody, a team, or people")]
    [InlineData(AudienceKind.Team, 4, 0, 14, null)]
    public void An_audience_has_somebody_in_it_and_a_day(AudienceKind kind, int? team, int people, int days, string? says)
    {
        var reason = PageAudience.WhyNot(kind, team, [.. Enumerable.Range(1, people).Select(i => new PersonId(i))], days);

        Assert.Equal(says is null, reason is null);
        Assert.Contains(says ?? "", reason ?? "");
    }

    [Fact]
    public void The_effective_page_says_which_rule_comes_from_where()
    {
        Page[] company = [new(1, null, false), new(2, null, false), new(3, null, false)];
        Page[] team = [new(11, 1, false), new(12, 2, true), new(13, null, false), new(14, 99, true)];

        var pages = EffectivePages.Of(company, team, p => p.Id, p => p.AddsTo, p => p.Replaces);

        Assert.Equal(
            [RuleSource.TeamAdds, RuleSource.TeamReplaces, RuleSource.Company, RuleSource.TeamAlone, RuleSource.TeamAlone],
            pages.Select(p => p.Source)
        );
        Assert.Equal([1, 11], pages[0].Holding.Select(p => p.Id));
        Assert.Equal([12], pages[1].Holding.Select(p => p.Id));
        Assert.Equal([3], pages[2].Holding.Select(p => p.Id));
        Assert.Equal(14, pages[4].Subject.Id);
    }

    sealed record Page(int Id, int? AddsTo, bool Replaces);
}

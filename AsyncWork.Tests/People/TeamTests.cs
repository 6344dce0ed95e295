using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.People;

[Trait("Feature", "A3")]
public sealed class TeamTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Ravi = new(2);
    static readonly LocalDate March = new(2026, 3, 1);
    static readonly LocalDate April = new(2026, 4, 1);
    static readonly LocalDate May = new(2026, 5, 1);

    [Fact]
    public void A_member_is_not_admitted_twice()
    {
        var team = new Team("Product");
        team.Admit(Mia, March);

        Assert.Contains("already", team.WhyNotAdmit(Mia, April));
        Assert.Throws<InvalidOperationException>(() => team.Admit(Mia, April));
        Assert.Single(team.Members);
    }

    [Fact]
    public void Admitting_from_an_earlier_day_moves_the_beginning()
    {
        var team = new Team("Product");
        team.Admit(Mia, May);

        team.Admit(Mia, March);

        Assert.Equal((March, null), (team.Members.Single().JoinedOn, team.Members.Single().LeftOn));
    }

    [Fact]
    public void A_membership_that_ended_stays_and_a_later_one_begins()
    {
        var team = new Team("Product");
        team.Admit(Mia, March);
        team.Release(Mia, April);

        team.Admit(Mia, May);

        Assert.Equal([(March, (LocalDate?)April), (May, null)], team.Members.Select(m => (m.JoinedOn, m.LeftOn)));
    }

    [Fact]
    public void Releasing_from_a_day_in_the_past_shortens_what_had_ended_later()
    {
        var team = new Team("Product");
        team.Admit(Mia, March);
        team.Release(Mia, May);

        team.Release(Mia, April);

        Assert.Equal(April, team.Members.Single().LeftOn);
    }

    [Fact]
    public void Who_is_no_member_cannot_be_released_and_is_told_so()
    {
        var team = new Team("Product");
        team.Admit(Ravi, March);

        Assert.Contains("not a member", team.WhyNotRelease(Mia, April));
        Assert.Null(team.WhyNotRelease(Ravi, April));
    }

    [Fact]
    public void Each_change_of_members_and_leads_bumps_the_version()
    {
        var team = new Team("Product");
        var versions = new List<int> { team.Version };
        foreach (
            var change in new Action[] { () => team.Admit(Mia, March), () => team.Appoint(Mia), () => team.Release(Mia, May) }
        )
        {
            change();
            versions.Add(team.Version);
        }
        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Theory]
    [InlineData("mia@company.example", true)]
    [InlineData("  Mia@Company.example ", true)]
    [InlineData("", true)]
    [InlineData("mia", false)]
    [InlineData("mia@", false)]
    [InlineData("@company.example", false)]
    [InlineData("mia@a@b", false)]
    [InlineData("mia novak@company.example", false)]
    [InlineData("mia@company.example\r\nBcc: all@company.example", false)]
    [InlineData("Mia <mia@company.example>", false)]
    [InlineData("mia@company.example,ravi@company.example", false)]
    public void An_address_is_one_address_and_nothing_else(string address, bool taken) =>
        Assert.Equal(taken, Person.WhyNotEmail(address) is null);
}

using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Wiki;

/// <summary>Who keeps a space, and what it agrees on (product.md D13, D14, D16).</summary>
public sealed class SpaceTests
{
    static readonly PersonId Mia = new(1);
    static readonly PersonId Ada = new(2);

    static Space Handbook() => new("Handbook", "handbook", "How we work", Mia, AppHost.Start);

    [Fact]
    public void Who_makes_a_space_keeps_it()
    {
        var grant = Assert.Single(Handbook().Grants);

        Assert.Equal((Mia, SpaceRight.Keep), (grant.PersonId, grant.Right));
    }

    [Fact]
    public void A_space_is_kept_by_somebody()
    {
        var space = Handbook();

        Assert.Contains("Somebody has to keep", space.WhyNotRevoke(space.Grants[0]), StringComparison.Ordinal);
        Assert.Contains("Somebody has to keep", space.WhyNotGrant(Mia, null, SpaceRight.Read), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => space.Revoke(space.Grants[0]));

        space.Grant(null, 7, SpaceRight.Keep);
        Assert.Null(space.WhyNotRevoke(space.Grants[0]));
    }

    [Fact]
    public void A_right_that_is_given_again_takes_the_place_of_the_former()
    {
        var space = Handbook();
        space.Grant(Ada, null, SpaceRight.Read);
        space.Grant(Ada, null, SpaceRight.Write);

        Assert.Equal(SpaceRight.Write, space.Grants.Single(g => g.PersonId == Ada).Right);
    }

    [Theory]
    [InlineData(SpaceRight.Keep, null)]
    [InlineData(SpaceRight.Read, 0)]
    [InlineData(SpaceRight.Read, 61)]
    public void Not_everything_can_be_agreed(SpaceRight everybody, int? months)
    {
        Assert.NotNull(Space.WhyNotAgree(everybody, months));
        Assert.Throws<InvalidOperationException>(() => Handbook().Agree(everybody, publishesAfterReview: false, months));
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("a\0b")]
    public void A_name_that_cannot_stand_in_an_address_is_refused(string name) => Assert.NotNull(Space.WhyNotName(name));

    [Theory]
    [InlineData("Set up, quickly!", "set-up-quickly")]
    [InlineData("Settings", "settings-page")]
    [InlineData("Über uns", "uber-uns")]
    [InlineData("手引き", "手引き")]
    public void A_title_becomes_an_address_and_never_one_of_the_app(string title, string slug) =>
        Assert.Equal(slug, PageName.SlugOf(title));

    [Theory]
    [InlineData("Set  Up", "set up")]
    [InlineData(" SET UP ", "set up")]
    public void Titles_that_differ_in_case_or_spaces_are_one(string one, string other) =>
        Assert.Equal(PageName.KeyOf(other), PageName.KeyOf(one));
}

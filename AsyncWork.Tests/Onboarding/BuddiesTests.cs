using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Whom to ask to be a buddy (product.md O4).</summary>
[Trait("Feature", "O4")]
public sealed class BuddiesTests
{
    static BuddyCandidate Of(string name, int plans, int overlap, bool mate, bool isNew = false) =>
        new(new(name[0]), name, plans, overlap, mate, isNew);

    [Fact]
    public void The_best_has_room_enough_time_in_common_and_is_of_the_team()
    {
        var ranked = Buddies.Rank([
            Of("A busy mate", 2, 480, true),
            Of("G new mate", 0, 480, true, isNew: true),
            Of("B far mate", 0, 60, true),
            Of("C other with room", 0, 480, false),
            Of("D mate with one", 1, 300, true),
            Of("E free mate", 0, 240, true),
            Of("F free mate, nearer", 0, 300, true),
        ]);

        Assert.Equal("F E D C B A G", string.Join(' ', ranked.Select(c => c.Name[0])));
    }
}

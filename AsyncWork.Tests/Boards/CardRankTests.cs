using AsyncWork.Domain.Boards;

namespace AsyncWork.Tests.Boards;

[Trait("Feature", "B7")]
public sealed class CardRankTests
{
    [Fact]
    public void A_card_goes_to_the_top_the_end_and_between_two()
    {
        Assert.True(CardRank.Between(null, 100) < 100);
        Assert.True(CardRank.Between(100, null) > 100);
        Assert.InRange(CardRank.Between(100, 200)!.Value, 101, 199);
    }

    [Fact]
    public void Two_neighbours_without_room_say_so()
    {
        Assert.Null(CardRank.Between(100, 101));
        Assert.Null(CardRank.Between(100, 100));
    }

    [Fact]
    public void Twenty_cards_fit_between_two_before_a_column_is_spread()
    {
        var (above, below) = (CardRank.Spread(0), CardRank.Spread(1));
        for (var i = 0; i < 20; i++)
            below = CardRank.Between(above, below)!.Value;
        Assert.Null(CardRank.Between(above, below));
    }
}

using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Boards;

/// <summary>Limits of work in progress: what counts, and what does not.</summary>
[Trait("Feature", "B5")]
public sealed class WipLimitTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 8, 0);
    static readonly PersonId Mia = new(1);
    readonly Board board = new("Website", 1, DateTimeZone.Utc, Mia, Now);
    readonly Column queue;
    readonly Column doing;
    readonly Lane lane;

    public WipLimitTests()
    {
        queue = Numbered(board.AddColumn("Next", FlowState.Queue), 1);
        doing = Numbered(board.AddColumn("Doing", FlowState.Active, 3), 2);
        lane = board.AddLane("Harbour", 2);
        typeof(Lane).GetProperty(nameof(Lane.Id))!.SetValue(lane, 7);
    }

    [Fact]
    public void A_full_column_refuses_another_card_and_says_why()
    {
        var why = WipLimit.WhyNotEnter(board, In(queue), In(doing), Load(column: 3), null);

        Assert.Equal("“Doing” is full: 3 of 3. Finish or move a card there first.", why);
    }

    [Fact]
    public void The_last_place_can_be_taken()
    {
        Assert.Null(WipLimit.WhyNotEnter(board, In(queue), In(doing), Load(column: 2), null));
    }

    [Fact]
    public void A_card_that_is_in_a_full_column_moves_within_it()
    {
        Assert.Null(WipLimit.WhyNotEnter(board, In(doing), In(doing), Load(column: 9), null));
    }

    [Fact]
    public void A_lane_counts_what_is_in_work_or_waits_not_what_is_queued()
    {
        Assert.Null(WipLimit.WhyNotEnter(board, null, In(queue, lane), Load(lane: 2), null));
        Assert.StartsWith(
            "Lane “Harbour” is full",
            WipLimit.WhyNotEnter(board, In(queue, lane), In(doing, lane), Load(lane: 2), null)
        );
    }

    [Fact]
    public void A_column_has_a_limit_in_each_lane_too()
    {
        doing.LimitTo(null, 1);

        Assert.StartsWith(
            "“Doing” in lane “Harbour” is full: 1 of 1",
            WipLimit.WhyNotEnter(board, In(queue, lane), In(doing, lane), Load(cell: 1), null)
        );
        Assert.Null(WipLimit.WhyNotEnter(board, In(queue), In(doing), Load(cell: 1), null));
    }

    [Fact]
    public void A_person_owns_so_many_active_cards_and_no_more()
    {
        board.Agree(Strictness.Block, Strictness.Warn, 2);

        Assert.StartsWith(
            "Mia has 2 active cards",
            WipLimit.WhyNotEnter(board, In(queue, owner: Mia), In(doing, owner: Mia), Load(owner: 2), "Mia")
        );
        Assert.StartsWith(
            "Mia has 2 active cards",
            WipLimit.WhyNotEnter(board, In(doing), In(doing, owner: Mia), Load(owner: 2), "Mia")
        );
        Assert.Null(WipLimit.WhyNotEnter(board, In(doing, owner: Mia), In(doing, owner: Mia), Load(owner: 2), "Mia"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(1000)]
    public void A_limit_is_a_sensible_number(int limit)
    {
        Assert.NotNull(WipLimit.WhyNot(limit));
        Assert.Throws<InvalidOperationException>(() => doing.LimitTo(limit, null));
    }

    static CardPlace In(Column column, Lane? lane = null, PersonId? owner = null) => new(column, lane, owner);

    static WipLoad Load(int column = 0, int cell = 0, int lane = 0, int owner = 0) => new(column, cell, lane, owner);

    static Column Numbered(Column column, int id)
    {
        typeof(Column).GetProperty(nameof(Column.Id))!.SetValue(column, id);
        return column;
    }
}

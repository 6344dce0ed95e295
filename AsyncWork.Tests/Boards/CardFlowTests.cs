using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Boards;

/// <summary>What a card keeps of its way through the columns (kpis.md K1, K2, K8).</summary>
public sealed class CardFlowTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 9, 9, 0);
    static readonly PersonId Mia = new(1);
    static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    readonly Board board = new("Website", 1, DateTimeZone.Utc, Mia, Monday);
    readonly Column next;
    readonly Column doing;
    readonly Column waiting;
    readonly Column done;
    readonly Card card;

    public CardFlowTests()
    {
        next = Numbered("Next", FlowState.Queue, 1);
        doing = Numbered("Doing", FlowState.Active, 2);
        waiting = Numbered("Waiting", FlowState.Waiting, 3);
        done = Numbered("Done", FlowState.Done, 4);
        card = new Card(0, "Price page", next, null, 0, Mia, Monday);
    }

    [Fact]
    [Trait("Feature", "B17")]
    public void Work_begins_with_the_first_entry_to_an_active_column_and_ends_with_the_last_to_done()
    {
        Move(doing, 1);
        Move(waiting, 2);
        Move(doing, 3);
        Move(done, 4);

        Assert.Equal((Day(1), Day(4), 0), (card.StartedAt, card.FinishedAt, card.Reopened));

        Move(doing, 5);
        Assert.Null(card.FinishedAt);
        Move(done, 6);

        Assert.Equal((Day(1), Day(6), 1), (card.StartedAt, card.FinishedAt, card.Reopened));
    }

    [Fact]
    [Trait("Feature", "B17")]
    public void A_card_that_goes_straight_to_done_began_when_it_ended()
    {
        Move(done, 2);

        Assert.Equal((Day(2), Day(2)), (card.StartedAt, card.FinishedAt));
    }

    [Fact]
    [Trait("Feature", "B17")]
    public void A_move_to_another_column_is_a_stay_and_one_within_it_is_none()
    {
        var stay = Move(doing, 1);
        Assert.Equal((2, FlowState.Active, Day(1)), (stay!.ColumnId, stay.State, stay.EnteredAt));
        Assert.Null(Move(doing, 2));
        Assert.Equal(Day(1), card.ColumnSince);
    }

    [Fact]
    [Trait("Feature", "B3")]
    public void A_due_date_is_the_end_of_the_day_where_the_owner_is()
    {
        card.Schedule(null, new(2026, 11, 20), null, Berlin, Monday);

        Assert.Equal(Instant.FromUtc(2026, 11, 20, 22, 59, 59), card.DueAt);

        card.Own(new PersonId(2), DateTimeZoneProviders.Tzdb["America/New_York"], Monday);
        Assert.Equal(Instant.FromUtc(2026, 11, 21, 4, 59, 59), card.DueAt);
    }

    [Fact]
    [Trait("Feature", "K8")]
    public void A_due_moment_that_has_passed_and_one_that_was_kept_stay_whoever_owns_the_card_afterwards()
    {
        var (newYork, kathmandu) = (DateTimeZoneProviders.Tzdb["America/New_York"], DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]);
        var due = Instant.FromUtc(2026, 11, 10, 22, 59, 59);
        card.Schedule(null, new(2026, 11, 10), null, Berlin, Monday);
        card.Own(new PersonId(2), newYork, due + Duration.FromMinutes(5));
        Assert.Equal((due, Berlin), (card.DueAt, card.DueZone));

        var other = new Card(0, "Other", next, null, 0, Mia, Monday);
        other.Schedule(null, new(2026, 11, 10), null, Berlin, Monday);
        other.Move(done, null, 0, Mia, due - Duration.FromHours(1));
        other.Own(new PersonId(3), kathmandu, due - Duration.FromMinutes(30));
        Assert.True(other.FinishedAt <= other.DueAt);
    }

    [Fact]
    [Trait("Feature", "K2")]
    public void Work_on_a_card_that_went_straight_to_done_and_came_back_begins_in_an_active_column()
    {
        card.Judge(60, Monday);
        Move(done, 1);
        Assert.Equal((Day(1), Day(1), 60), (card.StartedAt, card.FinishedAt, card.EstimateAtStart));
        Move(next, 2);
        Assert.Equal((null, null), (card.StartedAt, card.EstimateAtStart));
        card.Judge(120, Day(3));
        Move(doing, 8);
        Move(done, 9);

        Assert.Equal((Day(8), Day(9), 1, 120), (card.StartedAt, card.FinishedAt, card.Reopened, card.EstimateAtStart));

        // What was begun before stays begun.
        Move(doing, 10);
        Assert.Equal(Day(8), card.StartedAt);
    }

    [Fact]
    [Trait("Feature", "B3")]
    public void A_due_date_that_is_moved_after_it_passed_stays_missed()
    {
        card.Schedule(null, new(2026, 11, 10), null, Berlin, Monday);
        card.Schedule(null, new(2026, 11, 13), null, Berlin, Day(1));
        Assert.Null(card.MissedDueAt);
        card.Schedule(null, new(2026, 11, 20), null, Berlin, Day(8));

        Assert.Equal((Instant.FromUtc(2026, 11, 13, 22, 59, 59), 2), (card.MissedDueAt, card.DueMoves));
    }

    [Fact]
    [Trait("Feature", "B3")]
    public void A_card_finished_late_stays_late_when_its_date_is_moved_afterwards_and_one_in_time_stays_in_time()
    {
        card.Schedule(null, new(2026, 11, 10), null, Berlin, Monday);
        Move(done, 3);
        card.Schedule(null, new(2026, 11, 20), null, Berlin, Day(4));
        Assert.Equal(Instant.FromUtc(2026, 11, 10, 22, 59, 59), card.MissedDueAt);

        var other = new Card(0, "Other", next, null, 0, Mia, Monday);
        other.Schedule(null, new(2026, 11, 13), null, Berlin, Monday);
        other.Move(done, null, 0, Mia, Day(3));
        other.Schedule(null, new(2026, 11, 20), null, Berlin, Day(8));
        Assert.Null(other.MissedDueAt);
    }

    [Fact]
    [Trait("Feature", "B25")]
    public void An_archived_card_does_not_move()
    {
        card.Archive(Day(1));

        Assert.Equal("The card is archived. Restore it first.", card.WhyNotMove());
        Assert.Throws<InvalidOperationException>(() => Move(doing, 2));
        Assert.True(card.IsCancelled);
    }

    [Fact]
    [Trait("Feature", "B4")]
    public void What_is_done_is_not_blocked_any_more()
    {
        Move(doing, 1);
        card.Block("Waits for the printer", Mia, Day(1));
        Assert.True(card.IsBlocked);

        Move(done, 2);

        Assert.Null(card.BlockedSince);
        Assert.Equal("The card is done.", card.WhyNotBlock("Again"));
    }

    static Instant Day(int days) => Monday + Duration.FromDays(days);

    CardStay? Move(Column to, int day) => card.Move(to, null, 0, Mia, Day(day));

    Column Numbered(string name, FlowState state, int id)
    {
        var column = board.AddColumn(name, state);
        typeof(Column).GetProperty(nameof(Column.Id))!.SetValue(column, id);
        return column;
    }
}

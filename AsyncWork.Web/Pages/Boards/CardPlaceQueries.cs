using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Where a card is and where it wants to go; <see cref="To"/> is null when there is no such column on the board.</summary>
/// <param name="Above">The rank of the card above there; null at the top, and when that card is not there.</param>
/// <param name="Below">The rank of the card below there; null at the end.</param>
/// <param name="HasRules">Some rule of the board is on.</param>
public sealed record PlaceFacts(
    Board Board,
    Column? From,
    Column? To,
    Lane? FromLane,
    Lane? ToLane,
    long? Above,
    long? Below,
    bool HasRules
);

/// <summary>What is read to bring a card to a place. What each move asks is compiled once.</summary>
public static class CardPlaceQueries
{
    /// <summary>A card of a board that a person works on, to be moved: as <see cref="BoardAccess.CardsOf"/> has it.</summary>
    public static readonly Func<AppDbContext, int, PersonId, LocalDate, bool, Task<Card?>> FindCardOf = EF.CompileAsyncQuery(
        (AppDbContext db, int card, PersonId person, LocalDate today, bool isAdministrator) =>
            db.Cards.SingleOrDefault(c =>
                c.Id == card
                && db.Boards.Any(b =>
                    b.Id == c.BoardId
                    && b.DeletedAt == null
                    && (
                        isAdministrator
                        || db.TeamMembers.Any(m =>
                            m.TeamId == b.TeamId
                            && m.PersonId == person
                            && m.JoinedOn <= today
                            && (m.LeftOn == null || m.LeftOn > today)
                        )
                        || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
                        || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
                    )
                )
            )
    );

    /// <summary>A place on a board that is not archived, in this order: board, card (0 for a new one), its column and lane, those it shall come to, and the card above there (0 for the top, null for the end).</summary>
    public static readonly Func<AppDbContext, int, int, int, int?, int, int?, int?, Task<PlaceFacts?>> FindPlace =
        EF.CompileAsyncQuery(
            (AppDbContext db, int board, int card, int @from, int? fromLane, int to, int? toLane, int? after) =>
                (
                    from b in db.Boards.AsNoTracking()
                    where b.Id == board && b.ArchivedAt == null && b.DeletedAt == null
                    join f in db.Columns.AsNoTracking().Where(c => c.Id == @from) on b.Id equals f.BoardId into fromColumns
                    from f in fromColumns.DefaultIfEmpty()
                    join t in db.Columns.AsNoTracking().Where(c => c.Id == to && !c.IsRemoved)
                        on b.Id equals t.BoardId
                        into toColumns
                    from t in toColumns.DefaultIfEmpty()
                    join fl in db.Lanes.AsNoTracking().Where(l => l.Id == fromLane) on b.Id equals fl.BoardId into fromLanes
                    from fl in fromLanes.DefaultIfEmpty()
                    join tl in db.Lanes.AsNoTracking().Where(l => l.Id == toLane) on b.Id equals tl.BoardId into toLanes
                    from tl in toLanes.DefaultIfEmpty()
                    select new PlaceFacts(
                        b,
                        f,
                        t,
                        fl,
                        tl,
                        after == null
                            ? db
                                .Cards.Where(c =>
                                    c.BoardId == board
                                    && c.ColumnId == to
                                    && c.ArchivedAt == null
                                    && c.DeletedAt == null
                                    && c.Id != card
                                )
                                .Max(c => (long?)c.Rank)
                            : db
                                .Cards.Where(c =>
                                    c.Id == after
                                    && c.BoardId == board
                                    && c.ColumnId == to
                                    && c.ArchivedAt == null
                                    && c.DeletedAt == null
                                    && c.Id != card
                                )
                                .Max(c => (long?)c.Rank),
                        db.Cards.Where(c =>
                                after != null
                                && c.BoardId == board
                                && c.ColumnId == to
                                && c.ArchivedAt == null
                                && c.DeletedAt == null
                                && c.Id != card
                                && (after == 0 || c.Rank > db.Cards.Where(a => a.Id == after).Max(a => (long?)a.Rank))
                            )
                            .Min(c => (long?)c.Rank),
                        db.CardRules.Any(r => r.BoardId == board && !r.IsOff)
                    )
                ).SingleOrDefault()
        );

    /// <summary>How many other cards are there: one line, or none when the board is empty but for this card.</summary>
    public static IQueryable<WipLoad> CountLoad(
        this AppDbContext db,
        int board,
        int card,
        int column,
        int? lane,
        PersonId? owner
    ) =>
        (
            from c in db.Cards
            where c.BoardId == board && c.ArchivedAt == null && c.DeletedAt == null && c.Id != card
            join k in db.Columns on c.ColumnId equals k.Id
            where k.Id == column || k.State == FlowState.Active || k.State == FlowState.Waiting
            group new
            {
                c.ColumnId,
                c.LaneId,
                c.OwnerId,
                k.State,
            } by 1 into all
            select new WipLoad(
                all.Sum(c => c.ColumnId == column ? 1 : 0),
                all.Sum(c => c.ColumnId == column && c.LaneId == lane ? 1 : 0),
                all.Sum(c => c.LaneId == lane && (c.State == FlowState.Active || c.State == FlowState.Waiting) ? 1 : 0),
                all.Sum(c => c.OwnerId == owner && c.State == FlowState.Active ? 1 : 0)
            )
        );

    public static IQueryable<int> IdsIn(this AppDbContext db, int board, int column) =>
        db
            .Cards.Where(c => c.BoardId == board && c.ColumnId == column && c.ArchivedAt == null && c.DeletedAt == null)
            .OrderBy(c => c.Rank)
            .ThenBy(c => c.Id)
            .Select(c => c.Id);

    /// <summary>The ranks of a column's cards, to put more below them.</summary>
    public static IQueryable<long> RanksIn(this AppDbContext db, int board, int column) =>
        db
            .Cards.Where(c => c.BoardId == board && c.ColumnId == column && c.ArchivedAt == null && c.DeletedAt == null)
            .Select(c => c.Rank);

    /// <summary>The cards that wait for a card, to count anew what they wait for.</summary>
    public static IQueryable<Card> ListDependents(this AppDbContext db, int card) =>
        db.Cards.Where(c => db.CardDependencies.Any(d => d.BlockerId == card && d.BlockedId == c.Id));

    /// <summary>The same for all cards of a board.</summary>
    public static IQueryable<Card> ListDependentsOfBoard(this AppDbContext db, int board) =>
        db
            .Cards.Where(c =>
                db.CardDependencies.Any(d => d.BlockedId == c.Id && db.Cards.Any(b => b.Id == d.BlockerId && b.BoardId == board))
            )
            .OrderBy(c => c.Id);

    /// <summary>Open cards that wait for others, as last counted.</summary>
    public static IQueryable<int> ListWaitingCards(this AppDbContext db) =>
        db
            .Cards.Where(c => c.OpenBlockers > 0 && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null)
            .OrderBy(c => c.Id)
            .Select(c => c.Id);

    /// <summary>How many unfinished cards block each of these. What stands on a board that is archived or in the trash keeps nothing.</summary>
    public static IQueryable<BlockerCount> CountOpenBlockers(this AppDbContext db, IReadOnlyCollection<int> cards) =>
        from d in db.CardDependencies
        where cards.Contains(d.BlockedId)
        join b in db.Cards on d.BlockerId equals b.Id
        where b.FinishedAt == null && b.ArchivedAt == null && b.DeletedAt == null
        join o in db.Boards on b.BoardId equals o.Id
        where o.ArchivedAt == null && o.DeletedAt == null
        group d by d.BlockedId into blocked
        select new BlockerCount(blocked.Key, blocked.Count());
}

public sealed record BlockerCount(int Card, int Open);

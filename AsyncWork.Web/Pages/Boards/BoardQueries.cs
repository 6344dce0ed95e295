using System.Linq.Expressions;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>What is read to show boards. Each query takes the viewer or starts from a board that was found for them.</summary>
public static class BoardQueries
{
    /// <summary>More changes than this are quicker sent as the whole board.</summary>
    public const int MostChanges = 30;

    public static IQueryable<BoardLine> ListBoards(this AppDbContext db, Viewer viewer, bool templates, Instant now)
    {
        var mine = db.BoardsOf(viewer);
        return db.BoardsSeenBy(viewer)
            .AsNoTracking()
            .Where(b => b.ArchivedAt == null && b.DeletedAt == null && b.IsTemplate == templates)
            .OrderBy(b => b.Name)
            .ThenBy(b => b.Id)
            .Select(b => new BoardLine(
                b.Id,
                b.Name,
                b.Purpose,
                db.Teams.Where(t => t.Id == b.TeamId).Select(t => t.Name).First(),
                b.IsTemplate,
                mine.Any(m => m.Id == b.Id),
                db.Cards.Count(c => c.BoardId == b.Id && c.ArchivedAt == null && c.DeletedAt == null && c.FinishedAt == null),
                db.Cards.Count(c =>
                    c.BoardId == b.Id
                    && c.ArchivedAt == null
                    && c.DeletedAt == null
                    && c.FinishedAt == null
                    && db.Columns.Any(k => k.Id == c.ColumnId && k.State != FlowState.Queue)
                ),
                db.Cards.Count(c =>
                    c.BoardId == b.Id && c.ArchivedAt == null && c.DeletedAt == null && c.FinishedAt == null && c.DueAt < now
                )
            ));
    }

    /// <summary>
    /// A board that a person may see, and whether they work on it: as <see cref="BoardAccess"/> has it, compiled once, since each look at a
    /// board and each move asks it.
    /// </summary>
    public static readonly Func<AppDbContext, int, PersonId, LocalDate, bool, Task<BoardHead?>> FindBoardFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, int board, PersonId person, LocalDate today, bool isAdministrator) =>
                (
                    from b in db.Boards
                    where b.Id == board && b.DeletedAt == null
                    join t in db.Teams on b.TeamId equals t.Id
                    let isMine = isAdministrator
                        || db.TeamMembers.Any(m =>
                            m.TeamId == b.TeamId
                            && m.PersonId == person
                            && m.JoinedOn <= today
                            && (m.LeftOn == null || m.LeftOn > today)
                        )
                        || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
                        || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
                    where b.Audience == BoardAudience.Company || isMine
                    select new BoardHead(
                        b.Id,
                        b.Name,
                        b.Purpose,
                        t.Id,
                        t.Name,
                        t.Slug,
                        b.Zone,
                        b.Audience,
                        b.IsTemplate,
                        b.Limits,
                        b.PersonLimit,
                        b.CycleP50,
                        b.CycleP85,
                        b.ArchivedAt,
                        isMine
                    )
                ).SingleOrDefault()
        );

    /// <summary>
    /// Columns, lanes and labels of a board, the filters saved for everybody and the person's own; and, with its cards, which of them bear
    /// which labels: cheaper here than as a list in each card.
    /// </summary>
    public static readonly Func<AppDbContext, int, PersonId, bool, Instant, IAsyncEnumerable<BoardPart>> ListPartsFor =
        EF.CompileAsyncQuery(
            (AppDbContext db, int board, PersonId person, bool withCards, Instant doneSince) =>
                db
                    .Columns.Where(c => c.BoardId == board && !c.IsRemoved)
                    .Select(c => new BoardPart
                    {
                        Kind = BoardPartKind.Column,
                        Id = c.Id,
                        Name = c.Name,
                        Number = c.Place,
                        State = c.State,
                        Limit = c.Limit,
                        LaneLimit = c.LaneLimit,
                        Query = null,
                    })
                    .Concat(
                        db.Lanes.Where(l => l.BoardId == board)
                            .Select(l => new BoardPart
                            {
                                Kind = BoardPartKind.Lane,
                                Id = l.Id,
                                Name = l.Name,
                                Number = l.Place,
                                State = null,
                                Limit = l.Limit,
                                LaneLimit = null,
                                Query = null,
                            })
                    )
                    .Concat(
                        db.Labels.Where(l => l.BoardId == board)
                            .Select(l => new BoardPart
                            {
                                Kind = BoardPartKind.Label,
                                Id = l.Id,
                                Name = l.Name,
                                Number = l.Hue,
                                State = null,
                                Limit = null,
                                LaneLimit = null,
                                Query = null,
                            })
                    )
                    .Concat(
                        db.SavedFilters.Where(f => f.BoardId == board && (f.PersonId == null || f.PersonId == person))
                            .Select(f => new BoardPart
                            {
                                Kind = BoardPartKind.Filter,
                                Id = f.Id,
                                Name = f.Name,
                                Number = f.PersonId == null ? 0 : 1,
                                State = null,
                                Limit = null,
                                LaneLimit = null,
                                Query = f.Query,
                            })
                    )
                    .Concat(
                        from c in db.Cards
                        where
                            withCards
                            && c.BoardId == board
                            && c.ArchivedAt == null
                            && c.DeletedAt == null
                            && (c.FinishedAt == null || c.FinishedAt >= doneSince)
                        join l in db.CardLabels on c.Id equals l.CardId
                        select new BoardPart
                        {
                            Kind = BoardPartKind.CardLabel,
                            Id = c.Id,
                            Name = "",
                            Number = l.LabelId,
                            State = null,
                            Limit = null,
                            LaneLimit = null,
                            Query = null,
                        }
                    )
        );

    /// <summary>The cards on a board: all that are not done, and those done since a moment.</summary>
    public static IQueryable<Card> CardsOn(this AppDbContext db, int board, Instant doneSince) =>
        db.Cards.Where(c =>
            c.BoardId == board
            && c.ArchivedAt == null
            && c.DeletedAt == null
            && (c.FinishedAt == null || c.FinishedAt >= doneSince)
        );

    /// <summary>A card and its owner as a board shows them, without the labels.</summary>
    static readonly Expression<Func<Card, Person?, CardFace>> Face = (c, p) =>
        new CardFace(
            c.Id,
            c.ColumnId,
            c.LaneId,
            c.Rank,
            c.Title,
            c.OwnerId,
            p!.Name,
            c.Priority,
            c.DueOn,
            c.DueTime,
            c.DueAt,
            c.BlockedSince,
            c.OpenBlockers,
            c.WaitingOn,
            c.ChecklistDone,
            c.ChecklistItems,
            c.StartedAt,
            c.FinishedAt,
            c.ArchivedAt == null && c.DeletedAt == null
        );

    static IQueryable<CardFace> AsFaces(this AppDbContext db, IQueryable<Card> cards) =>
        cards.OrderBy(c => c.Rank).ThenBy(c => c.Id).LeftJoin(db.People, c => c.OwnerId, p => (PersonId?)p.Id, Face);

    /// <summary>The cards on a board, in the order of their columns: what <see cref="CardsOn"/> means, compiled once.</summary>
    public static readonly Func<AppDbContext, int, Instant, IAsyncEnumerable<CardFace>> ListFacesOn = EF.CompileAsyncQuery(
        (AppDbContext db, int board, Instant doneSince) =>
            db
                .Cards.Where(c =>
                    c.BoardId == board
                    && c.ArchivedAt == null
                    && c.DeletedAt == null
                    && (c.FinishedAt == null || c.FinishedAt >= doneSince)
                )
                .OrderBy(c => c.Rank)
                .ThenBy(c => c.Id)
                .LeftJoin(db.People, c => c.OwnerId, p => (PersonId?)p.Id, Face)
    );

    /// <summary>The cards on a board that a filter means.</summary>
    /// <param name="aging">The moment before which work in progress was begun that counts as ageing; null when it is not known.</param>
    public static IQueryable<CardFace> ListFaces(
        this AppDbContext db,
        int board,
        BoardFilter filter,
        Instant doneSince,
        Instant now,
        Instant? aging
    ) => db.AsFaces(filter.Of(db.CardsOn(board, doneSince), now, aging));

    /// <summary>One card as its board shows it.</summary>
    public static readonly Func<AppDbContext, int, int, Task<CardFace?>> FindFace = EF.CompileAsyncQuery(
        (AppDbContext db, int board, int card) =>
            db
                .Cards.Where(c => c.Id == card && c.BoardId == board)
                .LeftJoin(db.People, c => c.OwnerId, p => (PersonId?)p.Id, Face)
                .SingleOrDefault()
    );

    /// <summary>Cards of a board that changed since, archived and deleted ones too.</summary>
    public static IQueryable<CardFace> ListChangedFaces(this AppDbContext db, int board, Instant since, int take) =>
        db.AsFaces(db.Cards.Where(c => c.BoardId == board && c.ChangedAt > since).OrderBy(c => c.ChangedAt).Take(take));

    public static readonly Func<AppDbContext, IReadOnlyCollection<int>, IAsyncEnumerable<LabelOnCard>> ListLabelsOn =
        EF.CompileAsyncQuery(
            (AppDbContext db, IReadOnlyCollection<int> cards) =>
                db.CardLabels.Where(l => cards.Contains(l.CardId)).Select(l => new LabelOnCard(l.CardId, l.LabelId))
        );

    /// <summary>The last change that can be seen on a board; null when it has no cards.</summary>
    public static IQueryable<Instant> ListChanges(this AppDbContext db, int board) =>
        db.Cards.Where(c => c.BoardId == board).OrderByDescending(c => c.ChangedAt).Select(c => c.ChangedAt);

    /// <summary>How many of the cards on a board stand in each column and lane.</summary>
    public static readonly Func<AppDbContext, int, Instant, Instant, IAsyncEnumerable<CellCount>> CountCells =
        EF.CompileAsyncQuery(
            (AppDbContext db, int board, Instant doneSince, Instant month) =>
                db
                    .Cards.Where(c =>
                        c.BoardId == board
                        && c.ArchivedAt == null
                        && c.DeletedAt == null
                        && (c.FinishedAt == null || c.FinishedAt >= doneSince)
                    )
                    .GroupBy(c => new { c.ColumnId, c.LaneId })
                    .Select(g => new CellCount(g.Key.ColumnId, g.Key.LaneId, g.Count(), g.Count(c => c.FinishedAt >= month)))
        );
}

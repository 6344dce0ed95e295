using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Work;

/// <summary>A card of somebody's work.</summary>
public sealed record WorkCard(
    int Id,
    string Title,
    int BoardId,
    string Board,
    string Column,
    FlowState State,
    Priority Priority,
    LocalDate? DueOn,
    LocalTime? DueTime,
    DateTimeZone? DueZone,
    Instant? DueAt,
    bool IsBlocked,
    bool WaitsOnMe,
    string Note
);

/// <summary>A step of a checklist that is somebody's.</summary>
public sealed record WorkItem(int CardId, string Card, string Board, string Text, LocalDate? DueOn);

/// <summary>A question that somebody is asked and that is open.</summary>
public sealed record WorkQuestion(int CommentId, int CardId, string Card, string Board, string? Asker, string Text, Instant At);

/// <summary>A board with what waits on it.</summary>
public sealed record WorkBoard(int Id, string Name);

/// <summary>The work of one person over all boards they may look at (product.md B11). What is done, archived or in the trash is not among it.</summary>
public static class WorkQueries
{
    /// <param name="board">Of this board alone; null for all.</param>
    public static IQueryable<WorkCard> ListMyCards(this AppDbContext db, Viewer viewer, int? board)
    {
        var person = viewer.Person;
        return db.WorkCards(viewer, board, db.CardsSeenBy(viewer).Where(c => c.OwnerId == person));
    }

    /// <summary>Cards on which this person helps.</summary>
    public static IQueryable<WorkCard> ListCardsIHelp(this AppDbContext db, Viewer viewer, int? board)
    {
        var person = viewer.Person;
        return db.WorkCards(viewer, board, db.CardsSeenBy(viewer).Where(c => c.Helpers.Any(h => h.PersonId == person)));
    }

    /// <summary>Cards that were handed over to this person (product.md B22).</summary>
    public static IQueryable<WorkCard> ListCardsWaitingOn(this AppDbContext db, Viewer viewer, int? board)
    {
        var person = viewer.Person;
        return db.WorkCards(viewer, board, db.CardsSeenBy(viewer).Where(c => c.WaitingOn == person));
    }

    /// <summary>Steps of this person that are not done.</summary>
    public static IQueryable<WorkItem> ListMyItems(this AppDbContext db, Viewer viewer, int? board)
    {
        var person = viewer.Person;
        return from i in db.ChecklistItems.AsNoTracking()
            where i.OwnerId == person && i.DoneAt == null
            join c in db.CardsSeenBy(viewer) on i.CardId equals c.Id
            where (board == null || c.BoardId == board) && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null
            join b in db.Boards on c.BoardId equals b.Id
            where b.ArchivedAt == null && !b.IsTemplate
            orderby i.DueOn == null, i.DueOn, c.Id, i.Place
            select new WorkItem(c.Id, c.Title, b.Name, i.Text, i.DueOn);
    }

    /// <summary>Open questions on cards that this person is asked, or stands in for, oldest first.</summary>
    public static IQueryable<WorkQuestion> ListQuestionsTo(this AppDbContext db, Viewer viewer, int? board)
    {
        var person = viewer.Person;
        return from a in db.RequestRecipients.AsNoTracking()
            where (a.PersonId == person || a.DeputyId == person) && a.DoneAt == null
            join r in db.Requests on a.RequestId equals r.Id
            where r.Kind == RequestKind.Answer && r.SubjectKind == SubjectKind.Card
            join q in db.Comments on r.CommentId equals q.Id
            join c in db.CardsSeenBy(viewer) on q.SubjectId equals c.Id
            where (board == null || c.BoardId == board) && c.ArchivedAt == null && c.DeletedAt == null
            join b in db.Boards on c.BoardId equals b.Id
            where b.ArchivedAt == null && !b.IsTemplate
            join p in db.People on q.By equals p.Id into askers
            from asker in askers.DefaultIfEmpty()
            orderby q.At, q.Id
            select new WorkQuestion(q.Id, c.Id, c.Title, b.Name, q.By == null ? q.ByName : asker!.Name, q.Text, q.At);
    }

    /// <summary>The boards this person works on, by name.</summary>
    public static IQueryable<WorkBoard> ListMyBoards(this AppDbContext db, Viewer viewer) =>
        db.BoardsOf(viewer)
            .AsNoTracking()
            .Where(b => b.ArchivedAt == null && b.DeletedAt == null && !b.IsTemplate)
            .OrderBy(b => b.Name)
            .ThenBy(b => b.Id)
            .Select(b => new WorkBoard(b.Id, b.Name));

    /// <summary>
    /// So many of this person's cards that are due by then, and of those that wait on them, of boards that they may see, as
    /// <see cref="BoardAccess.BoardsSeenBy"/> has it; compiled once for Today.
    /// </summary>
    public static readonly Func<
        AppDbContext,
        PersonId,
        LocalDate,
        bool,
        Instant,
        int,
        IAsyncEnumerable<WorkCard>
    > ListCardsAhead = EF.CompileAsyncQuery(
        (AppDbContext db, PersonId person, LocalDate today, bool isAdministrator, Instant until, int most) =>
            (
                from c in db.Cards
                where c.WaitingOn == person || (c.OwnerId == person && c.DueAt < until)
                where c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null
                join b in db.Boards on c.BoardId equals b.Id
                where
                    b.ArchivedAt == null
                    && b.DeletedAt == null
                    && !b.IsTemplate
                    && (
                        isAdministrator
                        || b.Audience == BoardAudience.Company
                        || db.TeamMembers.Any(m =>
                            m.TeamId == b.TeamId
                            && m.PersonId == person
                            && m.JoinedOn <= today
                            && (m.LeftOn == null || m.LeftOn > today)
                        )
                        || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
                        || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
                    )
                join k in db.Columns on c.ColumnId equals k.Id
                orderby c.DueAt == null, c.DueAt, k.State == FlowState.Queue, c.Id
                select new WorkCard(
                    c.Id,
                    c.Title,
                    b.Id,
                    b.Name,
                    k.Name,
                    k.State,
                    c.Priority,
                    c.DueOn,
                    c.DueTime,
                    c.DueZone,
                    c.DueAt,
                    c.BlockedSince != null || c.OpenBlockers > 0,
                    c.WaitingOn == person,
                    c.WaitingNote
                )
            ).Take(most)
    );

    static IQueryable<WorkCard> WorkCards(this AppDbContext db, Viewer viewer, int? board, IQueryable<Card> cards)
    {
        var person = viewer.Person;
        return from c in cards.AsNoTracking()
            where (board == null || c.BoardId == board) && c.FinishedAt == null && c.ArchivedAt == null && c.DeletedAt == null
            join b in db.Boards on c.BoardId equals b.Id
            where b.ArchivedAt == null && !b.IsTemplate
            join k in db.Columns on c.ColumnId equals k.Id
            orderby c.DueAt == null, c.DueAt, k.State == FlowState.Queue, c.Id
            select new WorkCard(
                c.Id,
                c.Title,
                b.Id,
                b.Name,
                k.Name,
                k.State,
                c.Priority,
                c.DueOn,
                c.DueTime,
                c.DueZone,
                c.DueAt,
                c.BlockedSince != null || c.OpenBlockers > 0,
                c.WaitingOn == person,
                c.WaitingNote
            );
    }
}

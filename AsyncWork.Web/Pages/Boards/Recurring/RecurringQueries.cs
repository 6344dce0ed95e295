using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Recurring;

public sealed record RecurrenceItem(Recurrence Recurrence, string Template, string Column);

public static class RecurringQueries
{
    /// <summary>The recurring cards of a board that this person works on.</summary>
    public static IQueryable<RecurrenceItem> ListRecurrences(this AppDbContext db, Viewer viewer, int board) =>
        from r in db.Recurrences.AsNoTracking()
        where r.BoardId == board && db.BoardsOf(viewer).Any(b => b.Id == r.BoardId)
        join t in db.CardTemplates on r.TemplateId equals t.Id
        join c in db.Columns on r.ColumnId equals c.Id
        orderby t.Name, r.Id
        select new RecurrenceItem(r, t.Name, c.Name);

    /// <summary>Those of a board that go on, to change them.</summary>
    public static IQueryable<Recurrence> RecurrencesOf(this AppDbContext db, int board) =>
        db.Recurrences.Where(r => r.BoardId == board && !r.IsPaused && r.NextAt != null).OrderBy(r => r.Id);

    /// <summary>Recurrences whose card should be there by now, on boards that are in use.</summary>
    public static IQueryable<int> DueRecurrences(this AppDbContext db, Instant now) =>
        from r in db.Recurrences
        where r.NextAt <= now && !r.IsPaused
        join b in db.Boards on r.BoardId equals b.Id
        where b.ArchivedAt == null && b.DeletedAt == null && !b.IsTemplate
        orderby r.NextAt, r.Id
        select r.Id;
}

using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>A board that is a pattern for others.</summary>
public sealed record BoardTemplateItem(int Id, string Name, string Purpose, string Team, int Columns, int Cards);

public static class BoardTemplateQueries
{
    /// <summary>Board templates that this person sees.</summary>
    public static IQueryable<BoardTemplateItem> ListBoardTemplates(this AppDbContext db, Viewer viewer) =>
        db.BoardsSeenBy(viewer)
            .Where(b => b.IsTemplate && b.ArchivedAt == null && b.DeletedAt == null)
            .OrderBy(b => b.Name)
            .ThenBy(b => b.Id)
            .Select(b => new BoardTemplateItem(
                b.Id,
                b.Name,
                b.Purpose,
                db.Teams.Where(t => t.Id == b.TeamId).Select(t => t.Name).Single(),
                b.Columns.Count(c => !c.IsRemoved),
                db.Cards.Count(c => c.BoardId == b.Id && c.ArchivedAt == null && c.DeletedAt == null)
            ));

    public static IQueryable<CardTemplate> ListCardTemplates(this AppDbContext db, int board) =>
        db.CardTemplates.AsNoTracking().Where(t => t.BoardId == board).OrderBy(t => t.Name).ThenBy(t => t.Id);

    /// <summary>The board with its columns, lanes and labels, tracked, if this person may look at it.</summary>
    public static IQueryable<Board> WholeBoardSeenBy(this AppDbContext db, Viewer viewer, int board) =>
        db.BoardsSeenBy(viewer)
            .Where(b => b.Id == board && b.DeletedAt == null)
            .Include(b => b.Columns)
            .Include(b => b.Lanes)
            .Include(b => b.Labels)
            .AsSplitQuery();

    /// <summary>What stands on a board, in order.</summary>
    public static IQueryable<Card> CardsToCopy(this AppDbContext db, int board) =>
        db
            .Cards.AsNoTracking()
            .Include(c => c.Labels)
            .Where(c => c.BoardId == board && c.ArchivedAt == null && c.DeletedAt == null)
            .OrderBy(c => c.Rank)
            .ThenBy(c => c.Id);

    public static IQueryable<Checklist> ChecklistsToCopy(this AppDbContext db, int board) =>
        db
            .Checklists.AsNoTracking()
            .Include(l => l.Items)
            .Where(l => db.Cards.Any(c => c.Id == l.CardId && c.BoardId == board && c.ArchivedAt == null && c.DeletedAt == null))
            .OrderBy(l => l.Place);
}

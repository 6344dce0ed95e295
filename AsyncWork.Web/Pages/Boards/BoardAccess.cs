using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.People;

namespace AsyncWork.Web.Pages.Boards;

/// <summary>Whose boards are whose. What one may not see is not found.</summary>
public static class BoardAccess
{
    /// <summary>
    /// Boards that this person works on: those of their team and of teams they lead, and where they are a guest. Administrators work on
    /// all, so that no board is left without anybody.
    /// </summary>
    public static IQueryable<Board> BoardsOf(this AppDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
            return db.Boards;
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        return db.Boards.Where(b =>
            members.Any(m => m.TeamId == b.TeamId && m.PersonId == person)
            || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
            || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
        );
    }

    /// <summary>Boards that this person may look at: their own, and those shown to the whole company (product.md B24).</summary>
    public static IQueryable<Board> BoardsSeenBy(this AppDbContext db, Viewer viewer)
    {
        if (viewer.IsAdministrator)
            return db.Boards;
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        return db.Boards.Where(b =>
            b.Audience == BoardAudience.Company
            || members.Any(m => m.TeamId == b.TeamId && m.PersonId == person)
            || db.TeamLeads.Any(l => l.TeamId == b.TeamId && l.PersonId == person)
            || db.BoardGuests.Any(g => g.BoardId == b.Id && g.PersonId == person)
        );
    }

    /// <summary>Cards of boards that this person works on. Those in the trash too: who shows or changes them says which.</summary>
    public static IQueryable<Card> CardsOf(this AppDbContext db, Viewer viewer)
    {
        var boards = db.BoardsOf(viewer).Where(b => b.DeletedAt == null);
        return db.Cards.Where(c => boards.Any(b => b.Id == c.BoardId));
    }

    /// <summary>Cards of boards that this person may look at.</summary>
    public static IQueryable<Card> CardsSeenBy(this AppDbContext db, Viewer viewer)
    {
        var boards = db.BoardsSeenBy(viewer).Where(b => b.DeletedAt == null);
        return db.Cards.Where(c => boards.Any(b => b.Id == c.BoardId));
    }

    /// <summary>May set up boards for a team: who belongs to it or leads it. The page asks <see cref="BoardsOf"/> for the rest.</summary>
    public static IQueryable<int> TeamsForBoardsOf(this AppDbContext db, Viewer viewer)
    {
        var (person, members) = (viewer.Person, db.MembersOn(viewer.Today));
        return viewer.IsAdministrator
            ? db.Teams.Select(t => t.Id)
            : db
                .Teams.Where(t =>
                    members.Any(m => m.TeamId == t.Id && m.PersonId == person)
                    || db.TeamLeads.Any(l => l.TeamId == t.Id && l.PersonId == person)
                )
                .Select(t => t.Id);
    }
}

using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Archive;

/// <summary>Whether a board is in use.</summary>
public enum BoardState
{
    InUse,
    Archived,
    InTrash,
}

/// <summary>Takes boards out of use and brings them back, with what others wait for on them (product.md B4, B25).</summary>
public static class BoardStates
{
    /// <summary>Archives a board of this person, puts it into the trash or brings it back.</summary>
    /// <param name="version">As it was on the screen; null when that does not matter.</param>
    /// <returns>The board, tracked; null when it is not there or not this person's.</returns>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed it, or what is asked on its cards, meanwhile.</exception>
    public static async Task<Board?> BringBoardAsync(
        this AppDbContext db,
        Viewer viewer,
        AuditTrail audit,
        int id,
        int? version,
        BoardState to,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        Board? board = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                board = await db.BoardsOf(viewer).SingleOrDefaultAsync(b => b.Id == id, token);
                if (board is null)
                    return;
                if (version is { } shown)
                    db.Entry(board).Property(b => b.Version).OriginalValue = shown;
                await db.BringAsync(board, to, now, token);
                audit.Record(Did(to), board.Name, string.Create(CultureInfo.InvariantCulture, $"board {board.Id}"));
                await db.SaveChangesAsync(token);
                await db.CountBlockersOfDependentsAsync(board, viewer.Person, now, token);
            },
            cancellation
        );
        return board;
    }

    static string Did(BoardState to) =>
        to switch
        {
            BoardState.InTrash => "deleted a board",
            BoardState.Archived => "archived a board",
            _ => "brought a board back",
        };

    static async Task BringAsync(this AppDbContext db, Board board, BoardState to, Instant now, CancellationToken token)
    {
        if (to == BoardState.InUse)
        {
            foreach (var left in new[] { board.ArchivedAt, board.DeletedAt }.OfType<Instant>())
                await db.RequestsClosedOnBoard(board.Id, left).BringBackAsync(left, token);
            board.Restore();
            return;
        }
        if (to == BoardState.InTrash)
            board.Delete(now);
        else
            board.Archive(now);
        await db.OpenRequestsOnBoard(board.Id).PutAwayAsync(now, token);
    }
}

using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Boards.Templates;

/// <summary>The board that somebody asks for.</summary>
/// <param name="From">The key of a pattern, or the id of a board that is copied; empty for <see cref="BoardPatterns.Kanban"/>.</param>
/// <param name="AsTemplate">It becomes a pattern for others, not a board to work on.</param>
/// <param name="WithCards">Cards that stand on the copied board come along, without owners, dates and history.</param>
public sealed record NewBoard(
    string Name,
    string? Purpose,
    int Team,
    DateTimeZone Zone,
    string? From = null,
    bool AsTemplate = false,
    bool WithCards = true
);

/// <summary>How it ended: the board, or why there is none; neither when the team or the template is not this person's.</summary>
public sealed record BoardMade(int? Id = null, string? Refused = null);

/// <summary>Makes boards, from a pattern or as a copy of another (product.md B14).</summary>
public static class NewBoards
{
    /// <param name="formKey">Of the form; the same form sent again leads to the board that the first one made.</param>
    public static async Task<BoardMade> NewBoardFromAsync(
        this AppDbContext db,
        Viewer viewer,
        NewBoard asked,
        Guid formKey,
        Instant now,
        CancellationToken cancellation = default
    )
    {
        if (Board.WhyNotName(asked.Name) is { } why)
            return new(Refused: why);
        if (StoredText.WhyNotText(asked.Purpose, "A purpose", Board.LongestPurpose) is { } tooLong)
            return new(Refused: tooLong);
        if (!await db.TeamsForBoardsOf(viewer).ContainsAsync(asked.Team, cancellation))
            return new();
        var pattern = BoardPatterns.All.FirstOrDefault(p => p.Key == (string.IsNullOrEmpty(asked.From) ? "kanban" : asked.From));
        var made = new BoardMade();
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                made = new BoardMade();
                var board = new Board(asked.Name, asked.Team, asked.Zone, viewer.Person, now);
                board.Rename(asked.Name, asked.Purpose);
                board.BeTemplate(asked.AsTemplate);
                Board? from = null;
                if (pattern is not null)
                    pattern.Fill(board);
                else if (int.TryParse(asked.From, out var id))
                {
                    from = await db.WholeBoardSeenBy(viewer, id).SingleOrDefaultAsync(token);
                    if (from is null)
                        return;
                }
                else
                    return;
                var copy = from is null ? null : new BoardCopy(db, from, board);
                db.Boards.Add(board);
                if (!await db.SaveOnceAsync(formKey, now, token))
                {
                    made = new(await db.NewestBoardAsync(viewer, asked, token));
                    return;
                }
                if (copy is not null)
                    await copy.FillAsync(asked.WithCards, now, token);
                made = new(board.Id);
            },
            cancellation
        );
        return made;
    }

    static Task<int?> NewestBoardAsync(this AppDbContext db, Viewer viewer, NewBoard asked, CancellationToken cancellation)
    {
        var (person, name) = (viewer.Person, asked.Name.Trim());
        return db
            .Boards.Where(b => b.CreatedBy == person && b.Name == name && b.TeamId == asked.Team)
            .OrderByDescending(b => b.Id)
            .Select(b => (int?)b.Id)
            .FirstOrDefaultAsync(cancellation);
    }
}

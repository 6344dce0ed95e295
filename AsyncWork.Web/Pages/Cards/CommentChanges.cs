using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>What is done to comments that are there (product.md B9). Each gives the reason when it does nothing; the caller saves.</summary>
static class CommentChanges
{
    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public static async Task<string?> ReactAsync(
        this AppDbContext db,
        Viewer viewer,
        int card,
        int comment,
        string? sign,
        CancellationToken token
    )
    {
        if (!CommentReaction.Signs.Contains(sign, StringComparer.Ordinal))
            return "Choose one of the signs.";
        if (!await db.FindComment(card, comment).AnyAsync(c => c.DeletedAt == null, token))
            return "The comment was taken back.";
        if (await db.CommentReactions.FindAsync([comment, viewer.Person, sign], token) is { } mine)
            db.Remove(mine);
        else
            db.Add(new CommentReaction(comment, viewer.Person, sign!));
        return null;
    }

    /// <summary>Marks an answer as the solution of a question.</summary>
    public static async Task<string?> SolveAsync(
        this AppDbContext db,
        Viewer viewer,
        Card card,
        int question,
        int answer,
        Instant now,
        CancellationToken token
    )
    {
        var asked = await db.FindComment(card.Id, question).SingleOrDefaultAsync(token);
        var solution = await db.FindComment(card.Id, answer).SingleOrDefaultAsync(token);
        if (asked is null || solution is null)
            return "The question or the answer is not there any more.";
        if (asked.WhyNotSolve(solution) is { } reason)
            return reason;
        asked.Solve(solution, now);
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, "marked an answer as the solution of a question"));
        new CommentNews(db, viewer, now).TellOfSolution(card, solution);
        return null;
    }

    /// <summary>Opens a question again.</summary>
    public static async Task<string?> ReopenAsync(
        this AppDbContext db,
        Viewer viewer,
        Card card,
        int question,
        Instant now,
        CancellationToken token
    )
    {
        if (await db.FindComment(card.Id, question).SingleOrDefaultAsync(token) is not { SolutionId: not null } asked)
            return "The question is open already.";
        asked.Unsolve();
        db.CardEvents.Add(new CardEvent(card.Id, viewer.Person, now, "opened a question again"));
        return null;
    }
}

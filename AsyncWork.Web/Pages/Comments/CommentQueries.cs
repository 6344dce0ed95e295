using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Comments;

/// <summary>A comment as the conversation shows it.</summary>
public sealed class CommentRow
{
    public required int Id { get; init; }
    public PersonId? By { get; init; }
    public string? ByName { get; init; }
    public required Instant At { get; init; }
    public Instant? EditedAt { get; init; }
    public Instant? DeletedAt { get; init; }
    public required string Html { get; init; }
    public int? QuoteOf { get; init; }
    public string? QuoteBy { get; init; }
    public string? QuoteText { get; init; }
    public bool QuoteIsQuestion { get; init; }
    public bool IsQuestion { get; init; }

    /// <summary>It asks somebody by name, or a team.</summary>
    public bool Asks { get; init; }
    public int? SolutionId { get; init; }
    public bool IsSolution { get; init; }
    public string? BlockHash { get; init; }
    public int? BlockNumber { get; init; }
    public string? BlockQuote { get; init; }
    public string? Suggestion { get; init; }
    public int? TakenOverIn { get; init; }
    public Instant? ResolvedAt { get; init; }
    public string? ResolvedBy { get; init; }
    public IReadOnlyList<ReactionRow> Reactions { get; init; } = [];

    /// <summary>The paragraph it is about; null for a comment on the whole.</summary>
    public BlockAnchor? Block => BlockHash is null ? null : new(BlockHash, BlockNumber ?? 0, BlockQuote ?? "");
    public bool IsOpenQuestion => IsQuestion && SolutionId is null && DeletedAt is null;
}

public sealed record ReactionRow(string Sign, PersonId Person, string Name);

/// <summary>What a comment on a paragraph that is not resolved is about.</summary>
public sealed record OpenAnchor(string Hash, int Number)
{
    public BlockAnchor Anchor => new(Hash, Number, "");
}

/// <summary>A comment that is quoted in a new one.</summary>
public sealed record QuotedComment(int Id, string? By, string Text, bool IsQuestion);

/// <summary>What was written about a thing (product.md B9). Who may see the thing is asked before.</summary>
public static class CommentQueries
{
    const int LongestQuote = 200;

    /// <summary>So many of them, the newest first; only what was written before a comment, or with null all.</summary>
    public static readonly Func<AppDbContext, SubjectKind, int, int?, int, IAsyncEnumerable<CommentRow>> ListComments =
        EF.CompileAsyncQuery(
            (AppDbContext db, SubjectKind kind, int id, int? before, int most) =>
                db
                    .Comments.AsNoTracking()
                    .Where(c => c.SubjectKind == kind && c.SubjectId == id && (before == null || c.Id < before))
                    .OrderByDescending(c => c.Id)
                    .Take(most)
                    .Select(c => new CommentRow
                    {
                        Id = c.Id,
                        By = c.By,
                        ByName = db.People.Where(p => p.Id == c.By).Select(p => p.Name).FirstOrDefault() ?? c.ByName,
                        At = c.At,
                        EditedAt = c.EditedAt,
                        DeletedAt = c.DeletedAt,
                        Html = c.Html,
                        QuoteOf = c.QuoteOfId,
                        QuoteBy = db
                            .Comments.Where(q => q.Id == c.QuoteOfId)
                            .Select(q => db.People.Where(p => p.Id == q.By).Select(p => p.Name).FirstOrDefault() ?? q.ByName)
                            .FirstOrDefault(),
                        QuoteText = db
                            .Comments.Where(q => q.Id == c.QuoteOfId)
                            .Select(q => q.Text.Substring(0, LongestQuote))
                            .FirstOrDefault(),
                        QuoteIsQuestion = db.Comments.Any(q => q.Id == c.QuoteOfId && q.IsQuestion),
                        IsQuestion = c.IsQuestion,
                        Asks = db.Requests.Any(r => r.CommentId == c.Id),
                        SolutionId = c.SolutionId,
                        IsSolution = db.Comments.Any(q => q.SubjectKind == kind && q.SubjectId == id && q.SolutionId == c.Id),
                        BlockHash = c.BlockHash,
                        BlockNumber = c.BlockNumber,
                        BlockQuote = c.BlockQuote,
                        Suggestion = c.Suggestion,
                        TakenOverIn = c.TakenOverIn,
                        ResolvedAt = c.ResolvedAt,
                        ResolvedBy = db.People.Where(p => p.Id == c.ResolvedBy).Select(p => p.Name).FirstOrDefault(),
                        Reactions = db
                            .CommentReactions.Where(r => r.CommentId == c.Id)
                            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new ReactionRow(r.Sign, p.Id, p.Name))
                            .ToList(),
                    })
        );

    public static IQueryable<QuotedComment> FindQuoted(this AppDbContext db, Subject subject, int comment) =>
        db.FindComment(subject, comment)
            .Where(c => c.DeletedAt == null)
            .Select(c => new QuotedComment(
                c.Id,
                db.People.Where(p => p.Id == c.By).Select(p => p.Name).FirstOrDefault() ?? c.ByName,
                c.Text.Substring(0, LongestQuote),
                c.IsQuestion
            ));

    /// <summary>The paragraphs that comments which are not resolved are about, one for each comment.</summary>
    public static IQueryable<OpenAnchor> ListOpenAnchors(this AppDbContext db, Subject subject) =>
        db.CommentsOn(subject)
            .Where(c => c.BlockHash != null && c.ResolvedAt == null && c.DeletedAt == null)
            .OrderBy(c => c.Id)
            .Select(c => new OpenAnchor(c.BlockHash!, c.BlockNumber ?? 0));

    /// <summary>The questions of which a comment is the solution, to change them.</summary>
    public static IQueryable<Comment> QuestionsSolvedBy(this AppDbContext db, int comment) =>
        db.Comments.Where(c => c.SolutionId == comment);

    public static IQueryable<Comment> FindComment(this AppDbContext db, Subject subject, int comment) =>
        db.CommentsOn(subject).Where(c => c.Id == comment);

    public static IQueryable<Comment> CommentsOn(this AppDbContext db, Subject subject)
    {
        var (kind, id) = subject;
        return db.Comments.Where(c => c.SubjectKind == kind && c.SubjectId == id);
    }
}

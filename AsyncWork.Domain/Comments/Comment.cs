using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Comments;

/// <summary>What somebody wrote about a card, a page or a decision. A question waits until one of the answers is marked as its solution (product.md B9).</summary>
public sealed partial class Comment
{
    public const int LongestText = 20_000;

    Comment() { }

    /// <param name="html">The text as sanitised HTML.</param>
    /// <param name="quoteOf">The comment it answers; null for none.</param>
    /// <exception cref="InvalidOperationException">The text cannot be stored.</exception>
    public Comment(
        Subject subject,
        PersonId? by,
        string text,
        string html,
        Instant now,
        bool isQuestion = false,
        int? quoteOf = null
    )
    {
        StoredText.Refuse(WhyNotText(text));
        (SubjectKind, SubjectId) = (subject.Kind, subject.Id);
        (By, At, Text, Html) = (by, now, text, html);
        (IsQuestion, QuoteOfId) = (isQuestion, quoteOf);
    }

    public int Id { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }

    /// <summary>Null for someone unknown here, whose name an import brought: <see cref="ByName"/>.</summary>
    public PersonId? By { get; private set; }
    public string? ByName { get; private set; }
    public Instant At { get; private set; }
    public Instant? EditedAt { get; private set; }
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public int? QuoteOfId { get; private set; }

    /// <summary>It waits for a solution. Who is asked, and by when, says its request.</summary>
    public bool IsQuestion { get; private set; }

    /// <summary>The comment that answers the question; null while it is open.</summary>
    public int? SolutionId { get; private set; }
    public Instant? SolvedAt { get; private set; }

    /// <summary>Taken back by its writer; the place in the conversation stays.</summary>
    public Instant? DeletedAt { get; private set; }
    public string? SourceKey { get; private set; }
    public int Version { get; private set; }
    public Subject Subject => new(SubjectKind, SubjectId);
    public bool IsOpenQuestion => IsQuestion && SolutionId is null && DeletedAt is null;

    public static string? WhyNotText(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "Write something first." : StoredText.WhyNotText(text, "A comment", LongestText);

    /// <summary>Why this person cannot change or take back the comment; null when they can.</summary>
    public string? WhyNotEdit(PersonId by) =>
        DeletedAt is not null ? "The comment was taken back."
        : By != by ? "Only who wrote a comment changes it."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotEdit"/> has a reason.</exception>
    public void Edit(PersonId by, string text, string html, Instant now)
    {
        StoredText.Refuse(WhyNotEdit(by) ?? WhyNotText(text));
        (Text, Html, EditedAt) = (text, html, now);
        Version++;
    }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotEdit"/> has a reason.</exception>
    public void TakeBack(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotEdit(by));
        (Text, Html, DeletedAt) = ("", "", now);
        Version++;
    }

    /// <summary>Why an answer cannot be marked as the solution; null when it can.</summary>
    public string? WhyNotSolve(Comment answer) =>
        !IsQuestion ? "Only a question has a solution."
        : answer.Subject != Subject || answer.Id == Id ? "Choose an answer to this question."
        : answer.DeletedAt is not null ? "The answer was taken back."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotSolve"/> has a reason.</exception>
    public void Solve(Comment answer, Instant now)
    {
        StoredText.Refuse(WhyNotSolve(answer));
        (SolutionId, SolvedAt) = (answer.Id, now);
        Version++;
    }

    /// <summary>Opens the question again.</summary>
    public void Unsolve() => (SolutionId, SolvedAt, Version) = (null, null, Version + 1);

    /// <summary>Marks the comment as brought by an import.</summary>
    /// <param name="byName">The writer's name when they are unknown here.</param>
    public Comment From(string key, string? byName)
    {
        (SourceKey, ByName) = (key, byName);
        return this;
    }
}

/// <summary>A sign that somebody set under a comment.</summary>
public sealed class CommentReaction
{
    /// <summary>The signs there are.</summary>
    public static readonly IReadOnlyList<string> Signs = ["👍", "🎉", "❤", "👀", "✅"];

    CommentReaction() { }

    public CommentReaction(int comment, PersonId person, string sign) => (CommentId, PersonId, Sign) = (comment, person, sign);

    public int CommentId { get; private set; }
    public PersonId PersonId { get; private set; }
    public string Sign { get; private set; } = "";
}

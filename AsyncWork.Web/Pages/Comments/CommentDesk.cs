using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Comments;

/// <summary>
/// What is written about one thing (product.md B9): the same for a card, a page and a decision. Each method gives the reason when it does
/// nothing. Who may write is asked before, and the caller saves.
/// </summary>
public sealed class CommentDesk(AppDbContext db, Viewer viewer, Instant now, Subject subject)
{
    /// <summary>What was written or changed last; null before.</summary>
    public Comment? Written { get; private set; }

    /// <summary>The comment that <see cref="Written"/> answers; null for none.</summary>
    public Comment? Answered { get; private set; }

    /// <summary>What <see cref="Written"/> asks of whom; null for nothing.</summary>
    public Asking? Asking { get; private set; }

    /// <summary>A suggestion that was resolved just now and not taken over; null for none.</summary>
    public Comment? Declined { get; private set; }

    /// <summary>The text before it was changed.</summary>
    public string Before { get; private set; } = "";

    /// <summary>The comment, or the paragraph it is about, was changed since the form was shown.</summary>
    public bool WasChanged { get; private set; }

    /// <param name="mayAnswer">Who sees the thing and may write on it, and so can be asked.</param>
    /// <param name="blocks">The paragraphs of the thing as they are now; null when it has none to comment on.</param>
    public async Task<string?> AddAsync(
        CommentInput input,
        IReadOnlyList<PersonName> mayAnswer,
        CancellationToken token,
        IReadOnlyList<TextBlock>? blocks = null
    )
    {
        var text = StoredText.Lines(input.Text);
        if (Comment.WhyNotText(text) is { } reason)
            return reason;
        Answered = input.Quote is { } quote ? await FindAsync(quote, token) : null;
        if (input.Quote is not null && Answered is null or { DeletedAt: not null })
            return "The comment you answer was taken back. Leave the quote out.";
        Asking = input.Ask.IsOn ? new(db, viewer, now, input.Ask) : null;
        if (Asking is not null && (await Asking.PlanAsync(mayAnswer, token) ?? Asking.WhyNotSend()) is { } no)
            return no;
        var block = input.Block is { } number ? BlockAt(blocks, number, input.BlockHash) : null;
        WasChanged = input.Block is not null && block is null;
        if (WasChanged)
            return "The paragraph was changed meanwhile. What you typed is kept below; choose the paragraph again, or comment on the page.";
        var suggestion = SuggestionOf(input, block);
        if (suggestion is not null && Comment.WhyNotSuggest(suggestion, block!.Written) is { } notSuggested)
            return notSuggested;
        Written = new(subject, viewer.Person, text, MarkdownText.ToHtml(text), now, input.Ask.IsQuestion, Answered?.Id);
        if (block is not null)
            Written.BeOn(block.Anchor, suggestion);
        db.Comments.Add(Written);
        return null;
    }

    /// <summary>What follows from a new comment once it is stored: what it asks, and what it answers.</summary>
    /// <param name="title">Of the thing it is on, and <paramref name="url"/> where.</param>
    public async Task FollowAsync(string title, string url, CancellationToken token)
    {
        Asking?.Make(subject, Written!.Id, title, url);
        await db.AnswerAsync(subject, Written!.Id, Written.QuoteOfId, viewer.Person, now, token);
    }

    /// <param name="version">The comment as it was when the form was shown.</param>
    public async Task<string?> EditAsync(int comment, int version, string? typed, CancellationToken token)
    {
        var text = StoredText.Lines(typed);
        if (await WhyNotChangeAsync(comment, version, token) is { } reason)
            return reason;
        if (Comment.WhyNotText(text) is { } wrong)
            return wrong;
        Before = Written!.Text;
        Written.Edit(viewer.Person, text, MarkdownText.ToHtml(text), now);
        return null;
    }

    public async Task<string?> TakeBackAsync(int comment, int version, CancellationToken token)
    {
        if (await WhyNotChangeAsync(comment, version, token) is { } reason)
            return reason;
        Written!.TakeBack(viewer.Person, now);
        // A question of which this was the solution has none any more.
        foreach (var question in await db.QuestionsSolvedBy(Written.Id).ToListAsync(token))
        {
            question.Unsolve();
            await db.ReopenAsync(question.Id, token);
        }
        await db.TakeBackAsync(Written.Id, now, token);
        return null;
    }

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public async Task<string?> ReactAsync(int comment, string? sign, CancellationToken token)
    {
        if (!CommentReaction.Signs.Contains(sign, StringComparer.Ordinal))
            return "Choose one of the signs.";
        if (!await db.FindComment(subject, comment).AnyAsync(c => c.DeletedAt == null, token))
            return "The comment was taken back.";
        // Clicked twice in one moment, the second sees what the first did.
        await db.TakeTurnOfAsync(viewer.Person, token);
        if (await db.CommentReactions.FindAsync([comment, viewer.Person, sign], token) is { } mine)
            db.Remove(mine);
        else
            db.Add(new CommentReaction(comment, viewer.Person, sign!));
        return null;
    }

    /// <summary>Marks an answer as the solution of a question.</summary>
    public async Task<string?> SolveAsync(int question, int answer, CancellationToken token)
    {
        var asked = await FindAsync(question, token);
        var solution = await FindAsync(answer, token);
        if (asked is null || solution is null)
            return "The question or the answer is not there any more.";
        if (asked.WhyNotSolve(solution) is { } reason)
            return reason;
        asked.Solve(solution, now);
        await db.SolveAsync(asked, solution, now, token);
        Written = solution;
        return null;
    }

    /// <summary>Opens a question again.</summary>
    public async Task<string?> ReopenAsync(int question, CancellationToken token)
    {
        if (await FindAsync(question, token) is not { SolutionId: not null } asked)
            return "The question is open already.";
        asked.Unsolve();
        await db.ReopenAsync(question, token);
        return null;
    }

    /// <summary>A comment on a paragraph is settled.</summary>
    /// <param name="mayWrite">The person may write on the thing.</param>
    public Task<string?> ResolveAsync(int comment, bool mayWrite, CancellationToken token) =>
        SettleAsync(
            comment,
            mayWrite,
            c =>
            {
                Declined = c is { Suggestion: not null, ResolvedAt: null } ? c : null;
                c.Resolve(viewer.Person, mayWrite, now);
            },
            token
        );

    /// <summary>It is not settled after all.</summary>
    /// <inheritdoc cref="ResolveAsync"/>
    public Task<string?> UnresolveAsync(int comment, bool mayWrite, CancellationToken token) =>
        SettleAsync(comment, mayWrite, c => c.Unresolve(viewer.Person, mayWrite), token);

    async Task<string?> SettleAsync(int comment, bool mayWrite, Action<Comment> settle, CancellationToken token)
    {
        if (await FindAsync(comment, token) is not { } found)
            return "The comment is not there any more.";
        if (found.WhyNotResolve(viewer.Person, mayWrite) is { } reason)
            return reason;
        settle(found);
        return null;
    }

    /// <summary>The paragraph that was chosen, wherever it stands now; null when it was changed.</summary>
    static TextBlock? BlockAt(IReadOnlyList<TextBlock>? blocks, int number, string? hash) =>
        blocks is null ? null
        : string.IsNullOrEmpty(hash) ? blocks.FirstOrDefault(b => b.Number == number)
        : TextBlock.At(blocks, new(hash, number, ""));

    /// <summary>What is suggested; null when the field was left as it was.</summary>
    static string? SuggestionOf(CommentInput input, TextBlock? block)
    {
        if (input.Suggestion is null || block is null)
            return null;
        var suggestion = StoredText.Lines(input.Suggestion).Trim();
        return suggestion == block.Written ? null : suggestion;
    }

    async Task<string?> WhyNotChangeAsync(int comment, int version, CancellationToken token)
    {
        if (await FindAsync(comment, token) is not { } found)
            return "The comment is not there any more.";
        if (found.WhyNotEdit(viewer.Person) is { } notMine)
            return notMine;
        WasChanged = found.Version != version;
        if (WasChanged)
            return "You changed the comment in another window. What you typed here is kept below; save again to keep it.";
        Written = found;
        return null;
    }

    Task<Comment?> FindAsync(int comment, CancellationToken token) =>
        db.FindComment(subject, comment).SingleOrDefaultAsync(token);
}

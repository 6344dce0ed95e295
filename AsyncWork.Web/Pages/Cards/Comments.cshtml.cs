using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>The conversation on a card: comments, questions with their solutions, reactions (product.md B9).</summary>
public sealed class CommentsModel(AppDbContext db, IClock clock) : CardPage(db, clock)
{
    [BindProperty(Name = "Comment")]
    public CommentInput Input { get; set; } = new();
    int? before;

    /// <param name="quote">The comment to answer.</param>
    /// <param name="before">Show what was written before this comment.</param>
    public Task<IActionResult> OnGetAsync(int? quote, int? before)
    {
        (Input.Quote, this.before) = (quote, before);
        return ShowAsync("_Comments");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        CardComment comment = null!;
        CardComment? answered = null;
        var news = new CommentNews(Db, Viewer, Now);
        var text = CardValues.Lines(Input.Text);
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (CardComment.WhyNotText(text) is { } reason)
                    return reason;
                answered = Input.Quote is { } quote ? await Db.FindComment(CardId, quote).SingleOrDefaultAsync(token) : null;
                if (Input.Quote is not null && answered is null or { DeletedAt: not null })
                    return "The comment you answer was taken back. Leave the quote out.";
                if (await WhyNotAskAsync(card, token) is { } nobody)
                    return nobody;
                comment = new(CardId, Viewer.Person, text, MarkdownText.ToHtml(text), Now, Input.IsQuestion, answered?.Id);
                if (Input.IsQuestion)
                    comment.AskOf(Asked);
                Db.CardComments.Add(comment);
                card.CountComments(card.Comments + 1, Now);
                return null;
            },
            (card, token) => news.TellAsync(card, comment, answered, Input.Tell is { } tell ? [new PersonId(tell)] : [], token),
            "Comment.Text"
        );
        if (answer.IsDone)
            Input = new();
        return await AnswerAsync(answer, "_Comments", $"{Address}#comments");
    }

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public async Task<IActionResult> OnPostReactAsync(int comment, string? sign) =>
        await AnswerAsync(
            await ChangeAsync((_, token) => Db.ReactAsync(Viewer, CardId, comment, sign, token)),
            "_Comments",
            $"{Address}#comment-{comment}"
        );

    /// <summary>Marks an answer as the solution of a question.</summary>
    public async Task<IActionResult> OnPostSolveAsync(int question, int comment) =>
        await AnswerAsync(
            await ChangeAsync((card, token) => Db.SolveAsync(Viewer, card, question, comment, Now, token)),
            "_Comments",
            $"{Address}#comment-{comment}"
        );

    /// <summary>Opens a question again.</summary>
    public async Task<IActionResult> OnPostReopenAsync(int question) =>
        await AnswerAsync(
            await ChangeAsync((card, token) => Db.ReopenAsync(Viewer, card, question, Now, token)),
            "_Comments",
            $"{Address}#comment-{question}"
        );

    PersonId? Asked => Input.AskedOf is { } asked ? new PersonId(asked) : null;

    async Task<string?> WhyNotAskAsync(Card card, CancellationToken token) =>
        Asked is { } asked && !(await Db.ListPeopleWhoSee(card.BoardId, Today).ToListAsync(token)).Exists(p => p.Id == asked)
            ? "Ask somebody who sees the board."
            : null;

    protected override async Task LoadPartsAsync() => Comments = await CommentList.LoadAsync(Db, CardId, before, Input);
}

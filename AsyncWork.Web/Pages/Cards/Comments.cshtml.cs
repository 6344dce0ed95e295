using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Requests;
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
    bool asks;

    /// <param name="quote">The comment to answer.</param>
    /// <param name="before">Show what was written before this comment.</param>
    /// <param name="ask">Somebody is to be asked.</param>
    public Task<IActionResult> OnGetAsync(int? quote, int? before, bool ask)
    {
        (Input.Quote, this.before, asks) = (quote, before, ask);
        return ShowAsync("_Comments");
    }

    /// <summary>While writing: whom to ask, and by when they may be expected to answer. Nothing is stored.</summary>
    public Task<IActionResult> OnPostAskAsync()
    {
        asks = true;
        return ShowAsync("_Ask");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        CommentDesk desk = null!;
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                desk = Desk();
                if (
                    await desk.AddAsync(Input, await Db.ListPeopleOf(card.BoardId, Today).ToListAsync(token), token) is { } reason
                )
                    return reason;
                card.CountComments(card.Comments + 1, Now);
                return null;
            },
            async (card, token) =>
            {
                await desk.FollowAsync(card.Title, Address, token);
                (await NewsAsync(card, token)).Tell(desk, Input.TellWhom);
            },
            "Comment.Text"
        );
        if (answer.IsDone)
            Input = new();
        return await AnswerAsync(answer, "_Comments", $"{Address}#comments");
    }

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public async Task<IActionResult> OnPostReactAsync(int comment, string? sign) =>
        await AnswerAsync(
            await ChangeAsync((_, token) => Desk().ReactAsync(comment, sign, token)),
            "_Comments",
            $"{Address}#comment-{comment}"
        );

    /// <summary>Marks an answer as the solution of a question.</summary>
    public async Task<IActionResult> OnPostSolveAsync(int question, int comment)
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                var desk = Desk();
                if (await desk.SolveAsync(question, comment, token) is { } reason)
                    return reason;
                Tell(card, "marked an answer as the solution of a question");
                (await NewsAsync(card, token)).TellOfSolution(desk.Written!);
                return null;
            }
        );
        return await AnswerAsync(answer, "_Comments", $"{Address}#comment-{comment}");
    }

    /// <summary>Opens a question again.</summary>
    public async Task<IActionResult> OnPostReopenAsync(int question)
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await Desk().ReopenAsync(question, token) is { } reason)
                    return reason;
                Tell(card, "opened a question again");
                return null;
            }
        );
        return await AnswerAsync(answer, "_Comments", $"{Address}#comment-{question}");
    }

    CommentDesk Desk() => new(Db, Viewer, Now, Subject.Card(CardId));

    protected override async Task LoadPartsAsync()
    {
        Comments = await CommentList.LoadAsync(Db, Subject.Card(CardId), before, Input);
        if ((asks || Input.Asks) && Shown.MayChange)
            Ask = await AskForm.Of($"{Address}/comments", Input).OpenAsync(Db, Viewer, Now, People);
    }
}

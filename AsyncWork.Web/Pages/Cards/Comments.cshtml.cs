using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
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
        CommentDesk desk = null!;
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                desk = Desk();
                if (await desk.AddAsync(Input, await PeopleWhoSeeAsync(card, token), token) is { } reason)
                    return reason;
                card.CountComments(card.Comments + 1, Now);
                return null;
            },
            async (card, token) => (await NewsAsync(card, token)).Tell(desk.Written!, desk.Answered, Input.TellWhom),
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

    protected override async Task LoadPartsAsync() =>
        Comments = await CommentList.LoadAsync(Db, Subject.Card(CardId), before, Input);
}

using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The conversation about a decision: who sees it may write (product.md D1, B9).</summary>
public sealed class CommentsModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
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
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                desk = DeskOf(decision);
                if (await desk.AddAsync(Input, await PeopleWhoSeeAsync(decision, token), token) is { } reason)
                    return reason;
                decision.CountComments(decision.Comments + 1);
                return null;
            },
            async (decision, token) =>
            {
                await desk.FollowAsync($"{decision.Name} {decision.Title}", decision.Url, token);
                (await CommentNewsAsync(decision, token)).Tell(desk, Input.TellWhom);
            },
            "Comment.Text",
            mayAll: true
        );
        if (changed.IsDone)
            Input = new();
        return await AnswerWithAsync(changed, "_Comments", "#comments");
    }

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public async Task<IActionResult> OnPostReactAsync(int comment, string? sign) =>
        await AnswerWithAsync(
            await ChangeAsync((decision, token) => DeskOf(decision).ReactAsync(comment, sign, token), mayAll: true),
            "_Comments",
            $"#comment-{comment}"
        );

    /// <summary>Marks an answer as the solution of a question.</summary>
    public async Task<IActionResult> OnPostSolveAsync(int question, int comment)
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var desk = DeskOf(decision);
                if (await desk.SolveAsync(question, comment, token) is { } reason)
                    return reason;
                (await CommentNewsAsync(decision, token)).TellOfSolution(desk.Written!);
                return null;
            },
            mayAll: true
        );
        return await AnswerWithAsync(changed, "_Comments", $"#comment-{comment}");
    }

    /// <summary>Opens a question again.</summary>
    public async Task<IActionResult> OnPostReopenAsync(int question) =>
        await AnswerWithAsync(
            await ChangeAsync((decision, token) => DeskOf(decision).ReopenAsync(question, token), mayAll: true),
            "_Comments",
            $"#comment-{question}"
        );

    protected override async Task LoadPartsAsync() => await LoadCommentsAsync(before, Input, asks);
}

using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>The conversation about a step: whose plan it is, who keeps it and who does the step may write (product.md O8).</summary>
public sealed class CommentsModel(AppDbContext db, PlanSteps settling, IClock clock) : PlanStepPage(db, settling, clock)
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
        return ShowCommentsAsync("_StepComments");
    }

    /// <summary>While writing: whom to ask, and by when they may be expected to answer. Nothing is stored.</summary>
    public Task<IActionResult> OnPostAskAsync()
    {
        asks = true;
        return ShowCommentsAsync("_StepAsk");
    }

    public Task<IActionResult> OnPostAddAsync() =>
        TalkAsync(
            async (desk, token) =>
            {
                if (await desk.AddAsync(Input, await PeopleAsync(token), token) is { } reason)
                    return reason;
                if (!await Db.SaveOnceAsync(FormKey, Now, token))
                    return null;
                await desk.FollowAsync(Step.Title, StepAddress, token);
                (await CommentNewsAsync(token)).Tell(desk, Input.TellWhom);
                return null;
            },
            "#comments"
        );

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public Task<IActionResult> OnPostReactAsync(int comment, string? sign) =>
        TalkAsync((desk, token) => desk.ReactAsync(comment, sign, token), $"#comment-{comment}");

    /// <summary>Marks an answer as the solution of a question.</summary>
    public Task<IActionResult> OnPostSolveAsync(int question, int comment) =>
        TalkAsync(
            async (desk, token) =>
            {
                if (await desk.SolveAsync(question, comment, token) is { } reason)
                    return reason;
                (await CommentNewsAsync(token)).TellOfSolution(desk.Written!);
                return null;
            },
            $"#comment-{comment}"
        );

    /// <summary>Opens a question again.</summary>
    public Task<IActionResult> OnPostReopenAsync(int question) =>
        TalkAsync((desk, token) => desk.ReopenAsync(question, token), $"#comment-{question}");

    async Task<IActionResult> TalkAsync(Func<CommentDesk, CancellationToken, Task<string?>> work, string at)
    {
        if (!await FindAsync())
            return NotFound();
        if (!ModelState.IsValid)
            return await ShowCommentsAsync("_StepComments", StatusCodes.Status422UnprocessableEntity);
        string? reason = null;
        await Db.InTransactionAsync(async token =>
        {
            Db.ChangeTracker.Clear();
            reason = await work(new CommentDesk(Db, Viewer, Now, Subject), token);
            if (reason is null)
                await Db.SaveChangesAsync(token);
            else
                Db.ChangeTracker.Clear();
        });
        if (reason is not null)
        {
            ModelState.AddModelError("Comment.Text", reason);
            return await ShowCommentsAsync("_StepComments", StatusCodes.Status422UnprocessableEntity);
        }
        if (!Request.IsHtmx())
            return LocalRedirect(StepAddress + at);
        ModelState.Clear();
        Input = new();
        return await ShowCommentsAsync("_StepComments");
    }

    async Task<IActionResult> ShowCommentsAsync(string fragment, int status = StatusCodes.Status200OK)
    {
        if (!await FindAsync())
            return NotFound();
        await LoadCommentsAsync(before, Input, asks);
        return this.PageOrFragment(fragment, status);
    }
}

using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>Change or take back what one wrote about a step.</summary>
public sealed class CommentModel(AppDbContext db, PlanSteps settling, IClock clock) : PlanStepPage(db, settling, clock)
{
    [FromRoute(Name = "comment")]
    public int CommentId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The comment as it was when the form was shown.</summary>
    [BindProperty]
    public int Version { get; set; }
    public Comment Comment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindCommentAsync() is { } refused)
            return refused;
        Text = Comment.Text;
        return Page();
    }

    public Task<IActionResult> OnPostAsync() =>
        ChangeAsync(
            async (desk, token) =>
            {
                if (await desk.EditAsync(CommentId, Version, Text, token) is { } reason)
                    return reason;
                (await CommentNewsAsync(token)).TellOfEdit(desk.Written!, desk.Before);
                return null;
            },
            "The comment is saved.",
            $"#comment-{CommentId}"
        );

    public Task<IActionResult> OnPostTakeBackAsync() =>
        ChangeAsync((desk, token) => desk.TakeBackAsync(CommentId, Version, token), "The comment is taken back.", "#comments");

    async Task<IActionResult> ChangeAsync(Func<CommentDesk, CancellationToken, Task<string?>> work, string done, string at)
    {
        if (await FindCommentAsync() is { } refused)
            return refused;
        var desk = new CommentDesk(Db, Viewer, Now, Subject);
        var reason = ModelState.IsValid ? await work(desk, CancellationToken.None) : "Write the comment anew.";
        if (reason is null)
        {
            await Db.SaveChangesAsync();
            this.Toast(done);
            return this.GoTo(StepAddress + at);
        }
        if (await FindCommentAsync() is { } gone)
            return gone;
        ModelState.Clear();
        ModelState.AddModelError(nameof(Text), reason);
        Response.StatusCode = desk.WasChanged ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    async Task<IActionResult?> FindCommentAsync()
    {
        if (!await FindAsync() || await Db.FindComment(Subject, CommentId).SingleOrDefaultAsync() is not { } comment)
            return NotFound();
        Comment = comment;
        return comment.WhyNotEdit(Viewer.Person) is null ? null : Forbid();
    }
}

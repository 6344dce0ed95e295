using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Change or take back what one wrote about a decision (product.md B9).</summary>
public sealed class CommentModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [FromRoute(Name = "comment")]
    public int CommentId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The comment as it was when the form was shown.</summary>
    [BindProperty]
    public int Version { get; set; }
    public Comment Comment { get; private set; } = null!;
    CommentDesk? desk;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadDecisionAsync() || await FindAsync() is not { } comment)
            return NotFound();
        if (comment.WhyNotEdit(Viewer.Person) is not null)
            return Forbid();
        (Comment, Text) = (comment, comment.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await ChangeAsync(
            (decision, token) => (desk = DeskOf(decision)).EditAsync(CommentId, Version, Text, token),
            async (decision, token) => (await CommentNewsAsync(decision, token)).TellOfEdit(desk!.Written!, desk.Before),
            nameof(Text),
            mayAll: true
        );
        return await EndAsync(changed, "The comment is saved.", $"#comment-{CommentId}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                desk = DeskOf(decision);
                if (await desk.TakeBackAsync(CommentId, Version, token) is { } reason)
                    return reason;
                decision.CountComments(Math.Max(0, decision.Comments - 1));
                return null;
            },
            field: nameof(Text),
            mayAll: true
        );
        return await EndAsync(changed, "The comment is taken back.", "#comments");
    }

    async Task<IActionResult> EndAsync(DecisionChanged changed, string done, string at)
    {
        if (changed.IsDone)
        {
            this.Toast(done);
            return this.GoTo(Domain.Decisions.DecisionNumber.Url(Number) + at);
        }
        if (changed.Status is StatusCodes.Status404NotFound || !await LoadDecisionAsync() || await FindAsync() is not { } comment)
            return NotFound();
        if (comment.WhyNotEdit(Viewer.Person) is not null)
            return Forbid();
        Comment = comment;
        Response.StatusCode = desk?.WasChanged == true ? StatusCodes.Status409Conflict : changed.Status;
        return Page();
    }

    Task<Comment?> FindAsync(CancellationToken cancellation = default) =>
        Db.FindComment(Subject, CommentId).SingleOrDefaultAsync(cancellation);
}

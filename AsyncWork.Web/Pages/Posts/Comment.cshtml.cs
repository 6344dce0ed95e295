using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>Change or take back what one wrote below a post (product.md B9).</summary>
public sealed class CommentModel(AppDbContext db, IClock clock) : PostPage(db, clock)
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
        if (!await LoadPostAsync() || await FindAsync() is not { } comment)
            return NotFound();
        if (comment.WhyNotEdit(Viewer.Person) is not null)
            return Forbid();
        (Comment, Text) = (comment, comment.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await ChangeAsync(
            (post, token) => (desk = Desk()).EditAsync(CommentId, Version, Text, token),
            async (post, token) => (await CommentNewsAsync(post, token)).TellOfEdit(desk!.Written!, desk.Before),
            nameof(Text),
            mayAll: true
        );
        return await EndAsync(changed, "The comment is saved.", $"#comment-{CommentId}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var changed = await ChangeAsync(
            async (post, token) =>
            {
                desk = Desk();
                if (await desk.TakeBackAsync(CommentId, Version, token) is { } reason)
                    return reason;
                post.CountComments(Math.Max(0, post.Comments - 1));
                return null;
            },
            field: nameof(Text),
            mayAll: true
        );
        return await EndAsync(changed, "The comment is taken back.", "#comments");
    }

    async Task<IActionResult> EndAsync(PostChanged changed, string done, string at)
    {
        if (changed.IsDone)
        {
            this.Toast(done);
            return this.GoTo(Address + at);
        }
        if (changed.Status is StatusCodes.Status404NotFound || !await LoadPostAsync() || await FindAsync() is not { } comment)
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

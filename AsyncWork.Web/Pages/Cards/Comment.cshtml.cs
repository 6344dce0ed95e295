using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Cards;

/// <summary>Change or take back what one wrote (product.md B9).</summary>
public sealed class CommentModel(AppDbContext db, IClock clock) : CardPage(db, clock)
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
        if (!await LoadCardAsync() || await FindAsync() is not { } comment)
            return NotFound();
        if (!Shown.MayChange || comment.WhyNotEdit(Viewer.Person) is not null)
            return Forbid();
        (Comment, Text) = (comment, comment.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await ChangeAsync(
            (_, token) => Desk.EditAsync(CommentId, Version, Text, token),
            async (card, token) => (await NewsAsync(card, token)).TellOfEdit(Desk.Written!, Desk.Before),
            nameof(Text)
        );
        return await EndAsync(answer, "The comment is saved.", $"#comment-{CommentId}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var answer = await ChangeAsync(
            async (card, token) =>
            {
                if (await Desk.TakeBackAsync(CommentId, Version, token) is { } reason)
                    return reason;
                card.CountComments(Math.Max(0, card.Comments - 1), Now);
                return null;
            },
            field: nameof(Text)
        );
        return await EndAsync(answer, "The comment is taken back.", "#comments");
    }

    CommentDesk Desk => desk ??= new(Db, Viewer, Now, Subject.Card(CardId));

    async Task<IActionResult> EndAsync(CardAnswer answer, string done, string at)
    {
        if (answer.IsDone)
        {
            this.Toast(done);
            return this.GoTo(Address + at);
        }
        if (answer.Status is StatusCodes.Status404NotFound || !await LoadCardAsync() || await FindAsync() is not { } comment)
            return NotFound();
        if (!Shown.MayChange || comment.WhyNotEdit(Viewer.Person) is not null)
            return Forbid();
        Comment = comment;
        Response.StatusCode = Desk.WasChanged ? StatusCodes.Status409Conflict : answer.Status;
        return Page();
    }

    Task<Comment?> FindAsync(CancellationToken cancellation = default) =>
        Db.FindComment(Subject.Card(CardId), CommentId).SingleOrDefaultAsync(cancellation);
}

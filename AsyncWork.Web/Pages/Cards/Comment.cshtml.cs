using AsyncWork.Domain.Boards;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
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
    public CardComment Comment { get; private set; } = null!;
    bool wasChanged;

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
        var text = CardValues.Lines(Text);
        var before = "";
        var answer = await ChangeOwnAsync(
            comment =>
            {
                before = comment.Text;
                if (CardComment.WhyNotText(text) is { } reason)
                    return reason;
                comment.Edit(Viewer.Person, text, MarkdownText.ToHtml(text), Now);
                return null;
            },
            (card, token) => new CommentNews(Db, Viewer, Now).TellOfEditAsync(card, Comment, before, token)
        );
        return await EndAsync(answer, "The comment is saved.", $"#comment-{CommentId}");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var answer = await ChangeOwnAsync(comment =>
        {
            comment.TakeBack(Viewer.Person, Now);
            return null;
        });
        return await EndAsync(answer, "The comment is taken back.", "#comments");
    }

    Task<CardAnswer> ChangeOwnAsync(Func<CardComment, string?> change, Func<Card, CancellationToken, Task>? afterwards = null) =>
        ChangeAsync(
            async (card, token) =>
            {
                if (await FindAsync(token) is not { } comment)
                    return "The comment is not there any more.";
                if (comment.WhyNotEdit(Viewer.Person) is { } notMine)
                    return notMine;
                wasChanged = comment.Version != Version;
                if (wasChanged)
                    return "You changed the comment in another window. What you typed here is kept below; save again to keep it.";
                Comment = comment;
                if (change(comment) is { } reason)
                    return reason;
                if (comment.DeletedAt is not null)
                    card.CountComments(Math.Max(0, card.Comments - 1), Now);
                return null;
            },
            afterwards,
            nameof(Text)
        );

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
        Response.StatusCode = wasChanged ? StatusCodes.Status409Conflict : answer.Status;
        return Page();
    }

    Task<CardComment?> FindAsync(CancellationToken cancellation = default) =>
        Db.FindComment(CardId, CommentId).SingleOrDefaultAsync(cancellation);
}

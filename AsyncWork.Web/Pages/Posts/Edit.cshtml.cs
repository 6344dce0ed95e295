using AsyncWork.Domain;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>Change or take back what one posted. What it asks stays asked, and its clock runs on (kpis.md K10).</summary>
public sealed class EditModel(AppDbContext db, AuditTrail audit, IClock clock) : PostPage(db, clock)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>When the text was changed last, as it was when the form was shown.</summary>
    [BindProperty]
    public string? Seen { get; set; }
    public string SeenNow => Post.EditedAt?.ToString() ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await LoadPostAsync())
            return NotFound();
        if (!MayKeep)
            return Forbid();
        (Title, Text) = (Post.Title, Post.Body.Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var text = StoredText.Lines(Text);
        var isStale = false;
        var changed = await ChangeAsync(
            (post, _) =>
            {
                isStale = (post.EditedAt?.ToString() ?? "") != (Seen ?? "");
                if (isStale)
                    return Task.FromResult<string?>(
                        "You changed the post in another window. What you typed is kept here; save again to keep it."
                    );
                if (Post.WhyNot(Title, text) is { } reason)
                    return Task.FromResult<string?>(reason);
                post.Edit(Viewer.Person, Title!, new(text, MarkdownText.ToHtml(text)), Now);
                return Task.FromResult<string?>(null);
            },
            field: nameof(Text)
        );
        return await EndAsync(changed, "The post is saved.", isStale ? StatusCodes.Status409Conflict : null);
    }

    /// <summary>Nobody finds it any more, and what it asked is withdrawn.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        var changed = await ChangeAsync(
            async (post, token) =>
            {
                post.TakeBack(Viewer.Person, Now);
                audit.Record("took back a post", post.Title);
                var asked = await Db
                    .Requests.Include(r => r.Recipients)
                    .Where(r => r.SubjectKind == SubjectKind.Post && r.SubjectId == post.Id && r.WithdrawnAt == null)
                    .ToListAsync(token);
                foreach (var request in asked)
                    request.TakeBack(Now);
                return null;
            }
        );
        if (!changed.IsDone)
            return await EndAsync(changed, "", null);
        this.Toast("The post is taken back.");
        return this.GoTo("/posts");
    }

    async Task<IActionResult> EndAsync(PostChanged changed, string done, int? status)
    {
        if (changed.IsDone)
        {
            this.Toast(done);
            return this.GoTo(Address);
        }
        if (changed.Status == StatusCodes.Status404NotFound || !await LoadPostAsync())
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        Response.StatusCode = status ?? changed.Status;
        return Page();
    }
}

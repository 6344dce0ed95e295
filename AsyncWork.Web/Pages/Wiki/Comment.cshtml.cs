using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Change or take back what one wrote about a page (product.md B9, D15).</summary>
public sealed class CommentModel(AppDbContext db, IClock clock) : PageTalk(db, clock)
{
    [FromRoute(Name = "comment")]
    public int CommentId { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The comment as it was when the form was shown.</summary>
    [BindProperty]
    public int Version { get; set; }
    public Comment Comment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() =>
        await FindMineAsync() is { } no ? no : ShowAs(StatusCodes.Status200OK, Comment.Text);

    public async Task<IActionResult> OnPostAsync() =>
        await EndAsync(
            await TalkAsync(
                (_, desk, token) => desk.EditAsync(CommentId, Version, Text, token),
                (_, desk, news, _) =>
                {
                    news.TellOfEdit(desk.Written!, desk.Before);
                    return Task.CompletedTask;
                }
            ),
            "The comment is saved.",
            $"#comment-{CommentId}"
        );

    public async Task<IActionResult> OnPostTakeBackAsync() =>
        await EndAsync(
            await TalkAsync(
                async (found, desk, token) =>
                {
                    if (await desk.TakeBackAsync(CommentId, Version, token) is { } reason)
                        return reason;
                    found.Page.CountComments(Math.Max(0, found.Page.Comments - 1));
                    return null;
                }
            ),
            "The comment is taken back.",
            "#comments"
        );

    Task<IActionResult> EndAsync(PageAnswer answer, string done, string at) =>
        AnswerAsync(
            answer,
            () => BackToPage(done, $"/wiki/{SpaceSlug}/{Slug}{at}"),
            async status => await FindMineAsync() ?? ShowAs(status, Text)
        );

    /// <summary>404 for what is not to be seen, 403 for what somebody else wrote.</summary>
    async Task<IActionResult?> FindMineAsync()
    {
        if (!await FindPageAsync())
            return NotFound();
        var found = await Db.FindComment(Subject.Page(Shown.Id), CommentId).AsNoTracking().SingleOrDefaultAsync();
        if (found is null)
            return NotFound();
        Comment = found;
        return found.WhyNotEdit(Viewer.Person) is null ? null : Forbid();
    }

    PageResult ShowAs(int status, string? text)
    {
        (Text, Response.StatusCode) = (text, status);
        return Page();
    }
}

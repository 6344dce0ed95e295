using AsyncWork.Domain;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Files;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Posts;

/// <summary>How a change of a post ended.</summary>
/// <param name="Status">As HTTP says it: 200, 403, 404, 409 or 422.</param>
public sealed record PostChanged(int Status, string? Refused = null)
{
    public bool IsDone => Status == StatusCodes.Status200OK;
}

/// <summary>A page of one post: the whole of it or one part, each at an address of its own.</summary>
public abstract class PostPage(AppDbContext db, IClock clock) : PageModel
{
    const int MostTries = 4;
    IReadOnlyList<AttachmentRow> files = [];
    IReadOnlyList<FileLinkRow> fileLinks = [];
    CommentList comments = new();
    AskForm? ask;

    [FromRoute(Name = "id")]
    public int PostId { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }
    public Viewer Viewer => User.Viewer();
    public FoundPost Found { get; private set; } = null!;
    public Post Post => Found.Post;
    public Instant Now => clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    public string Address => Post.UrlOf(PostId);
    public Subject Subject => Subject.Post(PostId);

    /// <summary>Who wrote it; nobody else changes it.</summary>
    public bool MayKeep => Post.WhyNotEdit(Viewer.Person) is null;
    public CommentsView Conversation =>
        new(
            $"{Address}/comments",
            comments,
            MayWrite: true,
            Viewer,
            Now,
            ask ?? AskForm.Of($"{Address}/comments", comments.Input)
        );
    public FilesView Attached => new($"{Address}/files", files, fileLinks, MayKeep, TypedLink);

    /// <summary>A link to a file that was refused.</summary>
    protected FileLinkInput? TypedLink { get; set; }
    protected AppDbContext Db => db;

    /// <summary>Loads what the fragment of this page shows, beyond the post itself.</summary>
    protected virtual Task LoadPartsAsync() => Task.CompletedTask;

    protected async Task<bool> LoadPostAsync()
    {
        if (await db.FindPost(Viewer, PostId).AsNoTracking().SingleOrDefaultAsync() is not { } found)
            return false;
        Found = found;
        return true;
    }

    protected async Task<IActionResult> ShowAsync(string fragment, int status = StatusCodes.Status200OK)
    {
        if (!await LoadPostAsync())
            return NotFound();
        await LoadPartsAsync();
        return this.PageOrFragment(fragment, status);
    }

    /// <summary>Changes the post, all or nothing, once for each form; again when somebody else changed it meanwhile.</summary>
    /// <param name="mayAll">For whoever reads it, and not only for who wrote it.</param>
    protected async Task<PostChanged> ChangeAsync(
        Func<Post, CancellationToken, Task<string?>> work,
        Func<Post, CancellationToken, Task>? afterwards = null,
        string field = "",
        bool mayAll = false
    )
    {
        if (!ModelState.IsValid)
            return new(StatusCodes.Status422UnprocessableEntity);
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var changed = new PostChanged(StatusCodes.Status200OK);
            try
            {
                await db.InTransactionAsync(async token =>
                {
                    db.ChangeTracker.Clear();
                    changed = await TryAsync(token);
                });
                return changed;
            }
            catch (RefusedException refused)
            {
                db.ChangeTracker.Clear();
                if (refused.Status != StatusCodes.Status200OK)
                    ModelState.AddModelError(field, refused.Message);
                return new(refused.Status, refused.Message);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
            }
        }
        ModelState.AddModelError(field, "Others change this post right now. Send it again.");
        return new(StatusCodes.Status409Conflict);

        async Task<PostChanged> TryAsync(CancellationToken token)
        {
            if (await db.PostsSeenBy(Viewer).SingleOrDefaultAsync(p => p.Id == PostId, token) is not { } post)
                return new(StatusCodes.Status404NotFound);
            if (!mayAll && post.WhyNotEdit(Viewer.Person) is not null)
                return new(StatusCodes.Status403Forbidden);
            // What the work has stored by itself goes too.
            if (await work(post, token) is { } reason)
                throw new RefusedException(StatusCodes.Status422UnprocessableEntity, reason);
            if (!await db.SaveOnceAsync(FormKey, Now, token))
                throw new RefusedException(StatusCodes.Status200OK, "");
            if (afterwards is not null)
            {
                await afterwards(post, token);
                await db.SaveChangesAsync(token);
            }
            return new(StatusCodes.Status200OK);
        }
    }

    /// <summary>After a change of a part of the page: that part for htmx, the way back to it otherwise.</summary>
    protected async Task<IActionResult> AnswerWithAsync(PostChanged changed, string fragment, string at)
    {
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!changed.IsDone)
            return await ShowAsync(fragment, changed.Status);
        if (!Request.IsHtmx())
            return Redirect(Address + at);
        ModelState.Clear();
        return await ShowAsync(fragment);
    }

    protected async Task LoadCommentsAsync(int? before, CommentInput input, bool asks = false)
    {
        comments = await CommentList.LoadAsync(db, Subject, before, input, thingAsks: true);
        if (asks || input.Asks)
            ask = await AskForm
                .Of($"{Address}/comments", input)
                .OpenAsync(db, Viewer, Now, await PeopleWhoReadAsync(Post, CancellationToken.None));
    }

    protected async Task LoadFilesAsync()
    {
        files = await db.ListAttachments(Subject).ToListAsync();
        if (Post.Attachments > files.Count(f => f.DeletedAt is null))
            fileLinks = await db.ListFileLinks(Subject).ToListAsync();
    }

    protected CommentDesk Desk() => new(db, Viewer, Now, Subject);

    protected Task<List<PersonName>> PeopleWhoReadAsync(Post post, CancellationToken token) =>
        db.ListPeopleWhoRead(post.TeamId, Today).ToListAsync(token);

    protected async Task<CommentNews> CommentNewsAsync(Post post, CancellationToken token) =>
        new(db, Viewer, Now, new(post.Title, post.Url, post.By, await PeopleWhoReadAsync(post, token)));
}

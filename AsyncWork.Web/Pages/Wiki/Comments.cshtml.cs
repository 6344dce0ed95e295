using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Comments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Writes about a page or one of its paragraphs, answers, resolves, and takes suggestions over (product.md D15).</summary>
public sealed class CommentsModel(AppDbContext db, IClock clock) : PageTalk(db, clock)
{
    [BindProperty(Name = "Comment")]
    public CommentInput Input { get; set; } = new();
    int? before;
    bool asks;

    /// <param name="quote">The comment to answer.</param>
    /// <param name="before">Show what was written before this comment.</param>
    /// <param name="block">The paragraph to write about, by its number.</param>
    /// <param name="ask">Somebody is to be asked.</param>
    public Task<IActionResult> OnGetAsync(int? quote, int? before, int? block, bool ask)
    {
        (Input.Quote, Input.Block, this.before, asks) = (quote, block, before, ask);
        return AgainAsync(StatusCodes.Status200OK);
    }

    /// <summary>While writing: whom to ask, and by when they may be expected to answer. Nothing is stored.</summary>
    public async Task<IActionResult> OnPostAskAsync()
    {
        if (!await FindPageAsync())
            return NotFound();
        await LoadTalkAsync(before, Input, asks: true);
        return this.PageOrFragment("_Ask");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (!ModelState.IsValid)
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity);
        var answer = await TalkAsync(
            async (found, desk, token) =>
            {
                var people = await Db.ListReaders(found.Page.Id, Today).ToListAsync(token);
                var blocks = Input.Block is null ? [] : await Db.ReadBlocksAsync(found.Page.Id, token);
                if (await desk.AddAsync(Input, people, token, blocks) is { } reason)
                    return reason;
                found.Page.CountComments(found.Page.Comments + 1);
                return null;
            },
            async (found, desk, news, token) =>
            {
                await desk.FollowAsync(found.Page.Title, $"/wiki/{SpaceSlug}/{Slug}", token);
                news.Tell(desk, Input.TellWhom);
                var watchers = await Db.ListWatchers(found.Page.Id, found.Page.SpaceId, Today).ToListAsync(token);
                news.TellWatchers(desk.Written!, watchers);
            }
        );
        if (answer.IsDone)
            Input = new();
        return await AnswerTalkAsync(answer, "#comments");
    }

    /// <summary>Sets a sign under a comment, or takes it away again.</summary>
    public async Task<IActionResult> OnPostReactAsync(int comment, string? sign) =>
        await AnswerTalkAsync(await TalkAsync((_, desk, token) => desk.ReactAsync(comment, sign, token)), $"#comment-{comment}");

    /// <summary>Marks an answer as the solution of a question.</summary>
    public async Task<IActionResult> OnPostSolveAsync(int question, int comment) =>
        await AnswerTalkAsync(
            await TalkAsync(
                (_, desk, token) => desk.SolveAsync(question, comment, token),
                (_, desk, news, _) =>
                {
                    news.TellOfSolution(desk.Written!);
                    return Task.CompletedTask;
                }
            ),
            $"#comment-{comment}"
        );

    /// <summary>Opens a question again.</summary>
    public async Task<IActionResult> OnPostReopenAsync(int question) =>
        await AnswerTalkAsync(await TalkAsync((_, desk, token) => desk.ReopenAsync(question, token)), $"#comment-{question}");

    /// <summary>A comment on a paragraph is settled.</summary>
    public async Task<IActionResult> OnPostResolveAsync(int comment) =>
        await AnswerTalkAsync(
            await TalkAsync((found, desk, token) => desk.ResolveAsync(comment, found.MayWrite, token)),
            $"#comment-{comment}"
        );

    public async Task<IActionResult> OnPostUnresolveAsync(int comment) =>
        await AnswerTalkAsync(
            await TalkAsync((found, desk, token) => desk.UnresolveAsync(comment, found.MayWrite, token)),
            $"#comment-{comment}"
        );

    /// <summary>Puts what a comment suggests into the text.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync(int comment)
    {
        var taken = await Db.TakeOverAsync(Viewer, Address, comment, FormKey, Now);
        var said = taken.IsPublished
            ? "The suggestion is taken over and published."
            : "The suggestion is taken over into the draft. Readers see it when it is published.";
        return taken.Answer.IsDone
            ? BackToPage(said, $"/wiki/{SpaceSlug}/{Slug}#comment-{comment}")
            : await AnswerTalkAsync(taken.Answer, "#comments");
    }

    Task<IActionResult> AnswerTalkAsync(PageAnswer answer, string at) => AnswerTalkAsync(answer, at, AgainAsync);

    async Task<IActionResult> AgainAsync(int status)
    {
        if (!await FindPageAsync())
            return NotFound();
        await LoadTalkAsync(before, Input, asks);
        return this.PageOrFragment("_Comments", status);
    }
}

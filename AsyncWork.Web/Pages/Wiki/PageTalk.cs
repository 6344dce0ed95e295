using AsyncWork.Domain;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Comments;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>The conversation about a page of the wiki, on the whole and on its paragraphs: who may read it may comment (product.md D15, D16).</summary>
public abstract class PageTalk(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    CommentList comments = new();
    AskForm? ask;

    /// <summary>The blocks of the published text; empty where they are not needed.</summary>
    public IReadOnlyList<TextBlock> Blocks { get; private set; } = [];

    /// <summary>The conversation. Who may read the page can be asked, and named with an @.</summary>
    public CommentsView Conversation =>
        new(
            $"{Shown.Url}/comments",
            comments,
            MayWrite: !Shown.IsClosed,
            Viewer,
            Now,
            ask ?? AskForm.Of($"{Shown.Url}/comments", comments.Input)
        )
        {
            Paragraphs = new(Shown.Url, Blocks, Shown.Published is not null, Shown.MayChange),
        };

    protected async Task LoadTalkAsync(int? before, CommentInput input, bool asks = false)
    {
        comments = await CommentList.LoadAsync(Db, Subject.Page(Shown.Id), before, input);
        if (asks || input.Asks)
            ask = await AskForm
                .Of($"{Shown.Url}/comments", input)
                .OpenAsync(Db, Viewer, Now, await Db.ListReaders(Shown.Id, Today).ToListAsync());
        if (input.Block is not null || comments.Rows.Any(r => r.Block is not null))
            Blocks = await Db.ReadBlocksAsync(Shown.Id);
    }

    /// <summary>Does something to the conversation, with the desk for it; the reason of a refusal stands beside the field.</summary>
    /// <param name="work">Gives the reason when it does nothing.</param>
    protected async Task<PageAnswer> TalkAsync(
        Func<PageToChange, CommentDesk, CancellationToken, Task<string?>> work,
        Func<PageToChange, CommentDesk, CommentNews, CancellationToken, Task>? afterwards = null
    )
    {
        CommentDesk desk = null!;
        var answer = await Db.ChangePageAsync(
            Viewer,
            Address,
            SpaceRight.Read,
            FormKey,
            Now,
            (found, token) => work(found, desk = new(Db, Viewer, Now, Subject.Page(found.Page.Id)), token),
            async (found, token) =>
            {
                if (afterwards is null && desk.Declined is null)
                    return;
                var news = await NewsAsync(found, token);
                if (desk.Declined is { } declined)
                    news.TellOfDeclined(declined);
                if (afterwards is not null)
                    await afterwards(found, desk, news, token);
            }
        );
        return !answer.IsDone && desk?.WasChanged == true ? answer with { Status = StatusCodes.Status409Conflict } : answer;
    }

    /// <summary>The conversation again for htmx, the way back to it otherwise; with the reason when it was refused.</summary>
    protected async Task<IActionResult> AnswerTalkAsync(PageAnswer answer, string at, Func<int, Task<IActionResult>> again)
    {
        if (!answer.IsDone || !Request.IsHtmx())
            return await AnswerAsync(answer, () => LocalRedirect($"/wiki/{SpaceSlug}/{Slug}{at}"), again);
        ModelState.Clear();
        return await again(StatusCodes.Status200OK);
    }

    async Task<CommentNews> NewsAsync(PageToChange found, CancellationToken token)
    {
        var people = await Db.ListReaders(found.Page.Id, Today).ToListAsync(token);
        return new(Db, Viewer, Now, new(found.Page.Title, $"/wiki/{SpaceSlug}/{Slug}", found.Page.OwnerId, people));
    }
}

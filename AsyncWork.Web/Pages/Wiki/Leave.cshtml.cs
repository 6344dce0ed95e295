using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Takes a page out of use: into the archive, where it can be read, or into the trash.</summary>
public sealed class LeaveModel(AppDbContext db, AuditTrail audit, IClock clock) : OnPage(db, clock)
{
    /// <summary>How many pages stand below it, and how many speak of it.</summary>
    public int PagesBelow { get; private set; }

    /// <summary>The viewer keeps the space, and so may take the page out of its trash.</summary>
    bool KeepsSpace { get; set; }

    public async Task<IActionResult> OnGetAsync() => await OfferAsync() ?? await ShowAsync(StatusCodes.Status200OK);

    public Task<IActionResult> OnPostArchiveAsync() =>
        ChangeAsync(
            (page, _) =>
            {
                if (page.ArchivedAt is null)
                    page.Archive(Now);
                else
                    page.Unarchive(Now);
                return Task.FromResult<string?>(null);
            },
            () => BackToPage(Shown.ArchivedAt is null ? "The page is archived." : "The page is back from the archive.")
        );

    public Task<IActionResult> OnPostDeleteAsync() =>
        ChangeAsync(
            async (page, token) =>
            {
                if (WikiPage.WhyNotDelete(await CountBelowAsync(page.Id, token)) is { } reason)
                    return reason;
                page.Delete(Now);
                KeepsSpace = await Db.SpacesOf(Viewer, SpaceRight.Keep).AnyAsync(s => s.Id == page.SpaceId, token);
                audit.Record("deleted a page", PageView.AuditName(Shown.SpaceSlug), $"“{page.Title}”");
                return null;
            },
            () =>
            {
                var undo = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = $"{Shown.Id}" };
                this.Toast(
                    new Toast(
                        $"“{Shown.Title}” is in the trash for 30 days.",
                        UndoUrl: KeepsSpace ? $"{Shown.SpaceUrl}/archive?handler=Restore" : null,
                        UndoFields: undo
                    )
                );
                return this.GoTo(Shown.SpaceUrl);
            }
        );

    async Task<IActionResult> ChangeAsync(Func<WikiPage, CancellationToken, Task<string?>> work, Func<IActionResult> done)
    {
        if (await OfferAsync() is { } no)
            return no;
        var answer = await Db.ChangePageAsync(
            Viewer,
            Address,
            SpaceRight.Write,
            Guid.Empty,
            Now,
            (found, token) => found.Space.ArchivedAt is null ? work(found.Page, token) : Task.FromResult<string?>(found.Closed),
            evenClosed: true
        );
        return await AnswerAsync(answer, done, async status => await OfferAsync() ?? await ShowAsync(status));
    }

    Task<int> CountBelowAsync(int page, CancellationToken token) =>
        Db.WikiPages.CountAsync(p => p.ParentId == page && p.DeletedAt == null, token);

    async Task<IActionResult> ShowAsync(int status)
    {
        PagesBelow = await CountBelowAsync(Shown.Id, HttpContext.RequestAborted);
        Response.StatusCode = status;
        return Page();
    }
}

using AsyncWork.Domain;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page as readers see it: the published revision, from what is stored with what was said about it (product.md D12, D14, D15, P8).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageTalk(db, clock)
{
    public IReadOnlyList<Mention> Mentions { get; private set; } = [];
    public IReadOnlyList<PageHeading> Headings { get; private set; } = [];

    /// <summary>The draft of a page that was never published, for those who may write; null otherwise.</summary>
    public string? Draft { get; private set; }

    /// <summary>What I am asked to confirm here, or confirmed; null where I am not asked.</summary>
    public ConfirmView? Confirming { get; private set; }

    public IReadOnlyList<HandOffNote> HandOffs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await FindPageAsync())
            return await FindFormerAsync();
        await LoadAroundAsync();
        if (Shown.IsMentioned)
            Mentions = await Wiki.Mentions.LoadAsync(Db, Viewer, SubjectKind.Page, Shown.Id);
        Headings = PageBlocks.Headings(Shown.Contents);
        if (Shown.IsHandedOff)
            HandOffs = await Db.ListOpenHandOffsOf(Viewer, SubjectKind.Page, Shown.Id).ToListAsync();
        if (Shown.IsConfirmed)
            Confirming = await Db.FindConfirmingAsync(Viewer, Shown, Now);
        if (Shown.Comments > 0)
            await LoadTalkAsync(null, new());
        if (Shown.Published is null)
        {
            var text = await Db.FindRevision(Shown.Id, Shown.Latest).Select(r => r.Text).SingleAsync();
            var linked = await Db.LinkAsync(Viewer, text, new(Shown.SpaceId, Shown.SpaceSlug));
            Draft = linked.Text.Page().Html;
        }
        return Page();
    }

    /// <summary>Watches the page, or no longer.</summary>
    public async Task<IActionResult> OnPostWatchAsync(bool on)
    {
        if (!await FindPageAsync())
            return NotFound();
        await Db.WatchAsync(Subject.Page(Shown.Id), Viewer.Person, on, Now);
        if (!Request.IsHtmx())
            return LocalRedirect(Shown.Url);
        return await FindPageAsync() ? this.PageOrFragment("_Watch") : NotFound();
    }

    /// <summary>"I have read it": the version that was on the screen (product.md P9).</summary>
    public async Task<IActionResult> OnPostConfirmAsync(int read)
    {
        if (!await FindPageAsync())
            return NotFound();
        var answer = await Db.ConfirmAsync(Viewer, Shown, read, Now);
        if (answer.IsDone && !Request.IsHtmx())
        {
            this.Toast("Thank you, noted.");
            return LocalRedirect(Shown.Url);
        }
        if (answer.Refused is { } reason)
            ModelState.AddModelError("", reason);
        Confirming = await Db.FindConfirmingAsync(Viewer, Shown, Now);
        if (Request.IsHtmx())
            return this.PageOrFragment("_ConfirmHere", answer.Status);
        var shown = await OnGetAsync();
        Response.StatusCode = answer.Status;
        return shown;
    }

    /// <summary>An address that the page had before leads to where it is now (product.md D22).</summary>
    async Task<IActionResult> FindFormerAsync() =>
        await Db.FindFormer(Viewer, SpaceSlug, Slug).FirstOrDefaultAsync() is { } now
            ? LocalRedirectPermanent($"/wiki/{now.Space}/{now.PageSlug}")
            : NotFound();
}

using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page as one revision has it; an older one can be brought back, as a new revision (product.md D9).</summary>
public sealed class RevisionModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }
    public RevisionText Revision { get; private set; } = null!;
    public string Html { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(StatusCodes.Status200OK);

    public async Task<IActionResult> OnPostRestoreAsync()
    {
        if (!ModelState.IsValid || !await FindPageAsync())
            return NotFound();
        if (!Shown.MayWrite)
            return Forbid();
        if (await Db.FindRevision(Shown.Id, Number).Select(r => r.Text).SingleOrDefaultAsync() is not { } text)
            return NotFound();
        var step = Shown.PublishesAfterReview ? PageStep.Keep : PageStep.Publish;
        var written = new WrittenText(text, Shown.Latest, $"Revision {Number} again", false, step, null, Number);
        var writing = await Db.WriteAsync(Viewer, Address, written, FormKey, Now);
        return await AnswerAsync(
            writing.Answer,
            () =>
                BackToPage(
                    Shown.PublishesAfterReview
                        ? $"Revision {Number} is the draft now. Ask for its review."
                        : $"Revision {Number} is what readers see again, as revision {writing.Revision}."
                ),
            ShowAsync
        );
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        if (!ModelState.IsValid && status == StatusCodes.Status200OK || !await FindPageAsync())
            return NotFound();
        if (await Db.ListTexts(Shown.Id, Shown.MayWrite, [Number]).SingleOrDefaultAsync() is not { } revision)
            return NotFound();
        Revision = revision;
        var linked = await Db.LinkAsync(Viewer, revision.Text, new(Shown.SpaceId, Shown.SpaceSlug));
        Html = linked.Text.Page().Html;
        Response.StatusCode = status;
        return Page();
    }
}

using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Write on a page, beside others who do the same (product.md D9, D11, D14).</summary>
[TypeFilter<TextLimit>]
public sealed class EditModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The revision with which the writer began.</summary>
    [BindProperty]
    public int From { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public bool IsMinor { get; set; }

    [BindProperty]
    public PageStep Step { get; set; }

    [BindProperty]
    public int? AskOf { get; set; }

    /// <summary>The text as readers would see it; null while it was not asked for.</summary>
    public string? Preview { get; private set; }

    /// <summary>What somebody else made of the same lines, and what the writer sent; null without a conflict.</summary>
    public WritingConflict? Conflict { get; private set; }
    public string Sent { get; private set; } = "";
    public IReadOnlyList<PersonName> Reviewers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        Text = await Db.FindRevision(Shown.Id, Shown.Latest).Select(r => r.Text).SingleOrDefaultAsync();
        From = Shown.Latest;
        return await ShowAsync(StatusCodes.Status200OK);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return await OfferAsync() ?? await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        Sent = StoredText.Lines(Text);
        var of = AskOf is { } person ? new PersonId(person) : (PersonId?)null;
        var written = new WrittenText(Sent, From, Note, IsMinor, Step, of);
        var writing = await Db.WriteAsync(Viewer, Address, written, FormKey, Now);
        Conflict = writing.Conflict;
        return await AnswerAsync(
            writing.Answer,
            () => BackToPage(Done(writing)),
            async status =>
            {
                if (Conflict is { } conflict)
                {
                    ModelState.Remove(nameof(Text));
                    ModelState.Remove(nameof(From));
                    (Text, From) = (conflict.Proposal.Text, conflict.Theirs.Number);
                }
                return await OfferAsync() ?? await ShowAsync(status);
            }
        );
    }

    /// <summary>Shows what the text would look like; nothing is stored.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        if (await OfferAsync() is { } no)
            return no;
        var text = StoredText.Lines(Text);
        if (Domain.Wiki.WikiPage.WhyNotText(text) is { } reason)
        {
            ModelState.AddModelError(nameof(Text), reason);
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity, "_Preview");
        }
        var linked = await Db.LinkAsync(Viewer, text, new(Shown.SpaceId, Shown.SpaceSlug));
        Preview = linked.Text.Page().Html;
        return await ShowAsync(StatusCodes.Status200OK, "_Preview");
    }

    string Done(Writing writing)
    {
        var said = Step switch
        {
            PageStep.Publish => "Published.",
            PageStep.Ask => "Kept as a draft, and a review is asked for.",
            _ => "Kept as a draft that readers do not see yet.",
        };
        return writing.MergedWith is { } other
            ? $"{said} What {other} wrote meanwhile was put together with your changes."
            : said;
    }

    async Task<IActionResult> ShowAsync(int status, string fragment = "_Edit")
    {
        await LoadAroundAsync();
        if (Shown.PublishesAfterReview)
            Reviewers = [.. (await Db.ListWriters(Shown.Id, Today).ToListAsync()).Where(p => p.Id != Viewer.Person)];
        return this.PageOrFragment(fragment, status);
    }
}

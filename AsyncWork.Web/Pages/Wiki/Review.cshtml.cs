using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A draft beside what readers see, for who publishes it or sends it back (product.md D14).</summary>
public sealed class ReviewModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    public RevisionText Draft { get; private set; } = null!;
    public RevisionText? Published { get; private set; }
    public TextDiff Changes { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public Domain.People.PersonId Writer { get; private set; }

    /// <summary>Who confirms the page is asked again when this is published (product.md P9).</summary>
    public bool AsksAgain { get; private set; }

    /// <summary>Somebody other than the writer publishes here, and the writer is who looks.</summary>
    public bool IsOwnInReview => Shown.PublishesAfterReview && Writer == Viewer.Person;

    public async Task<IActionResult> OnGetAsync() =>
        await OfferAsync() is { } no ? no
        : Shown.HasDraft ? await ShowAsync(StatusCodes.Status200OK)
        : LocalRedirect(Shown.Url);

    public async Task<IActionResult> OnPostPublishAsync(int number) =>
        await AnswerAsync(
            await Db.PublishAsync(Viewer, Address, number, FormKey, Now),
            () => BackToPage("Published."),
            AgainAsync
        );

    public async Task<IActionResult> OnPostSendBackAsync(string? reason) =>
        await AnswerAsync(
            await Db.SendBackAsync(Viewer, Address, reason, Now),
            () => BackToPage("The draft stays, and no review waits any more."),
            AgainAsync
        );

    async Task<IActionResult> AgainAsync(int status) =>
        await OfferAsync() is { } no ? no
        : Shown.HasDraft ? await ShowAsync(status)
        : BackToPage("The draft was published meanwhile.");

    async Task<IActionResult> ShowAsync(int status)
    {
        var texts = await Db.ListTexts(Shown.Id, drafts: true, [Shown.Latest, Shown.Published ?? 0]).ToListAsync();
        Draft = texts[^1];
        Published = texts.Find(t => t.Number == Shown.Published);
        Writer = await Db.FindRevision(Shown.Id, Shown.Latest).Select(r => r.By).SingleAsync();
        AsksAgain = Shown.IsConfirmed && await Db.HasMajorChangeAsync(Shown.Id, Shown.Published ?? 0, Shown.Latest, default);
        Changes = TextDiff.Of(Published?.Text ?? "", Draft.Text);
        var linked = await Db.LinkAsync(Viewer, Draft.Text, new(Shown.SpaceId, Shown.SpaceSlug));
        Html = linked.Text.Page().Html;
        return this.PageOrFragment("_Review", status);
    }
}

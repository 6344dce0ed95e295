using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Who keeps a page right, whether it still is, and by when somebody looks again (product.md P8, kpis.md K26).</summary>
public sealed class KeepingModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    [BindProperty]
    public LocalDate? Next { get; set; }

    [BindProperty]
    public int? Owner { get; set; }
    string at = "";
    public IReadOnlyList<PersonName> Owners { get; private set; } = [];

    /// <summary>The day that is proposed for the next review.</summary>
    public LocalDate? Proposed => Next ?? (Shown.ReviewEveryMonths is { } months ? Today.PlusMonths(months) : null);

    public async Task<IActionResult> OnGetAsync() => await OfferAsync() ?? await ShowAsync(StatusCodes.Status200OK);

    /// <summary>"Still right."</summary>
    public Task<IActionResult> OnPostVerifyAsync() =>
        ChangeAsync(
            (found, _) =>
            {
                if (found.Page.Published is null)
                    return Task.FromResult<string?>("Nothing is published yet that could be right.");
                if (WhyNotNext(found.Space) is { } reason)
                    return Task.FromResult<string?>(reason);
                found.Page.Verify(Next, Viewer.Person, Now);
                return Task.FromResult<string?>(null);
            },
            "Noted: the page is still right."
        );

    /// <summary>Another date, without saying that the page holds.</summary>
    public Task<IActionResult> OnPostDateAsync() =>
        ChangeAsync(
            (found, _) =>
            {
                if (WhyNotNext(found.Space) is { } reason)
                    return Task.FromResult<string?>(reason);
                found.Page.ReviewBy(Next, Viewer.Person, Now);
                return Task.FromResult<string?>(null);
            },
            "The date of the next review is set."
        );

    public Task<IActionResult> OnPostOwnerAsync() =>
        ChangeAsync(
            async (found, token) =>
            {
                at = nameof(Owner);
                if (Owner is not { } chosen || !await Db.IsWriterAsync(found.Page.Id, new PersonId(chosen), Today, token))
                    return "Choose somebody who works here and may write on the page.";
                var owner = new PersonId(chosen);
                found.Page.OwnedBy(owner);
                if (owner != Viewer.Person)
                    Db.Tell(
                        new Notification(
                            owner,
                            NotificationReason.Owner,
                            Viewer.Person,
                            $"{Viewer.Name} asks you to keep “{found.Page.Title}” right",
                            Shown.Url,
                            Now
                        )
                    );
                return null;
            },
            "The page has a new owner."
        );

    protected override string FieldOf(string reason) => at;

    string? WhyNotNext(Space space)
    {
        at = nameof(Next);
        return WhyNotDay(space);
    }

    string? WhyNotDay(Space space) =>
        !ModelState.IsValid ? "Write the day as 2026-11-30."
        : Next is null && space.ReviewEveryMonths is not null ? "Pages of this space need a date for their next review."
        : WikiPage.WhyNotReviewBy(Next, Today);

    async Task<IActionResult> ChangeAsync(Func<PageToChange, CancellationToken, Task<string?>> work, string done)
    {
        if (await OfferAsync() is { } no)
            return no;
        var answer = await Db.ChangePageAsync(Viewer, Address, SpaceRight.Write, FormKey, Now, work);
        return await AnswerAsync(answer, () => BackToPage(done), async status => await OfferAsync() ?? await ShowAsync(status));
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        Owners = await Db.ListWriters(Shown.Id, Today).ToListAsync();
        return this.PageOrFragment("_Keeping", status);
    }
}

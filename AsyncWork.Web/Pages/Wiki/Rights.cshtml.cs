using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Who sees a page and those below it, where that differs from its space (product.md D16).</summary>
public sealed class RightsModel(AppDbContext db, IClock clock, AuditTrail audit) : OnPage(db, clock)
{
    public IReadOnlyList<GrantRow> Grants { get; private set; } = [];

    string said = "";

    /// <summary>The page above whose rights hold here; null when it has its own, or the space's hold.</summary>
    public TreeRow? InheritedFrom { get; private set; }
    public GranteeChoices Choices { get; private set; } = GranteeChoices.None;

    public async Task<IActionResult> OnGetAsync() => await OfferAsync(toKeep: true) ?? await ShowAsync(StatusCodes.Status200OK);

    public Task<IActionResult> OnPostAddAsync(string? who, SpaceRight right) =>
        ChangeAsync(
            async (page, token) =>
            {
                var (person, team) = Grantee.Of(who);
                if (!ModelState.IsValid || WikiPage.WhyNotGrant(person, team, right) is not null)
                    return "Choose a person or a team, and what they may do.";
                if (await Db.FindGranteeAsync(person, team, Today, token) is not { } name)
                    return "Choose somebody from the list.";
                var inherited = page.RestrictionId;
                page.Grant(person, team, right);
                // Who closes a page does not lock themselves out.
                if (
                    inherited != page.Id
                    && !await Db.SpacesOf(Viewer, SpaceRight.Keep).AnyAsync(s => s.Id == page.SpaceId, token)
                )
                    page.Grant(Viewer.Person, null, SpaceRight.Keep);
                await Db.RestrictBelowAsync(page.PathBelow, inherited, page.RestrictionId, token);
                said = inherited is null
                    ? "They have the right now, and the page is closed to all others."
                    : "They have the right now.";
                Record("gave a right to a page", $"“{page.Title}”: {name} may {GrantWords.Of(right)}");
                return null;
            }
        );

    public Task<IActionResult> OnPostRemoveAsync(int grant) =>
        ChangeAsync(
            async (page, token) =>
            {
                if (page.Grants.FirstOrDefault(g => g.Id == grant) is not { } found)
                    return null;
                var above = page.ParentId is { } parent
                    ? await Db.WikiPages.Where(p => p.Id == parent).Select(p => p.RestrictionId).SingleAsync(token)
                    : null;
                var before = page.RestrictionId;
                page.Revoke(found, above);
                await Db.RestrictBelowAsync(page.PathBelow, before, page.RestrictionId, token);
                if (before is not null && page.RestrictionId is null)
                    said = "The right is taken away. Nobody else has one here, so whoever sees the space sees the page again.";
                var name = await Db.FindGranteeAsync(found.PersonId, found.TeamId, null, token);
                Record("took a right to a page away", $"“{page.Title}”: {name} may no longer {GrantWords.Of(found.Right)}");
                return null;
            }
        );

    void Record(string action, string details) => audit.Record(action, PageView.AuditName(SpaceSlug), details);

    async Task<IActionResult> ChangeAsync(Func<WikiPage, CancellationToken, Task<string?>> work)
    {
        var answer = await Db.ChangePageAsync(
            Viewer,
            Address,
            SpaceRight.Keep,
            Guid.Empty,
            Now,
            async (found, token) =>
            {
                said = "The right is taken away.";
                await Db.TakeTurnOfSpacesAsync([found.Page.SpaceId], token);
                await Db.Entry(found.Page).Collection(p => p.Grants).LoadAsync(token);
                return await work(found.Page, token);
            }
        );
        return await AnswerAsync(
            answer,
            () =>
            {
                this.Toast(said);
                return LocalRedirect($"{Request.Path}");
            },
            async status => await OfferAsync(toKeep: true) ?? await ShowAsync(status)
        );
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        Grants = await Db.ListPageGrants(Shown.Id).ToListAsync();
        await LoadAroundAsync();
        if (Shown.IsRestricted && Grants.Count == 0)
            InheritedFrom = Above.LastOrDefault(p => p.IsRestricted);
        Choices = await GranteeChoices.LoadAsync(Db, Today);
        Response.StatusCode = status;
        return Page();
    }
}

using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Who is asked to confirm a page, and within how many days (product.md P9).</summary>
public sealed class AudienceModel(AppDbContext db, IClock clock) : OnPage(db, clock)
{
    const string Changed = "Somebody changed who confirms the page meanwhile. This is how it is now.";

    [BindProperty]
    public AudienceInput Input { get; set; } = new();

    /// <summary>The version of the audience that was on the screen; zero for none.</summary>
    [BindProperty]
    public int Seen { get; set; }
    public PageAudience? Present { get; private set; }
    public IReadOnlyList<AskedTeam> Teams { get; private set; } = [];
    public IReadOnlyList<PersonName> Readers { get; private set; } = [];

    public string PresentWords =>
        Present is { } present ? AudienceInput.WordsOf(present, Teams.FirstOrDefault(t => t.Id == present.TeamId)?.Name) : "";

    public async Task<IActionResult> OnGetAsync()
    {
        if (await RefuseAsync() is { } no)
            return no;
        await LoadAsync();
        if (Present is { } present)
            Input = AudienceInput.Of(present);
        return this.PageOrFragment("_Audience");
    }

    public Task<IActionResult> OnPostAsync() =>
        ChangeAsync(
            async (found, present, token) =>
            {
                if (!ModelState.IsValid)
                    return "Something in the form could not be read. Look at it again.";
                if (Input.WhyNot(found.Page) is { } wrong)
                    return wrong;
                var audience = Input.Apply(present, found.Page.Id, Viewer.Person, Now);
                if (present is null)
                    Db.PageAudiences.Add(audience);
                var kept = await Db.ListConfirmedAsItStands(found.Page.Id, found.Page.Published ?? 0).ToListAsync(token);
                var asked = await Db.AskToConfirmAsync(Viewer, found.Page, found.Space.Slug, audience, kept, Now, token);
                return asked.Count > 0 ? null : Input.NobodyThere;
            },
            "They are asked to confirm the page."
        );

    public Task<IActionResult> OnPostNobodyAsync() =>
        ChangeAsync(
            async (found, _, token) =>
            {
                await Db.StopConfirmingAsync(found.Page.Id, Now, token);
                return null;
            },
            "Nobody is asked to confirm the page any more."
        );

    async Task<IActionResult?> RefuseAsync() =>
        !await FindPageAsync() ? NotFound()
        : !Viewer.AsksToConfirm(Shown) ? Forbid()
        : null;

    async Task<IActionResult> ChangeAsync(Func<PageToChange, PageAudience?, CancellationToken, Task<string?>> work, string done)
    {
        if (await RefuseAsync() is { } no)
            return no;
        var stale = false;
        var answer = await Db.ChangePageAsync(
            Viewer,
            Address,
            SpaceRight.Read,
            FormKey,
            Now,
            async (found, token) =>
            {
                var present = await Db.FindAudience(found.Page.Id).SingleOrDefaultAsync(token);
                stale = (present?.Version ?? 0) != Seen;
                return stale ? Changed : await work(found, present, token);
            }
        );
        if (stale)
            answer = new(StatusCodes.Status409Conflict, Changed);
        return await AnswerAsync(
            answer,
            () => BackToPage(done),
            async status =>
            {
                await LoadAsync();
                return this.PageOrFragment("_Audience", status);
            }
        );
    }

    async Task LoadAsync()
    {
        Present = await Db.FindAudience(Shown.Id).AsNoTracking().SingleOrDefaultAsync();
        Teams = await Db.ListAskedTeams().ToListAsync();
        Readers = await Db.ListReaders(Shown.Id, Today).ToListAsync();
    }
}

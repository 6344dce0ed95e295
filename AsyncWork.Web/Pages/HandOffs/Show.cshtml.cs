using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>One hand-off: what goes along, and what the two say to each other (product.md F3).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : PageModel
{
    IReadOnlyDictionary<PersonId, string> names = new Dictionary<PersonId, string>();

    [FromRoute(Name = "id")]
    public int HandOffId { get; set; }

    [BindProperty]
    public Guid FormKey { get; set; }

    /// <summary>As it was when the form was shown.</summary>
    [BindProperty]
    public int Version { get; set; }

    /// <summary>A question or a reason, as it was typed.</summary>
    [BindProperty]
    public string? Word { get; set; }
    public Viewer Viewer => User.Viewer();
    public FoundHandOff Found { get; private set; } = null!;
    public HandOff HandOff => Found.HandOff;
    public IReadOnlyList<HandOffTurn> Turns { get; private set; } = [];
    public IReadOnlyList<HandOffThing> Things { get; private set; } = [];
    public IReadOnlyList<HandOffFile> Files { get; private set; } = [];

    /// <summary>The form that was sent and refused: its reason stands there.</summary>
    public string? Tried { get; private set; }
    public bool MayAnswer => HandOff.WhyNotAccept(Viewer.Person) is null;
    public bool IsLate => HandOff.IsOpen && HandOff.DueAt < clock.GetCurrentInstant();

    /// <summary>Nobody answers a question any more.</summary>
    public bool GiverHasLeft => Found.GiverLastDay < clock.GetCurrentInstant().InUtc().Date;

    public string NameOf(PersonId? person) =>
        person is { } id ? names.GetValueOrDefault(id, "Somebody unknown here") : "AsyncWork";

    public Task<IActionResult> OnGetAsync() => ShowAsync(StatusCodes.Status200OK);

    public Task<IActionResult> OnPostAcceptAsync() =>
        ChangeAsync("Accept", "It is yours now.", (changed, now, token) => db.AcceptAsync(Viewer, changed, now, token));

    public Task<IActionResult> OnPostAskAsync() =>
        ChangeAsync(
            "Ask",
            "Your question is sent.",
            (changed, now, _) => Task.FromResult(HandOffSteps.Ask(Viewer, changed, Word, now))
        );

    public Task<IActionResult> OnPostDeclineAsync() =>
        ChangeAsync(
            "Decline",
            "You declined it.",
            (changed, now, token) => HandOffSteps.DeclineAsync(Viewer, changed, Word, now, token)
        );

    public Task<IActionResult> OnPostWithdrawAsync() =>
        ChangeAsync(
            "Withdraw",
            "You took it back.",
            (changed, now, token) => HandOffSteps.WithdrawAsync(Viewer, changed, now, token)
        );

    async Task<IActionResult> ChangeAsync(string tried, string done, HandOffStepTaken work)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(StatusCodes.Status422UnprocessableEntity);
        var now = clock.GetCurrentInstant();
        var changed = await db.ChangeHandOffAsync(Viewer, HandOffId, Version, FormKey, now, (h, token) => work(h, now, token));
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        if (!changed.IsDone)
        {
            Tried = tried;
            ModelState.AddModelError(tried is "Ask" or "Decline" ? $"{tried}_Word" : "", changed.Refused ?? "");
            return await ShowAsync(changed.Status);
        }
        this.Toast(done);
        if (!Request.IsHtmx())
            return LocalRedirect($"/handoffs/{HandOffId}");
        ModelState.Clear();
        Word = null;
        return await ShowAsync(StatusCodes.Status200OK);
    }

    async Task<IActionResult> ShowAsync(int status)
    {
        if (await db.FindHandOff(Viewer, HandOffId).AsNoTracking().SingleOrDefaultAsync() is not { } found)
            return NotFound();
        Found = found;
        names = await db.ListPeopleOfHandOff(HandOffId).ToDictionaryAsync(p => p.Id, p => p.Name);
        Turns = await db.ListTurns(HandOffId).ToListAsync();
        Things = await HandOffThings.LoadAsync(db, Viewer, [.. HandOff.Items.Select(i => i.Subject)]);
        Files = await db.ListFilesOfHandOff(Viewer, HandOffId).ToListAsync();
        return this.PageOrFragment("_HandOff", status);
    }
}

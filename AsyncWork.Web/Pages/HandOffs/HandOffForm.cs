using AsyncWork.Domain.HandOffs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>A page with the form of a hand-off: a new one, or one that is given again.</summary>
public abstract class HandOffForm(AppDbContext db, IClock clock) : PageModel
{
    /// <summary>So much of what one owns is proposed.</summary>
    const int MostOwn = 30;

    [BindProperty]
    public HandOffInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }

    /// <summary>What was pressed besides the main button: <c>add</c>, <c>look</c>, or the key of what is taken out.</summary>
    [BindProperty]
    public string? Step { get; set; }
    public Viewer Viewer => User.Viewer();
    public Instant Now => clock.GetCurrentInstant();
    public IReadOnlyList<HandOffThing> Things { get; private set; } = [];
    public IReadOnlyList<PersonName> People { get; private set; } = [];
    public IReadOnlyList<OwnThing> Own { get; private set; } = [];

    /// <summary>When it would be due; null until somebody asks.</summary>
    public Instant? DueAt { get; private set; }

    /// <summary>Who would take it over, once it was asked when it is due.</summary>
    public Taker? Receiver { get; private set; }

    /// <summary>Where the form is sent.</summary>
    public abstract string FormAddress { get; }

    /// <summary>Where one comes back to without sending it.</summary>
    public abstract string Back { get; }

    /// <summary>The hand-off as it is, where it is given again.</summary>
    public FoundHandOff? Before { get; protected set; }

    /// <summary>The question that waits for an answer.</summary>
    public string? Question { get; protected set; }
    protected AppDbContext Db => db;

    /// <summary>Does what a small button of the form asks for; null when it was sent for good.</summary>
    protected async Task<IActionResult?> TakeStepAsync()
    {
        switch (Step)
        {
            case null or "":
                // What stands in the field was meant to be handed over, too.
                return string.IsNullOrWhiteSpace(Input.Added) || await AddAsync()
                    ? null
                    : await ShowAsync(StatusCodes.Status422UnprocessableEntity);
            case "add":
                return await ShowAsync(await AddAsync() ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            case "look":
                return await ShowAsync(await LookAsync() ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
            default:
                Input.Items.RemoveAll(i => i == Step);
                ModelState.Clear();
                return await ShowAsync(StatusCodes.Status200OK);
        }
    }

    protected async Task<IActionResult> ShowAsync(int status)
    {
        var subjects = Input.Subjects;
        Things = await HandOffThings.LoadAsync(db, Viewer, subjects);
        Input.Items = [.. Things.Select(t => t.Key)];
        Input.Title ??= Things.Count > 0 ? Things[0].Title : null;
        var here = await db.ListPeopleHere(Now.InZone(Viewer.Zone).Date).ToListAsync();
        People = [.. here.Where(p => p.Id != Viewer.Person)];
        Own = [.. await db.ListOwnCards(Viewer, MostOwn).ToListAsync(), .. await db.ListOwnPages(Viewer, MostOwn).ToListAsync()];
        return this.PageOrFragment("_Form", status);
    }

    /// <summary>The reason stands beside its field.</summary>
    protected async Task<IActionResult> RefuseAsync(HandOffChanged changed)
    {
        if (changed.Status == StatusCodes.Status404NotFound)
            return NotFound();
        if (changed.Status == StatusCodes.Status403Forbidden)
            return Forbid();
        ModelState.AddModelError(changed.Field, changed.Refused ?? "");
        return await ShowAsync(changed.Status);
    }

    async Task<bool> AddAsync()
    {
        var found = await HandOffThings.FindAsync(db, Viewer, Input.Added, Request.Host.Value ?? "");
        if (found is not { } subject || (await HandOffThings.LoadAsync(db, Viewer, [subject])) is not [var thing])
            return Refuse(
                "Input.Added",
                "Nothing that you see is called so. Write an address such as /cards/12, or a number such as D-0042."
            );
        if (!thing.MayGive)
            return Refuse("Input.Added", $"You only look at “{thing.Title}”. Who works on it hands it over.");
        if (Input.Items.Count >= HandOff.MostItems)
            return Refuse("Input.Added", $"At most {HandOff.MostItems} things are handed over at once.");
        if (!Input.Items.Contains(thing.Key, StringComparer.Ordinal))
            Input.Items.Add(thing.Key);
        Input.Added = null;
        ModelState.Clear();
        return true;
    }

    async Task<bool> LookAsync()
    {
        ModelState.Clear();
        if (
            Input.Receiver is not { } chosen
            || await db.FindTaker(new(chosen), Viewer.Today).SingleOrDefaultAsync() is not { } receiver
        )
            return Refuse("Input.Receiver", "Choose who takes it over.");
        var (due, wrong) = await HandOffPlans.DueAsync(db, receiver, Input, Now, CancellationToken.None);
        if (due is null)
            return Refuse(Input.OnDay ? "Input.On" : "Input.Days", wrong ?? "");
        (Receiver, DueAt) = (receiver, due);
        return true;
    }

    bool Refuse(string field, string reason)
    {
        ModelState.AddModelError(field, reason);
        return false;
    }
}

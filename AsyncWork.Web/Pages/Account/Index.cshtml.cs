using System.Globalization;
using System.Security.Claims;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>What is mine: name, zone, theme, and the browsers I am signed in on.</summary>
public sealed class IndexModel(
    AppDbContext db,
    UserManager<Identity.Account> accounts,
    AccountSessions sessions,
    AuditTrail audit,
    IClock clock
) : PageModel
{
    static readonly string[] Themes = ["system", "light", "dark"];

    public sealed record MyInput(string? Name, string? Zone, string? Theme, int Version);

    [BindProperty]
    public MyInput Input { get; set; } = null!;
    public string Email { get; private set; } = "";
    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];
    public Instant Now => clock.GetCurrentInstant();
    public Guid Current => Guid.TryParse(User.FindFirstValue(ViewerClaims.Session), out var id) ? id : Guid.Empty;

    public async Task<IActionResult> OnGetAsync()
    {
        var (account, person) = await LoadAsync();
        Input = new(person.Name, person.Zone.Id, account.Theme, person.Version);
        return await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var (account, person) = await LoadAsync();
        if (Person.WhyNotName(Input.Name) is { } reason)
            ModelState.AddModelError("Input.Name", reason);
        if (Zones.Find(Input.Zone) is not { } zone)
            ModelState.AddModelError("Input.Zone", "Choose a time zone from the list, such as Europe/Berlin.");
        else if (ModelState.IsValid)
        {
            db.Entry(person).Property(p => p.Version).OriginalValue = Input.Version;
            var before = person.Name;
            person.Rename(Input.Name!);
            if (person.Name != before)
                audit.Record("changed their own name", person.Name, $"{before} → {person.Name}");
            var moves = !person.Zone.Equals(zone);
            person.WorkIn(zone, person.Location);
            account.Theme = Themes.Contains(Input.Theme, StringComparer.Ordinal) ? Input.Theme! : "system";
            try
            {
                await db.SaveChangesAsync();
                if (moves)
                    await db.RecountAsync(person.Id, User.Viewer().Today);
                await sessions.RefreshAsync(account);
                this.Toast("Your account is saved.");
                return LocalRedirect("/account");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                (account, person) = await LoadAsync();
                Input = Input with { Version = person.Version };
                ModelState.AddModelError("", "Somebody changed these details first. Look at yours once more and save again.");
                return await ShowAsync(account, StatusCodes.Status409Conflict);
            }
        }
        return await ShowAsync(account, StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id)
    {
        var (account, _) = await LoadAsync();
        if (!await sessions.EndAsync(account.Id, id))
            return NotFound();
        audit.Record("ended a session", account.Email!);
        await db.SaveChangesAsync();
        this.Toast("That session has ended.");
        return LocalRedirect("/account");
    }

    /// <summary>This browser too.</summary>
    public async Task<IActionResult> OnPostEndAllAsync([FromServices] SignInManager<Identity.Account> signIn)
    {
        var (account, _) = await LoadAsync();
        audit.Record("signed out everywhere", account.Email!);
        if (!await sessions.EndAllAsync(account))
            return StatusCode(StatusCodes.Status409Conflict);
        await signIn.SignOutAsync();
        this.Toast("You are signed out everywhere.");
        return LocalRedirect("/account/sign-in");
    }

    async Task<(Identity.Account Account, Person Person)> LoadAsync()
    {
        var id = int.Parse(accounts.GetUserId(User)!, CultureInfo.InvariantCulture);
        var account = await db.Users.SingleAsync(a => a.Id == id);
        return (account, await db.People.SingleAsync(p => p.Id == account.PersonId));
    }

    async Task<IActionResult> ShowAsync(Identity.Account account, int status = StatusCodes.Status200OK)
    {
        (Email, Response.StatusCode) = (account.Email!, status);
        Sessions = await db.ListSessionsFor(account.Id, Now).ToListAsync();
        return Page();
    }
}

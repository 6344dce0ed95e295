using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Account;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using AccountOf = AsyncWork.Web.Identity.Account;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>A person's account: invitation, roles, sessions, lockout, the end.</summary>
public sealed class AccountModel(
    AppDbContext db,
    UserManager<AccountOf> accounts,
    AccountAdministration administration,
    Invitations invitations,
    IClock clock
) : PageModel
{
    public Person Person { get; private set; } = null!;
    public AccountOf? Account { get; private set; }
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public bool IsLocked { get; private set; }
    public int Sessions { get; private set; }
    public int Passkeys { get; private set; }
    public StillOwned Owned { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(int id) => ShowAsync(id, StatusCodes.Status200OK);

    public Task<IActionResult> OnPostInviteAsync(int id) =>
        DoAsync(
            id,
            async person =>
            {
                if (invitations.WhyNotInvite(person, Account) is { } reason)
                    return reason;
                await db.InTransactionAsync(async _ =>
                {
                    db.ChangeTracker.Clear();
                    await invitations.InviteAsync(person);
                });
                return null;
            }
        );

    public Task<IActionResult> OnPostDeactivateAsync(int id) =>
        DoAsync(id, p => administration.DeactivateAsync(p, User.Viewer().Person));

    public Task<IActionResult> OnPostReactivateAsync(int id) => DoAsync(id, administration.ReactivateAsync);

    public Task<IActionResult> OnPostUnlockAsync(int id) => DoAsync(id, administration.UnlockAsync);

    public Task<IActionResult> OnPostEndSessionsAsync(int id) => DoAsync(id, administration.EndSessionsAsync);

    public Task<IActionResult> OnPostDropSecondFactorAsync(int id) =>
        DoAsync(id, p => administration.DropSecondFactorAsync(p, User.Viewer().Person));

    public Task<IActionResult> OnPostGiveRoleAsync(int id, Role role) =>
        DoAsync(id, p => WithRole(role, () => administration.GiveRoleAsync(p, role)));

    public Task<IActionResult> OnPostTakeRoleAsync(int id, Role role) =>
        DoAsync(id, p => WithRole(role, () => administration.TakeRoleAsync(p, role, User.Viewer().Person)));

    Task<string?> WithRole(Role role, Func<Task<string?>> change) =>
        ModelState.IsValid && Enum.IsDefined(role) ? change() : Task.FromResult<string?>("There is no such role.");

    async Task<IActionResult> DoAsync(int id, Func<Person, Task<string?>> change)
    {
        if (!await LoadAsync(id))
            return NotFound();
        try
        {
            if (await change(Person) is not { } reason)
                return Request.IsHtmx() ? await ShowAsync(id, StatusCodes.Status200OK) : RedirectToPage(new { id });
            return await RefuseAsync(id, reason, StatusCodes.Status422UnprocessableEntity);
        }
        catch (DbUpdateConcurrencyException first)
        {
            return await RefuseAsync(id, first.Message, StatusCodes.Status409Conflict);
        }
    }

    Task<IActionResult> RefuseAsync(int id, string reason, int status)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return ShowAsync(id, status);
    }

    async Task<IActionResult> ShowAsync(int id, int status)
    {
        db.ChangeTracker.Clear();
        return await LoadAsync(id) ? this.PageOrFragment("_Account", status) : NotFound();
    }

    async Task<bool> LoadAsync(int id)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PersonId(id)) is not { } person)
            return false;
        Person = person;
        Owned = await db.LoadStillOwnedAsync(person.Id);
        Account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person.Id);
        if (Account is null)
            return true;
        Roles = [.. (await accounts.GetRolesAsync(Account)).Select(Enum.Parse<Role>).Order()];
        var now = clock.GetCurrentInstant();
        IsLocked = Account.LockoutEnd is { } end && Instant.FromDateTimeOffset(end) > now;
        Passkeys = await db.Passkeys.CountAsync(p => p.AccountId == Account.Id);
        Sessions = await db.ListSessionsFor(Account.Id, now).CountAsync();
        return true;
    }
}

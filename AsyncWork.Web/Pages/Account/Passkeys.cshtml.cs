using System.Security.Claims;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Account;

/// <summary>One’s own passkeys: add one on this device, remove one (product.md A5). Each time the password is asked for first.</summary>
[LimitAttempts, WithoutSecondFactor]
public sealed class PasskeysModel(
    UserManager<Identity.Account> accounts,
    OwnerCheck owner,
    Passkeys passkeys,
    AccountSessions sessions
) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the device has made.</summary>
    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>What the form that was answered carried along.</summary>
    [BindProperty]
    public string? Asked { get; set; }

    public IReadOnlyList<Passkey> Present { get; private set; } = [];

    /// <summary>The one that is to be removed, while the password is asked for.</summary>
    public Passkey? Leaving { get; private set; }

    /// <summary>The question to the device, once the password was right.</summary>
    public PasskeyAsk? Ask { get; private set; }

    /// <summary>A code is asked for beside the password.</summary>
    public bool AsksCode { get; private set; }

    Guid Session => Guid.Parse(User.FindFirstValue(ViewerClaims.Session)!);

    public async Task<IActionResult> OnGetAsync(int? remove)
    {
        Name = BrowserName.Of(Request.Headers.UserAgent.ToString());
        return await ShowAsync(await accounts.GetUserAsync(User), remove);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account)
            return Challenge();
        if (await passkeys.WhyNotAddAsync(account, Name) is { } reason)
            ModelState.AddModelError(nameof(Name), reason);
        else if (await owner.IsOwnerAsync(account, Password, Code, ModelState))
            Ask = await passkeys.AskForNewAsync(account, Name!);
        return await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (await accounts.GetUserAsync(User) is not { } account)
            return Challenge();
        if (await passkeys.AddAsync(account, Asked, Credential, but: Session) is { } name)
            return await DoneAsync($"The passkey “{name}” is added. Your other sessions have ended.");
        ModelState.AddModelError("", "That passkey could not be added: it came too late, or is known already. Try once more.");
        return await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostRemoveAsync(int remove)
    {
        if (await accounts.GetUserAsync(User) is not { } account)
            return Challenge();
        if (!await owner.IsOwnerAsync(account, Password, Code, ModelState))
            return await ShowAsync(account, remove);
        // Nobody’s, or removed already by the same form: either way it is not there.
        return await passkeys.RemoveAsync(account, remove, but: Session)
            ? await DoneAsync("The passkey is removed. Your other sessions have ended. Remove it on your device too.")
            : RedirectToPage();
    }

    async Task<IActionResult> DoneAsync(string told)
    {
        await sessions.RefreshAsync((await accounts.GetUserAsync(User))!);
        this.Toast(told);
        return RedirectToPage();
    }

    async Task<IActionResult> ShowAsync(Identity.Account? account, int? remove = null)
    {
        if (account is null)
            return Challenge();
        Present = await passkeys.ListAsync(account);
        AsksCode = account.SecondFactorAt is not null;
        Leaving = Present.FirstOrDefault(p => p.Id == remove);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

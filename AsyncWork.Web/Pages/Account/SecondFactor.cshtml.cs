using System.Security.Claims;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Account;

/// <summary>One’s own second factor: turn it on with an authenticator app, make new recovery codes, turn it off (product.md A5).</summary>
[LimitAttempts, WithoutSecondFactor]
public sealed class SecondFactorModel(
    UserManager<Identity.Account> accounts,
    OwnerCheck owner,
    SecondFactors factors,
    AccountSessions sessions
) : PageModel
{
    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What the form to turn it on carries along.</summary>
    [BindProperty(Name = "Offer")]
    public string? Sent { get; set; }

    /// <summary>Null when the second factor is on.</summary>
    public SecretOffer? Offer { get; private set; }

    /// <summary>Since when it is on.</summary>
    public Instant? Since { get; private set; }

    /// <summary>Recovery codes that were made by this answer; they are not shown again.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <summary>How many recovery codes open the account still.</summary>
    public int Left { get; private set; }

    public bool IsOwed => User.HasClaim(c => c.Type == ViewerClaims.OwesSecondFactor);
    Guid Session => Guid.Parse(User.FindFirstValue(ViewerClaims.Session)!);

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(await accounts.GetUserAsync(User));

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await accounts.GetUserAsync(User);
        if (account is { SecondFactorAt: null } && await IsOwnerAsync(account))
        {
            if (factors.Find(account, Sent) is not { } offer)
                ModelState.AddModelError(nameof(Code), "That key is too old. Take the new one into your app.");
            else if (await factors.TurnOnAsync(account, offer, Code, but: Session) is { } codes)
                return await DoneAsync(codes, "The second factor is on. Your other sessions have ended.");
            else
                ModelState.AddModelError(nameof(Code), OwnerCheck.WrongCode);
        }
        return await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var account = await accounts.GetUserAsync(User);
        return account is { SecondFactorAt: not null } && await IsOwnerAsync(account)
            ? await DoneAsync(await factors.MakeCodesAsync(account), "The old recovery codes open nothing any more.")
            : await ShowAsync(account);
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var account = await accounts.GetUserAsync(User);
        if (account is not { SecondFactorAt: not null } || !await IsOwnerAsync(account))
            return await ShowAsync(account);
        if (!await factors.TurnOffAsync(account, but: Session))
            return StatusCode(StatusCodes.Status409Conflict);
        await sessions.RefreshAsync((await accounts.GetUserAsync(User))!);
        this.Toast("The second factor is off. Your other sessions have ended.");
        return LocalRedirect(SecondFactorSetup.Page);
    }

    Task<bool> IsOwnerAsync(Identity.Account account) => owner.IsOwnerAsync(account, Password, Code, ModelState);

    async Task<IActionResult> DoneAsync(IReadOnlyList<string> codes, string told)
    {
        var account = (await accounts.GetUserAsync(User))!;
        await sessions.RefreshAsync(account);
        (ViewData["Done"], Made) = (told, codes);
        return await ShowAsync(account);
    }

    async Task<IActionResult> ShowAsync(Identity.Account? account)
    {
        if (account is null)
            return Challenge();
        Since = account.SecondFactorAt;
        Offer = Since is null ? factors.Find(account, Sent) ?? factors.Offer(account) : null;
        Left = Since is null ? 0 : await factors.CountCodesAsync(account);
        if (!ModelState.IsValid)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

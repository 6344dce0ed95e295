using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Whether who sits at a session is the account’s owner, before what opens the account is changed: their password, and a code where the
/// second factor is on (ASVS 7.5.1). The form’s fields are <c>Password</c> and <c>Code</c>.
/// </summary>
public sealed class OwnerCheck(PasswordCheck check, SecondFactors factors)
{
    public const string WrongCode =
        "That code is not right, or was used already. Wait for the next one, and look at your phone’s clock.";

    /// <summary>True when all is right that was typed; else it says at which field what is wrong, and it counts as a wrong password at sign-in.</summary>
    public async Task<bool> IsOwnerAsync(Account account, string? password, string? code, ModelStateDictionary form)
    {
        if (!await check.IsPasswordOfAsync(account, password))
            form.AddModelError(
                "Password",
                "That is not your password. After five failures your account can be tried again in 15 minutes."
            );
        else if (account.SecondFactorAt is not null && await factors.TryAsync(account, code) is null)
            form.AddModelError("Code", WrongCode);
        return form.IsValid;
    }
}

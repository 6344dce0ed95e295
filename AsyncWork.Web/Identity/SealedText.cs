using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace AsyncWork.Web.Identity;

/// <summary>Texts that only this app can read and write, and that go out and come back: in links, forms and the database.</summary>
static class SealedText
{
    const int Longest = 4000;

    /// <summary>What was sealed; null when it was not by this protector, or was changed.</summary>
    public static string? Open(this IDataProtector protector, string? seal)
    {
        if (seal is null or { Length: > Longest })
            return null;
        try
        {
            return protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

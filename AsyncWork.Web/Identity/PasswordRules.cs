using System.Collections.Frozen;
using AsyncWork.Web.Data.Demo;
using Microsoft.AspNetCore.Identity;

namespace AsyncWork.Web.Identity;

/// <summary>
/// What a password must be: long enough and not what others would try first. No rules of composition; any characters, spaces too. Read by
/// Identity wherever a password is set.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 128;
    static readonly Lazy<FrozenSet<string>> Common = new(ReadCommon);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(
            WhyNot(password, user.Email) is { } reason
                ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = reason })
                : IdentityResult.Success
        );

    /// <summary>Why this cannot be the password of the account with that address; null when it can.</summary>
    public static string? WhyNot(string? password, string? email) =>
        string.IsNullOrEmpty(password) || password.Length < Shortest
            ? $"A password has at least {Shortest} characters. A few words in a row are easy to remember."
        : password.Length > Longest ? $"A password has at most {Longest} characters."
        : password.Contains('\0', StringComparison.Ordinal) ? "That password contains a character that cannot be typed."
        : HoldsNameOf(email, password) ? "The password contains the name in your e-mail address. Choose one that does not."
        : IsCommon(password)
            ? "That password is among the first that others would try. Choose another, such as a few words in a row."
        : null;

    static bool HoldsNameOf(string? email, string password) =>
        email?.Split('@')[0] is { Length: >= 3 } name && password.Contains(name, StringComparison.OrdinalIgnoreCase);

    // Most of the list is shorter than twelve characters: what people make of it then is padding, repeating and rows of keys.
    static bool IsCommon(string password)
    {
#pragma warning disable CA1308 // the list is in lower case
        var lower = password.ToLowerInvariant();
#pragma warning restore CA1308
        var bare = lower.Trim([.. lower.Where(c => !char.IsLetter(c))]);
        return lower.Equals(DemoCompany.Password, StringComparison.OrdinalIgnoreCase)
            || Common.Value.Contains(lower)
            || Common.Value.Contains(bare)
            || IsRepeated(lower)
            || IsRow(lower);
    }

    /// <summary>A few characters over and over, or a common password twice.</summary>
    static bool IsRepeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            var part = text[..length];
            if (
                (length <= 4 || Common.Value.Contains(part))
                && Enumerable.Range(0, text.Length).All(i => text[i] == part[i % length])
            )
                return true;
        }
        return false;
    }

    /// <summary>Neighbours in order: 123456789012, abcdefghijkl.</summary>
    static bool IsRow(string text) => text.Zip(text.Skip(1)).All(pair => Math.Abs(pair.First - pair.Second) is 0 or 1 or 9);

    static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}

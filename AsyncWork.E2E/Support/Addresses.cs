using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>A page of the app that people look at.</summary>
/// <param name="Template">Its route; a part in braces is filled from the first link that fits on <paramref name="From"/>.</param>
/// <param name="From">The address of the page that links to it.</param>
/// <param name="Status">What it answers.</param>
public sealed partial record Address(string Template, string? From = null, int Status = 200)
{
    /// <summary>The name of its pictures.</summary>
    public string Name => Template == "/" ? "today" : NotInNames().Replace(Template, "-").Trim('-');

    /// <summary>The address itself; null when the page that should link to it does not, for this person.</summary>
    public async Task<string?> FindAsync(IPage page)
    {
        if (From is null)
            return Template;
        await page.GotoAsync(From);
        var links = await page.Locator("a[href]").EvaluateAllAsync<string[]>("links => links.map(a => a.getAttribute('href'))");
        return links.FirstOrDefault(l => Regex.IsMatch(l, Pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));
    }

    private string Pattern => "^" + Placeholder().Replace(Template, "[^/?#.]*[0-9][^/?#.]*") + "$";

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();

    [GeneratedRegex("{[^}]+}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}

/// <summary>Every page, by who sees it: what the gallery shows and what the accessibility tests walk.</summary>
public static class Addresses
{
    public const string Nobody = "nobody";

    /// <summary>One person for each role.</summary>
    public static readonly string[] Who = [Nobody, "berlin", "manager", "hr", "admin"];

    private static readonly Address[] SignedOut = [new("/account/sign-in")];

    private static readonly Address[] Everyone =
    [
        new("/"),
        new("/time"),
        new("/people"),
        new("/people/{id}", "/people"),
        new("/help"),
        new("/no-such-page", Status: 404),
    ];

    private static readonly Address[] Reports = [new("/reports"), new("/reports/{month}", "/reports")];

    private static readonly Address[] Administration = [];

    public static IReadOnlyList<Address> For(string who) =>
        who switch
        {
            Nobody => SignedOut,
            "admin" => [.. Everyone, .. Reports, .. Administration],
            "hr" or "manager" => [.. Everyone, .. Reports],
            _ => Everyone,
        };

    public static IEnumerable<Address> All => Who.SelectMany(For).Distinct();
}

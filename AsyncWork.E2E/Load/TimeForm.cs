using System.Net;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;

namespace AsyncWork.E2E.Load;

/// <summary>The form on the time page that adds an entry, filled as a person would: what it offers, and ten minutes of work.</summary>
internal sealed partial record TimeForm(string Action, KeyValuePair<string, string>[] Fields)
{
    /// <summary>The same form opened afresh: its key, which keeps one form from being taken twice, is another.</summary>
    public IEnumerable<KeyValuePair<string, string>> Afresh() =>
        Fields.Select(f => f.Key == FormKeys.Field ? new(f.Key, $"{Guid.NewGuid()}") : f);

    /// <exception cref="UsageException">The page has no such form.</exception>
    public static async Task<TimeForm> ReadAsync(Session session, string path)
    {
        var page = await session.GetAsync(path);
        var form =
            Forms()
                .Matches(page)
                .Select(f => f.Value)
                .FirstOrDefault(f => Inputs().Matches(f).Any(i => IsDuration(Name(i.Value))))
            ?? throw new UsageException($"{path} has no form that takes a duration.");
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in Inputs().Matches(form).Select(i => i.Value).Where(i => Name(i).Length > 0 && !IsUnchecked(i)))
            fields.Add(new(Name(input), IsDuration(Name(input)) ? "0:10" : Attribute(input, "value")));
        foreach (var select in Selects().Matches(form).Select(s => s.Value))
            fields.Add(new(Name(select), Chosen(select)));
        var action = Attribute(form[..(form.IndexOf('>', StringComparison.Ordinal) + 1)], "action");
        return new(action.Length > 0 ? action : path, [.. fields]);
    }

    private static bool IsDuration(string name) => name.EndsWith("Duration", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnchecked(string input) =>
        Attribute(input, "type") is "checkbox" or "radio" && !input.Contains("checked", StringComparison.OrdinalIgnoreCase);

    private static string Chosen(string select)
    {
        var options = Options().Matches(select).Select(o => o.Value).ToList();
        var chosen = options.Find(o => o.Contains("selected", StringComparison.Ordinal) && Attribute(o, "value").Length > 0);
        return Attribute(chosen ?? options.Find(o => Attribute(o, "value").Length > 0) ?? "", "value");
    }

    private static string Name(string element) =>
        Attribute(element[..(element.IndexOf('>', StringComparison.Ordinal) + 1)], "name");

    private static string Attribute(string element, string name) =>
        WebUtility.HtmlDecode(
            Regex.Match(element, $"\\s{name}=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking).Groups["value"].Value
        );

    [GeneratedRegex(
        "<form[^>]*method=\"post\".*?</form>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Forms();

    [GeneratedRegex(
        "<(input|textarea)[^>]*>",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Inputs();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*>", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Options();
}

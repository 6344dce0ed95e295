using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.House;

/// <summary>
/// Every field of every form of every page is filled with what does not belong there: never a failure of ours, never half a change
/// (security.md, bad input). Grows by itself with each form.
/// </summary>
public sealed partial class BadInputTests
{
    /// <summary>Written as they go over the wire, since some of them are no text at all; null leaves the field out.</summary>
    static readonly (string Name, string?[] Values)[] Bad =
    [
        ("over-long", [new string('x', 100_000)]),
        ("NUL", ["a%00b"]),
        ("a lone surrogate", ["a%ED%A0%80b"]),
        ("no UTF-8", ["%FF%FE"]),
        ("right-to-left marks", ["a%E2%80%AEb%E2%80%8F"]),
        ("line breaks", ["a%0D%0Ab"]),
        ("negative", ["-1"]),
        ("too large a number", ["99999999999999999999"]),
        ("the year 0", ["0000-00-00"]),
        ("the year 9999", ["9999-12-31"]),
        ("the wrong type", ["%5B%7B%22%7D"]),
        ("empty", [""]),
        ("missing", [null]),
        ("repeated", ["1", "2", "x"]),
    ];

    /// <summary>These record that something was tried.</summary>
    static readonly string[] Logs = ["AuditEvents", "AccountSessions"];

    [Fact]
    public async Task No_field_of_any_form_breaks_the_app_or_leaves_half_a_change()
    {
        var (tried, wrong) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());

        foreach (var name in (string?[])[null, "manager", "hr", "admin"])
            await TryFormsAsync(name, tried, wrong);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <param name="tried">The forms that others filled in before: one that many pages have, such as the timer's, is tried once.</param>
    static async Task TryFormsAsync(string? name, HashSet<string> tried, List<string> wrong)
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given
            .The("Manager")
            .Logged("2026-11-11", "9:00-10:00", "Website", "Design")
            .Logged("2026-11-12", "0:30", "Website", "Meeting");
        await given.SaveAsync();
        await host.DecisionAsync(by: "Manager", decides: ["Manager", "HR", "Admin"]);
        await Wiki.SomeWiki.PageAsync(host);
        await Onboarding.SomeSteps.TemplateAsync(host);
        var browser = name is null ? host.Stranger() : await host.SignedInAsync(name);
        foreach (
            var place in (await SiteAddress.AllAsync(host))
                .Select(a => a.Plausible())
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList()
        )
            await TryFormsOfAsync(host, browser, place, tried, wrong);
    }

    static async Task TryFormsOfAsync(AppHost host, HttpClient browser, string place, HashSet<string> tried, List<string> wrong)
    {
        using var page = await browser.GetAsync(place);
        if (!page.IsSuccessStatusCode || page.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        var document = await page.HtmlAsync();
        foreach (var form in document.Forms.Where(f => f.Method == "post" && !IsSignOut(f) && tried.Add(NameOf(f, place))))
        {
            var fields = form.FieldsOf().ToList();
            var to = form.GetAttribute("action") is { Length: > 0 } action ? action : place;
            foreach (
                var field in form.QuerySelectorAll("input[name],select[name],textarea[name]")
                    .Select(e => e.GetAttribute("name")!)
                    .Distinct()
            )
            foreach (var (what, values) in field == "__RequestVerificationToken" ? [] : Bad)
                if (await TryAsync(host, () => SendAsync(browser, to, Body(fields, field, values))) is { } problem)
                    wrong.Add($"{place}, {field} {what}: {problem}");
        }
    }

    static async Task<int> SendAsync(HttpClient browser, string to, HttpContent body)
    {
        using var answer = await browser.PostAsync(to, body);
        return (int)answer.StatusCode;
    }

    /// <summary>What is wrong with the answer; null when nothing is.</summary>
    static async Task<string?> TryAsync(AppHost host, Func<Task<int>> send)
    {
        var status = 0;
        var commands = await host.Commands.Of(async () => status = await send());
        if (status >= 500)
            return $"{status} {host.Errors.Last}";
        if (status < 400 || !commands.Any(IsWrite))
            return null;
        // What it wrote may have been taken back; counting all tables each time would take minutes.
        var before = await CountAsync(host);
        return await send() >= 400 && before != await CountAsync(host)
            ? $"refused with {status}, and yet something was stored."
            : null;
    }

    static bool IsWrite(string command) => Written().Matches(command).Any(m => !Logs.Contains(m.Groups["table"].Value));

    [GeneratedRegex("(INSERT INTO|UPDATE|DELETE FROM) \"(?<table>[A-Za-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    /// <summary>What makes it the same form as another: where it goes, but for ids, and its fields.</summary>
    static string NameOf(IHtmlFormElement form, string place) =>
        Digits().Replace(form.GetAttribute("action") is { Length: > 0 } action ? action : place, "0")
        + ' '
        + string.Join(
            ' ',
            form.QuerySelectorAll("[name]")
                .Select(e => Digits().Replace(e.GetAttribute("name")!, "0"))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();

    // Signing out would end the walk.
    static bool IsSignOut(IHtmlFormElement form) =>
        form.GetAttribute("action") is { } action
        && (action.Contains("sign-out", StringComparison.Ordinal) || action.Contains("sessions", StringComparison.Ordinal));

    static ByteArrayContent Body(IEnumerable<(string Name, string Value)> fields, string field, string?[] values)
    {
        var pairs = fields
            .Where(f => f.Name != field)
            .Select(f => $"{Uri.EscapeDataString(f.Name)}={Uri.EscapeDataString(f.Value)}")
            .Concat(values.Where(v => v is not null).Select(v => $"{Uri.EscapeDataString(field)}={v}"));
        return new(Encoding.ASCII.GetBytes(string.Join('&', pairs)))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
        };
    }

    /// <summary>The rows of all tables, as one text to compare.</summary>
    static Task<string> CountAsync(AppHost host) =>
        host.Database(async db =>
        {
            var tables = db
                .Model.GetEntityTypes()
                .Select(e => e.GetTableName()!)
                .Distinct()
                .Except(Logs)
                .Order(StringComparer.Ordinal)
                .Select(table => $"SELECT '{table} ' || COUNT(*) AS \"Value\" FROM \"{table}\"");
            var counts = await db
                .Database.SqlQuery<string>(FormattableStringFactory.Create(string.Join(" UNION ALL ", tables)))
                .ToListAsync();
            return string.Join('\n', counts);
        });
}

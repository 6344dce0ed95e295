using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>A page of the app that people look at.</summary>
/// <param name="Template">Its route; a part in braces is filled from the first link that fits on the page <paramref name="From"/>.</param>
/// <param name="From">The template of the page that links to it.</param>
/// <param name="Status">What it answers.</param>
public sealed partial record Address(string Template, string? From = null, int Status = 200)
{
    /// <summary>The name of its pictures.</summary>
    public string Name => Template == "/" ? "today" : NotInNames().Replace(Template, "-").Trim('-');

    /// <summary>The address itself; null when the page that should link to it does not, for this person.</summary>
    /// <param name="found">What was found before for the same person.</param>
    public async Task<string?> FindAsync(IPage page, ConcurrentDictionary<Address, string?> found)
    {
        if (From is null)
            return Template;
        if (found.TryGetValue(this, out var known))
            return known;
        string? path = null;
        if (await Addresses.All.First(a => a.Template == From).FindAsync(page, found) is { } from)
        {
            await page.GotoAsync(from);
            var links = await page.Locator("a[href]")
                .EvaluateAllAsync<string[]>("links => links.map(a => a.pathname + a.search)");
            path = links
                .Where(link => !Addresses.All.Any(a => a.Template == link)) // “new” looks like a name
                .FirstOrDefault(l => Regex.IsMatch(l, Pattern, RegexOptions.IgnoreCase | RegexOptions.NonBacktracking));
        }
        return found[this] = path;
    }

    /// <summary>The template with what its parts look like, and what a link may carry along besides.</summary>
    private string Pattern =>
        "^" + Placeholder().Replace(Regex.Escape(Template), part => Shape(part.Groups["name"].Value)) + "([?&].*)?$";

    private static string Shape(string part) =>
        part switch
        {
            "id" => "[0-9]+",
            "month" => "[0-9]{4}-[0-9]{2}",
            "week" => "[0-9]{4}-W[0-9]{2}",
            "slug" => "[a-z0-9-]+",
            "figure" => "[A-Za-z0-9-]+",
            "number" => "D-[0-9]{4,}",
            _ => throw new ArgumentException($"What does {{{part}}} look like?", nameof(part)),
        };

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotInNames();

    [GeneratedRegex(@"\\{(?<name>[a-z]+)}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}

/// <summary>Every page, by who sees it: what the gallery shows and what the accessibility tests walk.</summary>
public static class Addresses
{
    public const string Nobody = "nobody";

    /// <summary>One of the demo company, in a space that the manager keeps.</summary>
    private const string WikiPage = "/wiki/product/what-we-do-not-build";

    /// <summary>One person for each role.</summary>
    public static readonly string[] Who = [Nobody, "berlin", "manager", "hr", "admin"];

    private static readonly Address[] SignedOut = [new("/account/sign-in"), new("/account/forgotten")];

    private static readonly Address[] Everyone =
    [
        new("/"),
        new("/boards"),
        new("/boards/new"),
        new("/boards/{id}", "/boards"),
        new("/boards/{id}/settings", "/boards/{id}"),
        new("/boards/{id}/settings/columns", "/boards/{id}/settings"),
        new("/boards/{id}/settings/lanes", "/boards/{id}/settings"),
        new("/boards/{id}/settings/labels", "/boards/{id}/settings"),
        new("/boards/{id}/settings/guests", "/boards/{id}/settings"),
        new("/cards/{id}", "/boards/{id}"),
        new("/cards/{id}/edit", "/cards/{id}"),
        new("/cards/{id}/move", "/cards/{id}"),
        new("/cards/{id}/hand-over", "/cards/{id}"),
        new("/cards/{id}/time", "/cards/{id}"),
        new("/cards/{id}/history", "/cards/{id}"),
        new("/cards/new?board={id}", "/boards/{id}"),
        new("/advisor"),
        new("/advisor?task=ideas&urgency=week&overlap=none"),
        new("/advisor/table"),
        new("/decisions"),
        new("/decisions/new"),
        new("/decisions/new?recorded=true"),
        new("/decisions/import"),
        new("/decisions/{number}", "/decisions"),
        new("/decisions/{number}/history", "/decisions/{number}"),
        new("/handoffs"),
        new("/handoffs/new"),
        new("/handoffs/{id}", "/handoffs"),
        new("/inbox"),
        new("/inbox?show=Done"),
        new("/playbook"),
        new("/playbook?team="),
        new("/playbook/{slug}", "/playbook"),
        new("/playbook/when-to-talk-at-once?team=support"),
        new("/playbook/channels"),
        new("/playbook/channels/{id}", "/playbook/channels"),
        new("/playbook/radar"),
        new("/playbook/reviews"),
        new("/playbook/escalation"),
        new("/playbook/escalation?team="),
        new("/playbook/acknowledgements"),
        new("/onboarding"),
        new("/onboarding/how-we-work"),
        new("/onboarding/how-we-work?team="),
        new("/pilots"),
        new("/pilots/{id}", "/pilots"),
        new("/pilots/{id}/weeks/{id}", "/pilots/{id}"),
        new("/pilots/{id}/report", "/pilots/{id}"),
        new("/posts"),
        new("/posts/new"),
        new("/posts/new?kind=Request"),
        new("/posts/{id}", "/posts"),
        new("/playbook/channels?What=Question&Urgent=true"),
        new("/wiki"),
        new("/wiki/new"),
        new("/wiki/stale"),
        new("/wiki/{slug}", "/wiki"),
        new("/search"),
        new("/search?q=design"),
        new("/boards/{id}/list", "/boards/{id}"),
        new("/boards/{id}/archive", "/boards/{id}"),
        new("/boards/{id}/templates", "/boards/{id}"),
        new("/boards/{id}/recurring", "/boards/{id}"),
        new("/boards/{id}/rules", "/boards/{id}"),
        new("/boards/{id}/import", "/boards/{id}"),
        new("/boards/{id}/export", "/boards/{id}/import"),
        new("/boards/import"),
        new("/boards/archive"),
        new("/boards/templates"),
        new("/account/data"),
        new("/account/feed"),
        new("/account/focus"),
        new("/account/notices"),
        new("/writing"),
        new("/time"),
        new("/time?month={month}", "/time"),
        new("/time/entries/{id}", "/time?month={month}"),
        new("/time/timer"),
        new("/time/again"),
        new("/time/timer/stop"),
        new("/time/timer/idle"),
        new("/time/week/{week}", "/time"),
        new("/time/projects"),
        new("/time/analysis"),
        new("/time/analysis/team"),
        new("/time/import"),
        new("/people"),
        new("/people/{id}", "/people"),
        new("/people/teams/{slug}", "/people"),
        new("/people/teams/{slug}/norms", "/people/teams/{slug}"),
        new("/people/absences"),
        new("/people/absences/new"),
        new("/people/absences/{id}", "/people/absences"),
        new("/overlap"),
        new("/work"),
        new("/boards/{id}/flow", "/boards/{id}"),
        new("/boards/{id}/calendar", "/boards/{id}"),
        new("/boards/{id}/timeline", "/boards/{id}"),
        new("/help"),
        new("/account"),
        new("/account/password"),
        new("/account/second-factor"),
        new("/account/passkeys"),
        new("/no-such-page", Status: 404),
    ];

    private static readonly Address[] Leading =
    [
        new("/time/projects/{id}", "/time/projects"),
        new("/time/activities/{id}", "/time/projects"),
        new("/time/approvals"),
        new("/time/approvals/{id}/{week}", "/time/approvals"),
        new("/reports"),
        new("/reports/mail"),
        new("/reports/{month}", "/reports"),
        new("/reports/{month}/commentary", "/reports/{month}"),
        new("/reports/{month}/rows", "/reports/{month}"),
        new("/reports/{month}/people", "/reports/{month}"),
        new("/reports/{month}/definitions", "/reports/{month}"),
        new("/reports/{month}/cards", "/reports/{month}"),
        new("/reports/{month}/figures/{figure}", "/reports/{month}"),
    ];

    /// <summary>Of the team Product of the demo company, which the manager leads.</summary>
    private static readonly Address[] Agreeing =
    [
        new("/people/teams/product/agreement"),
        new("/pilots/new"),
        new("/wiki/product/new"),
        new("/wiki/product/links"),
        new("/wiki/product/archive"),
        new("/wiki/product/templates"),
        new("/wiki/product/settings"),
        new("/wiki/product/rights"),
        new($"{WikiPage}"),
        new($"{WikiPage}/edit"),
        new($"{WikiPage}/history"),
        new($"{WikiPage}/paragraphs"),
        new($"{WikiPage}/comments"),
        new($"{WikiPage}/comments?block=0"),
        new($"{WikiPage}/files"),
        new($"{WikiPage}/place"),
        new($"{WikiPage}/keeping"),
        new($"{WikiPage}/audience"),
        new("/playbook/own?team=product"),
        new("/playbook/escalation?team=product"),
        new("/playbook/escalation/edit?team=product"),
        new("/playbook/reviews/{id}", "/playbook/reviews"),
        new("/playbook/reviews?team=product&state=held"),
        new($"{WikiPage}/rights"),
        new($"{WikiPage}/leave"),
    ];

    private static readonly Address[] Company =
    [
        new("/playbook/escalation/edit"),
        new("/people/holidays"),
        new("/people/holidays/import"),
        new("/playbook/channels/new"),
        new("/playbook/channels/{id}/edit", "/playbook/channels/{id}"),
        new("/time/approvals/months"),
        new("/onboarding/plans/new"),
        new("/onboarding/plans/new?kind=Offboarding"),
        new("/onboarding/plans/{id}", "/onboarding"),
        new("/onboarding/plans/{id}?show=open", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/steps/new", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/steps/{id}", "/onboarding/plans/{id}?show=open"),
        new("/onboarding/plans/{id}/steps/{id}/edit", "/onboarding/plans/{id}/steps/{id}"),
        new("/onboarding/plans/{id}/settings", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/preboarding", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/invitation", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/check-ins/{id}", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/history", "/onboarding/plans/{id}"),
        new("/onboarding/plans/{id}/end", "/onboarding/plans/{id}"),
        new("/onboarding/templates"),
        new("/onboarding/templates/new"),
        new("/onboarding/templates/{id}", "/onboarding/templates"),
        new("/onboarding/templates/{id}?view=list", "/onboarding/templates/{id}"),
        new("/onboarding/templates/{id}/edit", "/onboarding/templates/{id}"),
        new("/onboarding/modules/new"),
        new("/onboarding/modules/import"),
        new("/onboarding/modules/{id}", "/onboarding/templates"),
        new("/onboarding/modules/{id}/edit", "/onboarding/modules/{id}"),
        new("/onboarding/modules/{id}/heading", "/onboarding/modules/{id}"),
        new("/onboarding/modules/{id}/publish", "/onboarding/modules/{id}"),
        new("/onboarding/modules/{id}/steps/new", "/onboarding/modules/{id}"),
        new("/onboarding/modules/{id}/steps/{id}", "/onboarding/modules/{id}"),
        new("/onboarding/modules/{id}/versions/{id}", "/onboarding/modules/{id}"),
    ];

    private static readonly Address[] Administration =
    [
        new("/admin"),
        new("/admin/advisor"),
        new("/admin/people"),
        new("/admin/people/{id}", "/admin/people"),
        new("/admin/people/{id}/hours", "/admin/people/{id}"),
        new("/admin/people/{id}/account", "/admin/people/{id}"),
        new("/admin/people/{id}/data", "/admin/people/{id}"),
        new("/admin/people/{id}/leaving", "/admin/people/{id}"),
        new("/admin/people/new"),
        new("/admin/teams"),
        new("/admin/teams/{slug}", "/admin/teams"),
        new("/admin/teams/new"),
        new("/admin/settings"),
        new("/admin/decisions"),
        new("/decisions/{number}/edit", "/decisions/{number}"),
        new("/admin/audit"),
        new("/admin/health"),
    ];

    public static IReadOnlyList<Address> For(string who) =>
        who switch
        {
            Nobody => SignedOut,
            "admin" => [.. Everyone, .. Leading, .. Agreeing, .. Company, .. Administration],
            "hr" => [.. Everyone, .. Leading, .. Company],
            "manager" => [.. Everyone, .. Leading, .. Agreeing],
            _ => Everyone,
        };

    /// <summary>
    /// What is walked as this person: all that the manager sees, and of the others what only they see, or see otherwise. A page is made by the
    /// same parts for all who see it.
    /// </summary>
    public static IReadOnlyList<Address> WalkedAs(string who) =>
        who is Nobody or "manager"
            ? For(who)
            : [.. For(who).Except(For("manager")), .. Everyone.Where(a => SeenOtherwise.Contains(a.Template))];

    private static readonly string[] SeenOtherwise =
    [
        "/",
        "/boards/{id}",
        "/people/{id}",
        "/decisions/{number}",
        "/time/analysis",
    ];

    public static IEnumerable<Address> All => Who.SelectMany(For).Distinct();
}

using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.E2E.House;

/// <summary>The list of addresses is the whole list: a page that is not on it is neither looked at nor walked.</summary>
[Collection(AppCollection.Name)]
public sealed partial class AddressTests(AppFixture app)
{
    /// <summary>Pages that answer with something else than a page to look at, or only in a state that the demo is not in.</summary>
    private static readonly string[] NotLookedAt =
    [
        "/boards/{}/export.{}",
        "/wiki/{}/import",
        "/boards/{}/filters",
        "/boards/{}/recurring/{}",
        "/boards/{}/templates/{}",
        "/boards/import/look",
        "/decisions/export.zip",
        "/decisions/import/look",
        "/decisions/{}.{}",
        "/decisions.{}",
        "/decisions/{}.{}",
        "/wiki/{}.{}",
        "/wiki/{}/{}.{}",
        "/wiki/{}/import/{}",
        "/account/sign-in/code", // after the password, on the journey of the second factor
        "/cards/new", // with its board, on the list
        "/cards/{}/archive",
        // Steps that only a decision in the right state offers, and parts that are looked at on the decision itself.
        "/decisions/export.zip",
        "/decisions/{}/answer",
        "/decisions/{}/cards",
        "/decisions/{}/comments",
        "/decisions/{}/comments/{}",
        "/decisions/{}/decide",
        "/decisions/{}/extend",
        "/decisions/{}/files",
        "/decisions/{}/files/{}",
        "/decisions/{}/open",
        "/decisions/{}/review",
        "/decisions/{}/steps",
        "/decisions/{}/supersede",
        "/decisions/{}/texts/{}",
        "/decisions/{}/withdraw",
        "/decisions/{}/plan",
        "/handoffs/{}/again", // only while a question waits
        "/welcome/{}", // a signed link, on its journey
        "/onboarding/plans/{}/updates", // only when the template has changed: on the journey of a plan
        "/onboarding/plans/{}/steps/{}/comments", // on the step
        "/onboarding/plans/{}/steps/{}/comments/{}",
        "/pilots/new", // by who may, on the list
        "/pilots/{}/report.pdf",
        // Only while a pilot is planned or runs: on its journey. Its tasks stand on the pilot.
        "/pilots/{}/end",
        "/pilots/{}/satisfaction",
        "/pilots/{}/targets",
        "/pilots/{}/tasks",
        "/cards/{}/delete",
        "/cards/{}/restore",
        "/feeds/{}.ics",
        "/people/teams/{}/agreement", // by the name of a team, on the list
        "/time/projects/{}/hours.{}",
        "/account/set-password",
        // By the name of a space and a page, on the list; the others are looked at on the journeys through the wiki.
        "/wiki/{}",
        "/wiki/{}/archive",
        "/wiki/{}/links",
        "/wiki/{}/new",
        "/wiki/{}/rights",
        "/wiki/{}/settings",
        "/wiki/{}/templates",
        "/wiki/{}/templates/{}",
        "/wiki/{}/{}",
        "/wiki/{}/{}/comments",
        "/wiki/{}/{}/comments/{}",
        "/wiki/{}/{}/compare",
        "/wiki/{}/{}/edit",
        "/wiki/{}/{}/files",
        "/wiki/{}/{}/files/{}",
        "/wiki/{}/{}/history",
        "/wiki/{}/{}/keeping",
        "/wiki/{}/{}/leave",
        "/wiki/{}/{}/paragraphs",
        "/wiki/{}/{}/place",
        "/wiki/{}/{}/review",
        "/wiki/{}/{}/revisions/{}",
        "/wiki/{}/{}/rights",
        "/account/sign-out",
        "/account/data.zip",
        "/admin/audit.csv",
        "/admin/people/{}/data.zip", // of who cannot sign in
        // Parts of a card, which are looked at on the card itself, and what is only there once somebody wrote or sent something.
        "/cards/{}/checklists",
        "/cards/{}/checklists/{}",
        "/cards/{}/comments",
        "/cards/{}/comments/{}",
        "/cards/{}/dependencies",
        "/cards/{}/files",
        "/cards/{}/files/{}",
        "/cards/{}/links",
        "/onboarding/modules/{}.{}",
        "/onboarding/evidence.csv",
        "/onboarding/plans/{}/certificate.pdf",
        "/onboarding/plans/{}/evidence.csv",
        "/onboarding/plans/{}/transfer", // only of who leaves
        "/onboarding", // leads to the templates
        "/inbox/snooze", // for a notice, on the journey through the inbox
        "/playbook/acknowledgements.{}",
        "/playbook/own", // with its team, on the list
        "/wiki/{}/{}/audience", // of a page by name, on the list
        // Parts of a post, and what only whoever wrote or asked is offered.
        "/posts/{}/comments",
        "/posts/{}/comments/{}",
        "/posts/{}/edit",
        "/posts/{}/files",
        "/posts/{}/files/{}",
        "/requests/{}",
        "/error/{}",
        "/files/{}",
        "/reports/{}.{}",
        "/reports/{}/rows.{}",
        "/setup",
        "/time/approvals/entries/{}",
        "/time/export.{}",
        "/time/import/{}",
        "/time/import/{}/columns",
        "/time/import/{}/progress",
        "/time/week/{}/hand-in",
    ];

    [Fact]
    public void Every_page_of_the_app_is_on_the_list_of_addresses()
    {
        var pages = app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .GroupBy(e => e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, StringComparer.Ordinal)
            .Select(page => page.Select(e => Plain("/" + e.RoutePattern.RawText)).ToList())
            .ToList();
        var listed = Addresses.All.Select(a => Plain(a.Template)).Concat(NotLookedAt).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.NotEmpty(pages);
        var missing = pages
            .Where(routes => !routes.Exists(listed.Contains))
            .Select(routes => string.Join(" or ", routes))
            .ToList();
        Assert.True(missing.Count == 0, "Not on the list of addresses: " + string.Join(", ", missing));
    }

    /// <summary>A route without the names and constraints of its parts.</summary>
    private static string Plain(string route) => "/" + Part().Replace(route, "{}").Trim('/');

    [GeneratedRegex("{[^}]*}", RegexOptions.NonBacktracking)]
    private static partial Regex Part();
}

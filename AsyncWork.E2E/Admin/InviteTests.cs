using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Admin;

/// <summary>From a new team to a lead who reads its report (product.md A3, A4).</summary>
[Collection(AppCollection.Name)]
public sealed class InviteTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_team_is_made_its_lead_invited_and_the_lead_joins_and_sees_reports(bool javaScript)
    {
        var (team, person) = javaScript ? ("Research", "Ida Berg") : ("Logistics", "Udo Tal");
        var email = $"{person.Replace(' ', '.')}@asyncwork.example".ToLowerInvariant();
        await using var office = await app.OpenAsync("admin", javaScript);

        await MakeTeamAsync(office.Page, team);
        await InviteAsync(office.Page, person, email, team);
        await AppointAsync(office, team, person, javaScript);
        var link = await Joining.LinkMailedToAsync(app, email);

        await using var home = await app.OpenAsync(null, javaScript);
        await Joining.JoinAsync(home.Page, link, email);
        await home.Page.GotoAsync("/people");
        await Expect(home.Page.GetByRole(AriaRole.Link, new() { Name = "Reports" })).ToBeVisibleAsync();
        await Expect(home.Page.GetByRole(AriaRole.Link, new() { Name = "Admin" })).Not.ToBeVisibleAsync();
        await Expect(home.Page.GetByRole(AriaRole.Row, new() { Name = person })).ToContainTextAsync($"leads {team}");
    }

    private static async Task MakeTeamAsync(IPage page, string team)
    {
        await page.GotoAsync("/admin/teams");
        await page.GetByRole(AriaRole.Link, new() { Name = "New team" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync(team);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make team" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(team);
    }

    private static async Task InviteAsync(IPage page, string person, string email, string team)
    {
        await page.GotoAsync("/admin/people/new");
        await page.GetByLabel("Name").FillAsync(person);
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Team from the first day on").SelectOptionAsync(new SelectOptionValue { Label = team });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add person" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" }))
            .ToContainTextAsync("gets an invitation by mail");
    }

    private static async Task AppointAsync(Visit visit, string team, string person, bool javaScript)
    {
        var page = visit.Page;
        await page.GotoAsync($"/admin/teams/{team.ToLowerInvariant()}");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Members" })).ToContainTextAsync(person);
        if (javaScript)
            await visit.MarkAsync();
        var leads = page.GetByRole(AriaRole.Region, new() { Name = "Leads" });
        await leads.GetByLabel("Person").SelectOptionAsync(new SelectOptionValue { Label = person });
        await leads.GetByRole(AriaRole.Button, new() { Name = "Appoint" }).ClickAsync();
        await Expect(leads.GetByRole(AriaRole.Link, new() { Name = person })).ToBeVisibleAsync();
        if (javaScript)
            await visit.NeverLeftAsync();
    }
}

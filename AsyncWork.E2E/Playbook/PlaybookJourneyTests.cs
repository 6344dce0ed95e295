using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Playbook;

/// <summary>Write, publish, confirm, change, confirm again (product.md P1, P9, P10).</summary>
[Collection(AppCollection.Name)]
public sealed class PlaybookJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_page_is_written_published_confirmed_changed_and_confirmed_again(bool javaScript)
    {
        await using var lead = await app.OpenAsync("manager", javaScript);
        await using var berlin = (await app.OpenAsync("berlin", javaScript)).Expecting(409);
        var (name, page, reader) = (await berlin.NameAsync(), lead.Page, berlin.Page);
        var title = $"How we hand in a draft, {(javaScript ? "with" : "without")} script";

        // Write and publish a page of the team
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Playbook" })
            .ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Page of Product" }).ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Write the page" }).ClickAsync();
        await PublishAsync("A draft is handed in as a page, two days before it is needed.");
        var at = new Uri(page.Url).AbsolutePath;

        // Choose who confirms it
        await page.GotoAsync($"{at}/audience");
        await page.GetByLabel("People by name").CheckAsync();
        await page.GetByLabel("People", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.GetByLabel("Within so many days").FillAsync("7");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask them to confirm" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(at)}$"));

        // Confirm it, from Today
        await ReadAsync();
        await Axe.ExpectNoneOnAsync(reader, javaScript);
        if (javaScript)
            await berlin.MarkAsync();
        await reader.GetByRole(AriaRole.Button, new() { Name = "I have read revision 2" }).ClickAsync();
        await Expect(reader.GetByText("You confirmed revision 2")).ToBeVisibleAsync();
        if (javaScript)
            await berlin.NeverLeftAsync();

        // A small change keeps it; a larger one, made while the reader looks at the old version, does not
        await page.GotoAsync($"{at}/edit");
        await page.GetByLabel("A small change").CheckAsync();
        await PublishAsync("A draft is handed in as a page, two days before it is needed!");
        await reader.GotoAsync(at);
        await Expect(reader.GetByText("There were small changes since")).ToBeVisibleAsync();
        await page.GotoAsync($"{at}/edit");
        await PublishAsync("A draft is handed in as a page, three days before it is needed.");
        await ReadAsync();
        await page.GotoAsync($"{at}/edit");
        await PublishAsync("A draft is handed in as a page, four days before it is needed.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "I have read revision 4" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Revision 4 does not hold any more");

        // What changed, and confirmed again
        await reader.GetByRole(AriaRole.Link, new() { Name = "What changed since you confirmed revision 2" }).ClickAsync();
        await Expect(reader.GetByText("four days before").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(reader, javaScript);
        await reader.GotoAsync(at);
        await reader.GetByRole(AriaRole.Button, new() { Name = "I have read revision 5" }).ClickAsync();
        await Expect(reader.GetByText("You confirmed revision 5")).ToBeVisibleAsync();

        // Who confirmed which version
        await page.GotoAsync("/playbook/acknowledgements");
        await page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Revision 5", Exact = true }).Last)
            .ToContainTextAsync("confirmed");
        await Expect(page.GetByText("1 of 1 confirmed").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);

        async Task PublishAsync(string text)
        {
            await page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = "Publish", Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Article, new() { Name = title })).ToContainTextAsync(text);
        }

        async Task ReadAsync()
        {
            await reader.GotoAsync("/inbox");
            await reader.GetByRole(AriaRole.Link, new() { Name = $"Read and confirm {title}" }).ClickAsync();
            await Expect(reader.GetByRole(AriaRole.Region, new() { Name = "To confirm" })).ToBeVisibleAsync();
        }
    }

    [Fact]
    public async Task What_holds_for_a_team_is_read_with_where_it_comes_from()
    {
        await using var support = await app.OpenAsync("kathmandu", javaScript: true);
        var page = support.Page;

        await page.GotoAsync("/playbook?team=support");
        await page.GetByRole(AriaRole.Link, new() { Name = "When to talk at once" }).ClickAsync();

        await Expect(page.GetByText("Support agreed on, instead of the company")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript: true);
    }
}

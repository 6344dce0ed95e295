using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Wiki;

/// <summary>A reader comments on a paragraph and suggests other words; who keeps the page takes them over in one step (product.md D15).</summary>
[Collection(AppCollection.Name)]
public sealed class ParagraphJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_paragraph_is_commented_on_put_otherwise_and_settled(bool javaScript)
    {
        await using var keeper = await app.OpenAsync("manager", javaScript);
        await using var reader = await app.OpenAsync("newyork", javaScript);
        var page = await PublishAsync(keeper.Page, $"Ropes {(javaScript ? "with" : "without")} script");

        // Choose the paragraph, suggest
        await reader.Page.GotoAsync(page);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Comment on a paragraph" }).ClickAsync();
        await Axe.ExpectNoneOnAsync(reader.Page, javaScript);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Comment on “Two ropes hold a ship.”" }).ClickAsync();
        await reader.Page.GetByLabel("Your comment").FillAsync("There is a **third** one now.");
        await reader.Page.GetByText("Suggest other words").ClickAsync();
        await reader.Page.GetByLabel("What should stand there").FillAsync("Three ropes hold a ship.");
        await Axe.ExpectNoneOnAsync(reader.Page, javaScript);
        if (javaScript)
            await reader.MarkAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(reader.Page.Locator("#comments")).ToContainTextAsync("Suggests instead");
        if (javaScript)
            await reader.NeverLeftAsync();
        await reader.Page.GotoAsync(page);
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "On this paragraph" })).ToBeVisibleAsync();
        await Expect(reader.Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" })).ToHaveCountAsync(0);

        // Take it over
        await keeper.Page.GotoAsync(page);
        await Axe.ExpectNoneOnAsync(keeper.Page, javaScript);
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(keeper.Page.GetByText("The suggestion is taken over and published.").First).ToBeVisibleAsync();
        await Expect(keeper.Page.GetByRole(AriaRole.Article)).ToContainTextAsync("Three ropes hold a ship.");
        await Expect(keeper.Page.GetByText("Taken over in revision 3")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(keeper.Page, javaScript);

        // What it was about is not there any more, and is still told
        await reader.Page.GotoAsync(page);
        await Expect(reader.Page.Locator("#comments"))
            .ToContainTextAsync("On a paragraph that has changed: “Two ropes hold a ship.”");

        // Another one is resolved without a change
        await reader.Page.GotoAsync($"{page}/paragraphs");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Comment on “Wind pulls.”" }).ClickAsync();
        await reader.Page.GetByLabel("Your comment").FillAsync("Always?");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(reader.Page.Locator("#comments")).ToContainTextAsync("Always?");
        await keeper.Page.GotoAsync(page);
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve", Exact = true }).ClickAsync();
        await Expect(keeper.Page.GetByText("Resolved by")).ToBeVisibleAsync();
    }

    private static async Task<string> PublishAsync(IPage page, string name)
    {
        await page.GotoAsync("/wiki/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Radio, new() { Name = "read and comment" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make space" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New page" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Ropes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on and write" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("## How\n\nTwo ropes hold a ship.\n\nWind pulls.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish" }).ClickAsync();
        await Expect(page.GetByText("Published.").First).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }
}

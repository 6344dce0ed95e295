using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Decisions;

/// <summary>A question becomes a decision, is superseded by another, and somebody looks whether that held (product.md D1, D3, D5, D8).</summary>
[Collection(AppCollection.Name)]
public sealed class DecisionJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_decision_is_proposed_decided_superseded_and_reviewed(bool javaScript)
    {
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        await using var newYork = await app.OpenAsync("newyork", javaScript);
        var title = $"Where we host ({(javaScript ? "with" : "without")} script)";
        var page = berlin.Page;

        // Propose
        await page.GotoAsync("/decisions");
        await page.GetByRole(AriaRole.Link, new() { Name = "New decision" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("Context").FillAsync("The contract ends in **March**.");
        await page.GetByLabel("Option 1", new() { Exact = true }).FillAsync("Stay");
        await page.GetByLabel("About option 1").FillAsync("Good, because nobody moves.\nBad, because it is dear.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Another option" }).ClickAsync();
        await page.GetByLabel("Option 2", new() { Exact = true }).FillAsync("Go");
        await page.GetByRole(AriaRole.Radio, new() { Name = "This one is proposed" }).First.CheckAsync();
        await AddAsync(page, await newYork.NameAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/decisions/D-[0-9]{4}$"));
        var first = new Uri(page.Url).AbsolutePath;
        await Expect(page.GetByText("Open for comments").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);

        // Change, and look at what it said before
        await page.GotoAsync($"{first}/edit");
        await page.GetByLabel("Context").FillAsync("The contract ends in **April**.");
        await page.GetByLabel("Why it is changed").FillAsync("The letter came.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{first}$"));
        await page.GotoAsync($"{first}/history");
        await page.GetByRole(AriaRole.Link, new() { Name = "the context" }).ClickAsync();
        await Expect(page.Locator("tr.is-removed")).ToContainTextAsync("March");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();
        await Expect(page.Locator("td.is-added")).ToContainTextAsync("April");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring this text back" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{first}$"));
        await Expect(page.GetByText("The contract ends in March.")).ToBeVisibleAsync();

        // Decide
        await StartAsync(page);
        if (javaScript)
            await berlin.MarkAsync();
        await AnswerAsync(page);
        await Expect(page.Locator("#process")).ToContainTextAsync("1 of 2");
        if (javaScript)
            await berlin.NeverLeftAsync();
        await newYork.Page.GotoAsync("/");
        await newYork.Page.GetByRole(AriaRole.Link, new() { Name = $"Answer {title}" }).ClickAsync();
        await Expect(newYork.Page).ToHaveURLAsync(new Regex(Regex.Escape(first) + "#answer$"));
        await Axe.ExpectNoneOnAsync(newYork.Page, javaScript);
        await AnswerAsync(newYork.Page);
        await Expect(newYork.Page.Locator("#process")).ToContainTextAsync("2 of 2");
        await CloseAsync(page, first);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What holds" })).ToContainTextAsync("Stay");

        // Supersede
        await page.GetByRole(AriaRole.Link, new() { Name = "Supersede", Exact = true }).ClickAsync();
        await page.GetByLabel("Context").FillAsync("The price has doubled.");
        await page.GetByLabel("Option 1", new() { Exact = true }).FillAsync("Go");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/decisions/D-[0-9]{4}$"));
        var second = new Uri(page.Url).AbsolutePath;
        await StartAsync(page);
        await AnswerAsync(page);
        await newYork.Page.GotoAsync(second);
        await AnswerAsync(newYork.Page);
        await Expect(newYork.Page.Locator("#process")).ToContainTextAsync("2 of 2");
        await CloseAsync(page, second);
        await page.GotoAsync(first);
        await Expect(page.GetByText("This does not hold any more.")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(second) + "$"));

        // Review
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan a review" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Confirmed" }).CheckAsync();
        await page.GetByLabel("What was seen").FillAsync("The bill is **half** of what it was.");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Store review" }).ClickAsync();
        await Expect(page.Locator("#effect-title").Locator("..")).ToContainTextAsync("Confirmed");
        await Axe.ExpectNoneOnAsync(page, javaScript);
    }

    /// <summary>Lets somebody decide too, whether they stand in the list or have to be chosen.</summary>
    private static async Task AddAsync(IPage page, string name)
    {
        var row = page.GetByLabel(name, new() { Exact = true });
        if (await row.CountAsync() > 0)
            await row.SelectOptionAsync("Decides");
        else
        {
            await page.GetByLabel("Somebody else").SelectOptionAsync(new SelectOptionValue { Label = name });
            await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        }
    }

    private static async Task StartAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Start deciding" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "When is that?" }).ClickAsync();
        await Expect(page.GetByText("That is")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ask ") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Being decided" })).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Radio, new() { Name = "I consent" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change answer" })).ToBeVisibleAsync();
    }

    private static async Task CloseAsync(IPage page, string decision)
    {
        await page.GotoAsync(decision);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close it now" }).ClickAsync();
        await Expect(page.Locator("header.head").GetByText("Decided", new() { Exact = true })).ToBeVisibleAsync();
    }
}

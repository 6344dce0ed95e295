using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.HandOffs;

/// <summary>Work goes from Berlin to New York: handed over, asked about, answered, taken over (product.md F3).</summary>
[Collection(AppCollection.Name)]
public sealed class HandOffJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_card_is_handed_over_asked_about_answered_and_taken_over(bool javaScript)
    {
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        await using var newYork = await app.OpenAsync("newyork", javaScript);
        var title = $"Harbour guide ({(javaScript ? "with" : "without")} script)";
        var page = berlin.Page;
        await newYork.Page.GotoAsync("/help");
        var receiver = (await newYork.Page.Locator("details.menu summary > span:not(.avatar)").InnerTextAsync()).Trim();

        // Hand off
        await page.GotoAsync("/boards");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delivery", Exact = true }).ClickAsync();
        await page.Locator(".cards[data-state=Queue] .card__title").Nth(javaScript ? 2 : 3).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand off", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/handoffs/new"));
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("How far it is").FillAsync("The **text** is done.");
        await page.GetByLabel("Next step", new() { Exact = true }).FillAsync("Ask the printer.");
        await page.GetByLabel("Who takes it over", new() { Exact = true })
            .SelectOptionAsync(new SelectOptionValue { Label = receiver });
        if (javaScript)
            await berlin.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "When is that?" }).ClickAsync();
        await Expect(page.GetByText("That is")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("How far it is")).ToHaveValueAsync("The **text** is done.");
        if (javaScript)
            await berlin.NeverLeftAsync();
        await AccessibleAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand off", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/handoffs/[0-9]+$"));
        var address = new Uri(page.Url).AbsolutePath;

        // Ask back
        await newYork.Page.GotoAsync("/handoffs");
        await newYork.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(newYork.Page).ToHaveURLAsync(new Regex(Regex.Escape(address) + "$"));
        await Expect(newYork.Page.Locator("article strong")).ToHaveTextAsync("text");
        await AccessibleAsync(newYork.Page, javaScript);
        if (javaScript)
            await newYork.MarkAsync();
        await newYork.Page.GetByText("Ask back", new() { Exact = true }).ClickAsync();
        await newYork.Page.GetByLabel("Your question").FillAsync("Which printer?");
        await newYork.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Ask ") }).ClickAsync();
        await Expect(newYork.Page.Locator("header.head")).ToContainTextAsync("Question to");
        if (javaScript)
            await newYork.NeverLeftAsync();

        // Answer
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer", Exact = true }).ClickAsync();
        await Expect(page.Locator("#question")).ToHaveTextAsync("Which printer?");
        await page.GetByLabel("Answer to").FillAsync("The one by the quay.");
        await AccessibleAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand off", Exact = true }).ClickAsync();
        await Expect(page.Locator("header.head")).ToContainTextAsync("Waits for");

        // Take over
        await newYork.Page.GotoAsync(address);
        await Expect(newYork.Page.Locator("article")).ToContainTextAsync("The one by the quay.");
        await newYork.Page.GetByRole(AriaRole.Button, new() { Name = "Take it over" }).ClickAsync();
        await Expect(newYork.Page.Locator("header.head")).ToContainTextAsync("Taken over");
        await AccessibleAsync(newYork.Page, javaScript);
    }

    /// <summary>Light and dark (WCAG 2.2 AA). Without JavaScript axe cannot run.</summary>
    private static async Task AccessibleAsync(IPage page, bool javaScript)
    {
        if (!javaScript)
            return;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var violations = await Axe.ViolationsOnAsync(page, onlyColours: scheme == ColorScheme.Dark);
            Assert.True(violations.Length == 0, $"{page.Url}, {scheme}: {string.Join("\n", violations)}");
        }
    }
}

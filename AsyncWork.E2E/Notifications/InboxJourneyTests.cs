using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Notifications;

/// <summary>A morning's inbox: told, done, put aside, brought back, and from the keyboard (product.md N1).</summary>
[Collection(AppCollection.Name)]
public sealed class InboxJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_inbox_is_gone_through(bool javaScript)
    {
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        await using var kathmandu = await app.OpenAsync("kathmandu", javaScript);
        var word = javaScript ? "with script" : "without script";
        var name = await kathmandu.NameAsync();
        foreach (var what in (string[])["First", "Second", "Third"])
            await TellAsync($"{what} {word}");

        var page = kathmandu.Page;
        await page.GotoAsync("/inbox?show=Mention");
        var (first, second, third) = (Item("First"), Item("Second"), Item("Third"));
        await Expect(third).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        if (javaScript)
            await kathmandu.MarkAsync();

        // Done, and put aside
        if (javaScript)
        {
            await third.GetByRole(AriaRole.Link).First.FocusAsync();
            await page.Keyboard.PressAsync("e");
            await Expect(third).ToHaveCountAsync(0);
            await Expect(second.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("j");
            await page.Keyboard.PressAsync("k");
            await Expect(second.GetByRole(AriaRole.Link).First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("s");
        }
        else
        {
            await third.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
            await Expect(third).ToHaveCountAsync(0);
            await second.GetByRole(AriaRole.Button, new() { Name = "Until tomorrow" }).ClickAsync();
        }
        await Expect(second).ToHaveCountAsync(0);
        await Expect(page.GetByText("It comes back")).ToBeVisibleAsync();
        if (javaScript)
            await kathmandu.NeverLeftAsync();

        // Until another day
        await first.GetByRole(AriaRole.Link, new() { Name = "Choose when it comes back" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Put aside");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Until your next working day" }).ClickAsync();
        await Expect(first).ToHaveCountAsync(0);

        // Both lists bring back
        foreach (var (part, item) in new[] { ("Snoozed", first), ("Done", third) })
        {
            await page.GetByRole(AriaRole.Link, new() { NameRegex = new($"^{part}") }).ClickAsync();
            await Axe.ExpectNoneOnAsync(page, javaScript);
            await item.GetByRole(AriaRole.Button, new() { Name = "Bring back" }).ClickAsync();
            await Expect(item).ToHaveCountAsync(0);
        }
        await page.GotoAsync("/inbox?show=Mention");
        await Expect(first).ToBeVisibleAsync();
        await Expect(third).ToBeVisibleAsync();

        ILocator Item(string what) => page.Locator("#inbox li", new() { HasText = $"{what} {word}" });

        async Task TellAsync(string text)
        {
            await berlin.Page.GotoAsync("/posts");
            await berlin.Page.Locator("#posts a[href^='/posts/']").First.ClickAsync();
            await berlin.Page.GetByLabel("Write a comment").FillAsync($"@{name} {text}");
            await berlin.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(berlin.Page.GetByText(text).First).ToBeVisibleAsync();
        }
    }

    /// <summary>Choosing what comes by mail, and hints while writing, which can be switched off (product.md N2, N3, P7).</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task Mail_and_hints_are_mine_to_choose(bool javaScript)
    {
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        var page = berlin.Page;
        await page.GotoAsync("/inbox");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mail and quiet hours" }).ClickAsync();
        await page.GetByLabel("Watching", new() { Exact = true }).SelectOptionAsync("Off");
        await page.GetByLabel("Hints beside long texts").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" })).ToContainTextAsync("Your notices are saved.");
        await Expect(page.GetByLabel("Watching", new() { Exact = true })).ToHaveValueAsync("Off");
        await Axe.ExpectNoneOnAsync(page, javaScript);

        await page.GotoAsync(javaScript ? "/posts/new?kind=Request" : "/writing");
        if (javaScript)
            await berlin.MarkAsync();
        else
            await page.GetByLabel("What it is").SelectOptionAsync("Request");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("The invoices are broken");
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Check the text" }).ClickAsync();
        await Expect(page.Locator("#advice-Text")).ToContainTextAsync("No deadline.");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        if (javaScript)
            await berlin.NeverLeftAsync();
    }
}

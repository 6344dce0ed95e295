using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static AsyncWork.E2E.Boards.BoardSteps;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Boards;

/// <summary>What makes a board's work easier: rules, recurring cards, and a list in which many cards are changed (product.md B11, B13, B20).</summary>
[Collection(AppCollection.Name)]
public sealed class BoardToolsTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_rule_is_added_in_place_and_its_form_shows_what_the_choice_needs(bool javaScript)
    {
        await using var lead = (await app.OpenAsync("manager", javaScript)).Expecting(422);
        var page = lead.Page;
        await MakeBoardAsync(page, $"Rules {(javaScript ? "with" : "without")} script");
        await ViewAsync(page, "Rules");
        if (javaScript)
            await lead.MarkAsync();

        await page.GetByLabel("Then").SelectOptionAsync("Comment");
        await Expect(page.GetByLabel("What it says")).ToBeVisibleAsync();
        await Expect(page.Locator("#then-person")).ToBeHiddenAsync();
        await page.GetByLabel("What it says").FillAsync("Tell the harbour master.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rule" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Choose the column that sets it off.");
        await Expect(page.GetByLabel("What it says")).ToHaveValueAsync("Tell the harbour master.");
        await page.Locator("#when-column").SelectOptionAsync(new SelectOptionValue { Label = "Done" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add rule" }).ClickAsync();

        await Expect(page.Locator("#rules li"))
            .ToContainTextAsync("When a card comes to “Done”, write “Tell the harbour master.”.");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Turn off") }).ClickAsync();
        await Expect(page.Locator("#rules li")).ToContainTextAsync("Turn on");
        if (javaScript)
        {
            await Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Turn on") })).ToBeFocusedAsync();
            await lead.NeverLeftAsync();
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_days_of_a_recurring_card_are_seen_before_it_is_made(bool javaScript)
    {
        await using var lead = await app.OpenAsync("manager", javaScript);
        var page = lead.Page;
        await MakeBoardAsync(page, $"Recurring {(javaScript ? "with" : "without")} script");
        await ViewAsync(page, "Card templates");
        await page.GetByLabel("Name of the template").FillAsync("Tide table");
        await page.GetByLabel("Title of its cards").FillAsync("Print the tide table");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add template" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tide table" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Recurring cards" }).ClickAsync();
        if (javaScript)
            await lead.MarkAsync();

        await page.GetByLabel("How often").SelectOptionAsync("MonthlyFirst");
        await Expect(page.Locator("#rule")).ToBeHiddenAsync();
        await page.GetByLabel("Day of the week").SelectOptionAsync("Monday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the next five" }).ClickAsync();

        await Expect(page.Locator("#next li")).ToHaveCountAsync(5);
        await Expect(page.Locator("#next li").First).ToContainTextAsync("Mon");
        await Expect(page.GetByLabel("How often")).ToHaveValueAsync("MonthlyFirst");
        if (javaScript)
            await lead.NeverLeftAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tide table" })).ToBeVisibleAsync();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Many_cards_are_found_chosen_and_moved_in_the_list(bool javaScript)
    {
        await using var lead = await app.OpenAsync("manager", javaScript);
        var page = lead.Page;
        await MakeBoardAsync(page, $"List {(javaScript ? "with" : "without")} script");
        foreach (var title in (string[])["Paint the boat", "Paint the quay", "Ring the bell"])
            await AddAsync(page, "To do", title);
        await page.GetByRole(AriaRole.Link, new() { Name = "List", Exact = true }).ClickAsync();
        if (javaScript)
            await lead.MarkAsync();

        await page.GetByLabel("Title or number").FillAsync("Paint");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        if (javaScript)
            await page.GetByRole(AriaRole.Checkbox, new() { Name = "Choose all on this page" }).CheckAsync();
        else
            foreach (var box in await page.Locator("tbody").GetByRole(AriaRole.Checkbox).AllAsync())
                await box.CheckAsync();
        await page.Locator("#to-column").SelectOptionAsync(new SelectOptionValue { Label = "In progress" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Change", Exact = true }).ClickAsync();

        await Expect(page.GetByText("2 cards changed.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("In progress");
        if (javaScript)
            await lead.NeverLeftAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Board", Exact = true }).ClickAsync();
        // The filter came along.
        await Expect(Column(page, "In progress").Locator(".card")).ToHaveCountAsync(2);
        await Expect(Card(page, "Ring the bell")).ToHaveCountAsync(0);
    }
}

using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Boards;

/// <summary>A card from within: talked about, tied to another, with a file; as a dialog over its board and as a page (product.md B4, B8, B9, B10).</summary>
[Collection(AppCollection.Name)]
public sealed class CardJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_card_is_opened_talked_about_tied_to_another_and_given_a_file(bool javaScript)
    {
        await using var visit = await app.OpenAsync("berlin", javaScript);
        var page = visit.Page;
        await page.GotoAsync("/boards");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delivery", Exact = true }).ClickAsync();
        var board = page.Url;
        if (javaScript)
            await visit.MarkAsync();
        await page.Locator(".cards[data-state=Queue] .card__title").Nth(javaScript ? 0 : 1).ClickAsync();
        var card = page.Locator("#card");
        await Expect(card).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/cards/[0-9]+$"));

        await card.GetByLabel("Write a comment").FillAsync("Is the **harbour** plan still true?");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(card.Locator("#comments strong").Filter(new() { HasText = "harbour" })).ToHaveCountAsync(1);
        if (javaScript)
        {
            // Sent right after the last letter: what would be kept as a draft 400 ms later is not kept any more.
            await page.WaitForTimeoutAsync(600);
            Assert.Empty(
                await page.EvaluateAsync<string[]>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:'))")
            );
        }

        await card.GetByLabel("Name of a new checklist").FillAsync("Before it goes out");
        await card.GetByRole(AriaRole.Button, new() { Name = "Add checklist" }).ClickAsync();
        await card.GetByLabel("New item in Before it goes out").FillAsync("Ask the captain");
        await card.GetByRole(AriaRole.Button, new() { Name = "Add item" }).Last.ClickAsync();
        await card.GetByRole(AriaRole.Checkbox, new() { Name = "Ask the captain" }).ClickAsync();
        await Expect(card.GetByRole(AriaRole.Checkbox, new() { Name = "Ask the captain" }))
            .ToHaveAttributeAsync("aria-checked", "true");

        await card.GetByLabel("Add files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "notes.txt",
                    MimeType = "text/plain",
                    Buffer = "Quay 4 is closed in March."u8.ToArray(),
                }
            );
        await card.GetByRole(AriaRole.Button, new() { Name = "Attach" }).ClickAsync();
        await Expect(card.Locator("#files")).ToContainTextAsync("notes.txt");

        if (!javaScript)
            return;
        await visit.NeverLeftAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(board);
        await Expect(page.Locator("#card-dialog")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Over_its_board_a_card_names_the_page_and_what_happened_is_said_before_it()
    {
        await using var visit = await app.OpenAsync("berlin", javaScript: true);
        var page = visit.Page;
        await page.GotoAsync("/boards");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delivery", Exact = true }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Delivery – AsyncWork");
        var board = page.Url;
        var card = page.Locator(".cards[data-state=Queue] .card__title").Nth(2);
        var name = await card.InnerTextAsync();

        await card.ClickAsync();
        await Expect(page).ToHaveTitleAsync($"{name} – AsyncWork");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).First.ClickAsync();
        await dialog.GetByLabel("Title", new() { Exact = true }).PressAsync("Enter");
        await Expect(dialog.GetByText("The card is saved.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close message" }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page).ToHaveTitleAsync("Delivery – AsyncWork");
        await Expect(page).ToHaveURLAsync(board);
        await Expect(card).ToBeFocusedAsync();

        // What is typed into a new card is no key of the page.
        await page.GetByText("Add a card").First.ClickAsync();
        var title = page.GetByLabel("Title of the new card").First;
        await Expect(title).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Nine new lines");
        await Expect(title).ToHaveValueAsync("Nine new lines");
    }
}

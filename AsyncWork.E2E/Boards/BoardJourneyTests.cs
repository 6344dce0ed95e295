using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static AsyncWork.E2E.Boards.BoardSteps;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Boards;

/// <summary>Work on a board: made, filled, moved by hand and by key, stopped by a limit, seen by the other (product.md B1, B5, B7).</summary>
[Collection(AppCollection.Name)]
public sealed class BoardJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_board_is_made_and_a_card_goes_through_it_until_a_limit_says_no(bool javaScript)
    {
        await using var lead = await app.OpenAsync("manager", javaScript);
        lead.Expecting(422);
        var page = lead.Page;
        await MakeBoardAsync(page, $"Harbour {(javaScript ? "with" : "without")} script");
        await LimitAsync(page, "In progress", "1");
        if (javaScript)
            await lead.MarkAsync();

        await AddAsync(page, "To do", "Price page");
        await AddAsync(page, "To do", "Start page");
        await MoveAsync(page, "Price page", "In progress", javaScript);
        await Expect(Column(page, "In progress").Locator(".card")).ToHaveCountAsync(1);
        await Expect(page.Locator(".column__head.is-full")).ToContainTextAsync("1 of 1");

        await MoveAsync(page, "Start page", "In progress", javaScript);
        await Expect(page.GetByText("“In progress” is full: 1 of 1").First).ToBeVisibleAsync();
        if (javaScript)
        {
            await Expect(Column(page, "To do").Locator(".card")).ToContainTextAsync("Start page");
            await lead.NeverLeftAsync();
        }
    }

    [Fact]
    public async Task A_card_is_dragged_and_what_others_do_arrives_without_losing_what_is_typed()
    {
        await using var mine = await app.OpenAsync("manager");
        await using var theirs = await app.OpenAsync("berlin");
        var page = mine.Page;
        await MakeBoardAsync(page, "Two browsers");
        await AddAsync(page, "To do", "Price page");
        await AddAsync(page, "To do", "Start page");
        await theirs.Page.GotoAsync(new Uri(page.Url).AbsolutePath);
        await theirs.MarkAsync();
        await Column(theirs.Page, "Waiting").GetByText("Add a card").ClickAsync();
        var typing = Column(theirs.Page, "Waiting").GetByLabel("Title of the new card");
        await typing.FillAsync("Half a thou");

        await Card(page, "Price page").DragToAsync(Column(page, "Waiting").Locator(".cards"));
        await Expect(Column(page, "Waiting").Locator(".card")).ToHaveCountAsync(1);

        await Expect(Column(theirs.Page, "Waiting").Locator(".card"))
            .ToContainTextAsync("Price page", new() { Timeout = 30_000 });
        await Expect(typing).ToHaveValueAsync("Half a thou");
        await Expect(typing).ToBeFocusedAsync();
        await theirs.NeverLeftAsync();
    }

    [Fact]
    public async Task Who_moves_a_card_that_somebody_else_moved_sees_where_it_is_now()
    {
        await using var mine = await app.OpenAsync("manager");
        await using var theirs = await app.OpenAsync("berlin");
        theirs.Expecting(409);
        await MakeBoardAsync(mine.Page, "Who was first");
        await AddAsync(mine.Page, "To do", "Price page");
        await theirs.Page.GotoAsync(new Uri(mine.Page.Url).AbsolutePath);
        await theirs.MarkAsync();

        await MoveAsync(mine.Page, "Price page", "In progress", javaScript: true);
        await Expect(Column(mine.Page, "In progress").Locator(".card")).ToHaveCountAsync(1);
        await MoveAsync(theirs.Page, "Price page", "In progress", javaScript: true);

        await Expect(theirs.Page.GetByText("Somebody moved the card meanwhile").First).ToBeVisibleAsync();
        await Expect(Column(theirs.Page, "In progress").Locator(".card")).ToHaveCountAsync(1);
        await theirs.NeverLeftAsync();
    }
}

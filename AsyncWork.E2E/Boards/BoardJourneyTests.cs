using AsyncWork.E2E.Support;
using Microsoft.Playwright;
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

    static async Task MakeBoardAsync(IPage page, string name)
    {
        await page.GotoAsync("/boards/new");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Team").SelectOptionAsync("Product");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Project") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make board" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    static async Task LimitAsync(IPage page, string column, string limit)
    {
        var board = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{board}/settings/columns");
        var line = page.Locator("#columns li").Filter(new() { Has = page.Locator($"input[name=name][value='{column}']") });
        await line.GetByLabel("Limit").FillAsync(limit);
        await line.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByText("Column saved.")).ToBeVisibleAsync();
        await page.GotoAsync(board);
    }

    static async Task AddAsync(IPage page, string column, string title)
    {
        var add = Column(page, column).Locator(".quick");
        if (await add.GetAttributeAsync("open") is null)
            await add.GetByText("Add a card").ClickAsync();
        await add.GetByLabel("Title of the new card").FillAsync(title);
        await add.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(Column(page, column).Locator(".card").Filter(new() { HasText = title })).ToHaveCountAsync(1);
    }

    /// <summary>By key with JavaScript, by the page “Move to…” without.</summary>
    static async Task MoveAsync(IPage page, string title, string column, bool javaScript)
    {
        if (javaScript)
        {
            await Card(page, title).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Shift+ArrowRight");
            return;
        }
        await Card(page, title).GetByRole(AriaRole.Link, new() { Name = $"Move “{title}”" }).ClickAsync();
        await page.GetByLabel("Column", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = column });
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move") }).ClickAsync();
    }

    static ILocator Column(IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    static ILocator Card(IPage page, string title) => page.Locator(".card").Filter(new() { HasText = title });
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Boards;

/// <summary>What people do on a board, the same with JavaScript and without where it can be.</summary>
static class BoardSteps
{
    public static async Task MakeBoardAsync(IPage page, string name)
    {
        await page.GotoAsync("/boards/new");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Team").SelectOptionAsync("Product");
        await page.GetByRole(AriaRole.Radio, new() { NameRegex = new("^Project") }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make board" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    public static async Task LimitAsync(IPage page, string column, string limit)
    {
        var board = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{board}/settings/columns");
        var line = page.Locator("#columns li").Filter(new() { Has = page.Locator($"input[name=name][value='{column}']") });
        await line.GetByLabel("Limit").FillAsync(limit);
        await line.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" })).ToContainTextAsync("Column saved.");
        await page.GotoAsync(board);
    }

    public static async Task AddAsync(IPage page, string column, string title)
    {
        var add = Column(page, column).Locator(".quick");
        if (await add.GetAttributeAsync("open") is null)
            await add.GetByText("Add a card").ClickAsync();
        await add.GetByLabel("Title of the new card").FillAsync(title);
        await add.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(Column(page, column).Locator(".card").Filter(new() { HasText = title })).ToHaveCountAsync(1);
    }

    /// <summary>By key with JavaScript, by the page “Move to…” without.</summary>
    public static async Task MoveAsync(IPage page, string title, string column, bool javaScript)
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

    public static ILocator Column(IPage page, string name) =>
        page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public static ILocator Card(IPage page, string title) => page.Locator(".card").Filter(new() { HasText = title });

    /// <summary>Opens a card of the board by its title, as a dialog with JavaScript and as a page without.</summary>
    public static async Task<ILocator> OpenAsync(IPage page, string title)
    {
        await Card(page, title).GetByRole(AriaRole.Link, new() { Name = title, Exact = true }).ClickAsync();
        var card = page.Locator("#card");
        await Expect(card.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true })).ToBeVisibleAsync();
        return card;
    }

    /// <summary>Opens one of the other views of the board from its menu.</summary>
    public static async Task ViewAsync(IPage page, string name)
    {
        await page.Locator("summary").Filter(new() { HasText = "More" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
    }
}

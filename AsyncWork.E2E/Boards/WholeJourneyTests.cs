using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static AsyncWork.E2E.Boards.BoardSteps;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Boards;

/// <summary>
/// A team's work on one board from the first card to the figures of the month: made, moved, limited, tied, talked about, given a file,
/// filled from another tool, measured (product.md B1, B4, B5, B7, B9, B10, B15, B16, B19, K3).
/// </summary>
[Collection(AppCollection.Name)]
public sealed class WholeJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Work_is_planned_moved_tied_talked_about_imported_and_measured(bool javaScript)
    {
        await using var lead = (await app.OpenAsync("manager", javaScript)).Expecting(422);
        var page = lead.Page;
        var (quay, harbour) = javaScript
            ? ("Build the stone quay", "Open the harbour")
            : ("Build the wooden quay", "Open the ferry");
        await MakeBoardAsync(page, $"Whole journey {(javaScript ? "with" : "without")} script");
        var board = new Uri(page.Url).AbsolutePath;
        await LimitAsync(page, "In progress", "1");
        var ties = page.Locator("#dependencies");

        await AddAsync(page, "To do", quay);
        await AddAsync(page, "To do", harbour);
        await PutAsync(quay, "In progress");
        await MoveAsync(page, harbour, "In progress", javaScript);
        await Expect(page.GetByText("“In progress” is full: 1 of 1").First).ToBeVisibleAsync();

        await page.GotoAsync(board);
        await LetWaitAsync(harbour, quay);
        await TalkAsync(quay);

        await page.GotoAsync(board);
        await Expect(Card(page, harbour)).ToContainTextAsync("waits for 1");
        await MoveOnAsync(quay, "Done");
        await page.GotoAsync(board);
        await Expect(Card(page, harbour)).Not.ToContainTextAsync("waits for");

        await ImportAsync(board);
        await MeasureAsync(board);

        // By hand where there is a hand.
        async Task PutAsync(string title, string column)
        {
            if (javaScript)
            {
                await Card(page, title).DragToAsync(Column(page, column).Locator(".cards"));
                await Expect(page.GetByText($"“{title}” stands in {column}.")).ToHaveCountAsync(1);
            }
            else
                await MoveAsync(page, title, column, javaScript);
            await Expect(Column(page, column).Locator(".card")).ToContainTextAsync(title);
        }

        async Task LetWaitAsync(string title, string other)
        {
            await OpenAsync(page, title);
            await SearchAsync(other);
            await ties.GetByRole(AriaRole.Button, new() { Name = "Wait for it" }).ClickAsync();
            await Expect(ties).ToContainTextAsync("Waits for");
            await page.GotoAsync(board);

            // The other way round would be a circle.
            await OpenAsync(page, other);
            await Expect(ties).ToContainTextAsync(title);
            await SearchAsync(title);
            await ties.GetByRole(AriaRole.Button, new() { Name = "Wait for it" }).ClickAsync();
            await Expect(ties.GetByText("would wait for each other").First).ToBeVisibleAsync();
            await page.GotoAsync(board);
        }

        async Task SearchAsync(string words)
        {
            await ties.GetByText("Tie it to another card").ClickAsync();
            await ties.GetByLabel("Words of the other card’s title, or its number").FillAsync(words);
            await ties.GetByRole(AriaRole.Button, new() { Name = "Find" }).ClickAsync();
            await Expect(ties.GetByRole(AriaRole.Button, new() { Name = "Wait for it" })).ToHaveCountAsync(1);
        }

        async Task TalkAsync(string title)
        {
            var card = await OpenAsync(page, title);
            await card.GetByLabel("Write a comment").FillAsync("Stone or wood?");
            await card.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(card.Locator("#comments")).ToContainTextAsync("Stone or wood?");
            var plan = new FilePayload
            {
                Name = "plan.txt",
                MimeType = "text/plain",
                Buffer = "Forty metres of stone."u8.ToArray(),
            };
            await card.GetByLabel("Add files").SetInputFilesAsync(plan);
            await card.GetByRole(AriaRole.Button, new() { Name = "Attach" }).ClickAsync();
            await Expect(card.Locator("#files")).ToContainTextAsync("plan.txt");
        }

        async Task MoveOnAsync(string title, string column)
        {
            await page.GotoAsync(
                $"{await Card(page, title).GetByRole(AriaRole.Link, new() { Name = $"Move “{title}”" }).GetAttributeAsync("href")}"
            );
            await page.GetByLabel("Column", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = column });
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Move") }).ClickAsync();
            await Expect(Column(page, column).Locator(".card")).ToContainTextAsync(title);
        }

        // A file of another tool, and the same file again.
        async Task ImportAsync(string to)
        {
            var cards = new FilePayload
            {
                Name = "cards.csv",
                MimeType = "text/csv",
                Buffer = "title,column\nRing the bell,To do\nPaint the boat,To do\n"u8.ToArray(),
            };
            await page.GotoAsync(to);
            await ViewAsync(page, "Import");
            foreach (var said in (string[])["2 cards imported.", "0 cards imported; 2 were here already."])
            {
                await page.GetByLabel("File").SetInputFilesAsync(cards);
                await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
                await Expect(page.GetByText("2 cards", new() { Exact = false }).First).ToBeVisibleAsync();
                await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Import 2") }).ClickAsync();
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Messages" })).ToContainTextAsync(said);
            }
            await page.GotoAsync(to);
            await Expect(Column(page, "To do").Locator(".card").Filter(new() { HasText = "Ring the bell" })).ToHaveCountAsync(1);
        }

        async Task MeasureAsync(string of)
        {
            await page.GotoAsync(of);
            await ViewAsync(page, "Flow");
            var scatter = page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Cycle time of each finished card") });
            await scatter.GetByText("Show as table").ClickAsync();
            await Expect(scatter.GetByRole(AriaRole.Link, new() { Name = quay })).ToBeVisibleAsync();

            await page.GotoAsync("/reports");
            var now = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "not over yet" });
            await now.GetByRole(AriaRole.Link).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Flow of work" })).ToBeVisibleAsync();
            var month = new Uri(page.Url).AbsolutePath;
            await page.GotoAsync($"{month}/cards?team=product");
            await Expect(page.GetByText(quay).First).ToBeVisibleAsync();
        }
    }
}

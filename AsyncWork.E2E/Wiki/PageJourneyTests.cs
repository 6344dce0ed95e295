using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Wiki;

/// <summary>
/// A page is written, reviewed by somebody else and published; two people change the same line, and the second brings both together; an older
/// revision comes back (product.md D9, D11, D14, D16).
/// </summary>
[Collection(AppCollection.Name)]
public sealed class PageJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_page_is_written_reviewed_published_fought_over_merged_and_restored(bool javaScript)
    {
        await using var keeper = await app.OpenAsync("manager", javaScript);
        await using var writer = (await app.OpenAsync("berlin", javaScript)).Expecting(409);
        await using var reader = (await app.OpenAsync("newyork", javaScript)).Expecting(404);
        var (keeperName, writerName) = (await keeper.NameAsync(), await writer.NameAsync());
        var space = await MakeSpaceAsync($"Quay {(javaScript ? "with" : "without")} a crane");

        // Write
        var page = writer.Page;
        await page.GotoAsync(space);
        await page.GetByRole(AriaRole.Link, new() { Name = "New page" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Mooring");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on and write" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true })
            .FillAsync("## How\n\nTwo ropes hold a ship.\n\n- [ ] Check the **ropes**\n\nIt was agreed in D-0001.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview", Exact = true }).ClickAsync();
        var preview = page.GetByRole(AriaRole.Region, new() { Name = "Preview" });
        await Expect(preview.GetByRole(AriaRole.Heading, new() { Name = "How" })).ToBeVisibleAsync();
        await Expect(preview.GetByRole(AriaRole.Link, new() { Name = "D-0001" }))
            .ToHaveAttributeAsync("href", "/decisions/D-0001");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByLabel("Review by").SelectOptionAsync(new SelectOptionValue { Label = keeperName });
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for review" }).ClickAsync();
        await Expect(page.GetByText("a review is asked for").First).ToBeVisibleAsync();
        var mooring = new Uri(page.Url).AbsolutePath;
        Assert.Equal($"{space}/mooring", mooring);
        Assert.Equal(404, (await reader.Page.GotoAsync(mooring))!.Status);

        // Review, publish
        await ReviewAsync(keeper, javaScript);
        await reader.Page.GotoAsync(mooring);
        await Expect(Text(reader.Page)).ToContainTextAsync("Two ropes hold a ship.");
        await Expect(reader.Page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true })).ToHaveCountAsync(0);

        // Conflict: both begin with the same revision
        await keeper.Page.GotoAsync($"{mooring}/edit");
        await page.GotoAsync($"{mooring}/edit");
        await WriteAsync(keeper.Page, t => t.Replace("Two ropes", "Four ropes", StringComparison.Ordinal), "Storms");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Keep as draft" }).ClickAsync();
        await Expect(keeper.Page.GetByText("Kept as a draft").First).ToBeVisibleAsync();
        if (javaScript)
            await writer.MarkAsync();
        await WriteAsync(page, t => t.Replace("Two ropes", "Three ropes", StringComparison.Ordinal), "The third is new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for review" }).ClickAsync();
        await Expect(page.GetByText($"{keeperName} changed the same lines while you wrote").First).ToBeVisibleAsync();
        if (javaScript)
            await writer.NeverLeftAsync();
        await page.GetByText($"The version of {keeperName}").ClickAsync();
        await Expect(page.Locator("details[open] pre")).ToContainTextAsync("Four ropes hold a ship.");
        await Axe.ExpectNoneOnAsync(page, javaScript);

        // Merge: what is not decided is refused, what is decided is stored
        await WriteAsync(
            page,
            t => Regex.Replace(t, "<<<<<<<(?s:.*)>>>>>>> theirs", "Three ropes hold a ship, four in a storm.")
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for review" }).ClickAsync();
        await Expect(page.GetByText("a review is asked for").First).ToBeVisibleAsync();
        await ReviewAsync(keeper, javaScript);
        await reader.Page.GotoAsync(mooring);
        await Expect(Text(reader.Page)).ToContainTextAsync("Three ropes hold a ship, four in a storm.");

        // Restore
        await keeper.Page.GotoAsync($"{mooring}/history");
        await keeper.Page.GetByLabel("Before: revision 2", new() { Exact = true }).CheckAsync();
        await keeper.Page.GetByLabel("After: revision 4", new() { Exact = true }).CheckAsync();
        await Axe.ExpectNoneOnAsync(keeper.Page, javaScript);
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Compare the chosen two" }).ClickAsync();
        await Expect(keeper.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "removed" }))
            .ToContainTextAsync("Two ropes hold a ship.");
        await keeper.Page.GetByRole(AriaRole.Link, new() { Name = "Side by side" }).ClickAsync();
        await Expect(keeper.Page.Locator("td.is-added")).ToContainTextAsync("four in a storm.");
        await Axe.ExpectNoneOnAsync(keeper.Page, javaScript);
        await keeper.Page.GotoAsync($"{mooring}/revisions/2");
        await keeper.Page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await Expect(keeper.Page.GetByText("Revision 2 is the draft now").First).ToBeVisibleAsync();
        await ReviewAsync(writer, javaScript);
        await reader.Page.GotoAsync(mooring);
        await Expect(Text(reader.Page)).ToContainTextAsync("Two ropes hold a ship.");
        await reader.Page.GotoAsync($"{mooring}/history");
        await Expect(reader.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Readers see it" }))
            .ToContainTextAsync("Revision 2 again");

        // Everybody reads; the writer writes; whoever did not write publishes.
        async Task<string> MakeSpaceAsync(string name)
        {
            var at = keeper.Page;
            await at.GotoAsync("/wiki/new");
            await at.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
            await at.GetByRole(AriaRole.Radio, new() { Name = "read and comment" }).CheckAsync();
            await at.GetByRole(AriaRole.Button, new() { Name = "Make space" }).ClickAsync();
            await Expect(at.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name })).ToBeVisibleAsync();
            var address = new Uri(at.Url).AbsolutePath;
            await at.GotoAsync($"{address}/settings");
            await at.GetByLabel("Somebody other than the writer publishes").CheckAsync();
            await at.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
            await Expect(at.GetByText("Settings saved.").First).ToBeVisibleAsync();
            await at.GotoAsync($"{address}/rights");
            await at.GetByLabel("Person or team").SelectOptionAsync(new SelectOptionValue { Label = writerName });
            await at.GetByLabel("May", new() { Exact = true }).SelectOptionAsync("Write");
            await at.GetByRole(AriaRole.Button, new() { Name = "Give the right" }).ClickAsync();
            await Expect(at.GetByRole(AriaRole.Button, new() { Name = $"Remove {writerName}" })).ToBeVisibleAsync();
            return address;
        }

        async Task ReviewAsync(Visit by, bool script)
        {
            await by.Page.GotoAsync(mooring);
            await by
                .Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^(Review it|See what it changes|Publish it)$") })
                .ClickAsync();
            await Axe.ExpectNoneOnAsync(by.Page, script);
            await by.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Publish revision") }).ClickAsync();
            await Expect(by.Page.GetByText("Published.").First).ToBeVisibleAsync();
            await Axe.ExpectNoneOnAsync(by.Page, script);
        }
    }

    private static ILocator Text(IPage page) => page.GetByRole(AriaRole.Article, new() { Name = "Mooring" });

    private static async Task WriteAsync(IPage page, Func<string, string> change, string? why = null)
    {
        var text = page.GetByLabel("Text", new() { Exact = true });
        await text.FillAsync(change(await text.InputValueAsync()));
        if (why is not null)
            await page.GetByLabel("What changed, and why").FillAsync(why);
    }
}

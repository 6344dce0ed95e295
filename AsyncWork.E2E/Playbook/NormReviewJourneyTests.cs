using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Playbook;

/// <summary>Open, decide, close: then the decision record and the new norm stand (product.md P11).</summary>
[Collection(AppCollection.Name)]
public sealed class NormReviewJourneyTests(AppFixture app)
{
    [Theory, InlineData(true, "Design"), InlineData(false, "Support")]
    public async Task A_review_is_opened_decided_and_closed_and_the_new_norm_holds(bool javaScript, string team)
    {
        await using var admin = await app.OpenAsync("admin", javaScript);
        var page = admin.Page;

        // Open it, from the playbook
        await page.GotoAsync("/playbook");
        await page.GetByRole(AriaRole.Link, new() { Name = "Open the reviews" }).ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GotoAsync("/playbook/reviews");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Open the review of {team}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Norm review of");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        var review = new Uri(page.Url).AbsolutePath;
        if (javaScript)
            await admin.MarkAsync();

        // Change the first norm, keep the others
        var lines = page.Locator("section.review");
        var count = await lines.CountAsync();
        var channel = await lines.First.GetByRole(AriaRole.Link).First.InnerTextAsync();
        for (var i = 0; i < count; i++)
        {
            var line = lines.Nth(i);
            if (i == 0)
            {
                await line.GetByLabel("Change it to").CheckAsync();
                await line.GetByLabel("New norm of").FillAsync("3");
                await line.GetByLabel("Counted in, for").SelectOptionAsync("WorkingHours");
                await line.GetByLabel("Why").FillAsync("Others wait for it.");
            }
            else
                await line.GetByLabel("Keep it").CheckAsync();
            await line.GetByRole(AriaRole.Button, new() { Name = "Decide on" }).ClickAsync();
            await Expect(lines.Nth(i).GetByRole(AriaRole.Button, new() { Name = "Decide again on" })).ToBeVisibleAsync();
        }
        await Expect(page.GetByText("Everything is decided.")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);

        // Close it
        await page.GetByRole(AriaRole.Button, new() { Name = "Close the review" }).ClickAsync();
        await Expect(page.GetByText("What was decided stands in")).ToBeVisibleAsync();
        if (javaScript)
            await admin.NeverLeftAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);

        // The record, and back
        await page.GetByText("What was decided stands in").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync($"Response norms of {team} after");
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex(Regex.Escape(channel)) }))
            .ToContainTextAsync("3 working hours");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Norm review of" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"{Regex.Escape(review)}$"));

        // The norm
        await page.GetByRole(AriaRole.Link, new() { Name = "Norms as they hold" }).ClickAsync();
        await Expect(page.GetByText($"3 working hours (agreed by {team})").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Others wait for it.").First).ToBeVisibleAsync();
    }
}

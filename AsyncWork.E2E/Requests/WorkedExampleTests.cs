using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Testing;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Requests;

/// <summary>kpis.md, worked example 1, through the pages of a company whose clock stands at that Friday (product.md P4; kpis.md K9).</summary>
[Collection(AppCollection.Name)]
public sealed class WorkedExampleTests
{
    /// <summary>A channel whose norm is the two working days of the example.</summary>
    private static readonly SelectOptionValue TwoDays = new() { Label = "Mail to HR" };

    [Fact]
    public async Task Asked_on_Friday_in_Berlin_Kathmandu_answers_on_Tuesday_and_after_a_holiday_on_Monday_on_Wednesday()
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 11, 13, 15, 30));
        await using var server = AppServer.Start(clock);
        var app = new AppFixture();
        try
        {
            await app.StartAsync(server.Url);
            await using var kathmandu = await app.OpenAsync("kathmandu");
            await using var berlin = await app.OpenAsync("berlin");
            await using var hr = await app.OpenAsync("hr");
            var name = await kathmandu.NameAsync();
            var page = berlin.Page;

            await page.GotoAsync("/posts/new?kind=Request");
            await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Which format?");
            await page.GetByLabel("Ask", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
            await page.GetByLabel("by the norm of").SelectOptionAsync(TwoDays);
            await Expect(page.Locator("#expected"))
                .ToContainTextAsync($"{name} by theirs Tue 10:00, yours 05:15 · off until Sun 10:00");
            await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
            await Expect(page).ToHaveURLAsync(new Regex("/posts/[0-9]+$"));
            await Expect(page.Locator(".asked").First).ToContainTextAsync("expected by theirs Tue 10:00, yours 05:15");

            await hr.Page.GotoAsync("/people/holidays?year=2026");
            await hr.Page.GetByLabel("Where", new() { Exact = true }).SelectOptionAsync("Kathmandu");
            await hr.Page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-11-16");
            await hr.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Chhath");
            await hr.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
            await Expect(hr.Page.GetByText("Chhath").First).ToBeVisibleAsync();

            // What was asked before is counted anew, and so is what is asked now
            await page.ReloadAsync();
            await Expect(page.Locator(".asked").First).ToContainTextAsync("expected by theirs Wed 10:00, yours 05:15");
            await page.GotoAsync("/posts/new?kind=Request");
            await page.GetByLabel("Ask", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
            await page.GetByLabel("by the norm of").SelectOptionAsync(TwoDays);
            await Expect(page.Locator("#expected")).ToContainTextAsync($"{name} by theirs Wed 10:00, yours 05:15");
        }
        finally
        {
            await app.DisposeAsync();
        }
    }
}

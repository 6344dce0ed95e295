using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.TimeLogs;

/// <summary>A day's hours, from the first entry to the last correction (product.md T2, T4).</summary>
[Collection(AppCollection.Name)]
public sealed class LogTimeTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Someone_logs_hours_corrects_them_and_takes_a_deletion_back(bool javaScript)
    {
        await using var visit = (await app.OpenAsync("kathmandu", javaScript)).Expecting(422);
        var page = visit.Page;
        var what = $"Wording of the price page, {(javaScript ? "with" : "without")} script";
        var month = page.Locator("#month");
        await page.GotoAsync("/time");
        // Ahead of the demo's hours, in a month that nobody has closed.
        var today = await page.GetByLabel("Date", new() { Exact = true }).InputValueAsync();
        var day = LocalDatePattern.Iso.Parse(today).Value.PlusMonths(2);
        await page.GotoAsync($"/time?month={YearMonthPattern.Iso.Format(day.ToYearMonth())}");
        if (javaScript)
            await visit.MarkAsync();

        await LogAsync("25:00");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("at most 24 hours");
        await Expect(page.GetByLabel("What you did")).ToHaveValueAsync(what);
        await LogAsync("1,5");
        await Expect(month).ToContainTextAsync(what);
        await Expect(page.GetByText("Logged 1:30 on")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("What you did")).ToHaveValueAsync("");
        if (javaScript)
            await visit.NeverLeftAsync();

        await Entry().GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByLabel("Duration").FillAsync("2:15");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Entry()).ToContainTextAsync("2:15");

        await Entry().GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete entry" }).ClickAsync();
        await Expect(month).Not.ToContainTextAsync(what);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Entry()).ToContainTextAsync("2:15");

        ILocator Entry() => month.GetByRole(AriaRole.Listitem).Filter(new() { HasText = what });

        async Task LogAsync(string duration)
        {
            await page.GetByLabel("Date", new() { Exact = true }).FillAsync(LocalDatePattern.Iso.Format(day));
            await page.GetByLabel("Duration").FillAsync(duration);
            await page.GetByLabel("Project").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.GetByLabel("What you did").FillAsync(what);
            await page.GetByRole(AriaRole.Button, new() { Name = "Log time" }).ClickAsync();
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Today_takes_hours_and_counts_them(bool javaScript)
    {
        await using var visit = await app.OpenAsync("newyork", javaScript);
        var page = visit.Page;
        await page.GotoAsync("/");
        if (javaScript)
            await visit.MarkAsync();
        await page.GetByLabel("Duration").FillAsync("0:07");
        await page.GetByLabel("Project").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("What you did").FillAsync($"Seven minutes {javaScript}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Log time" }).ClickAsync();

        await Expect(page.Locator("#week")).ToContainTextAsync($"Seven minutes {javaScript}");
        await Expect(page.GetByText("Logged 0:07 on")).ToBeVisibleAsync();
        if (javaScript)
            await visit.NeverLeftAsync();
    }
}

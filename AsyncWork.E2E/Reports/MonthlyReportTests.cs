using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Reports;

/// <summary>
/// The main job: a manager brings in the hours of another tool, opens the month and downloads what management gets (product.md T11, K-a to K-d).
/// </summary>
[Collection(AppCollection.Name)]
public sealed class MonthlyReportTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_manager_imports_real_hours_opens_the_month_and_downloads_the_report(bool javaScript)
    {
        await using var visit = await app.OpenAsync("manager", javaScript);
        var page = visit.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Time" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).First.ClickAsync();

        await page.GetByLabel("File")
            .SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "time", "toggl-team.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the file" }).ClickAsync();
        await Expect(page.GetByText("885.8")).ToBeVisibleAsync();
        await page.GetByLabel("Everyone who is not here yet").SelectOptionAsync("Add as new to Product");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 652 entries" }).ClickAsync();
        await Expect(page.GetByText("652 entries added.", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Reports" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "March 2016", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("March 2016");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hours logged" })).ToContainTextAsync("225.4 h");

        Assert.Equal("%PDF", await DownloadAsync("PDF", ".pdf"));
        Assert.StartsWith("PK", await DownloadAsync("Excel", ".xlsx"), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Hours logged" }).ClickAsync();
        await Expect(page.GetByText("161 entries, 225.4 h")).ToBeVisibleAsync();

        await page.GotoAsync("/time/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo import of toggl-team.csv" }).First.ClickAsync();
        await page.GotoAsync("/reports/2016-03?team=product");
        await Expect(page.GetByText("No hours in March 2016")).ToBeVisibleAsync();

        async Task<string> DownloadAsync(string link, string ending)
        {
            var download = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).ClickAsync()
            );
            Assert.EndsWith(ending, download.SuggestedFilename, StringComparison.Ordinal);
            await using var file = await download.CreateReadStreamAsync();
            var start = new byte[4];
            await file.ReadExactlyAsync(start);
            return System.Text.Encoding.ASCII.GetString(start);
        }
    }
}

using AsyncWork.Domain.Pilots;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Pilots;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Playbook;

/// <summary>Plan, start, check, say how content one is, finish, read the report (product.md P14).</summary>
[Collection(AppCollection.Name)]
public sealed class PilotJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_pilot_is_planned_checked_finished_and_reported(bool javaScript)
    {
        await using var lead = await app.OpenAsync("manager", javaScript);
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        var (page, member) = (lead.Page, berlin.Page);
        var name = $"Write first, {(javaScript ? "with" : "without")} script";

        // Plan
        await page.GotoAsync("/playbook");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what pilots brought" }).ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Plan a pilot" }).First.ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("What you want to find out").FillAsync("Do we need the meeting on Mondays?");
        await page.GetByLabel("Sponsor", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Answered within the norm", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("at least, Answered within the norm").FillAsync("75");
        await page.GetByLabel("Meeting hours for each person and week", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("at most, Meeting hours for each person and week").FillAsync("4.5");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Plan pilot" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = name })).ToBeVisibleAsync();
        var at = new Uri(page.Url).AbsolutePath;
        await Axe.ExpectNoneOnAsync(page, javaScript);

        // A task is done where it stands
        if (javaScript)
            await lead.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Done {PilotTask.Usual[0].Title}" }).ClickAsync();
        await Expect(page.GetByText($"1 of {PilotTask.Usual.Count} done")).ToBeVisibleAsync();
        if (javaScript)
            await lead.NeverLeftAsync();

        // Four weeks later
        await PassWeeksAsync(name);

        // Check, beside what was measured
        await page.GotoAsync(at);
        await page.GetByRole(AriaRole.Link, new() { Name = "Week 1", Exact = true }).ClickAsync();
        await page.GetByLabel("What helped").FillAsync("The written round on Mondays.");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        if (javaScript)
            await lead.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save check" }).ClickAsync();
        await Expect(page.GetByText("The check is kept")).ToBeVisibleAsync();
        if (javaScript)
            await lead.NeverLeftAsync();

        // Say how content one is, from the inbox
        await member.GotoAsync("/inbox");
        await member
            .GetByRole(AriaRole.Link, new() { Name = $"The four weeks of the pilot “{name}” are over. Say how" })
            .First.ClickAsync();
        await member.GetByLabel("4", new() { Exact = true }).CheckAsync();
        await Axe.ExpectNoneOnAsync(member, javaScript);
        await member.GetByRole(AriaRole.Button, new() { Name = "Save answer" }).ClickAsync();
        await Expect(member.GetByText("Your answer is kept").First).ToBeVisibleAsync();

        // Say what follows
        await page.GotoAsync(at);
        await page.GetByRole(AriaRole.Link, new() { Name = "Say what follows" }).ClickAsync();
        await page.GetByLabel("Carry on", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Why").FillAsync("Nobody missed the meeting.");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish pilot" }).ClickAsync();

        // Report
        await Expect(page.GetByText("Carry on, says")).ToBeVisibleAsync();
        await Expect(page.GetByText("Fewer than five people answered")).ToBeVisibleAsync();
        await Expect(page.GetByText("The written round on Mondays.")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        var pdf = await page.APIRequest.GetAsync($"{app.Url.ToString().TrimEnd('/')}{at}/report.pdf");
        using var document = PdfDocument.Open(await pdf.BodyAsync());
        var text = string.Join(' ', document.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        foreach (var said in new[] { name, "at least 75 %", "Nobody missed the meeting.", "The written round on Mondays." })
            Assert.Contains(said, text, StringComparison.Ordinal);
    }

    /// <summary>Its four weeks end today, and what pilots do by themselves is done.</summary>
    private async Task PassWeeksAsync(string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var today = AppFixture.Today;
        var monday = today.PlusWeeks(-Pilot.Weeks - 1).Next(IsoDayOfWeek.Monday);
        if (monday.PlusWeeks(Pilot.Weeks) > today)
            monday = monday.PlusWeeks(-1);
        await db.WriteAsync(stop =>
            db.Pilots.Where(p => p.Name == name).ExecuteUpdateAsync(s => s.SetProperty(p => p.StartsOn, monday), stop)
        );
        await scope.ServiceProvider.GetRequiredService<PilotDesk>().BringOnAsync();
    }
}

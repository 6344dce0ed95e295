using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Onboarding;

/// <summary>HR brings a checklist, corrects it, publishes it and composes a template of it (product.md O1, O2, O3, O13).</summary>
[Collection(AppCollection.Name)]
public sealed class TemplateJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_checklist_becomes_a_template_with_a_calendar(bool javaScript)
    {
        await using var visit = await app.OpenAsync("hr", javaScript);
        var page = visit.Page;
        var name = $"Engineers, {(javaScript ? "with" : "without")} script";

        // Import
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Onboarding" })
            .ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Templates", Exact = true }).ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Import a checklist" }).First.ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByLabel("Markdown or CSV file")
            .SetInputFilesAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "onboarding", "onboard-engineer.md"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the checklist" }).ClickAsync();
        await Expect(page.GetByText("54 steps under")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("Due on working day, Slack channels").FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make module" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Slack channels" }))
            .ToContainTextAsync("New hire · 3 working days after");

        // Correct an owner
        await page.GetByRole(AriaRole.Link, new() { Name = "#cg-aws-security" }).First.ClickAsync();
        await page.GetByLabel("Who does it").SelectOptionAsync("Buddy");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save step" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Slack channels" }))
            .ToContainTextAsync("Buddy · 3 working days after");

        // Put in order, where it stands
        if (javaScript)
            await visit.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move the heading Slack channels up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Nth(1)).ToHaveTextAsync("Slack channels");
        if (javaScript)
            await visit.NeverLeftAsync();

        // Publish
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish" }).ClickAsync();
        await page.GetByLabel("What is new").FillAsync("Brought from our checklist");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await Expect(page.GetByText("Nothing has changed.")).ToBeVisibleAsync();

        // Compose
        await page.GotoAsync("/onboarding/templates/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Template of {name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make template" }).ClickAsync();
        await Expect(page.GetByText("This template has no steps yet.")).ToBeVisibleAsync();
        if (javaScript)
            await visit.MarkAsync();
        await page.GetByLabel("Module", new() { Exact = true }).SelectOptionAsync($"{name}, for everybody");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
        await Expect(page.GetByText("1 module, 54 steps")).ToBeVisibleAsync();

        // Preview
        await page.GetByLabel("Start date").FillAsync("2027-03-01");
        await page.GetByLabel("Public holidays of").SelectOptionAsync("Berlin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "March 2027" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "List", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Slack channels" })).ToContainTextAsync("Thu 4 Mar 2027");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("start=2027-03-01&location=Berlin&view=list"));
        if (javaScript)
            await visit.NeverLeftAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Onboarding;

/// <summary>
/// Somebody new, from the checklist to the report: HR starts, the person looks before there is an account, joins, all do their steps, the first day
/// moves, the plan is done, and the month counts it (product.md O1 to O8, O13, O14).
/// </summary>
[Collection(AppCollection.Name)]
public sealed class PlanJourneyTests(AppFixture app)
{
    private const string Checklist = """
        phase,title,owner,kind,due days,url,fields
        Before,Order the laptop,HR,Do,-5,,
        Before,Say what you need,New hire,Form,-2,,Keyboard *
        First day,Agree on the first month,Manager,Meet,0,,
        First day,Say hello in writing,Buddy,Write,0,,
        First day,Read how we write,New hire,Read,0,/playbook/writing-so-that-it-can-be-answered,
        First day,Introduce yourself,New hire,Write,0,,
        """;

    /// <summary>The last weekday, so that the plan ends in a month that has begun.</summary>
    private static readonly LocalDate FirstDay = LastWeekday(AppFixture.Today);

    [Theory, InlineData(true), InlineData(false)]
    public async Task Somebody_new_is_onboarded_from_the_checklist_to_the_report(bool javaScript)
    {
        var name = javaScript ? "Ada Moreau" : "Noor Said";
        var email = $"{name.Replace(' ', '.')}@asyncwork.example".ToLowerInvariant();
        await using var hr = await app.OpenAsync("hr", javaScript);
        var (template, module) = await TemplateAsync(hr.Page, $"Checklist for {name}");

        var helpers = (await NameAsync("manager"), await NameAsync("berlin"));
        var plan = await StartAsync(hr, (name, email), template, helpers, javaScript);
        await PreboardAsync(hr, plan, name, javaScript);
        await MoveAsync(hr.Page, plan);
        await TakeOverAsync(hr.Page, plan, module, javaScript);
        await using var home = await InviteAndJoinAsync(hr.Page, plan, email, javaScript);
        await FirstDayAsync(home, javaScript);
        await HelpAsync("manager", plan, "Agree on the first month in writing", javaScript);
        await HelpAsync("berlin", plan, "Say hello in writing", javaScript);
        await FinishAsync(hr.Page, plan, javaScript);
        await ReportAsync(hr.Page);
        // It stays theirs.
        await home.Page.GotoAsync(plan);
        await Expect(home.Page.GetByText("This plan is done.")).ToBeVisibleAsync();
    }

    /// <returns>What the template is called where a plan is started, and the address of its module.</returns>
    private static async Task<(string Template, string Module)> TemplateAsync(IPage page, string name)
    {
        await page.GotoAsync("/onboarding/modules/import");
        await page.GetByLabel("Markdown or CSV file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "checklist.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(Checklist),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the checklist" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make module" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        var module = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await page.GotoAsync("/onboarding/templates/new");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make template" }).ClickAsync();
        await page.GetByLabel("Module", new() { Exact = true }).SelectOptionAsync($"{name}, for everybody");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add module" }).ClickAsync();
        await Expect(page.GetByText("1 module, 6 steps")).ToBeVisibleAsync();
        return ($"{name}, 6 steps", module);
    }

    /// <returns>The address of the plan.</returns>
    private static async Task<string> StartAsync(
        Visit hr,
        (string Name, string Email) person,
        string template,
        (string Manager, string Buddy) helpers,
        bool javaScript
    )
    {
        var ((name, email), page) = (person, hr.Page);
        await page.GotoAsync("/onboarding");
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Start a plan" }).First.ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByLabel("E-mail at work").FillAsync(email);
        await page.GetByLabel("Time zone").SelectOptionAsync("Europe/Berlin");
        await page.GetByLabel("Team", new() { Exact = true }).SelectOptionAsync("Product");
        await page.GetByLabel("Template").SelectOptionAsync(template);
        await page.GetByLabel("First day").FillAsync(Iso(FirstDay.PlusWeeks(1)));
        await page.GetByLabel("Role").FillAsync("Engineer");
        await page.GetByText("With “How we work async here”").ClickAsync();
        if (javaScript)
            await hr.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Suggest manager and buddy" }).ClickAsync();
        await Expect(page.GetByLabel("Buddy")).Not.ToHaveValueAsync("");
        if (javaScript)
            await hr.NeverLeftAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByLabel("Manager").SelectOptionAsync(await OptionAsync(page, "Manager", helpers.Manager));
        await page.GetByLabel("Buddy").SelectOptionAsync(await OptionAsync(page, "Buddy", helpers.Buddy));
        await page.GetByLabel("Invitation to make an account").SelectOptionAsync("Not by this plan");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start onboarding" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Onboarding of {name}");
        await Expect(page.GetByText("0 of 6 steps done")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        return new Uri(page.Url).AbsolutePath;
    }

    private async Task<string> NameAsync(string who)
    {
        await using var visit = await app.OpenAsync(who);
        return await visit.NameAsync();
    }

    /// <summary>The option of a list that names somebody.</summary>
    private static async Task<SelectOptionValue> OptionAsync(IPage page, string label, string name) =>
        new()
        {
            Value = await page.GetByLabel(label).Locator("option", new() { HasText = name }).First.GetAttributeAsync("value"),
        };

    private async Task PreboardAsync(Visit hr, string plan, string name, bool javaScript)
    {
        var page = hr.Page;
        await page.GotoAsync($"{plan}/preboarding");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make link" }).ClickAsync();
        var link = await page.GetByLabel("Works until").InputValueAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);

        await using var home = (await app.OpenAsync(null, javaScript)).Expecting(404);
        await home.Page.GotoAsync(link);
        await Expect(home.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Welcome, {name}");
        await Axe.ExpectNoneOnAsync(home.Page, javaScript);
        await home.Page.GetByLabel("Keyboard").FillAsync("ISO, German");
        await home.Page.GetByRole(AriaRole.Button, new() { Name = "Send Say what you need" }).ClickAsync();
        await Expect(home.Page.GetByText("Done on")).ToBeVisibleAsync();
        await home.Page.GotoAsync(link[..^1]);
        await Expect(home.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("This link does not work any more");
        await page.GotoAsync(plan);
        await Expect(page.GetByText("1 of 6 steps done")).ToBeVisibleAsync();
    }

    private static async Task MoveAsync(IPage page, string plan)
    {
        await page.GotoAsync($"{plan}/settings");
        await page.GetByLabel("First day").FillAsync(Iso(FirstDay));
        await page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Expect(page.Locator(".page-head, main").First).ToContainTextAsync(Text(FirstDay));
        // What is done stays; what is open moved along, and nothing is overdue on the day on which it moved.
        await Expect(page.GetByText("1 of 6 steps done")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Introduce yourself" }).Last)
            .Not.ToContainTextAsync(Text(FirstDay.PlusWeeks(1)));
        await Expect(page.GetByText("overdue")).Not.ToBeVisibleAsync();
    }

    /// <summary>The template changes while the plan runs, which says so and takes the change over when it is told to (O7).</summary>
    private static async Task TakeOverAsync(IPage page, string plan, string module, bool javaScript)
    {
        await page.GotoAsync(module);
        await page.GetByRole(AriaRole.Link, new() { Name = "Agree on the first month" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Agree on the first month in writing");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save step" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Publish" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await Expect(page.GetByText("Nothing has changed.")).ToBeVisibleAsync();

        await page.GotoAsync(plan);
        await Expect(page.GetByText("Agree on the first month in writing")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "See what is new and choose" }).ClickAsync();
        await Expect(page.GetByText("Agree on the first month in writing").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take over" }).ClickAsync();
        await page.GotoAsync(plan);
        await Expect(page.GetByText("Agree on the first month in writing").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "See what is new and choose" })).ToHaveCountAsync(0);
    }

    private async Task<Visit> InviteAndJoinAsync(IPage page, string plan, string email, bool javaScript)
    {
        await page.GotoAsync($"{plan}/invitation");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mail it now" }).ClickAsync();
        await Expect(page.GetByText("Mail another invitation")).ToBeVisibleAsync();
        var link = await Joining.LinkMailedToAsync(app, email);
        var home = await app.OpenAsync(null, javaScript);
        await Joining.JoinAsync(home.Page, link, email);
        return home;
    }

    private static async Task FirstDayAsync(Visit home, bool javaScript)
    {
        var page = home.Page;
        await page.GotoAsync("/");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Onboarding" })).ToContainTextAsync("Introduce yourself");
        await page.GetByRole(AriaRole.Region, new() { Name = "Onboarding" })
            .GetByRole(AriaRole.Link, new() { Name = "Read how we write" })
            .ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "I have read" })).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "I have read" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your onboarding");
        if (javaScript)
            await home.MarkAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Done Introduce yourself" }).ClickAsync();
        await Expect(page.GetByText("3 of 6 steps done")).ToBeVisibleAsync();
        if (javaScript)
            await home.NeverLeftAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
    }

    private async Task HelpAsync(string who, string plan, string step, bool javaScript)
    {
        await using var helper = await app.OpenAsync(who, javaScript);
        var page = helper.Page;
        await page.GotoAsync("/work");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Onboarding" })).ToContainTextAsync(step);
        await page.GotoAsync(plan);
        await page.GetByRole(AriaRole.Button, new() { Name = $"Done {step}" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Open again {step}" })).ToBeVisibleAsync();
    }

    private static async Task FinishAsync(IPage page, string plan, bool javaScript)
    {
        await page.GotoAsync(plan);
        await page.GetByRole(AriaRole.Button, new() { Name = "Done Order the laptop" }).ClickAsync();
        await Expect(page.GetByText("6 of 6 steps done")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "End", Exact = true }).ClickAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();
        await Expect(page.GetByText("This plan is done.")).ToBeVisibleAsync();
        var certificate = await page.GetByRole(AriaRole.Link, new() { Name = "Certificate" }).GetAttributeAsync("href");
        var file = await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), certificate!).ToString());
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        Assert.Equal("%PDF", Encoding.ASCII.GetString((await file.BodyAsync())[..4]));
    }

    private static async Task ReportAsync(IPage page)
    {
        await page.GotoAsync($"/reports/{FirstDay.ToString("uuuu-MM", CultureInfo.InvariantCulture)}");
        var section = page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex("^Onboarding") });
        await Expect(section).ToContainTextAsync("Onboardings finished");
    }

    private static LocalDate LastWeekday(LocalDate day) =>
        day.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => day.PlusDays(-1),
            IsoDayOfWeek.Sunday => day.PlusDays(-2),
            _ => day,
        };

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(LocalDate day) => day.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);
}

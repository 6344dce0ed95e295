using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.TimeLogs;

/// <summary>A week from logged to approved and corrected: employee, manager, correction (product.md T3, T7).</summary>
[Collection(AppCollection.Name)]
public sealed class WeekJourneyTests(AppFixture app)
{
    const string Reason = "Belongs to the other order";

    /// <summary>Each way has its own employee of the manager's team, as a week is handed in once.</summary>
    [Theory, InlineData("joao.barros", "João Barros", true), InlineData("lucja.zak", "Łucja Żak", false)]
    public async Task A_week_is_logged_handed_in_approved_and_corrected(string who, string name, bool javaScript)
    {
        await using var employee = await app.OpenAsync(who, javaScript);
        var week = employee.Page;
        await week.GotoAsync("/time/week");
        if (javaScript)
            await employee.MarkAsync();
        var before = await week.Locator("#w").InnerTextAsync();
        var cell = week.Locator(".grid tbody tr").First.Locator(".cell").Last;
        await cell.FillAsync("1:30");
        if (javaScript)
            await cell.PressAsync("Enter");
        else
            await week.GetByRole(AriaRole.Button, new() { Name = "Save hours" }).ClickAsync();
        await Expect(week.Locator("#w")).Not.ToHaveTextAsync(before);
        await Expect(week.Locator(".grid tbody tr").First.Locator(".cell").Last).ToHaveValueAsync("1:30");

        await week.GetByRole(AriaRole.Button, new() { Name = "Hand in week" }).ClickAsync();
        await Expect(week.Locator("#hand-in")).ToContainTextAsync("You handed in");
        await Expect(week.Locator(".cell")).ToHaveCountAsync(0);
        if (javaScript)
            await employee.NeverLeftAsync();

        await using var manager = await app.OpenAsync("manager", javaScript);
        var page = manager.Page;
        await OpenWeekAsync(page, name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Approve week" }).ClickAsync();
        await Expect(page.Locator("#week")).ToContainTextAsync("Approved");

        await page.GetByRole(AriaRole.Link, new() { Name = "Correct 1:30" }).First.ClickAsync();
        await page.GetByLabel("Reason").FillAsync(Reason);
        await page.GetByLabel("Hours instead").FillAsync("1:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Correct entry" }).ClickAsync();
        await Expect(page.Locator("#week")).ToContainTextAsync(Reason);
        await Expect(page.Locator("#week")).ToContainTextAsync("-1:30");

        await week.GotoAsync("/time/week");
        await Expect(week.Locator("#hand-in")).ToContainTextAsync("approved");
        await Expect(week.Locator("#week .grid")).ToContainTextAsync("1:00");
    }

    [Fact]
    public async Task A_week_is_logged_handed_in_approved_and_corrected_from_the_keyboard_alone()
    {
        await using var employee = await app.OpenAsync("berlin");
        var week = employee.Page;
        await week.GotoAsync("/time/week");
        await TabToAsync(week, week.Locator(".grid tbody tr").First.Locator(".cell").Last);
        await week.Keyboard.TypeAsync("2:15");
        await week.Keyboard.PressAsync("Enter");
        await Expect(week.Locator(".grid tbody tr").First.Locator(".cell").Last).ToHaveValueAsync("2:15");
        await Expect(week.Locator(".cell__saved")).ToHaveCountAsync(1);
        await PressAsync(week, week.GetByRole(AriaRole.Button, new() { Name = "Hand in week" }));
        await Expect(week.Locator("#hand-in")).ToContainTextAsync("You handed in");

        await using var manager = await app.OpenAsync("manager");
        var page = manager.Page;
        await page.GotoAsync("/time/approvals");
        var line = page.Locator("#approvals li").Filter(new() { HasText = "Jonas Weber" }).Last;
        await PressAsync(page, line.GetByRole(AriaRole.Link));
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Approve week" }));
        await Expect(page.Locator("#week")).ToContainTextAsync("Approved");
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Correct 2:15" }).First);
        await TabToAsync(page, page.GetByLabel("Reason"));
        await page.Keyboard.TypeAsync(Reason);
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Take all of it back" }));
        await Expect(page.Locator("#week")).ToContainTextAsync("-2:15");
    }

    [Fact]
    public async Task What_is_typed_without_a_connection_stays_and_is_sent_when_there_is_one()
    {
        await using var employee = await app.OpenAsync("newyork");
        var week = employee.Page;
        await week.GotoAsync("/time/week");
        var before = await week.Locator("#w").InnerTextAsync();
        var cell = week.Locator(".grid tbody tr").First.Locator(".cell").Last;
        await week.Context.SetOfflineAsync(true);
        await cell.FillAsync("0:45");
        await cell.PressAsync("Enter");
        await Expect(week.Locator(".toast--error")).ToContainTextAsync("could not be reached");
        await Expect(cell).ToHaveValueAsync("0:45");
        await Expect(cell).ToHaveAttributeAsync("aria-invalid", "true");

        await week.Context.SetOfflineAsync(false);

        await Expect(week.Locator("#w")).Not.ToHaveTextAsync(before);
        await Expect(cell).ToHaveValueAsync("0:45");
        await Expect(cell).Not.ToHaveAttributeAsync("aria-invalid", "true");
        employee.TakeProblems(); // the request that failed
    }

    /// <summary>The newest of the person's weeks that wait.</summary>
    static async Task OpenWeekAsync(IPage page, string name)
    {
        await page.GotoAsync("/time/approvals");
        await page.Locator("#approvals li").Filter(new() { HasText = name }).Last.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
    }

    static async Task PressAsync(IPage page, ILocator target)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes on by Tab until the target has the focus.</summary>
    static async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var i = 0; i < 300; i++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
                return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab never reaches {target}.");
    }
}

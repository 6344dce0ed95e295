using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Playbook;

/// <summary>Who is on call is entered, and a conversation that goes back and forth names them (product.md P13).</summary>
[Collection(AppCollection.Name)]
public sealed class EscalationJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Three_round_trips_say_that_talking_is_quicker_and_whom_to_call(bool javaScript)
    {
        await using var manager = await app.OpenAsync("manager", javaScript);
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        var reach = await PutOnCallAsync(manager, javaScript);

        await manager.Page.GotoAsync("/posts/new?kind=Request");
        await manager.Page.GetByLabel("Title", new() { Exact = true }).FillAsync($"Which of the two ({reach})");
        await manager.Page.GetByLabel("To", new() { Exact = true }).SelectOptionAsync("Product");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
        await Expect(manager.Page).ToHaveURLAsync(new Regex("/posts/[0-9]+$"));
        var post = new Uri(manager.Page.Url).AbsolutePath;

        for (var trip = 1; trip <= 3; trip++)
        {
            await SayAsync(manager.Page, post, $"The first, or not? ({trip})");
            await Expect(manager.Page.GetByText("Talking may be quicker.")).ToHaveCountAsync(0);
            await SayAsync(berlin.Page, post, $"It depends. ({trip})");
        }
        var hint = berlin.Page.GetByRole(AriaRole.Complementary, new() { Name = "A hint" });
        if (!javaScript)
            await berlin.Page.GotoAsync(post);
        await Expect(hint).ToContainTextAsync("Talking may be quicker.");
        await Expect(hint).ToContainTextAsync(reach);
        await Axe.ExpectNoneOnAsync(berlin.Page, javaScript);

        // Hidden by one, it stays for the other
        await hint.GetByRole(AriaRole.Button, new() { Name = "Hide it here" }).ClickAsync();
        await Expect(hint).ToHaveCountAsync(0);
        await berlin.Page.GotoAsync(post);
        await Expect(berlin.Page.GetByText("It depends. (3)")).ToBeVisibleAsync();
        await Expect(hint).ToHaveCountAsync(0);
        await manager.Page.GotoAsync(post);
        await Expect(manager.Page.GetByText("Talking may be quicker.")).ToBeVisibleAsync();
    }

    /// <returns>How to reach who is on call from today on.</returns>
    private static async Task<string> PutOnCallAsync(Visit manager, bool javaScript)
    {
        var page = manager.Page;
        var reach = javaScript ? "+49 30 5550 1" : "+49 30 5550 2";
        await page.GotoAsync("/playbook/escalation?team=product");
        // One person at a time: who is there already makes room.
        var end = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(End it|Take it out)") });
        while (await end.CountAsync() is var left and > 0)
        {
            await end.First.ClickAsync();
            await Expect(end).ToHaveCountAsync(left - 1);
        }
        var today = AppFixture.Today;
        // Somebody of the same zone: where it is still yesterday, nobody is on call from today on.
        await page.GetByLabel("Who", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Jonas Weber" });
        await page.GetByLabel("Telephone or link").FillAsync(reach);
        await page.GetByLabel("First day").FillAsync(LocalDatePattern.Iso.Format(today));
        await page.GetByLabel("Last day").FillAsync(LocalDatePattern.Iso.Format(today.PlusDays(6)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Put on call" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "On call now" })).ToContainTextAsync(reach);
        await Axe.ExpectNoneOnAsync(page, javaScript);
        return reach;
    }

    private static async Task SayAsync(IPage page, string post, string words)
    {
        await page.GotoAsync(post);
        await page.GetByLabel("Write a comment").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.GetByText(words, new() { Exact = true })).ToBeVisibleAsync();
    }
}

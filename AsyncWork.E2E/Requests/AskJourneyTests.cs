using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Requests;

/// <summary>Ask, see by when to expect the answer, promise, answer, report (product.md P5, N1, P18; kpis.md K10).</summary>
[Collection(AppCollection.Name)]
public sealed class AskJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_question_is_asked_expected_promised_answered_and_counted(bool javaScript)
    {
        await using var berlin = await app.OpenAsync("berlin", javaScript);
        await using var newYork = await app.OpenAsync("newyork", javaScript);
        await using var manager = await app.OpenAsync("manager", javaScript);
        var title = $"Which format do you need ({(javaScript ? "with" : "without")} script)";
        var name = await newYork.NameAsync();
        var page = berlin.Page;

        // Ask, and see by when to expect the answer
        await page.GotoAsync("/posts");
        await page.GetByRole(AriaRole.Link, new() { Name = "New post" }).First.ClickAsync();
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        var request = page.GetByRole(AriaRole.Button, new() { Name = "Request", Exact = true });
        await request.ClickAsync();
        await Expect(request).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync(title);
        await Expect(page.Locator("#Text")).ToHaveValueAsync(new Regex("What I need"));
        if (javaScript)
            await berlin.MarkAsync();
        await page.GetByLabel("Ask", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
        if (!javaScript)
            await page.GetByRole(AriaRole.Button, new() { Name = "Show when to expect answers" }).ClickAsync();
        await Expect(page.Locator("#expected")).ToContainTextAsync($"{name} by");
        await Expect(page.Locator("#expected")).ToContainTextAsync("working day");
        if (javaScript)
            await berlin.NeverLeftAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Post", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/posts/[0-9]+$"));
        var post = new Uri(page.Url).AbsolutePath;
        await Expect(page.GetByText("Needs an answer").First).ToBeVisibleAsync();
        await Expect(page.GetByText("expected by").First).ToBeVisibleAsync();
        await Expect(page.GetByText("past its norm")).ToHaveCountAsync(0);

        // It waits for who is asked, who promises and answers
        var answerer = newYork.Page;
        await answerer.GotoAsync("/inbox");
        await answerer
            .GetByRole(AriaRole.Region, new() { Name = "Needs answer" })
            .GetByRole(AriaRole.Link, new() { Name = title, Exact = true })
            .ClickAsync();
        await Expect(answerer).ToHaveURLAsync(new Regex(Regex.Escape(post)));
        await answerer.GetByRole(AriaRole.Button, new() { Name = "I will answer by then" }).ClickAsync();
        await Expect(answerer.GetByText("will answer by").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(answerer, javaScript);
        await answerer.GetByLabel("Write a comment").FillAsync("Markdown, please.");
        await answerer.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(answerer.GetByText($"answered by {name}")).ToBeVisibleAsync();

        // Who asked sees it, and asks on in a comment
        await page.GotoAsync(post);
        await Expect(page.GetByText($"answered by {name}")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask or tell somebody" }).ClickAsync();
        await page.GetByLabel("Ask", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = name });
        await page.GetByLabel("for", new() { Exact = true }).SelectOptionAsync("Acknowledgement");
        await page.GetByLabel("Write a comment").FillAsync("Then we take it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(page.GetByText("0 of 1 has seen it")).ToBeVisibleAsync();
        await answerer.GotoAsync(post);
        await answerer.GetByRole(AriaRole.Button, new() { Name = "I have seen it" }).ClickAsync();
        await Expect(answerer.GetByText("1 of 1 has seen it")).ToBeVisibleAsync();

        // The report counts it, and the figure opens what it is made of
        await manager.Page.GotoAsync("/reports");
        await manager
            .Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^[A-Z][a-z]+ 20[0-9]{2}$") })
            .First.ClickAsync();
        await manager.Page.GetByRole(AriaRole.Link, new() { Name = "Questions answered" }).First.ClickAsync();
        await Expect(manager.Page.GetByRole(AriaRole.Table).First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(manager.Page, javaScript);
    }
}

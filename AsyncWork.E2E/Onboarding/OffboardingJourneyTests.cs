using System.Globalization;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Onboarding;

/// <summary>Somebody leaves, and nothing of theirs stays without an owner (product.md O12).</summary>
[Collection(AppCollection.Name)]
public sealed class OffboardingJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task What_somebody_answers_for_goes_to_a_colleague_before_they_leave(bool javaScript)
    {
        var (leaver, colleague) = javaScript ? ("Puja Thapa", "Grace Okafor") : ("Daniel Ortiz", "Clara Vogel");
        var lastDay = AppFixture.Today.PlusDays(21);
        await using var hr = (await app.OpenAsync("hr", javaScript)).Expecting(422);
        var page = hr.Page;

        await page.GotoAsync("/onboarding/plans/new");
        await page.GetByRole(AriaRole.Link, new() { Name = "Somebody leaves instead" }).ClickAsync();
        await page.GetByLabel("Who leaves").SelectOptionAsync(new SelectOptionValue { Label = leaver });
        await page.GetByLabel("Template").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Last day").FillAsync(lastDay.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByLabel("Manager").SelectOptionAsync(new SelectOptionValue { Label = colleague });
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start off-boarding" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync($"Off-boarding of {leaver}");
        var plan = new Uri(page.Url).AbsolutePath;

        await page.GetByRole(AriaRole.Link, new() { Name = "Hand over", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Cards", Exact = true })).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GetByLabel("Everything that can be given").SelectOptionAsync(new SelectOptionValue { Label = colleague });
        await page.GetByRole(AriaRole.Button, new() { Name = "Give everything" }).ClickAsync();
        await Expect(page.GetByText($"went to {colleague}").First).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
        await page.GotoAsync($"{plan}/history");
        await Expect(page.GetByText($"went to {colleague}").First).ToBeVisibleAsync();

        // The steps are open still, so it is not done.
        await page.GotoAsync($"{plan}/end");
        await Expect(page.GetByText("that must be done are open")).ToBeVisibleAsync();
        await Axe.ExpectNoneOnAsync(page, javaScript);
    }
}

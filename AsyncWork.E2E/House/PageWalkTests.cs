using System.Collections.Concurrent;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;

namespace AsyncWork.E2E.House;

/// <summary>What holds for every page, for everyone who sees it (WCAG 2.2 AA).</summary>
[Collection(AppCollection.Name)]
public sealed class PageWalkTests(AppFixture app)
{
    public static TheoryData<string> Who => [.. Addresses.Who];

    [Theory, MemberData(nameof(Who))]
    public async Task Every_page_is_accessible_light_and_dark_and_fits_a_narrow_screen(string who)
    {
        await using var visit = await app.OpenAsync(who == Addresses.Nobody ? null : who);
        visit.Expecting(404); // the page that is not there is looked at too
        var problems = new ConcurrentQueue<string>();
        var found = new ConcurrentDictionary<Address, string?>();
        var open = new ConcurrentQueue<Address>(Addresses.WalkedAs(who));

        await Task.WhenAll(WalkAsync(visit.Page), WalkAsync(await visit.NewTabAsync()));

        var all = problems.Concat(visit.TakeProblems()).ToList();
        Assert.True(all.Count == 0, string.Join("\n", all)); // in full, where Assert.Empty would cut each line

        async Task WalkAsync(IPage page)
        {
            while (open.TryDequeue(out var address))
                await foreach (var problem in ProblemsOfAsync(page, address, found))
                    problems.Enqueue($"{address.Template} ({who}): {problem}");
        }
    }

    private static async IAsyncEnumerable<string> ProblemsOfAsync(
        IPage page,
        Address address,
        ConcurrentDictionary<Address, string?> found
    )
    {
        if (await address.FindAsync(page, found) is not { } path)
        {
            yield return $"no link to it on {address.From}";
            yield break;
        }
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var answer = await page.GotoAsync(path);
        if (answer!.Status != address.Status)
            yield return $"answered {answer.Status}";
        if (new Uri(page.Url).PathAndQuery.Split('?')[0] != path.Split('?')[0])
            yield return $"led to {page.Url}";
        if (string.IsNullOrWhiteSpace(await page.TitleAsync()))
            yield return "has no title";
        var headings = await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync();
        if (headings != 1)
            yield return $"has {headings} first-level headings";

        var wordy = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('select option:not([value])')].map(o => o.textContent.trim())"
        );
        if (wordy.Length > 0)
            yield return $"has choices that are sent as their words: {string.Join(", ", wordy)}";

        foreach (var violation in await Axe.ViolationsOnAsync(page, onlyColours: false))
            yield return $"light, {violation}";
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        foreach (var violation in await Axe.ViolationsOnAsync(page, onlyColours: true))
            yield return $"dark, {violation}";

        await page.SetViewportSizeAsync(320, 640);
        var tooWide = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (tooWide > 0)
            yield return $"scrolls sideways at 320 px, by {tooWide} px";
    }
}

using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>
/// The accessibility checks of axe, run in the page itself. The wrapper for Playwright opens a second page for each run and so takes
/// seconds where this takes a fraction of one.
/// </summary>
internal static class Axe
{
    private const string Run = """
        async (colours) => {
            await Promise.all(document.getAnimations().map(a => a.finished.catch(() => null)));
            const only = colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {};
            const result = await axe.run(document, { resultTypes: ['violations'], ...only });
            if (result.passes.length === 0) throw new Error('axe has checked nothing');
            return result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help}: ${n.html} ${n.any.map(c => c.message).join(" ")}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What breaks a rule on this page as it is now, up to three places for each rule.</summary>
    /// <param name="onlyColours">Asks only what another theme can change.</param>
    public static async Task<string[]> ViolationsOnAsync(IPage page, bool onlyColours)
    {
        await page.WaitForLoadStateAsync(LoadState.Load); // in a page that is half there axe finds nothing to check
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run, onlyColours);
    }

    /// <summary>The page as it is now breaks no rule, light and dark. Without JavaScript axe cannot run, and nothing is checked.</summary>
    public static async Task ExpectNoneOnAsync(IPage page, bool javaScript)
    {
        if (!javaScript)
            return;
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var violations = await ViolationsOnAsync(page, onlyColours: scheme == ColorScheme.Dark);
            Assert.True(violations.Length == 0, $"{page.Url}, {scheme}: {string.Join("\n", violations)}");
        }
    }
}

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
        async () => {
            const result = await axe.run(document, { resultTypes: ['violations'] });
            if (result.passes.length === 0) throw new Error('axe has checked nothing');
            return result.violations.flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help}: ${n.html}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What breaks a rule on this page as it is now, up to three places for each rule.</summary>
    public static async Task<string[]> ViolationsOnAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}

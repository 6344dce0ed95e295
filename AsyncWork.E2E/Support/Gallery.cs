using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>Saves a picture of every page, for each role, at three widths, light and dark: a page that nobody looked at is not done.</summary>
internal static class Gallery
{
    public static readonly string[] Names = ["url", "out", "who", "only"];

    private static readonly int[] Widths = [1440, 768, 360];

    public static async Task<int> RunAsync(Options options)
    {
        var watch = Stopwatch.StartNew();
        var folder = Path.GetFullPath(options.Text("out") ?? Path.Combine(ProjectFolder(), "gallery"));
        var app = new AppFixture();
        await app.StartAsync(options.Url("url"));
        var pictures = 0;
        var problems = new List<string>();
        try
        {
            foreach (var who in Addresses.Who.Where(w => options.Text("who") is not { } only || only == w))
            foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
            {
                var visit = await app.OpenAsync(who == Addresses.Nobody ? null : who, scheme: scheme);
                visit.Expecting(404);
                pictures += await TakeAsync(visit.Page, who, scheme, folder, options.Text("only"));
                problems.AddRange(visit.TakeProblems());
                await visit.Page.Context.CloseAsync();
            }
        }
        finally
        {
            await app.DisposeAsync();
        }
        foreach (var problem in problems.Distinct(StringComparer.Ordinal))
            Console.Error.WriteLine(problem);
        Console.WriteLine($"{pictures} pictures in {watch.Elapsed.TotalSeconds:0} s: {folder}");
        return pictures > 0 && problems.Count == 0 ? 0 : 1;
    }

    private static async Task<int> TakeAsync(IPage page, string who, ColorScheme scheme, string folder, string? only)
    {
        var pictures = 0;
        var found = new ConcurrentDictionary<Address, string?>();
        foreach (
            var address in Addresses
                .For(who)
                .Where(a => only is null || a.Name.Contains(only, StringComparison.OrdinalIgnoreCase))
        )
        {
            if (await address.FindAsync(page, found) is not { } path)
            {
                Console.Error.WriteLine($"{who}: no link to {address.Template} on {address.From}");
                continue;
            }
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            foreach (var width in Widths)
            {
                await page.SetViewportSizeAsync(width, width > 1000 ? 900 : 780);
                var file = $"{address.Name}-{width}-{scheme.ToString().ToLowerInvariant()}.png";
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, who, file), FullPage = true });
                pictures++;
            }
        }
        return pictures;
    }

    private static string ProjectFolder([CallerFilePath] string here = "") =>
        Path.GetDirectoryName(Path.GetDirectoryName(here)!) is { } folder && Directory.Exists(folder) ? folder : ".";
}

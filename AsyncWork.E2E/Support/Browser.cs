using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>
/// A Chromium, whichever this machine has. Where there is none one is installed; where that fails too, one sentence says what to do and
/// the tests fail: a journey that was not made proves nothing.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];

    private readonly IPlaywright driver;

    private Browser(IPlaywright driver, IBrowser chromium) => (this.driver, Chromium) = (driver, chromium);

    public IBrowser Chromium { get; }

    /// <exception cref="UsageException">No browser was found and none could be installed.</exception>
    public static async Task<Browser> OpenAsync()
    {
        var playwright = await Playwright.CreateAsync();
        foreach (var program in BrowserPrograms.Installed().Append(playwright.Chromium.ExecutablePath).Where(File.Exists))
            if (await TryLaunchAsync(playwright, program) is { } found)
                return new(playwright, found);

        foreach (var install in BrowserPrograms.WaysToInstall)
        {
            if (!await install())
                continue;
            foreach (var program in BrowserPrograms.Installed().Append(playwright.Chromium.ExecutablePath).Where(File.Exists))
                if (await TryLaunchAsync(playwright, program) is { } installed)
                    return new(playwright, installed);
        }
        playwright.Dispose();
        throw new UsageException(
            "No Chromium, Chrome or Edge starts on this machine and none could be installed: install one, or give its path in the "
                + "environment variable CHROMIUM."
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Chromium.CloseAsync();
        driver.Dispose();
    }

    private static async Task<IBrowser?> TryLaunchAsync(IPlaywright driver, string program)
    {
        // Chromium's sandbox refuses to work for root, which is who runs in most containers; for anyone else it stays on.
        var root = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows();
        try
        {
            return await driver.Chromium.LaunchAsync(
                new()
                {
                    ExecutablePath = program,
                    Headless = true,
                    ChromiumSandbox = !root,
                    Args = root ? [.. Arguments, "--no-sandbox"] : Arguments,
                    Timeout = 60_000,
                }
            );
        }
        catch (PlaywrightException problem)
        {
            Console.Error.WriteLine($"{program} does not start: {problem.Message.Split('\n')[0]}");
            return null;
        }
    }
}

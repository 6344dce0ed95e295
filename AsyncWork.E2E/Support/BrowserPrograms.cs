using System.Diagnostics;

namespace AsyncWork.E2E.Support;

/// <summary>Where browsers are found on this machine, and how one is installed.</summary>
internal static class BrowserPrograms
{
    private static readonly string[] Names =
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
        "chrome",
        "msedge",
    ];

    /// <summary>
    /// Ways to install one, best first; each says whether it went well. On Debian the distribution's package comes first, because the
    /// one that Playwright downloads lacks the system libraries it needs there.
    /// </summary>
    public static readonly Func<Task<bool>>[] WaysToInstall = [InstallWithAptAsync, InstallWithPlaywrightAsync];

    /// <summary>Every place where a browser may be: the one named in CHROMIUM, then the search path, then the usual folders.</summary>
    public static IEnumerable<string> Installed()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named)
            yield return named;
        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );
        foreach (
            var folder in folders.Concat([
                "/usr/bin",
                "/usr/local/bin",
                "/snap/bin",
                "/opt/google/chrome",
                "/opt/microsoft/msedge",
            ])
        )
        foreach (var name in Names)
            yield return Path.Combine(folder, name + ending);
        foreach (var app in (string[])["Chromium", "Google Chrome", "Microsoft Edge"])
            yield return $"/Applications/{app}.app/Contents/MacOS/{app}";
        foreach (var start in (string[])["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"])
        {
            if (Environment.GetEnvironmentVariable(start) is not { Length: > 0 } folder)
                continue;
            yield return Path.Combine(folder, "Google", "Chrome", "Application", "chrome.exe");
            yield return Path.Combine(folder, "Microsoft", "Edge", "Application", "msedge.exe");
            yield return Path.Combine(folder, "Chromium", "Application", "chrome.exe");
        }
    }

    private static async Task<bool> InstallWithAptAsync()
    {
        var debian = File.Exists("/etc/debian_version") && File.Exists("/usr/bin/apt-get");
        if (!debian || !Environment.IsPrivilegedProcess)
            return false;
        Console.Error.WriteLine("No browser here: installing the chromium package.");
        await RunAsync("apt-get", ["-q", "update"], TimeSpan.FromMinutes(2));
        return await RunAsync("apt-get", ["-q", "install", "-y", "--no-install-recommends", "chromium"], TimeSpan.FromMinutes(5));
    }

    private static Task<bool> InstallWithPlaywrightAsync()
    {
        Console.Error.WriteLine("No browser here: downloading the one of Playwright.");
        // The driver's own program, not Playwright's entry point in this process: that one could not be stopped when it hangs.
        var script = Path.Combine(AppContext.BaseDirectory, ".playwright", "package", "cli.js");
        var node = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node*", SearchOption.AllDirectories)
            .FirstOrDefault(f => Path.GetFileNameWithoutExtension(f) == "node");
        return node is null ? Task.FromResult(false) : RunAsync(node, [script, "install", "chromium"], TimeSpan.FromMinutes(3));
    }

    private static async Task<bool> RunAsync(string program, string[] arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, UseShellExecute = false };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        start.Environment["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] = "10000"; // milliseconds, for each of its tries
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }
}

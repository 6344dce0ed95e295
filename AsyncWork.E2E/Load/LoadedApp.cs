using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using AsyncWork.E2E.Support;

namespace AsyncWork.E2E.Load;

/// <summary>The app as a process of its own, as in production but with a demo company in a database that is thrown away afterwards.</summary>
internal sealed class LoadedApp : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string folder = Directory.CreateTempSubdirectory("asyncwork-load-").FullName;
    private readonly LoadOptions options;
    private readonly Queue<string> lastWords = new();
    private readonly PosixSignalRegistration[] stopSignals;
    private Process? process;

    private LoadedApp(LoadOptions options)
    {
        this.options = options;
        // Told to stop in the middle, this program takes the app and its folder along; the runtime does not do so.
        stopSignals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        ];

        void Stop(PosixSignalContext signal)
        {
            StopAsync().GetAwaiter().GetResult();
            Folders.Delete(folder);
        }
    }

    public Uri Url { get; private set; } = null!;

    /// <summary>From the start of the process, with an existing database, to its first answer of 200.</summary>
    public TimeSpan FirstAnswer { get; private set; }

    /// <summary>Megabytes held by the process now.</summary>
    public double Memory
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <exception cref="UsageException">The app does not start.</exception>
    public static async Task<LoadedApp> StartAsync(LoadOptions options, HttpMessageInvoker http)
    {
        var app = new LoadedApp(options);
        try
        {
            await app.FillAsync(http);
            await app.RunAsync(http);
            return app;
        }
        catch (UsageException)
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A first start in Development, which makes the database and fills the demo company.</summary>
    private async Task FillAsync(HttpMessageInvoker http)
    {
        await AnswersAsync(http, "Development");
        await StopAsync();
    }

    /// <summary>As in Production, but with the demo company, which Production refuses to start with.</summary>
    private const string Environment = "Load";

    private async Task RunAsync(HttpMessageInvoker http) => FirstAnswer = await AnswersAsync(http, Environment);

    /// <returns>The time from the start of the process to its first page.</returns>
    private async Task<TimeSpan> AnswersAsync(HttpMessageInvoker http, string environment)
    {
        Url = new($"http://127.0.0.1:{FreePort()}");
        var watch = Stopwatch.StartNew();
        process = Launch(environment);
        while (true)
        {
            if (process.HasExited)
                throw Failed("stopped while starting");
            if (watch.Elapsed > Patience)
                throw Failed("did not answer");
            try
            {
                using var message = new Session(http, Url).Get("/account/sign-in");
                using var answer = await http.SendAsync(message, CancellationToken.None);
                return answer.StatusCode == HttpStatusCode.OK
                    ? watch.Elapsed
                    : throw Failed($"answered its sign-in page with {(int)answer.StatusCode}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10); // not listening yet
            }
        }
    }

    private Process Launch(string environment)
    {
        string[] arguments = ["--urls", Url.ToString().TrimEnd('/')];
        var home = options.App is { } published ? Path.GetFullPath(published) : AppContext.BaseDirectory;
        var program = Path.Combine(home, OperatingSystem.IsWindows() ? "AsyncWork.Web.exe" : "AsyncWork.Web");
        var library = Path.Combine(home, "AsyncWork.Web.dll");
        if (!File.Exists(library))
            throw new UsageException($"There is no AsyncWork.Web.dll in {home}.");
        var start = File.Exists(program)
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("dotnet", ["exec", library, .. arguments]);
        start.WorkingDirectory = options.App is null ? ContentRoot() : home;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        // As behind a proxy that ends https: outside Development the app gives its cookies to nobody else.
        start.Environment["Proxy__KnownProxies"] = "127.0.0.1";
        start.Environment["RateLimits__AttemptsPerMinute"] = "1000";
        start.Environment["RateLimits__RequestsPerAccountPerMinute"] = "100000000";
        start.Environment["MALLOC_ARENA_MAX"] = "2"; // as OPERATIONS.md has it on a server
        foreach (var (name, value) in AppServer.SettingsFor(folder))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        if (options.People is { } people)
            start.Environment["Demo__People"] = $"{people}";
        if (options.Months is { } months)
            start.Environment["Demo__Months"] = $"{months}";
        var launched = Process.Start(start)!;
        launched.OutputDataReceived += (_, line) => Remember(line.Data);
        launched.ErrorDataReceived += (_, line) => Remember(line.Data);
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }

    /// <summary>The web project's folder, where pages and static files of a build that was not published are.</summary>
    private static string ContentRoot()
    {
        using var manifest = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "MvcTestingAppManifest.json"))
        );
        return manifest
            .RootElement.EnumerateObject()
            .First(entry => entry.Name.StartsWith("AsyncWork.Web,", StringComparison.Ordinal))
            .Value.GetString()!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Remember(string? line)
    {
        if (line is null)
            return;
        lock (lastWords)
        {
            lastWords.Enqueue(line);
            if (lastWords.Count > 20)
                lastWords.Dequeue();
        }
    }

    private UsageException Failed(string what)
    {
        lock (lastWords)
            return new($"The app {what}. It said:\n{string.Join("\n", lastWords)}");
    }

    private async Task StopAsync()
    {
        if (process is not { } running)
            return;
        try
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
        running.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var signal in stopSignals)
            signal.Dispose();
        await StopAsync();
        Folders.Delete(folder);
    }
}

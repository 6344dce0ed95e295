using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace AsyncWork.E2E.Support;

/// <summary>
/// The app on a free port of this machine, with the demo company in a database and folder of its own, as on a developer's first run but
/// for htmx, which comes from the app itself: the tests need no internet.
/// </summary>
internal sealed class AppServer : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("asyncwork-e2e-").FullName;

    private readonly IClock? clock;

    private AppServer(IClock? clock)
    {
        this.clock = clock;
        UseKestrel(0);
    }

    public Uri Url => ClientOptions.BaseAddress;
    public string MailFolder => Path.Combine(folder, "mail");

    /// <param name="clock">What the app takes for now, its demo company too; null for the machine's clock.</param>
    public static AppServer Start(IClock? clock = null)
    {
        var server = new AppServer(clock);
        server.StartServer();
        return server;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (name, value) in SettingsFor(folder))
            builder.UseSetting(name, value);
        if (clock is not null)
            builder.ConfigureServices(services => services.RemoveAll<IClock>().AddSingleton(clock));
    }

    /// <summary>What makes an instance of the app independent of every other one: everything it writes is in the folder.</summary>
    public static IEnumerable<(string Name, string Value)> SettingsFor(string folder) =>
        [
            ("Database:Provider", "Sqlite"),
            ("ConnectionStrings:AsyncWork", $"Data Source={Path.Combine(folder, "asyncwork.db")}"),
            ("Files:Path", Path.Combine(folder, "files")),
            ("Mail:Folder", Path.Combine(folder, "mail")),
            ("Mail:EverySeconds", "1"),
            ("Demo:Enabled", "true"),
            ("Cookies:AllowPlainHttp", "true"),
            ("Htmx:CdnUrl", ""),
            ("Logging:LogLevel:Default", "Warning"),
            ("Logging:LogLevel:Microsoft", "Warning"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
            ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning"),
        ];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Folders.Delete(folder);
    }
}

/// <summary>Temporary folders.</summary>
internal static class Folders
{
    /// <summary>Deletes the folder; where a file is still held open (Windows, for a moment) it is left to the system's cleaning.</summary>
    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            Console.Error.WriteLine($"{folder} is still in use and stays.");
        }
    }
}

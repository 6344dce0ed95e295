using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AsyncWork.Web.Identity;

/// <summary>Prints the setup link once the app listens, while nobody has an account.</summary>
sealed partial class SetupOffer(
    IServiceScopeFactory scopes,
    IServer server,
    IHostApplicationLifetime app,
    IConfiguration configuration,
    ILogger<SetupOffer> log
) : BackgroundService
{
    /// <summary>False keeps the link from being made.</summary>
    public const string Setting = "Setup:PrintLink";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue(Setting, true))
            return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var listening = app.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SetupLinks>().OfferAsync(stoppingToken) is { } token)
            LogLink(log, $"{Address()}/setup?token={token}");
    }

    string Address() =>
        configuration[SiteAddress.Setting] is { Length: > 0 } url
            ? url.TrimEnd('/')
            : server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "";

    // The one secret that is logged: whoever starts the app is who may set it up. It works once, for 24 hours.
    [LoggerMessage(LogLevel.Warning, "Nobody has an account yet. Set up AsyncWork within 24 hours at {Link}")]
    static partial void LogLink(ILogger log, string link);
}

using System.Net;

namespace AsyncWork.Web.Mail;

/// <summary>
/// The public address of this installation, for links in mails: <c>Site:BaseUrl</c>, else the address the request came to. Anybody can
/// write any host into a request, signed in or not; so without <c>Site:BaseUrl</c> or <c>AllowedHosts</c> no mail of Production has a link.
/// </summary>
public sealed partial class SiteAddress(
    IConfiguration configuration,
    IHostEnvironment environment,
    IHttpContextAccessor requests,
    ILogger<SiteAddress> log
)
{
    public const string Setting = "Site:BaseUrl";

    /// <summary>Why a mail that is nothing without its link is not sent.</summary>
    public const string WhyNotTrusted =
        "No mail with a link can leave: it would lead to whatever host somebody writes into a request. Ask whoever runs AsyncWork to set Site:BaseUrl or AllowedHosts.";

    /// <summary>False when links would lead to wherever who asks says; this is logged.</summary>
    public bool IsTrusted
    {
        get
        {
            var trusted = IsSet || !environment.IsProduction() || IsTried(requests.HttpContext);
            if (!trusted)
                LogUntrusted(log);
            return trusted;
        }
    }

    /// <summary><c>Site:BaseUrl</c> without a slash at its end; null when it is not set.</summary>
    public string? Configured => configuration[Setting] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>The settings say to which hosts links may lead.</summary>
    public bool IsSet => Configured is not null || !AnswersAnyHost(configuration["AllowedHosts"]);

    /// <summary>As the server reads the setting.</summary>
    static bool AnswersAnyHost(string? hosts)
    {
        var named = (hosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return named.Length == 0 || named.Any(h => h is "*" or "[::]" or "0.0.0.0");
    }

    /// <summary>On the machine it runs on somebody tries it: such a link leads nobody else anywhere.</summary>
    static bool IsTried(HttpContext? http) =>
        http?.Connection.RemoteIpAddress is { } from
        && IPAddress.IsLoopback(from)
        && (
            http.Request.Host.Host == "localhost"
            || IPAddress.TryParse(http.Request.Host.Host, out var to) && IPAddress.IsLoopback(to)
        );

    /// <summary>A link for a mail; null when the address of the site is not known, or not to be believed.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? TryLink(string path) => Configured is null && requests.HttpContext is null || !IsTrusted ? null : Link(path);

    /// <summary>The end of a sentence that leads there: a colon and the link on a line of its own, else a full stop.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string LeadsTo(string path) => TryLink(path) is { } link ? $":\n{link}" : ".";

    /// <summary>A link for the eyes of who asks, at the address they asked. Mails take <see cref="TryLink"/>.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string Link(string path)
    {
        if (Configured is { } url)
            return url + path;
        var request =
            requests.HttpContext?.Request
            ?? throw new InvalidOperationException($"Set {Setting}: there is no request to take it from.");
        return $"{request.Scheme}://{request.Host}{request.PathBase}{path}";
    }

    [LoggerMessage(
        LogLevel.Error,
        "A mail has no link, or was not sent: set Site:BaseUrl or AllowedHosts, so that links in mails lead here."
    )]
    static partial void LogUntrusted(ILogger log);
}

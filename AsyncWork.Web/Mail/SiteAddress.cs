namespace AsyncWork.Web.Mail;

/// <summary>
/// The public address of this installation, for links in mails: <c>Site:BaseUrl</c>, else the address the request came to. A stranger
/// can write any host into a request; so without <c>Site:BaseUrl</c> or <c>AllowedHosts</c> their requests are not believed in Production.
/// </summary>
public sealed partial class SiteAddress(
    IConfiguration configuration,
    IHostEnvironment environment,
    IHttpContextAccessor requests,
    ILogger<SiteAddress> log
)
{
    public const string Setting = "Site:BaseUrl";

    /// <summary>False when links would lead to wherever a stranger says; this is logged.</summary>
    public bool IsTrusted
    {
        get
        {
            var trusted =
                Configured is not null
                || !environment.IsProduction()
                || configuration["AllowedHosts"] is not (null or "" or "*")
                || requests.HttpContext?.User.Identity?.IsAuthenticated == true;
            if (!trusted)
                LogUntrusted(log);
            return trusted;
        }
    }

    string? Configured => configuration[Setting] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    /// <summary>A link from work that no request asked for; null when the address of the site is not set.</summary>
    /// <param name="path">Begins with a slash.</param>
    public string? TryLink(string path) => Configured is null && requests.HttpContext is null ? null : Link(path);

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

    [LoggerMessage(LogLevel.Error, "No mail was sent: set Site:BaseUrl or AllowedHosts, so that links in mails lead here.")]
    static partial void LogUntrusted(ILogger log);
}

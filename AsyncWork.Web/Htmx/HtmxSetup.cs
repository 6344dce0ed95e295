using System.Security.Cryptography;

namespace AsyncWork.Web.Htmx;

/// <summary>Where browsers get htmx. Section <c>Htmx</c> of the settings.</summary>
public sealed class HtmxOptions
{
    /// <summary>The file on a CDN, exact version; empty means the copy of this site is used directly.</summary>
    public string CdnUrl { get; set; } = "";

    /// <summary>How long a browser waits for the CDN before it takes the copy of this site.</summary>
    public int TimeoutMilliseconds { get; set; } = 1500;
}

/// <summary>The htmx this app ships, and the hash that whatever a CDN sends must match.</summary>
/// <param name="CdnUrl">The file on the CDN; null when none is configured.</param>
/// <param name="Integrity">The SHA-384 of the shipped file, in the form of the <c>integrity</c> attribute.</param>
public sealed record HtmxSource(string? CdnUrl, int TimeoutMilliseconds, string Integrity)
{
    /// <summary>The shipped file, below the web root.</summary>
    public const string LocalPath = "lib/htmx-4.0.1/htmx.min.js";
}

public static class HtmxSetup
{
    /// <summary>Adds <see cref="HtmxSource"/>. The hash is computed from the shipped file, never copied from a page.</summary>
    /// <exception cref="InvalidOperationException">The configured address is not an absolute https address.</exception>
    public static IServiceCollection AddHtmx(
        this IServiceCollection services,
        IConfiguration configuration,
        IWebHostEnvironment host
    )
    {
        var options = configuration.GetSection("Htmx").Get<HtmxOptions>() ?? new();
        if (
            options.CdnUrl != ""
            && (!Uri.TryCreate(options.CdnUrl, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps)
        )
            throw new InvalidOperationException($"Htmx:CdnUrl must be empty or an https address, but is “{options.CdnUrl}”.");
        return services.AddSingleton(
            new HtmxSource(options.CdnUrl == "" ? null : options.CdnUrl, options.TimeoutMilliseconds, IntegrityOfLocalFile(host))
        );
    }

    static string IntegrityOfLocalFile(IWebHostEnvironment host)
    {
        using var file = host.WebRootFileProvider.GetFileInfo(HtmxSource.LocalPath).CreateReadStream();
        return "sha384-" + Convert.ToBase64String(SHA384.HashData(file));
    }
}

using AsyncWork.Web.Htmx;

namespace AsyncWork.Web.Browser;

/// <summary>What the browser is told to refuse, on every answer.</summary>
public static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = Policy(app.ApplicationServices.GetRequiredService<HtmxSource>().CdnUrl);
        return app.Use(
            (http, next) =>
            {
                // On starting, because the exception handler clears what was set before.
                http.Response.OnStarting(() =>
                {
                    var headers = http.Response.Headers;
                    // A file that somebody sent brings a stricter one.
                    if (headers.ContentSecurityPolicy.Count == 0)
                        headers.ContentSecurityPolicy = policy;
                    headers.XContentTypeOptions = "nosniff";
                    headers.XFrameOptions = "DENY";
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Cross-Origin-Resource-Policy"] = "same-origin";
                    // The folders of libraries carry their version in their name; everything that is not a file is private.
                    if (http.Response.StatusCode == StatusCodes.Status200OK && http.Request.Path.StartsWithSegments("/lib"))
                        headers.CacheControl = "public, max-age=31536000, immutable";
                    else if (headers.CacheControl.Count == 0)
                        headers.CacheControl = "no-store";
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );
    }

    /// <summary>The CDN is allowed by the exact file, not by its origin: a public CDN serves everybody's scripts.</summary>
    static string Policy(string? cdn)
    {
        var scripts = cdn is null ? "'self'" : $"'self' {cdn}";
        return $"default-src 'self'; script-src {scripts}; connect-src {scripts}; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
    }
}

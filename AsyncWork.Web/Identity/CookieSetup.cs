using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Every cookie of the app: sent over HTTPS only, to this host only, out of reach of scripts. In Development, with
/// <c>Cookies:AllowPlainHttp</c>, over plain HTTP too; browsers refuse the <c>__Host-</c> prefix there.
/// </summary>
public static class CookieSetup
{
    public const string PlainHttpSetting = "Cookies:AllowPlainHttp";

    const string HttpsOnly =
        "AsyncWork answers over HTTPS only. If a proxy ends HTTPS before it, name the proxy in Proxy:KnownProxies and let it send X-Forwarded-Proto.";

    public static IServiceCollection AddCookies(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var plain = AllowsPlainHttp(configuration, environment);
        services.ConfigureApplicationCookie(session =>
        {
            session.LoginPath = "/account/sign-in";
            session.ReturnUrlParameter = "ReturnUrl";
            session.ExpireTimeSpan = AccountSessions.Idle.ToTimeSpan();
            session.SlidingExpiration = true;
            Harden(session.Cookie, "asyncwork");
            session.Events.OnRedirectToLogin = SignedOut.AskToSignInAsync;
            session.Events.OnRedirectToAccessDenied = SignedOut.RefuseAsync;
        });
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme,
            half =>
            {
                half.ExpireTimeSpan = HalfSignIns.Holds.ToTimeSpan();
                half.SlidingExpiration = false;
                Harden(half.Cookie, "asyncwork-half");
            }
        );
        services.AddAntiforgery(form => Harden(form.Cookie, "asyncwork-form"));
        services.Configure<CookieTempDataProviderOptions>(note => Harden(note.Cookie, "asyncwork-note"));
        return services;

        void Harden(CookieBuilder cookie, string name)
        {
            cookie.Name = plain ? name : $"__Host-{name}";
            cookie.SecurePolicy = plain ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            cookie.SameSite = SameSiteMode.Lax;
            cookie.HttpOnly = true;
            cookie.IsEssential = true;
            cookie.Path = "/";
        }
    }

    /// <summary>
    /// Over plain HTTP no cookie would be sent, so no form could be: this says so at once. Monitors are answered all the same.
    /// </summary>
    public static IApplicationBuilder UseHttpsOnly(this WebApplication app)
    {
        if (AllowsPlainHttp(app.Configuration, app.Environment))
            return app;
        return app.Use(
            (http, next) =>
            {
                if (http.Request.IsHttps || http.Request.Path.StartsWithSegments("/health"))
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                return http.Response.WriteAsync(HttpsOnly);
            }
        );
    }

    static bool AllowsPlainHttp(IConfiguration configuration, IHostEnvironment environment) =>
        environment.IsDevelopment() && configuration.GetValue<bool>(PlainHttpSetting);
}

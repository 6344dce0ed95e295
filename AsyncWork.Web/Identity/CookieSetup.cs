using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace AsyncWork.Web.Identity;

/// <summary>
/// Every cookie of the app: sent over HTTPS only, to this host only, out of reach of scripts. In Development, with
/// <c>Cookies:AllowPlainHttp</c>, over plain HTTP too; browsers refuse the <c>__Host-</c> prefix there.
/// </summary>
public static class CookieSetup
{
    public const string PlainHttpSetting = "Cookies:AllowPlainHttp";

    public static IServiceCollection AddCookies(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var plain = environment.IsDevelopment() && configuration.GetValue<bool>(PlainHttpSetting);
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
}

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AsyncWork.Web.Identity;

/// <summary>What someone gets who is not signed in, or may not: a page asks to sign in, htmx is told where to go, nobody loses their place.</summary>
static class SignedOut
{
    public static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var signIn = $"/account/sign-in?ReturnUrl={Uri.EscapeDataString(PlaceOf(context.Request))}";
        LeadTo(context.HttpContext, signIn, StatusCodes.Status401Unauthorized);
        return Task.CompletedTask;
    }

    /// <param name="status">For htmx, which is told and not redirected: it would put the page it is led to into the board.</param>
    public static void LeadTo(HttpContext http, string page, int status)
    {
        if (http.Request.Headers["HX-Request"] == "true")
        {
            http.Response.StatusCode = status;
            http.Response.Headers["HX-Redirect"] = page;
        }
        else
            http.Response.Redirect(page);
    }

    public static Task RefuseAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>The page of this site where the person was: not the address of a form or a fragment.</summary>
    static string PlaceOf(HttpRequest request)
    {
        var page =
            request.Headers["HX-Request"] == "true" ? request.Headers["HX-Current-URL"].ToString()
            : HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString
            : request.Headers.Referer.ToString();
        if (page is ['/', not '/' and not '\\', ..] or "/")
            return page;
        return
            Uri.TryCreate(page, UriKind.Absolute, out var url)
            && url.Authority == request.Host.Value
            && url.Scheme is "http" or "https"
            ? url.PathAndQuery
            : "/";
    }
}

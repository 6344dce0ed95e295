using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace AsyncWork.Web.Identity;

/// <summary>What someone gets who is not signed in, or may not: a page asks to sign in, htmx is told where to go, nobody loses their place.</summary>
static class SignedOut
{
    public static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        var signIn = $"/account/sign-in?ReturnUrl={Uri.EscapeDataString(PlaceOf(request))}";
        if (request.Headers["HX-Request"] == "true")
        {
            // Never a redirect: htmx would follow it and put the sign-in page into the board.
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers["HX-Redirect"] = signIn;
        }
        else
            response.Redirect(signIn);
        return Task.CompletedTask;
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

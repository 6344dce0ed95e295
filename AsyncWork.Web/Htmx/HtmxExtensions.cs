using AsyncWork.Web.Browser;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Htmx;

/// <summary>Page or fragment: the one place where it is decided.</summary>
public static class HtmxExtensions
{
    /// <summary>
    /// htmx asks for a part of the page. False when it wants a whole one (<c>HX-Request-Type: full</c>) or restores history.
    /// </summary>
    public static bool IsHtmx(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true"
        && request.Headers["HX-Request-Type"] != "full"
        && request.Headers["HX-History-Restore-Request"] != "true";

    /// <summary>
    /// The fragment for htmx, the whole page otherwise. A toast queued with <see cref="Toasts.Toast(PageModel,string)"/> goes along.
    /// </summary>
    /// <param name="fragment">The name of the partial beside the page, such as <c>_Week</c>. Its model is the page.</param>
    public static IActionResult PageOrFragment(this PageModel page, string fragment, int status = StatusCodes.Status200OK)
    {
        page.Response.Headers.Append("Vary", "HX-Request, HX-Request-Type, HX-History-Restore-Request");
        page.Response.StatusCode = status;
        return page.Request.IsHtmx() ? page.Partial("_Fragment", new Fragment(fragment, page)) : page.Page();
    }

    /// <summary>After a success: the fragment for htmx, the redirect otherwise.</summary>
    public static IActionResult FragmentOrRedirect(this PageModel page, string fragment, IActionResult redirect) =>
        page.Request.IsHtmx() ? page.PageOrFragment(fragment) : redirect;

    /// <summary>After a success that leads to another address: htmx is told to go there, a form is redirected.</summary>
    public static IActionResult GoTo(this PageModel page, string url)
    {
        if (!page.Request.IsHtmx())
            return page.LocalRedirect(url);
        if (!page.Url.IsLocalUrl(url))
            throw new InvalidOperationException($"“{url}” is not an address of this site.");
        page.Response.Headers["HX-Redirect"] = Addresses.InHeader(url);
        return new NoContentResult();
    }
}

/// <summary>A partial and the page that is its model.</summary>
public sealed record Fragment(string Name, PageModel Page);

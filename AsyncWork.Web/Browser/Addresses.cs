using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AsyncWork.Web.Browser;

/// <summary>
/// Addresses in answers. Names of any script become addresses, <c>/wiki/größe</c>; a header takes ASCII only, and the server throws what
/// has more than that.
/// </summary>
public static class Addresses
{
    /// <summary>The same address with all that is not ASCII percent-encoded as UTF-8. What is encoded already stays as it is.</summary>
    public static string InHeader(string address) =>
        Ascii.IsValid(address)
            ? address
            : string.Concat(address.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}

/// <summary>Each redirect of a page leads to an address that a header takes.</summary>
sealed class RedirectsInAscii : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is LocalRedirectResult local)
            local.Url = Addresses.InHeader(local.Url);
        else if (context.Result is RedirectResult redirect)
            redirect.Url = Addresses.InHeader(redirect.Url);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }
}

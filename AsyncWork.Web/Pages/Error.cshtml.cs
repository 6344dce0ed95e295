using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages;

/// <summary>One sentence on what happened, one way back, the request id. Shown in place of an empty answer; the status is kept.</summary>
[AllowAnonymous]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Sentence { get; private set; } = "";
    public string BackUrl => Status == 401 ? "/account/sign-in" : "/";
    public string BackText => Status == 401 ? "Sign in" : "Go to Today";

    public IActionResult OnGet(int status)
    {
        // Asked for directly, the address names no error of any request: it is simply not a page.
        Status = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? 404 : status;
        (Title, Sentence) = Words(Status);
        Response.StatusCode = Status;
        if (!Request.IsHtmx())
            return Page();
        Response.Headers["HX-Retarget"] = "#toasts";
        Response.Headers["HX-Reswap"] = "beforeend";
        return Partial("_Toast", new Toast($"{Title}. {Sentence}", IsError: true));
    }

    static (string Title, string Sentence) Words(int status) =>
        status switch
        {
            400 => ("That form is out of date", "Go back, reload the page and send it again; nothing was changed."),
            401 => ("You are signed out", "Sign in again to go on."),
            403 => ("You may not do that", "Ask an administrator if you should be able to."),
            404 => ("There is no such page", "It is not there any more, was never there, or is not yours to see."),
            405 => ("That address does not take this", "Open the page first and use its buttons; nothing was changed."),
            409 => ("Someone was first", "Go back and reload the page to see how it is now; nothing of yours was changed."),
            413 => ("That is too large", "Send a smaller file or a shorter text; nothing was stored."),
            415 => ("That kind of file is not read here", "Send one of the kinds that the page names; nothing was stored."),
            422 => ("That cannot be done as it is", "Go back and check what you entered; nothing was changed."),
            429 => ("Too much in a short time", "Wait a minute, then try again."),
            503 => (
                "Something large is being stored",
                "Nothing of yours was changed. Try again in a minute; you can read everything meanwhile."
            ),
            >= 500 => ("Something went wrong on our side", "Nothing was changed. Try again in a moment."),
            _ => ("That did not work", "Go back and try again; nothing was changed."),
        };
}

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>How pages of onboarding say no.</summary>
static class Refusals
{
    public const string SomebodyElse = "Somebody else changed this first. This is how it stands now.";

    /// <summary>The page again, with what was typed and one sentence on top.</summary>
    /// <param name="field">Beside which the sentence stands too; empty for none.</param>
    public static PageResult RefusePage(
        this PageModel page,
        string reason,
        int status = StatusCodes.Status422UnprocessableEntity,
        string field = ""
    )
    {
        page.ModelState.Clear();
        page.ModelState.AddModelError(field, reason);
        page.Response.StatusCode = status;
        return page.Page();
    }
}

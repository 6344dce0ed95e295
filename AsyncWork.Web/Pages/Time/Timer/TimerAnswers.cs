using Microsoft.AspNetCore.Mvc.RazorPages;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>What the pages of the timer say alike.</summary>
public static class TimerAnswers
{
    public const string WasChanged = "The timer was changed in another window. This is what runs now.";

    /// <summary>Parts of the page that show hours fetch themselves anew.</summary>
    public static void SayHoursChanged(this PageModel page) => page.Response.Headers["HX-Trigger"] = "hours-changed";

    /// <summary>The first reason that stands in the model state, in one sentence.</summary>
    public static string WhyRefused(this PageModel page, bool wasChanged) =>
        wasChanged
            ? WasChanged
            : page.ModelState.Values.SelectMany(v => v.Errors).FirstOrDefault()?.ErrorMessage ?? "Nothing was changed.";
}

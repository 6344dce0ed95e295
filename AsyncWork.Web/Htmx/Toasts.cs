using System.Text.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AsyncWork.Web.Htmx;

/// <summary>One sentence on what happened, shown once.</summary>
/// <param name="UndoUrl">Where the Undo button posts to; null when it cannot be undone.</param>
/// <param name="UndoFields">What it posts.</param>
public sealed record Toast(
    string Text,
    bool IsError = false,
    string? UndoUrl = null,
    IReadOnlyDictionary<string, string>? UndoFields = null
);

/// <summary>
/// Toasts travel in TempData to the page after a redirect. A fragment takes only what its own request queued: a fragment that runs beside
/// a form, such as a preview, would otherwise take the toast of the form, or wipe its cookie.
/// </summary>
public static class Toasts
{
    const string Key = "toast";

    public static void Toast(this PageModel page, string text) => page.Toast(new Toast(text));

    public static void Toast(this PageModel page, Toast toast)
    {
        page.TempData[Key] = JsonSerializer.Serialize(toast);
        page.HttpContext.Items[Key] = true;
    }

    /// <summary>This request queued a toast.</summary>
    public static bool HasToast(this HttpContext context) => context.Items.ContainsKey(Key);

    /// <summary>The waiting toast, which is taken by this; null when there is none.</summary>
    public static Toast? TakeToast(this ITempDataDictionary data) =>
        data[Key] is string json ? JsonSerializer.Deserialize<Toast>(json) : null;
}

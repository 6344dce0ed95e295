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

/// <summary>Toasts travel in TempData: to the page after a redirect, or along with the fragment that answers htmx.</summary>
public static class Toasts
{
    const string Key = "toast";

    public static void Toast(this PageModel page, string text) => page.Toast(new Toast(text));

    public static void Toast(this PageModel page, Toast toast) => page.TempData[Key] = JsonSerializer.Serialize(toast);

    /// <summary>The waiting toast, which is taken by this; null when there is none.</summary>
    public static Toast? TakeToast(this ITempDataDictionary data) =>
        data[Key] is string json ? JsonSerializer.Deserialize<Toast>(json) : null;
}

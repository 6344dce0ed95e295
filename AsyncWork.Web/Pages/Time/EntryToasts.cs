using System.Globalization;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time;

/// <summary>What is said after an entry was logged or deleted, with the way back.</summary>
public static class EntryToasts
{
    /// <param name="back">Where Undo leads; null for the month of the entry.</param>
    public static void ToastLogged(
        this PageModel page,
        TimeEntry entry,
        WorkChoices choices,
        LocalDate today,
        string? back = null
    )
    {
        var undo = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = entry.Version.ToString(CultureInfo.InvariantCulture),
        };
        if (back is not null)
            undo["back"] = back;
        var day = entry.Date == today ? "" : $", {entry.Date.Text()}";
        page.Toast(
            new Toast(
                $"Logged {WorkDuration.Text(entry.Minutes)} on {choices.Project(entry.ProjectId)?.Name}{day}",
                // Without an id the form was sent before; its first answer had the way back.
                UndoUrl: entry.Id == 0 ? null : $"/time/entries/{entry.Id.ToString(CultureInfo.InvariantCulture)}?handler=Delete",
                UndoFields: undo
            )
        );
    }

    /// <param name="seal">The entry as <see cref="DeletedEntries"/> sealed it.</param>
    public static void ToastDeleted(this PageModel page, TimeEntry entry, string seal) =>
        page.Toast(
            new Toast(
                $"Deleted {WorkDuration.Text(entry.Minutes)} on {entry.Date.Text()}",
                UndoUrl: "/time?handler=Restore",
                UndoFields: new Dictionary<string, string>(StringComparer.Ordinal) { ["entry"] = seal }
            )
        );

    /// <summary>A month as it stands in addresses: <c>2026-11</c>.</summary>
    public static string Address(this YearMonth month) => YearMonthPattern.Iso.Format(month);
}

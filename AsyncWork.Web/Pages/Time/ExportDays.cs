using AsyncWork.Domain.TimeLogs;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time;

/// <summary>A form that asks for a file of hours: where it goes, and the days it offers.</summary>
/// <param name="Address">Without the format, such as <c>/time/export</c>.</param>
public sealed record ExportForm(string Title, string Address, LocalDate First, LocalDate Last);

/// <summary>The days of a file of hours as an address names them, both included.</summary>
public sealed record ExportDays(LocalDate First, LocalDate Last)
{
    /// <summary>"2026-11-01-2026-11-30", as part of a file's name.</summary>
    public string Name => $"{LocalDatePattern.Iso.Format(First)}-{LocalDatePattern.Iso.Format(Last)}";

    /// <summary>Without days it is this month until today. Null with a reason when they make no sense.</summary>
    /// <param name="since">The first day where none is given, instead of that of this month.</param>
    public static ExportDays? Read(string? from, string? to, LocalDate today, out string? reason, LocalDate? since = null)
    {
        reason = null;
        if (!TryDay(from, since ?? today.With(DateAdjusters.StartOfMonth), out var first) || !TryDay(to, today, out var last))
            reason = "Give the days as 2026-11-01, from the year 2000 to 2100.";
        else if (last < first)
            reason = "The last day is before the first.";
        else
            return new(first, last);
        return null;
    }

    public static ContentResult Refuse(string reason) =>
        new()
        {
            Content = reason,
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status400BadRequest,
        };

    static bool TryDay(string? text, LocalDate unless, out LocalDate day)
    {
        var read = string.IsNullOrEmpty(text) ? ParseResult<LocalDate>.ForValue(unless) : LocalDatePattern.Iso.Parse(text);
        day = read.Success ? read.Value : default;
        return read.Success && WorkedTime.WhyNotOn(day) is null;
    }
}

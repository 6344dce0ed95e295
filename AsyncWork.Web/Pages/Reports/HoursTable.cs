using AsyncWork.Domain.Kpis;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>A table of hours by project or activity.</summary>
/// <param name="Noun">Head of the first column.</param>
/// <param name="Minutes">The whole of which shares are taken.</param>
/// <param name="IsOver">The month is, so that its hours can be compared with those of the month before.</param>
/// <param name="Rows">The address of a line's entries.</param>
public sealed record HoursTable(string Noun, IReadOnlyList<HoursLine> Lines, int Minutes, bool IsOver, Func<int?, string> Rows)
{
    /// <summary>The change against the month before as printed.</summary>
    public string Change(int minutes, int before) => FigureText.ChangeOfHours(minutes, before, IsOver);
}

/// <summary>Where each figure of the report opens its rows (product.md K-g).</summary>
public static class FigureRows
{
    /// <summary>The tail of the address below the month.</summary>
    public static string Of(string figure) =>
        figure switch
        {
            "capacity" or "coverage" or "timesheets-on-time" or "approved-on-time" => "/people",
            "meeting-share" or "async-share" or "focus" or "focus-share" or "out-of-hours" => "/rows?meetings=true",
            _ => "/rows",
        };
}

using AsyncWork.Domain.TimeLogs;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time.Week;

/// <summary>What stands beside a cell: what was on the screen, why it was not stored, or that it was.</summary>
public sealed record CellNote(CellKey Key, int Shown, string? Why, LocalDate? Day = null, string? Announcement = null)
{
    public bool IsSaved => Announcement is not null && Why is null;

    /// <summary>How the cell reads now.</summary>
    public string Text => Shown == 0 ? "" : WorkDuration.Text(Shown);

    /// <summary>Where the entries of the day are.</summary>
    public string? DayUrl =>
        Day is { } day ? $"/time?month={day.ToYearMonth().Address()}&day={LocalDatePattern.Iso.Format(day)}#d-{day.Day}" : null;
}

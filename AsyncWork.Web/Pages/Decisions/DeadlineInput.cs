using AsyncWork.Domain.Decisions;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A deadline as it is chosen: working days of those asked, or a day and a clock time in the zone of who chooses.</summary>
public sealed class DeadlineInput
{
    public const int UsualDays = 3;
    static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H':'mm");

    /// <summary>A moment is chosen instead of working days.</summary>
    public bool IsFixed { get; set; }
    public int? Days { get; set; } = UsualDays;
    public bool Moves { get; set; }
    public LocalDate? On { get; set; }
    public string? At { get; set; } = "17:00";
    public string? OnText => On is { } day ? LocalDatePattern.Iso.Format(day) : null;

    /// <summary>The chosen moment; null when it cannot be read.</summary>
    public Instant? Moment(DateTimeZone zone) =>
        On is { Year: >= 2000 and <= 2100 } day && At is not null && Clock.Parse(At.Trim()) is { Success: true, Value: var time }
            ? day.At(time).InZoneLeniently(zone).ToInstant()
            : null;
}

using System.Globalization;
using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Web.Pages.Time.Timer;

/// <summary>
/// Which timer a form was made for, and in which version: a form that is older than what runs now changes nothing. Empty when none ran.
/// </summary>
/// <param name="Text">As it stands in the hidden field <see cref="Field"/>.</param>
public readonly record struct TimerStamp(string Text)
{
    public const string Field = "Timer";

    public static TimerStamp None => new("");

    public static TimerStamp Of(RunningTimer? timer) =>
        timer is null
            ? None
            : new(string.Create(CultureInfo.InvariantCulture, $"{timer.StartedAt.ToUnixTimeMilliseconds()}-{timer.Version}"));

    public static TimerStamp Read(string? text) => new(text ?? "");

    public override string ToString() => Text;
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace AsyncWork.Domain.TimeLogs;

/// <summary>Durations as people write them (product.md T2) and as AsyncWork prints them. Minutes everywhere.</summary>
public static partial class WorkDuration
{
    /// <summary>The longest duration of one entry: a day.</summary>
    public const int Longest = 24 * 60;

    /// <summary>Reads "1:30", "1.5", "1,5", "2", "90m", "1h 30m", "1.5h" as minutes; null when it is none of these or negative.</summary>
    public static int? Read(string? text)
    {
        text = text?.Trim() ?? "";
        if (Clock().Match(text) is { Success: true } clock)
            return Small(clock.Groups[1].Value) is { } h
                ? h * 60 + int.Parse(clock.Groups[2].Value, CultureInfo.InvariantCulture)
                : null;
        if (Words().Match(text) is { Success: true } words && (words.Groups["h"].Success || words.Groups["m"].Success))
        {
            var hours = words.Groups["h"].Success ? Hours(words.Groups["h"].Value) : 0;
            var minutes = words.Groups["m"].Success ? Small(words.Groups["m"].Value) : 0;
            return hours + minutes;
        }
        return Decimal().IsMatch(text) ? Hours(text) : null;
    }

    /// <summary>"1:30"; sums may pass a day: "152:05".</summary>
    public static string Text(int minutes) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(minutes < 0 ? "-" : "")}{Math.Abs(minutes) / 60}:{Math.Abs(minutes) % 60:00}"
        );

    static int? Hours(string text) =>
        decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
        && hours < 100_000
            ? (int)Math.Round(hours * 60, MidpointRounding.AwayFromZero)
            : null;

    static int? Small(string digits) => digits.Length <= 5 ? int.Parse(digits, CultureInfo.InvariantCulture) : null;

#pragma warning disable MA0023 // the groups are numbered
    [GeneratedRegex(@"^([0-9]+):([0-5][0-9])$", RegexOptions.None, 100)]
    private static partial Regex Clock();
#pragma warning restore MA0023

    [GeneratedRegex(
        @"^((?<h>[0-9]+([.,][0-9]+)?)\s*h)?\s*((?<m>[0-9]+)\s*(m|min))?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        100
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"^([0-9]+([.,][0-9]*)?|[.,][0-9]+)$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Decimal();
}

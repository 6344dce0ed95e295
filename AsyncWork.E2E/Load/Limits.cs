using System.Globalization;

namespace AsyncWork.E2E.Load;

/// <summary>One limit and what was measured beside it.</summary>
internal sealed record Limit(string Of, string What, double Allowed, double Measured, bool IsLeast = false)
{
    public bool IsKept => IsLeast ? Measured >= Allowed : Measured <= Allowed;

    public string[] Cells => [Of, What, (IsLeast ? "≥ " : "≤ ") + Text(Allowed), Text(Measured), IsKept ? "ok" : "over"];

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>What fast means here: ratios to the floor where it was asked too, and plain limits for the rest.</summary>
internal static class Limits
{
    private const double MostHtmlKilobytes = 150;
    private const double LeastShareOfFloor = 1 / 3.0;
    private const double MostP99OverP50 = 10;
    private const double MostWriteP95 = 100;
    private const double MostSecondsToStart = 2;
    private const double MostSecondsToImport = 60;
    private const double MostMemoryMegabytes = 250;

    public static IEnumerable<Limit> Of(LoadReport report)
    {
        foreach (var measured in report.Surfaces)
        {
            var (surface, name) = (measured.Surface, measured.Surface.Name);
            if (measured.Errors > 0)
                yield return new(name, "wrong answers", 0, measured.Errors);
            if (surface.MostTimesFloor is { } times && measured.TimesFloor is { } ratio)
                yield return new(name, surface.ByRow ? "× floor, p50 by row" : "× floor, p50 at 1", times, ratio);
            if (measured.ShareOfFloor is { } share)
                yield return new(name, "of the floor's requests/s at 16", LeastShareOfFloor, share, IsLeast: true);
            if (surface.MostMilliseconds is { } most)
                yield return new(name, "ms, p50 at 1", most, measured.One.App.P50);
            if (surface is { IsWrite: true, StartsPlans: false }) // one card or one entry, not a hundred rows
                yield return new(name, "ms, p95 at 16", MostWriteP95, measured.Many.App.P95);
            yield return new(name, "p99 over p50 at 16", MostP99OverP50, measured.Many.App.P99 / measured.Many.App.P50);
            if (surface.IsPage)
                yield return new(name, "KB of HTML", MostHtmlKilobytes, measured.PlainBytes / 1024.0);
        }
        if (report.FirstAnswerSeconds is { } seconds)
            yield return new("first page after start", "s", MostSecondsToStart, seconds);
        if (report.ImportSeconds is { } page)
            yield return new("import of 900 pages", "s", MostSecondsToImport, page * 900);
        if (report.MemoryMegabytes is { } memory)
            yield return new("memory right after load", "MB", MostMemoryMegabytes, memory);
        if (report.RestingMegabytes is { } resting)
            yield return new("memory after load, at rest", "MB", MostMemoryMegabytes, resting);
    }
}

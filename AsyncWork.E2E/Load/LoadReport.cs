using System.Globalization;
using System.Text.Json;

namespace AsyncWork.E2E.Load;

/// <summary>One number of connections: ours, the floor's in the same minutes, and the cores both sides kept busy.</summary>
internal sealed record MeasuredRun(Result App, Result? Floor, double ClientCores, double? ServerCores)
{
    /// <summary>Above this share of the machine the figures are this program's as much as the server's.</summary>
    public bool IsLimitedByClient => ClientCores > Environment.ProcessorCount * 0.5;
}

/// <summary>One address with all that was measured.</summary>
/// <param name="PlainBytes">Size of the answer before compression.</param>
internal sealed record MeasuredSurface(
    Surface Surface,
    string Path,
    long PlainBytes,
    int Lines,
    int FloorLines,
    IReadOnlyList<MeasuredRun> Runs
)
{
    public int Errors => Runs.Sum(r => r.App.Errors);

    public MeasuredRun One => Runs[0];

    public MeasuredRun Many => Runs[^1];

    /// <summary>Our p50 over the floor's at one connection; for exports by row, since the floor's has 20,000 of them.</summary>
    public double? TimesFloor =>
        One.Floor is not { } floor ? null
        : Surface.ByRow ? One.App.P50 / Lines / (floor.P50 / FloorLines)
        : One.App.P50 / floor.P50;

    /// <summary>Our requests per second over the floor's at sixteen connections.</summary>
    public double? ShareOfFloor =>
        Many.Floor is not { } floor ? null
        : Surface.ByRow ? Many.App.PerSecond * Lines / (floor.PerSecond * FloorLines)
        : Many.App.PerSecond / floor.PerSecond;
}

/// <summary>What a run has found, as a table, a list of limits, and JSON.</summary>
/// <param name="ImportSeconds">Of a page that was brought into the wiki.</param>
/// <param name="MemoryMegabytes">Right after the last request.</param>
/// <param name="RestingMegabytes">When nobody has asked for anything for half a minute.</param>
internal sealed record LoadReport(
    IReadOnlyList<MeasuredSurface> Surfaces,
    IReadOnlyList<string> Unmeasured,
    double? FirstAnswerSeconds,
    double? ImportSeconds,
    double? MemoryMegabytes,
    double? RestingMegabytes,
    int Cores
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public void Print(TextWriter to)
    {
        List<string[]> rows =
        [
            [
                "address",
                "at",
                "requests/s",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "sent",
                "plain",
                "errors",
                "client",
                "server",
                "floor/s",
                "floor p50",
            ],
        ];
        foreach (var surface in Surfaces)
        foreach (var run in surface.Runs)
            rows.Add([
                run == surface.One ? surface.Surface.Name : "",
                $"{run.App.Connections}",
                Whole(run.App.PerSecond),
                Exact(run.App.P50),
                Exact(run.App.P95),
                Exact(run.App.P99),
                Size(run.App.Bytes),
                Size(surface.PlainBytes),
                $"{run.App.Errors}",
                Exact(run.ClientCores) + (run.IsLimitedByClient ? "*" : " "),
                run.ServerCores is { } cores ? Exact(cores) : "–",
                run.Floor is { } floor ? Whole(floor.PerSecond) : "–",
                run.Floor is { } same ? Exact(same.P50) : "–",
            ]);
        Table(to, rows);
        to.WriteLine();
        to.WriteLine($"client and server: cores kept busy, of {Cores}.");
        if (Surfaces.Any(s => s.Runs.Any(r => r.IsLimitedByClient)))
            to.WriteLine(
                "* this program took more than half of the machine: the server alone would answer faster than the figures say."
            );
        foreach (var problem in Unmeasured)
            to.WriteLine(problem);
        foreach (var surface in Surfaces)
            if (surface.Runs.Select(r => r.App.FirstError).FirstOrDefault(e => e is not null) is { } error)
                to.WriteLine($"{surface.Surface.Name}: {surface.Errors} wrong answers, the first: {error}");
        to.WriteLine();
        Table(
            to,
            [
                ["limit", "", "allowed", "measured", ""],
                .. Limits.Of(this).Select(l => l.Cells),
            ]
        );
    }

    private static void Table(TextWriter to, List<string[]> rows)
    {
        var widths = rows[0].Select((_, column) => rows.Max(r => r[column].Length)).ToArray();
        foreach (var row in rows)
            to.WriteLine(
                string.Join(
                        "  ",
                        row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))
                    )
                    .TrimEnd()
            );
    }

    private static string Whole(double number) => number.ToString(number < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static string Exact(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Size(long bytes) =>
        bytes == 0 ? "–" : (bytes / 1024.0).ToString("0.0", CultureInfo.InvariantCulture) + " KB";
}

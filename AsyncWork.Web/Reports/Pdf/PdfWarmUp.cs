using AsyncWork.Domain.Kpis;
using NodaTime;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// Draws an empty report soon after the start, for nobody: what opens fonts and loads the libraries takes a second, which the first person
/// to ask for a PDF would wait.
/// </summary>
sealed partial class PdfWarmUp(IClock clock, ILogger<PdfWarmUp> log) : BackgroundService
{
    // Later than the first pages, which are waited for.
    static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
            return;
        var drawing = Task.Run(
            () => MonthlyReportPdf.Write(Empty(clock.GetCurrentInstant()), Stream.Null),
            CancellationToken.None
        );
        await drawing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (drawing.Exception is { } problem)
            LogFailed(log, problem);
    }

    internal static MonthlyReport Empty(Instant now)
    {
        var month = now.InUtc().Date.ToYearMonth();
        return new()
        {
            Company = "AsyncWork",
            Scope = "Nobody",
            Month = month,
            Zone = DateTimeZone.Utc,
            GeneratedAt = now,
            GeneratedFor = "",
            Entries = 0,
            Minutes = 0,
            MeetingMinutes = 0,
            OccupiedMeetingMinutes = 0,
            CapacityMinutes = 0,
            PeopleLogging = 0,
            PeopleScheduled = 0,
            Figures = [],
            Projects = [new(null, "None", 0, 0, 0, 0, 0)],
            Activities = [],
            Teams = [],
            Trend = [new(month, 0, 0, 0)],
        };
    }

    [LoggerMessage(LogLevel.Warning, "A PDF cannot be drawn.")]
    static partial void LogFailed(ILogger log, Exception problem);
}

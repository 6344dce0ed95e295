using NodaTime;

namespace AsyncWork.Web.Pages.Time.Analysis;

/// <summary>How many calendar months an analysis looks at; the last one is the one it is of.</summary>
public enum AnalysisSpan
{
    Month = 1,
    Quarter = 3,
    Year = 12,
}

public static class AnalysisSpans
{
    public static AnalysisSpan Read(string? text) =>
        text switch
        {
            "year" => AnalysisSpan.Year,
            "quarter" => AnalysisSpan.Quarter,
            _ => AnalysisSpan.Month,
        };

    /// <summary>As the address says it; null for the month, which needs no word.</summary>
    public static string? Address(this AnalysisSpan span) =>
        span switch
        {
            AnalysisSpan.Year => "year",
            AnalysisSpan.Quarter => "quarter",
            _ => null,
        };

    /// <summary>As a tab says it.</summary>
    public static string Text(this AnalysisSpan span) =>
        span switch
        {
            AnalysisSpan.Year => "Twelve months",
            AnalysisSpan.Quarter => "Three months",
            _ => "Month",
        };

    /// <summary>The days of the months that end with this one.</summary>
    public static DateInterval Days(this AnalysisSpan span, YearMonth last) =>
        new(last.PlusMonths(1 - (int)span).OnDayOfMonth(1), last.OnDayOfMonth(1).With(DateAdjusters.EndOfMonth));
}

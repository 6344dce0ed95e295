using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>How long something took, in the one unit that people would use.</summary>
public static class DecisionTimes
{
    public static string Text(Duration took) =>
        took.TotalHours < 1 ? "less than an hour"
        : took.TotalDays < 2 ? ((int)took.TotalHours == 1 ? "1 hour" : $"{(int)took.TotalHours} hours")
        : $"{(int)Math.Round(took.TotalDays)} days";
}

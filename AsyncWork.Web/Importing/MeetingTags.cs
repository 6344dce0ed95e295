using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Web.Importing;

/// <summary>Which activity a row is, when tags may say that it was a meeting.</summary>
sealed class MeetingTags(ImportPlan plan, ImportDirectory directory)
{
    readonly Dictionary<string, bool> tags = InAnyCase(plan.Tags);
    readonly Dictionary<string, bool> activities = InAnyCase(plan.Activities);

    /// <summary>The activity of rows whose tags mean a meeting.</summary>
    public const string Meeting = "Meeting";

    /// <summary>What is proposed for a name that nobody has decided on.</summary>
    public static bool LooksLikeMeeting(string name) => name.Contains("meeting", StringComparison.OrdinalIgnoreCase);

    public bool IsMeeting(string tag) => tags.TryGetValue(tag, out var chosen) ? chosen : LooksLikeMeeting(tag);

    /// <summary>Whether an activity is time in meetings: what is stored for one that is here, what was chosen or proposed for a new one.</summary>
    public ActivityKind KindOf(string activity) =>
        directory.Activities.TryGetValue(activity, out var known) ? known.Kind
        : (activities.TryGetValue(activity, out var chosen) ? chosen : LooksLikeMeeting(activity)) ? ActivityKind.Meeting
        : ActivityKind.Work;

    /// <summary>The activity of a row; empty for none. A tag that means a meeting makes it one, unless its own activity is one already.</summary>
    public string ActivityOf(SourceRow row)
    {
        if (row.Activity.Length > 0 && KindOf(row.Activity) == ActivityKind.Meeting)
            return row.Activity;
        foreach (var tag in TagsOf(row))
            if (IsMeeting(tag))
                return Meeting;
        return row.Activity;
    }

    public static string[] TagsOf(SourceRow row) => row.Tags.Length == 0 ? [] : row.Tags.Split(", ");

    static Dictionary<string, bool> InAnyCase(IReadOnlyDictionary<string, bool> chosen)
    {
        var any = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, meeting) in chosen)
            any[name] = meeting;
        return any;
    }
}

namespace AsyncWork.Domain.Notifications;

/// <summary>What a notice wants of the person: the parts of the inbox, and what mail is chosen by (product.md N1, N2).</summary>
public enum NoticeKind
{
    /// <summary>Somebody waits for an answer.</summary>
    Answer,

    /// <summary>Somebody waits to know that it was seen.</summary>
    Acknowledgement,

    /// <summary>It is about the person: they are named, answered, or given something.</summary>
    Mention,

    /// <summary>It is about something that they follow.</summary>
    Watching,
}

public static class NoticeKinds
{
    public static NoticeKind Kind(this NotificationReason reason) =>
        reason switch
        {
            NotificationReason.Asked or NotificationReason.Due => NoticeKind.Answer,
            NotificationReason.ToAcknowledge => NoticeKind.Acknowledgement,
            NotificationReason.Commented or NotificationReason.Watching or NotificationReason.Decided => NoticeKind.Watching,
            _ => NoticeKind.Mention,
        };

    /// <summary>The reasons for which somebody is told something of a kind.</summary>
    public static IReadOnlyList<NotificationReason> Reasons(this NoticeKind kind) =>
        [.. Enum.GetValues<NotificationReason>().Where(r => r.Kind() == kind)];

    public static string Text(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Answer => "Needs answer",
            NoticeKind.Acknowledgement => "Needs acknowledgement",
            NoticeKind.Mention => "Mentions",
            _ => "Watching",
        };
}

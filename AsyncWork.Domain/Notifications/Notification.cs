using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>Why somebody is told something.</summary>
public enum NotificationReason
{
    Mentioned,
    Asked,
    Answered,
    Owner,
    HandedOver,
    Freed,
    Commented,
    Watching,

    /// <summary>A decision has come to an end.</summary>
    Decided,

    /// <summary>Little time is left for something.</summary>
    Due,
}

/// <summary>Something that a person should know of, waiting in their inbox until they read it.</summary>
public sealed class Notification
{
    public const int LongestText = 400;

    Notification() { }

    /// <param name="text">One sentence.</param>
    /// <param name="url">The path in the app where it can be seen.</param>
    public Notification(PersonId person, NotificationReason reason, PersonId? by, string text, string url, Instant now)
    {
        (PersonId, Reason, By, Url, At) = (person, reason, by, url, now);
        Text = text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text;
    }

    public long Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public NotificationReason Reason { get; private set; }
    public PersonId? By { get; private set; }
    public string Text { get; private set; } = "";
    public string Url { get; private set; } = "";
    public Instant At { get; private set; }
    public Instant? ReadAt { get; private set; }

    public void Read(Instant now) => ReadAt ??= now;
}

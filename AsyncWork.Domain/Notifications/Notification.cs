using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
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

    /// <summary>That they have seen something is asked for.</summary>
    ToAcknowledge,
}

/// <summary>Something that a person should know of, waiting in their inbox until they are done with it (product.md N1).</summary>
public sealed class Notification
{
    public const int LongestText = 400;
    public const int LongestReason = 200;

    Notification() { }

    /// <param name="text">One sentence.</param>
    /// <param name="url">The path in the app where it can be seen.</param>
    public Notification(PersonId person, NotificationReason reason, PersonId? by, string text, string url, Instant now)
    {
        (PersonId, Reason, By, Url, At, ShownAt) = (person, reason, by, url, now, now);
        Text = StoredText.Cut(text, LongestText);
    }

    public long Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public NotificationReason Reason { get; private set; }
    public PersonId? By { get; private set; }
    public string Text { get; private set; } = "";
    public string Url { get; private set; } = "";
    public Instant At { get; private set; }

    /// <summary>How many things it tells of: a change of many at once is one notice (product.md N4).</summary>
    public int Count { get; private set; } = 1;

    /// <summary>From when on it is shown: since it came, or from the end of a snooze.</summary>
    public Instant ShownAt { get; private set; }
    public Instant? DoneAt { get; private set; }

    /// <summary>What is asked, when it tells of a request: it is done when the person is not waited for any more. Null for all else.</summary>
    public int? RequestId { get; private set; }
    public Request? Request { get; private set; }

    /// <summary>Why it cannot wait for a digest, in the words of who asked; null when it can (product.md N3).</summary>
    public string? UrgentBecause { get; private set; }

    /// <summary>When a mail told of it; null while none did.</summary>
    public Instant? MailedAt { get; private set; }

    /// <summary>That mail came outside the hours of who got it.</summary>
    public bool BrokeQuiet { get; private set; }

    /// <summary>What one did oneself is not told to oneself (product.md N4).</summary>
    public bool IsOwn => By == PersonId;

    public Notification Of(Request request)
    {
        (Request, RequestId) = (request, request.Id == 0 ? null : request.Id);
        return this;
    }

    public Notification Urgent(string because)
    {
        UrgentBecause = because;
        return this;
    }

    /// <summary>A mail of its own goes with it, so that no digest tells of it again.</summary>
    public Notification Mailed(Instant now)
    {
        MailedAt = now;
        return this;
    }

    /// <summary>Whether it tells the same person of the same act, so that one notice tells of both.</summary>
    public bool IsOfOneActWith(Notification other) =>
        (PersonId, Reason, By, At) == (other.PersonId, other.Reason, other.By, other.At);

    /// <summary>Tells of one more of the same act.</summary>
    /// <param name="url">Where all of them are.</param>
    public void Join(string url) => (Count, Url) = (Count + 1, url);

    public void Finish(Instant now) => DoneAt ??= now;

    /// <summary>Why it cannot wait until then; null when it can.</summary>
    public static string? WhyNotSnooze(Instant until, Instant now) =>
        until <= now ? "Choose a day that is still to come."
        : until > now + Duration.FromDays(366) ? "Choose a day within a year."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotSnooze"/> has a reason.</exception>
    public void Snooze(Instant until, Instant now)
    {
        StoredText.Refuse(WhyNotSnooze(until, now));
        (ShownAt, DoneAt) = (until, null);
    }

    /// <summary>It waits again, from now on.</summary>
    public void BringBack(Instant now) => (ShownAt, DoneAt) = (Instant.Min(ShownAt, now), null);
}

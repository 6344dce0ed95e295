using AsyncWork.Domain;
using NodaTime;

namespace AsyncWork.Web.Mail;

/// <summary>
/// A mail that waits to leave. It is stored with the change that causes it and sent afterwards, so that nothing is sent for what did not
/// happen and nothing that happened goes unsent. The body is emptied once it has left, and its files go: it may hold a link that signs in, and
/// they what not everybody may read.
/// </summary>
public sealed class OutgoingMail
{
    public const int LongestSubject = 200;
    public const int LongestBody = 4000;

    readonly List<MailAttachment> attachments = [];

    OutgoingMail() { }

    public OutgoingMail(string to, string subject, string body, Instant now) =>
        (To, Subject, Body, CreatedAt, DueAt) = (
            to,
            StoredText.Cut(subject, LongestSubject),
            StoredText.Cut(body, LongestBody),
            now,
            now
        );

    public long Id { get; private set; }
    public string To { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Body { get; private set; } = "";
    public Instant CreatedAt { get; private set; }

    /// <summary>Not before this moment; moved on when a node takes the mail and when sending failed.</summary>
    public Instant DueAt { get; private set; }
    public Instant? SentAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Problem { get; private set; }

    /// <summary>The files that go along, where they were read too.</summary>
    public IReadOnlyList<MailAttachment> Attachments => attachments;

    /// <summary>Sends a file along.</summary>
    public void Attach(string name, string contentType, byte[] content) =>
        attachments.Add(new MailAttachment(name, contentType, content));

    public void Sent(Instant now)
    {
        (SentAt, Body, Problem) = (now, "", null);
        attachments.Clear();
    }

    public void Failed(string problem) => Problem = problem.Length > 400 ? problem[..400] : problem;
}

/// <summary>A file that goes along with a mail.</summary>
public sealed class MailAttachment
{
    public const int LongestName = 200;
    public const int LongestType = 100;

    MailAttachment() { }

    internal MailAttachment(string name, string contentType, byte[] content) =>
        (Name, ContentType, Content) = (name, contentType, content);

    public long Id { get; private set; }
    public long MailId { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public byte[] Content { get; private set; } = [];
}

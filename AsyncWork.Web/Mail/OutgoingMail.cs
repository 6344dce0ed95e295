using AsyncWork.Domain;
using NodaTime;

namespace AsyncWork.Web.Mail;

/// <summary>
/// A mail that waits to leave. It is stored with the change that causes it and sent afterwards, so that nothing is sent for what did not
/// happen and nothing that happened goes unsent. The body is emptied once it has left: it may hold a link that signs in.
/// </summary>
public sealed class OutgoingMail
{
    public const int LongestSubject = 200;
    public const int LongestBody = 4000;

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

    public void Sent(Instant now) => (SentAt, Body, Problem) = (now, "", null);

    public void Failed(string problem) => Problem = problem.Length > 400 ? problem[..400] : problem;
}

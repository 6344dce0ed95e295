using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.History;

/// <summary>Who did what to which thing, when and from where (product.md A6). Only ever added.</summary>
public sealed class AuditEvent
{
    public const int LongestAction = 60;
    public const int LongestSubject = 200;
    public const int LongestDetails = 1000;

    AuditEvent() { }

    /// <param name="person">Null when nobody was signed in.</param>
    /// <param name="action">A verb of the trade in the past tense, for example <c>signed in</c>.</param>
    /// <param name="subject">The thing, as people name it.</param>
    /// <param name="details">Before and after, where that matters; never a secret.</param>
    public AuditEvent(Instant at, PersonId? person, string action, string subject, string details, string address)
    {
        (At, PersonId, Address) = (at, person, address);
        Action = StoredText.Cut(action, LongestAction);
        Subject = StoredText.Cut(subject, LongestSubject);
        Details = StoredText.Cut(details, LongestDetails);
    }

    public long Id { get; private set; }
    public Instant At { get; private set; }
    public PersonId? PersonId { get; private set; }
    public string Action { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public string Details { get; private set; } = "";

    /// <summary>The network address the request came from.</summary>
    public string Address { get; private set; } = "";
}

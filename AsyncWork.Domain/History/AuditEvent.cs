using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.History;

/// <summary>
/// Who did what to which thing, when and from where (product.md A6). Only ever added; soon afterwards it is sealed, so that it shows when somebody
/// changes it in the database.
/// </summary>
public sealed class AuditEvent
{
    public const int LongestAction = 60;
    public const int LongestSubject = 200;
    public const int LongestDetails = 1000;

    AuditEvent() { }

    /// <param name="at">Kept to the millisecond, as all databases keep it: what is sealed is what is read again.</param>
    /// <param name="person">Null when nobody was signed in.</param>
    /// <param name="action">A verb of the trade in the past tense, for example <c>signed in</c>.</param>
    /// <param name="subject">The thing, as people name it.</param>
    /// <param name="details">Before and after, where that matters; never a secret.</param>
    public AuditEvent(Instant at, PersonId? person, string action, string subject, string details, string address)
    {
        (At, PersonId, Address) = (Instant.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()), person, address);
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

    /// <summary>Its place in the chain of the log, from 1; null until it is sealed.</summary>
    public long? Place { get; private set; }

    /// <summary>The value of its <see cref="AuditSeal"/>; null until it is sealed.</summary>
    public byte[]? Seal { get; private set; }

    /// <summary>Gives it the next place in the chain, and the seal that it has there from now on.</summary>
    /// <param name="last">The end of the chain so far.</param>
    /// <returns>The end of the chain from now on.</returns>
    /// <exception cref="InvalidOperationException">It is sealed already, or has no number yet as it is not stored.</exception>
    public AuditSeal SealAfter(AuditSeal last)
    {
        if (Place is not null)
            throw new InvalidOperationException("A sealed event stays as it is.");
        if (Id == 0)
            throw new InvalidOperationException("An event is sealed once it is stored.");
        var seal = last.Next(this);
        (Place, Seal) = (seal.Place, seal.Value);
        return seal;
    }
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Notifications;

/// <summary>That a person got the digest of a day. Its key is the claim: whoever stores it sends the mail, so that it is sent once (product.md N2).</summary>
public sealed class Digest
{
    Digest() { }

    public Digest(PersonId person, LocalDate date, int notices, Instant now) =>
        (PersonId, Date, Notices, At) = (person, date, notices, now);

    public PersonId PersonId { get; private set; }

    /// <summary>On the person's clocks.</summary>
    public LocalDate Date { get; private set; }
    public int Notices { get; private set; }
    public Instant At { get; private set; }
}

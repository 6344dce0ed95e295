using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>The secret address at which a person's calendar reads their due dates. Only a hash of the secret is stored.</summary>
public sealed class CalendarFeed
{
    CalendarFeed() { }

    public CalendarFeed(PersonId person, string secretHash, Instant now)
    {
        PersonId = person;
        Renew(secretHash, now);
    }

    public PersonId PersonId { get; private set; }

    /// <summary>SHA-256 of the secret, as hex.</summary>
    public string SecretHash { get; private set; } = "";
    public Instant CreatedAt { get; private set; }
    public Instant? ReadAt { get; private set; }

    /// <summary>A hash of what was read last, and since when that is how it reads: calendars ask for what changed after a moment.</summary>
    public string? ContentTag { get; private set; }
    public Instant? ContentSince { get; private set; }

    /// <summary>A new secret; the old address ends.</summary>
    public void Renew(string secretHash, Instant now) =>
        (SecretHash, CreatedAt, ReadAt, ContentTag, ContentSince) = (secretHash, now, null, null, null);
}

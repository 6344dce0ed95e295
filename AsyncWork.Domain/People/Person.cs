using AsyncWork.Domain.Calendar;
using NodaTime;

namespace AsyncWork.Domain.People;

/// <summary>Someone who works here. A person may exist before, after and without an account.</summary>
public sealed class Person
{
    public const int LongestName = 200;
    public const int LongestEmail = 254;
    public const int LongestLocation = 100;

    Person() { }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Person(string name, string? email, DateTimeZone zone, LocalDate startsOn)
    {
        (StartsOn, Zone) = (startsOn, zone);
        Rename(name);
        ReachAt(email);
    }

    public PersonId Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Lower case; null for someone whose hours came from an import and who has no address here. Unique among people.</summary>
    public string? Email { get; private set; }

    /// <summary>The zone this person works in and reads times in.</summary>
    public DateTimeZone Zone { get; private set; } = DateTimeZone.Utc;

    /// <summary>City or office, as shown beside the name.</summary>
    public string? Location { get; private set; }

    /// <summary>First day at work: capacity counts from here.</summary>
    public LocalDate StartsOn { get; private set; }

    /// <summary>Last day at work; null while working here.</summary>
    public LocalDate? LastDay { get; private set; }

    /// <summary>When this person would rather not meet, by weekday on their clocks; null for no such blocks (product.md S8).</summary>
    public WorkWeek? FocusWeek { get; private set; }

    /// <summary>When all that tells who this was has been erased (product.md A7); null for everybody else.</summary>
    public Instant? ErasedAt { get; private set; }

    /// <summary>Grows with every change, so that two people editing cannot overwrite each other.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// The last day of someone known only by the hours of another tool: the last of these when they ended more than 60 days before
    /// <paramref name="today"/>, else null. Without it, everyone in an old file would count in today's capacity.
    /// </summary>
    public static LocalDate? LastDayBy(LocalDate lastHours, LocalDate today) =>
        lastHours < today.PlusDays(-60) ? lastHours : null;

    public bool WorksOn(LocalDate date) => date >= StartsOn && (LastDay is not { } last || date <= last);

    /// <summary>Why a name cannot be taken; null when it can.</summary>
    public static string? WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Give a name."
        : name.Trim().Length > LongestName ? $"A name has at most {LongestName} characters; this one has {name.Trim().Length}."
        : name.Any(char.IsControl) ? "A name is one line of letters, without control characters."
        : null;

    public void Rename(string name)
    {
        if (WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        Name = name.Trim();
        Version++;
    }

    /// <summary>
    /// Why this cannot be the address of a person; null when it can, and when it is empty. Whether mail arrives there, only a mail can tell.
    /// </summary>
    public static string? WhyNotEmail(string? email) =>
        NormalEmail(email) is not { } address ? null
        : address.Length > LongestEmail ? $"An e-mail address has at most {LongestEmail} characters."
        : address.Any(c =>
            char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is '<' or '>' or ',' or ';' or '"'
        )
        || address.Split('@') is not [{ Length: > 0 }, { Length: > 0 } domain]
        || domain.StartsWith('.')
        || domain.EndsWith('.')
            ? "Write an e-mail address as name@company.example."
        : null;

    /// <exception cref="ArgumentException"><see cref="WhyNotEmail"/> has a reason.</exception>
    public void ReachAt(string? email)
    {
        if (WhyNotEmail(email) is { } reason)
            throw new ArgumentException(reason, nameof(email));
        Email = NormalEmail(email);
        Version++;
    }

    /// <summary>How e-mail addresses are compared and stored: trimmed, lower case, null for none.</summary>
#pragma warning disable CA1308 // addresses are written in lower case
    public static string? NormalEmail(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Why a place cannot be called so; null when it can.</summary>
    public static string? WhyNotLocation(string? location) =>
        location?.Trim().Length > LongestLocation ? $"A location has at most {LongestLocation} characters."
        : location?.Any(char.IsControl) == true ? "A location is one line of letters, without control characters."
        : null;

    /// <exception cref="ArgumentException"><see cref="WhyNotLocation"/> has a reason.</exception>
    public void WorkIn(DateTimeZone zone, string? location)
    {
        if (WhyNotLocation(location) is { } reason)
            throw new ArgumentException(reason, nameof(location));
        (Zone, Location) = (zone, string.IsNullOrWhiteSpace(location) ? null : location.Trim());
        Version++;
    }

    /// <summary>Keeps blocks of a week for work without meetings; colleagues see them where they look for a time to meet.</summary>
    public void KeepForFocus(WorkWeek week)
    {
        FocusWeek = week.MinutesPerWeek == 0 ? null : week;
        Version++;
    }

    /// <summary>Why these cannot be the first and last day; null when they can.</summary>
    public static string? WhyNotEmploy(LocalDate startsOn, LocalDate? lastDay) =>
        startsOn.Year is < 1950 or > 2100 ? "The first day lies between 1950 and 2100."
        : lastDay < startsOn ? "The last day is before the first day."
        : null;

    public void Employ(LocalDate startsOn, LocalDate? lastDay)
    {
        if (WhyNotEmploy(startsOn, lastDay) is { } reason)
            throw new InvalidOperationException(reason);
        (StartsOn, LastDay) = (startsOn, lastDay);
        Version++;
    }

    /// <summary>
    /// Why what tells who this is cannot be erased yet; null when it can. Who works here is asked about and answered to by name, and what is still
    /// theirs would be nobody's.
    /// </summary>
    /// <param name="canSignIn">There is an account that is not deactivated.</param>
    /// <param name="stillOwned">How many things somebody else has to take over.</param>
    public string? WhyNotErase(Instant now, bool canSignIn, int stillOwned) =>
        ErasedAt is not null ? "This person’s data has been erased already."
        : LastDay is not { } last || !new Departure(last, Zone).IsOver(now)
            ? $"{Name} has not left. Only who has left is erased: give a last day that has passed."
        : canSignIn ? $"{Name}’s account can still sign in. Deactivate it first."
        : stillOwned > 0
            ? $"{stillOwned} {(stillOwned == 1 ? "thing is" : "things are")} still {Name}’s. Give {(stillOwned == 1 ? "it" : "them")} to others first."
        : null;

    /// <summary>
    /// Forgets who this was. What refers to them stays, under a name that tells nothing: hours count on, and what was decided was decided by somebody.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotErase"/> has a reason.</exception>
    public void Erase(Instant now, bool canSignIn, int stillOwned)
    {
        if (WhyNotErase(now, canSignIn, stillOwned) is { } reason)
            throw new InvalidOperationException(reason);
        (Name, Email, Location, FocusWeek, ErasedAt) = ($"Former colleague {Id}", null, null, null, now);
        Version++;
    }
}

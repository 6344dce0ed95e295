using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Playbook;

/// <summary>Who is to confirm a page.</summary>
public enum AudienceKind
{
    Everybody,
    Team,
    People,
}

/// <summary>
/// Who confirms each major version of a page, and within how many days (product.md P9). What they confirm, and when, stands in the request
/// of the version.
/// </summary>
public sealed class PageAudience
{
    public const int MostDays = 120;
    public const int MostPeople = 200;
    public const int UsualDays = 14;
    readonly List<PageAudiencePerson> people = [];

    PageAudience() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public PageAudience(
        int page,
        AudienceKind kind,
        int? team,
        IReadOnlyCollection<PersonId> people,
        int withinDays,
        PersonId by,
        Instant now
    )
    {
        PageId = page;
        Become(kind, team, people, withinDays, by, now);
    }

    public int PageId { get; private set; }
    public AudienceKind Kind { get; private set; }
    public int? TeamId { get; private set; }

    /// <summary>After a version is published, or after somebody joins.</summary>
    public int WithinDays { get; private set; }
    public PersonId SetBy { get; private set; }
    public Instant SetAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<PageAudiencePerson> People => people;

    /// <summary>Why these cannot be asked to confirm a page; null when they can.</summary>
    public static string? WhyNot(AudienceKind kind, int? team, IReadOnlyCollection<PersonId> people, int withinDays) =>
        !Enum.IsDefined(kind) ? "Choose everybody, a team, or people by name."
        : kind == AudienceKind.Team && team is null ? "Choose the team that confirms the page."
        : kind == AudienceKind.People && people.Count == 0 ? "Choose at least one person who confirms the page."
        : kind == AudienceKind.People && people.Count > MostPeople
            ? $"Name at most {MostPeople} people. Ask a team, or everybody."
        : withinDays is < 1 or > MostDays ? $"Give between 1 and {MostDays} days to confirm."
        : null;

    /// <summary>Others are asked, or within other days.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNot"/> has a reason.</exception>
    public void Become(
        AudienceKind kind,
        int? team,
        IReadOnlyCollection<PersonId> persons,
        int withinDays,
        PersonId by,
        Instant now
    )
    {
        StoredText.Refuse(WhyNot(kind, team, persons, withinDays));
        (Kind, TeamId, WithinDays) = (kind, kind == AudienceKind.Team ? team : null, withinDays);
        var named = kind == AudienceKind.People ? persons.ToHashSet() : [];
        people.RemoveAll(p => !named.Contains(p.PersonId));
        people.AddRange(named.Where(n => !people.Exists(p => p.PersonId == n)).Select(n => new PageAudiencePerson(n)));
        (SetBy, SetAt, Version) = (by, now, Version + 1);
    }
}

/// <summary>Somebody who is named to confirm a page.</summary>
public sealed class PageAudiencePerson
{
    PageAudiencePerson() { }

    internal PageAudiencePerson(PersonId person) => PersonId = person;

    public int PageId { get; private set; }
    public PersonId PersonId { get; private set; }
}

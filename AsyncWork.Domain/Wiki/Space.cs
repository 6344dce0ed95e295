using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>Pages that belong together, with one rule on who reads, writes and publishes them (product.md D13, D14, D16).</summary>
public sealed class Space
{
    public const int LongestName = 100;
    public const int LongestSlug = 80;
    public const int LongestDescription = 400;
    public const int MostReviewMonths = 60;
    readonly List<SpaceGrant> grants = [];

    Space() { }

    /// <summary>A new space, which who makes it keeps. Everybody may read and write in it until something else is agreed.</summary>
    /// <param name="slug">The name in addresses; a free one, made from <see cref="PageName.SlugOfSpace"/>.</param>
    /// <exception cref="InvalidOperationException">The name or the description cannot be stored.</exception>
    public Space(string name, string slug, string? description, PersonId by, Instant now)
    {
        (Slug, CreatedBy, CreatedAt) = (slug, by, now);
        Describe(name, description);
        grants.Add(new SpaceGrant(by, null, SpaceRight.Keep));
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name in addresses, unique; stays when the space is renamed, so that links stay.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>What the space is for, in a sentence or two; empty for none.</summary>
    public string Description { get; private set; } = "";

    /// <summary>The right of everybody who is signed in. More can be given to people and teams.</summary>
    public SpaceRight EverybodyMay { get; private set; } = SpaceRight.Write;

    /// <summary>Somebody other than the writer publishes.</summary>
    public bool PublishesAfterReview { get; private set; }

    /// <summary>After so many months a page asks to be looked at again; null when its pages need no review date.</summary>
    public int? ReviewEveryMonths { get; private set; }
    public PersonId CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>Its pages can be read; nothing in it changes any more.</summary>
    public Instant? ArchivedAt { get; private set; }

    /// <summary>Its pages are agreements: of the company, or of the team that it belongs to (product.md P1).</summary>
    public bool IsPlaybook { get; private set; }

    /// <summary>Whose playbook it is; null for the company's, and for any other space.</summary>
    public int? TeamId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<SpaceGrant> Grants => grants;

    /// <summary>Why a space cannot be called so; null when it can.</summary>
    public static string? WhyNotName(string? name) =>
        StoredText.WhyNotName(name, "A space's name", LongestName) ?? PageName.WhyNoSlug(name!, "A space's name");

    public static string? WhyNotDescription(string? description) =>
        StoredText.WhyNotText(description, "A description", LongestDescription);

    /// <exception cref="InvalidOperationException">The name or the description cannot be stored.</exception>
    public void Describe(string name, string? description)
    {
        StoredText.Refuse(WhyNotName(name) ?? WhyNotDescription(description));
        (Name, Description) = (name.Trim(), description?.Trim() ?? "");
        Version++;
    }

    /// <summary>Why pages cannot ask to be looked at again after so many months; null when they can.</summary>
    public static string? WhyNotAgree(SpaceRight everybodyMay, int? reviewEveryMonths) =>
        everybodyMay is not (SpaceRight.None or SpaceRight.Read or SpaceRight.Write) ? "Everybody may read, write, or do nothing."
        : reviewEveryMonths is < 1 or > MostReviewMonths
            ? $"Pages are looked at again after 1 to {MostReviewMonths} months, or without a date."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAgree"/> has a reason.</exception>
    public void Agree(SpaceRight everybodyMay, bool publishesAfterReview, int? reviewEveryMonths)
    {
        StoredText.Refuse(WhyNotAgree(everybodyMay, reviewEveryMonths));
        (EverybodyMay, PublishesAfterReview, ReviewEveryMonths) = (everybodyMay, publishesAfterReview, reviewEveryMonths);
        Version++;
    }

    /// <summary>Its pages are agreements from here on: the company's, or a team's.</summary>
    public void BePlaybook(int? team) => (IsPlaybook, TeamId, Version) = (true, team, Version + 1);

    /// <summary>Why pages of another space cannot come into this one; null when they can.</summary>
    /// <param name="arePublished">Readers see them, without a review of this space.</param>
    public string? WhyNotReceive(bool arePublished, bool mayKeep) =>
        PublishesAfterReview && arePublished && !mayKeep
            ? "In that space a page is published after a review, and this one is published already. Ask somebody who keeps that space to move it."
            : null;

    /// <summary>Why this right cannot be given; null when it can.</summary>
    public string? WhyNotGrant(PersonId? person, int? team, SpaceRight right) =>
        (person is null) == (team is null) ? "Choose a person or a team."
        : right is not (SpaceRight.Read or SpaceRight.Write or SpaceRight.Keep) ? "Choose what they may do."
        : right != SpaceRight.Keep && Find(person, team) is { Right: SpaceRight.Keep } last ? WhyNotRevoke(last)
        : null;

    /// <summary>Gives a person or a team a right instead of the one they had.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotGrant"/> has a reason.</exception>
    public void Grant(PersonId? person, int? team, SpaceRight right)
    {
        StoredText.Refuse(WhyNotGrant(person, team, right));
        if (Find(person, team) is { } present)
            present.Become(right);
        else
            grants.Add(new SpaceGrant(person, team, right));
        Version++;
    }

    /// <summary>Why this right cannot be taken away; null when it can.</summary>
    public string? WhyNotRevoke(SpaceGrant grant) =>
        grant.Right == SpaceRight.Keep && grants.TrueForAll(g => g == grant || g.Right != SpaceRight.Keep)
            ? "Somebody has to keep the space. Let another person or team keep it first."
            : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotRevoke"/> has a reason.</exception>
    public void Revoke(SpaceGrant grant)
    {
        StoredText.Refuse(WhyNotRevoke(grant));
        if (grants.Remove(grant))
            Version++;
    }

    public void Archive(Instant now) => (ArchivedAt, Version) = (ArchivedAt ?? now, Version + 1);

    public void Unarchive() => (ArchivedAt, Version) = (null, Version + 1);

    SpaceGrant? Find(PersonId? person, int? team) => grants.Find(g => g.PersonId == person && g.TeamId == team);
}

/// <summary>What a person, or everybody of a team and who leads it, may do in a space.</summary>
public sealed class SpaceGrant
{
    SpaceGrant() { }

    internal SpaceGrant(PersonId? person, int? team, SpaceRight right) => (PersonId, TeamId, Right) = (person, team, right);

    public int Id { get; private set; }
    public int SpaceId { get; private set; }
    public PersonId? PersonId { get; private set; }
    public int? TeamId { get; private set; }
    public SpaceRight Right { get; private set; }

    /// <summary>What somebody may do in a space: what everybody may, or what was granted to them or their teams, whichever is more.</summary>
    public static SpaceRight RightOf(SpaceRight everybody, SpaceRight? granted) =>
        granted > everybody ? granted.Value : everybody;

    internal void Become(SpaceRight right) => Right = right;
}

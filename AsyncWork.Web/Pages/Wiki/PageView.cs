using System.Globalization;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>A page as it is shown: everything is stored so, nothing is made when one looks.</summary>
public sealed class PageView
{
    public required int Id { get; init; }
    public int Version { get; init; }
    public int SpaceId { get; init; }
    public string SpaceName { get; init; } = "";
    public string SpaceSlug { get; init; } = "";
    public bool SpaceIsArchived { get; init; }
    public bool PublishesAfterReview { get; init; }
    public int? ReviewEveryMonths { get; init; }
    public string Path { get; init; } = "/";
    public string Title { get; init; } = "";
    public string Slug { get; init; } = "";
    public string Html { get; init; } = "";
    public string Contents { get; init; } = "";

    /// <summary>Somebody hands it over right now.</summary>
    public bool IsHandedOff { get; init; }
    public PersonId OwnerId { get; init; }
    public string Owner { get; init; } = "";
    public LocalDate? ReviewOn { get; init; }
    public Instant? VerifiedAt { get; init; }
    public string? VerifiedBy { get; init; }
    public int? Published { get; init; }
    public Instant? PublishedAt { get; init; }
    public string? PublishedBy { get; init; }
    public int Latest { get; init; }
    public Instant? AskedAt { get; init; }
    public PersonId? AskedBy { get; init; }
    public string? AskedByName { get; init; }
    public PersonId? AskedOf { get; init; }
    public string? AskedOfName { get; init; }
    public int? AskedRevision { get; init; }

    /// <summary>It is an agreement of the playbook (product.md P1).</summary>
    public bool IsPlaybook { get; init; }

    /// <summary>People are asked to confirm it (product.md P9).</summary>
    public bool IsConfirmed { get; init; }
    public int Comments { get; init; }
    public int Files { get; init; }
    public Instant? ArchivedAt { get; init; }
    public bool IsRestricted { get; init; }

    /// <summary>There are pages directly below it, whoever sees them.</summary>
    public bool HasBelow { get; init; }

    /// <summary>Something links to it, whoever sees that.</summary>
    public bool IsMentioned { get; init; }

    /// <summary>What the reader may do in the space as everybody, or as an administrator.</summary>
    public SpaceRight InSpace { get; init; }
    public SpaceRight? GrantedInSpace { get; init; }

    /// <summary>What was granted to the reader on a page with grants of its own.</summary>
    public SpaceRight? GrantedOnPage { get; init; }

    /// <summary>What the reader may do with another page of the same space.</summary>
    public SpaceRight RightOn(bool isRestricted, SpaceRight? granted) =>
        PageGrant.RightOf(SpaceGrant.RightOf(InSpace, GrantedInSpace), isRestricted, granted);

    public SpaceRight Right => RightOn(IsRestricted, GrantedOnPage);
    public bool IsSeen => PageGrant.Shows(Right, Published is null);
    public bool MayWrite => Right >= SpaceRight.Write;
    public bool MayKeep => Right >= SpaceRight.Keep;
    public bool IsWatching { get; init; }

    public string Url => $"/wiki/{SpaceSlug}/{Slug}";
    public string SpaceUrl => $"/wiki/{SpaceSlug}";
    public bool IsClosed => SpaceIsArchived || ArchivedAt is not null;

    /// <summary>May write now: nothing is archived.</summary>
    public bool MayChange => MayWrite && !IsClosed;
    public bool HasDraft => Latest > (Published ?? 0);

    public bool IsStale(LocalDate today) => ReviewOn < today && Published is not null;

    /// <summary>The pages above it, from the top.</summary>
    public IReadOnlyList<int> Above =>
        [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    /// <summary>The name by which rights and their changes are found in the audit log.</summary>
    public static string AuditName(string space) => $"space {space}";
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>
/// A page of a space (product.md D9, D11 to D16): its place in the tree, its owner, and the revision that readers see. What is written lies
/// in its revisions until one of them is published.
/// </summary>
public sealed partial class WikiPage
{
    public const int LongestTitle = 200;

    /// <summary>How many pages may stand above each other.</summary>
    public const int Deepest = 20;
    readonly List<PageRevision> revisions = [];
    readonly List<PageReview> reviews = [];
    readonly List<PageAlias> aliases = [];
    readonly List<PageGrant> grants = [];

    WikiPage() { }

    /// <summary>A new page that only those who may write see, until its first revision is published.</summary>
    /// <param name="slug">A free one, made from <see cref="PageName.SlugOf"/>.</param>
    /// <exception cref="InvalidOperationException">The title cannot be taken, or it would stand too deep.</exception>
    public WikiPage(int space, WikiPage? parent, string title, string slug, long rank, PersonId owner, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotTitle(title) ?? WhyNotBelow(parent, 0));
        (SpaceId, OwnerId, CreatedBy, CreatedAt) = (space, owner, by, now);
        Stand(parent, rank);
        RestrictionId = parent?.RestrictionId;
        Name(title, slug);
        Change(now);
    }

    public int Id { get; private set; }
    public int SpaceId { get; private set; }
    public int? ParentId { get; private set; }

    /// <summary>The pages above it, from the top: <c>/</c> for none, <c>/12/40/</c> below page 40.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>The order among the pages of one parent.</summary>
    public long Rank { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary><see cref="PageName.KeyOf"/> of the title: unique in the space.</summary>
    public string TitleKey { get; private set; } = "";

    /// <summary>The title in addresses, unique in the space.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Who keeps the page right; never nobody (product.md P8).</summary>
    public PersonId OwnerId { get; private set; }

    /// <summary>The nearest page at or above it that has grants of its own; null when the space's rights hold.</summary>
    public int? RestrictionId { get; private set; }

    /// <summary>The pattern it was made from, whose required sections it must have.</summary>
    public int? TemplateId { get; private set; }

    /// <summary>Counted when they change.</summary>
    public int Comments { get; private set; }
    public PersonId CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>The last change that one can see.</summary>
    public Instant ChangedAt { get; private set; }

    /// <summary>Out of lists and searches; can be read.</summary>
    public Instant? ArchivedAt { get; private set; }

    /// <summary>In the trash since; gone for good 30 days later.</summary>
    public Instant? DeletedAt { get; private set; }

    /// <summary>Names the page in the files it came from, so that a second import adds nothing; null when it was made here.</summary>
    public string? SourceKey { get; private set; }
    public int? ImportId { get; private set; }
    public int Version { get; private set; }

    /// <summary>Only those that were loaded or are new.</summary>
    public IReadOnlyList<PageRevision> Revisions => revisions;
    public IReadOnlyList<PageReview> Reviews => reviews;
    public IReadOnlyList<PageAlias> Aliases => aliases;
    public IReadOnlyList<PageGrant> Grants => grants;

    /// <summary>The path of the pages below it.</summary>
    public string PathBelow => $"{Path}{Id}/";
    public int Depth => DepthOf(Path);

    public static int DepthOf(string path) => path.Count(c => c == '/') - 1;

    /// <summary>Why a page cannot be called so; null when it can. That titles in a space differ is asked before.</summary>
    public static string? WhyNotTitle(string? title) =>
        StoredText.WhyNotTitle(title, "A page's title", LongestTitle) ?? PageName.WhyNoSlug(title!, "A page's title");

    /// <summary>Gives the page another title. Its former address and links to its former title lead to it on.</summary>
    /// <param name="slug">A free one, or the one it has.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotTitle"/> has a reason.</exception>
    public void Rename(string title, string slug, Instant now)
    {
        StoredText.Refuse(WhyNotTitle(title));
        var (formerSlug, formerKey) = (Slug, TitleKey);
        Name(title, slug);
        if (formerSlug != Slug || formerKey != TitleKey)
            aliases.Add(new PageAlias(SpaceId, formerSlug, formerKey));
        Change(now);
    }

    /// <summary>Why the page cannot stand below that one; null when it can.</summary>
    /// <param name="parent">Null for the top of the space.</param>
    /// <param name="levelsBelow">How many levels of pages stand below this one.</param>
    public string? WhyNotMove(WikiPage? parent, int levelsBelow) =>
        parent is not null && (parent.Id == Id || parent.Path.Contains($"/{Id}/", StringComparison.Ordinal))
            ? "A page cannot stand below itself."
            : WhyNotBelow(parent, levelsBelow);

    /// <summary>Why somebody cannot put the page there because others would see it there; null when they can.</summary>
    /// <param name="parent">Null for the top of the space.</param>
    /// <param name="mayKeep">They say who sees this page.</param>
    public string? WhyNotSeenAt(WikiPage? parent, bool mayKeep) =>
        !mayKeep && IsSeenOtherwiseAt(parent)
            ? "Other people may see it there than here. Ask somebody who may set the rights of this page to move it."
            : null;

    /// <summary>Whether the rights of another page, or of the space, hold for it there.</summary>
    /// <param name="parent">Null for the top of the space.</param>
    public bool IsSeenOtherwiseAt(WikiPage? parent) => RestrictionId != Id && RestrictionId != parent?.RestrictionId;

    /// <summary>
    /// Why somebody cannot take a page into another space, whose keepers see all of it; null when they can. Nothing is said of what they may
    /// not see.
    /// </summary>
    /// <param name="isRestricted">The page, or one below it, is not seen by everybody of the space.</param>
    /// <param name="keepsSpace">They keep the space that it leaves.</param>
    public static string? WhyNotLeave(bool isRestricted, bool keepsSpace) =>
        isRestricted && !keepsSpace
            ? "Not everybody of this space sees all that would go along. Ask somebody who keeps the space to move it."
            : null;

    /// <summary>
    /// Moves the page below another one, of its space or of another. What stands below it goes along: whoever moves a page brings
    /// <see cref="Path"/>, <see cref="SpaceId"/> and <see cref="RestrictionId"/> of those pages up to date.
    /// </summary>
    /// <param name="slug">A free one in that space.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotMove"/> has a reason.</exception>
    public void Move(int space, WikiPage? parent, long rank, string slug, int levelsBelow, Instant now)
    {
        StoredText.Refuse(WhyNotMove(parent, levelsBelow));
        if (space != SpaceId || slug != Slug)
            aliases.Add(new PageAlias(SpaceId, Slug, TitleKey));
        (SpaceId, Slug) = (space, slug);
        Stand(parent, rank);
        if (RestrictionId != Id)
            RestrictionId = parent?.RestrictionId;
        Change(now);
    }

    /// <summary>Keeps its parent and stands elsewhere among the others.</summary>
    public void Reorder(long rank) => (Rank, Version) = (rank, Version + 1);

    /// <summary>Gives the page to somebody who keeps it right from now on.</summary>
    public void OwnedBy(PersonId owner) => (OwnerId, Version) = (owner, Version + 1);

    public void MadeFrom(PageTemplate? template) => (TemplateId, Version) = (template?.Id, Version + 1);

    public void CountComments(int comments) => (Comments, Version) = (comments, Version + 1);

    /// <summary>Why a right of its own cannot be given for the page; null when it can.</summary>
    public static string? WhyNotGrant(PersonId? person, int? team, SpaceRight right) =>
        (person is null) == (team is null) ? "Choose a person or a team."
        : right is not (SpaceRight.Read or SpaceRight.Write or SpaceRight.Keep) ? "Choose what they may do."
        : null;

    /// <summary>
    /// Gives a person or a team a right to this page and to those below it. With the first one the space's rights hold here no more, but for
    /// those who keep the space. Whoever calls this brings <see cref="RestrictionId"/> of the pages below up to date.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotGrant"/> has a reason.</exception>
    public void Grant(PersonId? person, int? team, SpaceRight right)
    {
        StoredText.Refuse(WhyNotGrant(person, team, right));
        if (grants.Find(g => g.PersonId == person && g.TeamId == team) is { } present)
            present.Become(right);
        else
            grants.Add(new PageGrant(person, team, right));
        RestrictionId = Id;
        Version++;
    }

    /// <param name="inherited">The <see cref="RestrictionId"/> of the page above, which holds again after the last one is gone.</param>
    public void Revoke(PageGrant grant, int? inherited)
    {
        grants.Remove(grant);
        RestrictionId = grants.Count == 0 ? inherited : Id;
        Version++;
    }

    public void Archive(Instant now)
    {
        ArchivedAt ??= now;
        Change(now);
    }

    public void Unarchive(Instant now)
    {
        ArchivedAt = null;
        Change(now);
    }

    /// <summary>Why the page cannot go into the trash; null when it can.</summary>
    public static string? WhyNotDelete(int pagesBelow) =>
        pagesBelow > 0
            ? $"{(pagesBelow == 1 ? "A page stands" : $"{pagesBelow} pages stand")} below this one. Move or delete what stands below it first."
            : null;

    public void Delete(Instant now)
    {
        DeletedAt ??= now;
        Change(now);
    }

    /// <summary>Why it cannot come out of the trash; null when it can. What was closed does not come back open.</summary>
    /// <param name="parent">The page it stood below; null when that one is not there.</param>
    public string? WhyNotRestore(WikiPage? parent) =>
        parent is null && RestrictionId is { } restriction && restriction != Id
            ? "It follows the rights of a page above it, which lies in the trash too. Restore the page above first."
            : null;

    /// <summary>Takes the page out of the trash.</summary>
    /// <param name="parent">Where it stands from now on: the page it stood below, or the top when that one is gone.</param>
    /// <param name="slug">A free one; another page may have taken its own meanwhile.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotRestore"/> has a reason.</exception>
    public void Restore(WikiPage? parent, string slug, Instant now)
    {
        StoredText.Refuse(WhyNotRestore(parent));
        (DeletedAt, Slug) = (null, slug);
        Stand(parent, Rank);
        if (RestrictionId != Id)
            RestrictionId = parent?.RestrictionId;
        Change(now);
    }

    static string? WhyNotBelow(WikiPage? parent, int levelsBelow) =>
        parent is not null && parent.Depth + 1 + levelsBelow >= Deepest
            ? $"At most {Deepest} pages stand above each other. Choose a place further up."
            : null;

    void Name(string title, string slug) => (Title, TitleKey, Slug) = (title.Trim(), PageName.KeyOf(title), slug);

    void Stand(WikiPage? parent, long rank) => (ParentId, Path, Rank) = (parent?.Id, parent?.PathBelow ?? "/", rank);

    void Change(Instant now)
    {
        ChangedAt = now;
        Version++;
    }
}

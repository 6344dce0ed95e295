using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Wiki;

/// <summary>What a person, or everybody of a team and who leads it, may do with a page and those below it, instead of what the space says (product.md D16).</summary>
public sealed class PageGrant
{
    PageGrant() { }

    internal PageGrant(PersonId? person, int? team, SpaceRight right) => (PersonId, TeamId, Right) = (person, team, right);

    public int Id { get; private set; }
    public int PageId { get; private set; }
    public PersonId? PersonId { get; private set; }
    public int? TeamId { get; private set; }
    public SpaceRight Right { get; private set; }

    /// <summary>
    /// What somebody may do with a page: as in its space, unless the page, or one above it, has grants of its own. Who keeps the space keeps
    /// all of its pages (product.md D16).
    /// </summary>
    /// <param name="isRestricted">There are such grants.</param>
    /// <param name="granted">The most of them that are this person's or their teams'.</param>
    public static SpaceRight RightOf(SpaceRight inSpace, bool isRestricted, SpaceRight? granted) =>
        !isRestricted || inSpace == SpaceRight.Keep ? inSpace : granted ?? SpaceRight.None;

    /// <summary>Who may read a page sees it once it is published; who may write in it sees it before.</summary>
    public static bool Shows(SpaceRight right, bool isDraft) => right >= (isDraft ? SpaceRight.Write : SpaceRight.Read);

    internal void Become(SpaceRight right) => Right = right;
}

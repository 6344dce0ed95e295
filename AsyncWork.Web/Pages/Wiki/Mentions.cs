using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Something that speaks of something else.</summary>
/// <param name="Id">Of a card or a page; the number of a decision.</param>
/// <param name="Space">Of a page: its space in addresses; empty for other things.</param>
/// <param name="Slug">Of a page.</param>
public sealed record Mention(SubjectKind Kind, int Id, string Title, string Space, string Slug)
{
    public string Url =>
        Kind switch
        {
            SubjectKind.Page => $"/wiki/{Space}/{Slug}",
            SubjectKind.Decision => DecisionNumber.Url(Id),
            _ => $"/cards/{Id}",
        };
}

/// <summary>A mention as it is read, with what the reader may do with it when it is a page.</summary>
public sealed class MentionRow
{
    public SubjectKind Kind { get; init; }
    public int Id { get; init; }
    public string Title { get; init; } = "";
    public string Space { get; init; } = "";
    public string Slug { get; init; } = "";
    public bool IsDraft { get; init; }
    public bool IsRestricted { get; init; }
    public SpaceRight InSpace { get; init; }
    public SpaceRight? GrantedInSpace { get; init; }
    public SpaceRight? GrantedOnPage { get; init; }
    public bool IsSeen =>
        PageGrant.Shows(PageGrant.RightOf(SpaceGrant.RightOf(InSpace, GrantedInSpace), IsRestricted, GrantedOnPage), IsDraft);
}

/// <summary>What speaks of a thing, as far as somebody may see it.</summary>
public static class Mentions
{
    const int Most = 50;

    /// <param name="id">Of a card or a page; the number of a decision.</param>
    public static async Task<IReadOnlyList<Mention>> LoadAsync(AppDbContext db, Viewer viewer, SubjectKind kind, int id)
    {
        var mentions = new List<Mention>();
        await foreach (
            var row in ReferenceQueries.ListMentions(db, kind, id, viewer.Person, viewer.Today, viewer.IsAdministrator)
        )
        {
            if (row.IsSeen)
                mentions.Add(new(row.Kind, row.Id, row.Title, row.Space, row.Slug));
            if (mentions.Count == Most)
                break;
        }
        return mentions;
    }
}

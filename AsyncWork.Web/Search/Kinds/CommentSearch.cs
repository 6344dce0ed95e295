using System.Globalization;
using System.Linq.Expressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Comments;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Comments by their text; a hit leads to the place in the conversation.</summary>
sealed class CommentSearch : SearchKind<Comment, int>, ISearchPart
{
    public override string Name => "Comment";
    public override string Word => "comment";
    public override string Words => "Comments";
    public override string Icon => "mail";

    protected override IReadOnlyList<string> Properties => [nameof(Comment.Html), nameof(Comment.DeletedAt)];

    protected override SearchText? Read(Comment thing) =>
        thing.DeletedAt is null ? new("", PlainText.FromHtml(thing.Html), thing.By, thing.EditedAt ?? thing.At) : null;

    protected override IQueryable<Comment> Things(AppDbContext db) => db.Comments.Where(c => c.DeletedAt == null);

    protected override Subject? On(Comment thing) => thing.Subject;

    /// <summary>Its id; less than zero when it is one of the earlier ones, which are a step away from the page.</summary>
    public Expression<Func<SearchEntry, int?>> PartOf(AppDbContext db) =>
        e =>
            db.Comments.Where(c => c.Id == EF.Property<int?>(e, "CommentId"))
                .Select(c =>
                    (int?)(
                        db.Comments.Count(later =>
                            later.SubjectKind == c.SubjectKind && later.SubjectId == c.SubjectId && later.Id > c.Id
                        ) < CommentList.Shown
                            ? c.Id
                            : -c.Id
                    )
                )
                .FirstOrDefault();

    public string UrlOf(string subject, int part) =>
        part > 0 ? Inv($"{subject}#comment-{part}") : Inv($"{subject}/comments?before={1 - part}#comment-{-part}");

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Linq.Expressions;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Posts;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>Posts by title and text.</summary>
sealed class PostSearch : SearchKind<Post, int>, ISearchSubject
{
    public override string Name => "Post";
    public override string Word => "post";
    public override string Words => "Posts";
    public override string Icon => "send";
    public SearchKind Kind => this;
    public IReadOnlyList<(string Value, string Words)> States => [];

    /// <summary>Each change of title or text is one of its time.</summary>
    protected override IReadOnlyList<string> Properties => [nameof(Post.Title), nameof(Post.EditedAt), nameof(Post.DeletedAt)];

    protected override SearchText? Read(Post thing) =>
        thing.DeletedAt is null
            ? new(thing.Title, PlainText.FromHtml(thing.Body.Html), thing.By, thing.EditedAt ?? thing.At)
            : null;

    protected override IQueryable<Post> Things(AppDbContext db) => db.Posts.Where(p => p.DeletedAt == null);

    public Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope)
    {
        if (scope.LeavesOut(this) || scope.Place is { Kind: not SearchPlace.Team } || scope.Tag is not null)
            return null;
        var posts = db.PostsSeenBy(scope.Viewer);
        if (scope.Place is { Id: var team })
            posts = posts.Where(p => p.TeamId == team);
        return e => EF.Property<int?>(e, "PostId") != null && posts.Any(p => p.Id == EF.Property<int?>(e, "PostId"));
    }

    public Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words) => null;

    public Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db) =>
        e => db.Posts.Where(p => p.Id == EF.Property<int?>(e, "PostId")).Select(p => p.Title).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db) =>
        e =>
            db.Posts.Where(p => p.Id == EF.Property<int?>(e, "PostId"))
                .Join(db.Teams, p => p.TeamId, t => t.Id, (p, t) => t.Name)
                .FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db) => e => null;

    public Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db) =>
        e => db.Posts.Where(p => p.Id == EF.Property<int?>(e, "PostId")).Select(p => "/posts/" + p.Id).FirstOrDefault();
}

using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Files;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Search;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Search;

/// <summary>The two boards of <see cref="CardBench"/>, of which Support sees one only, and things on them to be found.</summary>
sealed class SearchBench(CardBench cards) : IAsyncDisposable
{
    public CardBench Cards => cards;
    public AppHost Host => cards.Host;

    public static async Task<SearchBench> StartAsync() => new(await CardBench.StartAsync());

    /// <summary>What somebody finds, by title; of a comment, its text.</summary>
    public async Task<IReadOnlyList<string>> FindAsync(string who, string typed, SearchFilter? filter = null) =>
        [.. (await SearchAsync(who, typed, filter)).Hits.Select(h => Words(h.Kind.Name == "Comment" ? h.Text : h.Title))];

    public async Task<Found> SearchAsync(
        string who,
        string typed,
        SearchFilter? filter = null,
        int page = 1,
        int size = 20,
        ITextIndex? index = null
    )
    {
        var viewer = await Host.ViewerAsync(who);
        var words = SearchWords.Read(typed);
        return await Host.Database(async db =>
            await Found.FindAsync(
                db,
                index ?? await Host.Services.GetRequiredService<TextIndexes>().ForAsync(db, words, CancellationToken.None),
                viewer,
                words,
                filter ?? new() { Q = typed },
                Host.Clock.GetCurrentInstant(),
                page,
                size
            )
        );
    }

    public Task<int> DescribeAsync(int card, string markdown) =>
        Host.Database(async db =>
        {
            var found = await db.Cards.SingleAsync(c => c.Id == card);
            found.Describe(markdown, MarkdownText.ToHtml(markdown), cards.Now);
            return await db.SaveChangesAsync();
        });

    public Task<int> CommentAsync(Subject on, string markdown, PersonId? by = null) =>
        Host.Database(async db =>
        {
            var comment = new Comment(on, by ?? cards.Berlin, markdown, MarkdownText.ToHtml(markdown), cards.Now);
            db.Comments.Add(comment);
            await db.SaveChangesAsync();
            return comment.Id;
        });

    public Task<int> FileAsync(Subject on, string name) =>
        Host.Database(async db =>
        {
            var file = new Attachment(on, name, cards.Berlin, cards.Now);
            file.Add(new(new string('a', 64), 10, "text/plain"), null, cards.Berlin, cards.Now);
            db.Attachments.Add(file);
            await db.SaveChangesAsync();
            return file.Id;
        });

    /// <summary>An update by Berlin, for everybody.</summary>
    public Task<int> PostAsync(string title) =>
        Host.Database(async db =>
        {
            var post = new Post(PostKind.Update, title, MarkdownProse.ToProse("Words."), null, cards.Berlin, cards.Now);
            db.Posts.Add(post);
            await db.SaveChangesAsync();
            return post.Id;
        });

    /// <summary>A draft of Berlin's with one option.</summary>
    public Task<int> DecisionAsync(string title, string option) =>
        Host.Database(async db =>
        {
            var decision = new Decision(1, title, cards.Berlin, cards.Now);
            decision.Write(new(title) { Options = [new(null, option, Prose.None)] }, cards.Berlin, cards.Now);
            db.Decisions.Add(decision);
            await db.SaveChangesAsync();
            return decision.Id;
        });

    /// <summary>A page of a space that everybody may read, or that nobody but who keeps it may.</summary>
    public Task<WikiPage> PageAsync(
        string title,
        string markdown,
        bool isPublished = true,
        SpaceRight everybodyMay = SpaceRight.Read,
        string space = "Handbook"
    ) =>
        Host.Database(async db =>
        {
            var slug = PageName.SlugOfSpace(space);
            var stored = await db.Spaces.SingleOrDefaultAsync(s => s.Slug == slug);
            if (stored is null)
            {
                stored = new Space(space, slug, null, cards.Berlin, cards.Now);
                stored.Agree(everybodyMay, publishesAfterReview: false, reviewEveryMonths: null);
                db.Spaces.Add(stored);
                await db.SaveChangesAsync();
            }
            var page = new WikiPage(stored.Id, null, title, PageName.SlugOf(title), 0, cards.Berlin, cards.Berlin, cards.Now);
            var revision = page.Write(markdown, cards.Berlin, cards.Now);
            if (isPublished)
                page.Publish(revision, MarkdownText.Read(markdown).Page(), afterReview: false, cards.Berlin, null, cards.Now);
            db.WikiPages.Add(page);
            await db.SaveChangesAsync();
            return page;
        });

    static string Words(IReadOnlyList<ExcerptPart> parts) => string.Concat(parts.Select(p => p.Text));

    public async ValueTask DisposeAsync() => await cards.DisposeAsync();
}

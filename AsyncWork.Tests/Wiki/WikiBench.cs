using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Wiki;

/// <summary>The usual people and a space, Handbook, which Berlin keeps and in which everybody may read and write.</summary>
public sealed class WikiBench : IAsyncDisposable
{
    readonly Dictionary<string, HttpClient> browsers = new(StringComparer.Ordinal);

    public AppHost Host { get; } = new();
    public Instant Now => Host.Clock.GetCurrentInstant();

    /// <param name="agree">What the space agrees on.</param>
    public static async Task<WikiBench> StartAsync(Action<Space>? agree = null)
    {
        var bench = new WikiBench();
        await bench.Host.Given().Everyone().SaveAsync();
        await bench.SpaceAsync("Handbook", agree);
        return bench;
    }

    public async Task<Space> SpaceAsync(string name, Action<Space>? agree = null, string by = "Berlin")
    {
        var viewer = await ViewerAsync(by);
        return await Host.Database(async db =>
        {
            var space = new Space(name, PageName.SlugOfSpace(name), null, viewer.Person, Now);
            agree?.Invoke(space);
            db.Spaces.Add(space);
            await db.SaveChangesAsync();
            return space;
        });
    }

    public Task ChangeSpaceAsync(Action<Space> change, string slug = "handbook") =>
        Host.Database(async db =>
        {
            change(await db.Spaces.Include(s => s.Grants).SingleAsync(s => s.Slug == slug));
            await db.SaveChangesAsync();
        });

    /// <summary>A page made and published the way the app does it.</summary>
    /// <param name="publish">Else only a draft.</param>
    /// <returns>Its address.</returns>
    public async Task<string> PageAsync(
        string title,
        string text = "Some words.",
        string by = "Berlin",
        string? below = null,
        bool publish = true,
        string space = "handbook"
    )
    {
        var viewer = await ViewerAsync(by);
        return await Host.Database(async db =>
        {
            var parent = below is null
                ? (int?)null
                : await db.WikiPages.Where(p => p.Title == below).Select(p => p.Id).SingleAsync();
            var (made, slug) = await db.NewPageAsync(viewer, space, new(title, parent, null), Guid.Empty, Now);
            Assert.True(made.IsDone, made.Refused);
            var step = publish ? PageStep.Publish : PageStep.Keep;
            var written = await db.WriteAsync(viewer, (space, slug), new(text, 1, Step: step), Guid.Empty, Now);
            Assert.True(written.Answer.IsDone, written.Answer.Refused);
            return $"/wiki/{space}/{slug}";
        });
    }

    /// <summary>Writes on a page as the app does.</summary>
    public async Task<Writing> WriteAsync(
        string url,
        string text,
        string by = "Berlin",
        PageStep step = PageStep.Publish,
        int? from = null
    )
    {
        var viewer = await ViewerAsync(by);
        var parts = url.Split('/');
        var began = from ?? (await ReadAsync(url)).Latest;
        return await Host.Database(db =>
            db.WriteAsync(viewer, (parts[2], parts[3]), new(text, began, Step: step), Guid.Empty, Now)
        );
    }

    public Task<WikiPage> ReadAsync(string url)
    {
        var parts = url.Split('/');
        return Host.Database(async db =>
        {
            var space = await db.Spaces.Where(s => s.Slug == parts[2]).Select(s => s.Id).SingleAsync();
            return await db
                .WikiPages.AsNoTracking()
                .SingleAsync(p => p.SpaceId == space && p.Slug == parts[3] && p.DeletedAt == null);
        });
    }

    public Task ChangeAsync(string url, Action<WikiPage> change)
    {
        var parts = url.Split('/');
        return Host.Database(async db =>
        {
            var space = await db.Spaces.Where(s => s.Slug == parts[2]).Select(s => s.Id).SingleAsync();
            change(await db.WikiPages.Include(p => p.Grants).SingleAsync(p => p.SpaceId == space && p.Slug == parts[3]));
            await db.SaveChangesAsync();
        });
    }

    public Task<Viewer> ViewerAsync(string name) => Host.ViewerAsync(name);

    public async Task<PersonId> PersonAsync(string name) => (await ViewerAsync(name)).Person;

    public async Task<HttpClient> BrowserAsync(string name) =>
        browsers.TryGetValue(name, out var browser) ? browser : browsers[name] = await Host.SignedInAsync(name);

    /// <summary>What a person was told, oldest first.</summary>
    public async Task<List<string>> ToldAsync(string name)
    {
        var person = await PersonAsync(name);
        return await Host.Database(db =>
            db.Notifications.Where(n => n.PersonId == person).OrderBy(n => n.Id).Select(n => n.Text).ToListAsync()
        );
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}

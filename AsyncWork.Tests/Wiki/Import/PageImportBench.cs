using System.Net;
using System.Net.Http.Headers;
using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Wiki.Import;

/// <summary>The usual people and two spaces, Handbook and Other, in which everybody may write; and what one does to bring files in.</summary>
public abstract class PageImportBench : IAsyncLifetime
{
    protected AppHost Host { get; } = new();
    protected HttpClient Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var given = Host.Given().Everyone();
        var manager = given.The("Manager");
        await given.SaveAsync();
        await Host.Database(async db =>
        {
            foreach (var name in (string[])["Handbook", "Other"])
                db.Spaces.Add(new Space(name, PageName.SlugOfSpace(name), $"What {name} is for.", manager.Id, AppHost.Start));
            await db.SaveChangesAsync();
        });
        Browser = await Host.SignedInAsync("berlin");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    /// <summary>Sends files. Gives the address of what they hold, or fails with what was refused.</summary>
    private protected async Task<string> SentAsync(byte[] zip, string space = "handbook", HttpClient? by = null)
    {
        var answer = await SendAsync([("pages.zip", zip)], space, by);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            (await answer.HtmlAsync()).QuerySelector("form")?.Reads() + Host.Errors
        );
        return answer.Headers.Location!.ToString();
    }

    private protected async Task<HttpResponseMessage> SendAsync(
        (string Name, byte[] Content)[] files,
        string space = "handbook",
        HttpClient? by = null
    )
    {
        var browser = by ?? Browser;
        var page = await browser.OpenAsync($"/wiki/{space}/import");
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
        };
        foreach (var (name, content) in files)
            form.Add(
                new ByteArrayContent(content)
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
                },
                "files",
                name
            );
        return await browser.PostAsync($"/wiki/{space}/import", form);
    }

    /// <summary>Confirms what was sent and waits until it is in. Gives the page of the import.</summary>
    private protected async Task<string> BroughtAsync(string address, HttpClient? by = null)
    {
        var browser = by ?? Browser;
        var begun = await browser.SubmitAsync(address, new Submission([], Action: "Start"));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        var id = int.Parse(address[(address.LastIndexOf('/') + 1)..], null);
        Host.Services.GetRequiredService<ImportProgress<PageImport>>().Ring();
        for (var i = 0; i < 600; i++)
        {
            if (
                await Host.Database(db => db.PageImports.Where(x => x.Id == id).Select(x => x.State).SingleAsync())
                != ImportState.Running
            )
                return (await browser.OpenAsync(address)).Body!.Reads() + Host.Errors;
            await Task.Delay(100);
        }
        throw new TimeoutException($"The import did not end. {Host.Errors}");
    }

    private protected async Task<string> ImportedAsync(byte[] zip, string space = "handbook", HttpClient? by = null) =>
        await BroughtAsync(await SentAsync(zip, space, by), by);

    private protected Task<List<WikiPage>> PagesAsync(string space = "handbook") =>
        Host.Database(db =>
            (
                from p in db.WikiPages
                join s in db.Spaces on p.SpaceId equals s.Id
                where s.Slug == space && p.DeletedAt == null
                orderby p.Id
                select p
            )
                .AsNoTracking()
                .ToListAsync()
        );

    private protected async Task<WikiPage> PageAsync(string title, string space = "handbook") =>
        (await PagesAsync(space)).Single(p => p.Title == title);

    private protected Task<PersonId> IdAsync(string name) =>
        Host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    /// <summary>A picture of its own color.</summary>
    private protected static byte[] Picture(byte color = 0)
    {
        using var bitmap = new SkiaSharp.SKBitmap(40, 30);
        bitmap.Erase(new SkiaSharp.SKColor(color, 120, 90));
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    private protected static byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}

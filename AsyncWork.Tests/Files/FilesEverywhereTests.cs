using System.IO.Compression;
using System.Net;
using AsyncWork.Domain.Files;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Files.FilesOfAnyThing;

namespace AsyncWork.Tests.Files;

/// <summary>Files belong to their card, page or decision; what holds for one holds for all (product.md F1, F2, F4, F5, F6).</summary>
public sealed class FilesEverywhereTests
{
    static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[40]];

    [Theory, InlineData(Card), InlineData(Page), InlineData(Decision)]
    [Trait("Feature", "F2")]
    public async Task A_text_has_versions_with_notes_that_are_compared_and_brought_back(string kind)
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, kind);
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(browser, of, "plan.txt", "one\ntwo\nthree"u8.ToArray());
        var file = await FileIdAsync(bench);

        using var added = await AddVersionAsync(browser, of, file, "other.txt", "one\n2\nthree"u8.ToArray(), "Shorter");
        var compared = await browser.OpenAsync($"{of}/files/{file}?from=1&to=2");
        await browser.SubmitAsync($"{of}/files/{file}", new Submission([("number", "1")], Action: "handler=Return"));

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal("two", compared.QuerySelector(".is-removed code")!.TextContent);
        Assert.Equal("2", compared.QuerySelector(".is-added code")!.TextContent);
        Assert.Contains("Shorter", compared.QuerySelector(".rows")!.Reads(), StringComparison.Ordinal);
        var page = await browser.OpenAsync($"{of}/files/{file}");
        Assert.Equal(3, page.QuerySelectorAll(".rows > li").Length);
        Assert.Contains("two", page.QuerySelector("pre.preview")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, InlineData(Card), InlineData(Page), InlineData(Decision)]
    [Trait("Feature", "F1")]
    public async Task A_file_stays_with_its_thing_when_who_attached_it_leaves(string kind)
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, kind);
        await AttachAsync(await bench.Host.SignedInAsync("Berlin"), of, "plan.txt", "The plan"u8.ToArray());
        await bench.Host.Database(async db =>
        {
            var leaver = await db.People.SingleAsync(p => p.Id == bench.Berlin);
            leaver.Employ(leaver.StartsOn, new(2026, 11, 1));
            await db.SaveChangesAsync();
        });

        var page = await (await bench.Host.SignedInAsync("NewYork")).OpenAsync($"{of}/files");

        Assert.Contains("plan.txt", page.QuerySelector("#files")!.Reads(), StringComparison.Ordinal);
    }

    [Theory, InlineData(Card), InlineData(Page), InlineData(Decision)]
    [Trait("Feature", "F5")]
    public async Task What_could_run_is_refused_everywhere_with_a_sentence(string kind)
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, kind);
        var browser = await bench.Host.SignedInAsync("Berlin");

        foreach (
            var (name, content) in new[]
            {
                ("a.svg", "<svg/>"u8.ToArray()),
                ("b.png", "MZ\u0090\0"u8.ToArray()),
                ("c.zip", Zip(10_001, "f")),
                ("d.png", [.. Png[..16], 0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, .. new byte[20]]),
            }
        )
        {
            using var answer = await AttachAsync(browser, of, name, content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                $"“{name}” was not taken.",
                (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads(),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(0, await bench.Host.Database(db => db.Attachments.CountAsync()));
    }

    [Theory]
    [InlineData(Card, "shot.png", "img.preview")]
    [InlineData(Page, "shot.png", "img.preview")]
    [InlineData(Decision, "shot.png", "img.preview")]
    [InlineData(Card, "film.mp4", "video.preview")]
    [InlineData(Page, "film.mp4", "video.preview")]
    [InlineData(Decision, "film.mp4", "video.preview")]
    [InlineData(Card, "paper.pdf", "section a[href*='show=true']")]
    [InlineData(Page, "paper.pdf", "section a[href*='show=true']")]
    [InlineData(Decision, "paper.pdf", "section a[href*='show=true']")]
    [InlineData(Page, "notes.md", "pre.preview")]
    [InlineData(Decision, "notes.md", "pre.preview")]
    [Trait("Feature", "F6")]
    public async Task Pictures_films_papers_and_texts_are_shown(string kind, string name, string shownAs)
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, kind);
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(
            browser,
            of,
            name,
            name switch
            {
                "shot.png" => Png,
                "film.mp4" => [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[40]],
                "paper.pdf" => [.. "%PDF-1.7\n"u8, .. new byte[40]],
                _ => "# Notes <script>"u8.ToArray(),
            }
        );

        var page = await browser.OpenAsync($"{of}/files/{await FileIdAsync(bench)}");

        Assert.NotNull(page.QuerySelector(shownAs));
        Assert.Empty(page.QuerySelectorAll("#main script"));
    }

    [Theory, InlineData(Card), InlineData(Page), InlineData(Decision)]
    [Trait("Feature", "F4")]
    public async Task A_file_elsewhere_is_linked_with_title_and_owner_and_marked_as_outside(string kind)
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, kind);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var added = await LinkAsync(browser, of, "https://drive.example/d/12?usp=x", "Budget", "Finance");
        using var again = await LinkAsync(browser, of, "https://drive.example/d/12?usp=x", "Budget", "");
        using var untitled = await LinkAsync(browser, of, "http://share.example/a", "", "");

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, untitled.StatusCode);
        var files = (await browser.OpenAsync($"{of}/files")).QuerySelector("#files")!;
        Assert.Contains("Budget Outside, on drive.example · kept by Finance · Berlin", files.Reads(), StringComparison.Ordinal);
        var link = files.QuerySelector("a[href='https://drive.example/d/12?usp=x']")!;
        Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel"));
        Assert.NotNull(files.QuerySelector("a[href='http://share.example/a']"));
        if (kind != Page)
            Assert.Contains("Budget", (await browser.OpenAsync(of)).QuerySelector("#files")!.Reads(), StringComparison.Ordinal);
        else
            Assert.Contains("2 files", (await browser.OpenAsync(of)).Body!.Reads(), StringComparison.Ordinal);

        using var removed = await browser.SubmitAsync(
            $"{of}/files",
            new Submission([("link", "1")], Action: "handler=RemoveLink")
        );
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Equal(1, await bench.Host.Database(db => db.FileLinks.CountAsync()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/x")]
    [InlineData("/cards/1")]
    [InlineData("https://")]
    [InlineData("https://user:secret@drive.example/x")]
    [InlineData("")]
    [InlineData(null)]
    [Trait("Feature", "F4")]
    public void Only_whole_addresses_of_the_web_are_links_to_files(string? url) =>
        Assert.NotNull(FileLink.WhyNot(url, "Title", null));

    [Fact]
    [Trait("Feature", "F4")]
    public async Task Who_only_looks_links_nothing_and_a_link_that_is_refused_stays_typed()
    {
        await using var bench = await CardBench.StartAsync();
        var of = await MakeAsync(bench, Page);
        var (berlin, newYork) = (await bench.Host.SignedInAsync("Berlin"), await bench.Host.SignedInAsync("NewYork"));

        using var forbidden = await newYork.PostAsync(
            $"{of}/files?handler=AddLink",
            await CardBench.FormAsync(newYork, ("url", "https://drive.example/d"), ("title", "Budget"))
        );
        using var refused = await LinkAsync(berlin, of, "javascript:alert(1)", "Budget", "Finance");

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        var form = (await refused.HtmlAsync()).QuerySelector("form[action*=AddLink]")!;
        Assert.Equal("javascript:alert(1)", form.QuerySelector("[name=url]")!.GetAttribute("value"));
        Assert.Equal("Finance", form.QuerySelector("[name=owner]")!.GetAttribute("value"));
        Assert.Equal(0, await bench.Host.Database(db => db.FileLinks.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "F5")]
    public async Task A_zip_is_kept_whole_and_never_unpacked_whatever_its_names_are()
    {
        using var content = new MemoryStream(Zip(1, "../../etc/passwd"));

        var kind = await FileKind.OfAsync(content, "all.zip", default);

        Assert.Equal("application/zip", kind.ContentType);
        Assert.False(FileKind.IsShown(kind.ContentType));
    }

    static Task<HttpResponseMessage> LinkAsync(HttpClient browser, string of, string url, string title, string owner) =>
        browser.SubmitAsync(
            $"{of}/files",
            new Submission([("url", url), ("title", title), ("owner", owner)], Action: "handler=AddLink")
        );

    static byte[] Zip(int entries, string name)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < entries; i++)
                archive.CreateEntry(i == 0 ? name : $"{name}{i}");
        return bytes.ToArray();
    }
}

using System.IO.Compression;
using System.Net;
using System.Text;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Wiki.Export;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AsyncWork.Tests.Wiki.Import;

/// <summary>Pages as Markdown and as PDF (product.md D17).</summary>
[Trait("Feature", "D17")]
public sealed class PageExportTests : PageImportBench
{
    static readonly byte[] Folder = ZipFolderTests.ZipBytes(
        (
            "tools.md",
            Text(
                "---\ntitle: Tools\nowner: Kathmandu\nreview: 2027-05-01\ntags: [a, b]\n---\nSee [Slack](tools/slack.md), [**it**](tools/slack.md) and ![boxes](tools/boxes.png).\n\n- [ ] try it\n- [x] done\n"
            )
        ),
        (
            "tools/slack.md",
            Text(
                "# Slack & co\n\n[Back](../tools.md), [rules](#rules), [deep](deep/down.md#a-part).\n\n## Rules\n\n| a | b |\n|---|---|\n| [x](../about.md) | `[[code]]` |\n"
            )
        ),
        ("tools/boxes.png", Picture()),
        ("tools/deep/down.md", Text("# Down\n\n[up](../../about.md)\n\n## A part\n\n[1]: ../../about.md\n\n[by number][1]")),
        ("tools/list.csv", Text("a,b\n1,2\n")),
        ("about.md", Text("# About\n\nNothing (much)."))
    );

    [Fact]
    public async Task A_space_comes_out_as_it_came_in_and_makes_the_same_pages_in_another_space()
    {
        await ImportedAsync(Folder);
        var zip = await Browser.GetByteArrayAsync("/wiki/handbook.zip");
        var texts = TextsOf(zip);

        Assert.Equal(
            [
                "about.md",
                "tools.md",
                "tools/boxes.png",
                "tools/deep.md",
                "tools/deep/down.md",
                "tools/list.csv",
                "tools/slack-co.md",
            ],
            texts.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "---\ntitle: Tools\nowner: Kathmandu\nreview: 2027-05-01\ntags: [a, b]\norder: 2\n---\n\nSee [Slack](tools/slack-co.md), [**it**](tools/slack-co.md) and ![boxes](tools/boxes.png).\n\n- [ ] try it\n- [x] done\n",
            texts["tools.md"]
        );
        Assert.Contains(
            "[Back](../tools.md), [rules](#rules), [deep](deep/down.md#a-part)",
            texts["tools/slack-co.md"],
            StringComparison.Ordinal
        );
        Assert.Contains("`[[code]]`", texts["tools/slack-co.md"], StringComparison.Ordinal);

        await ImportedAsync(zip, "other");

        var (one, other) = (await PagesAsync(), await PagesAsync("other"));
        Assert.Equal(one.Count, other.Count);
        foreach (var page in one)
        {
            var same = other.Single(p => p.Title == page.Title);
            Assert.Equal(TitleOf(one, page.ParentId), TitleOf(other, same.ParentId));
            Assert.Equal(page.OwnerId, same.OwnerId);
            Assert.Equal(page.ReviewOn, same.ReviewOn);
            Assert.Equal(Plain(page.Text, "handbook"), Plain(same.Text, "other"));
            Assert.Equal(Plain(page.Html, "handbook"), Plain(same.Html, "other"));
        }
        Assert.Equal(OrderOf(one), OrderOf(other));
        var last = one.Max(p => p.Id);
        Assert.Equal(
            await Host.Database(db => db.Attachments.Where(a => a.SubjectId <= last).Select(a => a.Name).Order().ToListAsync()),
            await Host.Database(db => db.Attachments.Where(a => a.SubjectId > last).Select(a => a.Name).Order().ToListAsync())
        );
        // And once more it is the same to the letter.
        Assert.Equal(texts, TextsOf(await Browser.GetByteArrayAsync("/wiki/other.zip")));

        static string? TitleOf(List<WikiPage> pages, int? id) => pages.Find(p => p.Id == id)?.Title;

        static IEnumerable<string> OrderOf(List<WikiPage> pages) =>
            pages.OrderBy(p => p.Path.Length).ThenBy(p => p.Rank).ThenBy(p => p.Title).Select(p => p.Title);

        static string Plain(string text, string space) =>
            System.Text.RegularExpressions.Regex.Replace(
                text.Replace($"/wiki/{space}/", "/wiki/*/", StringComparison.Ordinal),
                "/files/[0-9]+",
                "/files/*"
            );
    }

    /// <summary>P17: what came in is what goes out.</summary>
    [Fact]
    public async Task The_handbook_goes_through_twice()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Samples", "handbook");
        await ImportedAsync(
            ZipFolderTests.ZipBytes([
                .. Directory
                    .GetFiles(root, "*.md", SearchOption.AllDirectories)
                    .Select(f => (Path.GetRelativePath(root, f), File.ReadAllBytes(f))),
            ])
        );
        var first = await Browser.GetByteArrayAsync("/wiki/handbook.zip");
        await ImportedAsync(first, "other");

        Assert.Equal(TextsOf(first), TextsOf(await Browser.GetByteArrayAsync("/wiki/other.zip")));
        Assert.Contains("cSpell: ignore Technolo,Teck", string.Concat(TextsOf(first).Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_comes_alone_or_with_what_stands_below_it()
    {
        await ImportedAsync(Folder);

        Assert.Equal(["slack-co.md"], TextsOf(await Browser.GetByteArrayAsync("/wiki/handbook/slack-co.zip")).Keys);
        Assert.Equal(
            ["tools.md", "tools/boxes.png", "tools/deep.md", "tools/deep/down.md", "tools/list.csv", "tools/slack-co.md"],
            TextsOf(await Browser.GetByteArrayAsync("/wiki/handbook/tools.zip?below=true")).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            3,
            await Host.Database(db => db.AuditEvents.CountAsync(a => a.Action == "exported" || a.Action == "imported pages"))
        );
    }

    [Fact]
    public async Task Only_what_one_may_read_goes_out()
    {
        await ImportedAsync(Folder);
        await Host.Database(async db =>
        {
            var page = await db.WikiPages.SingleAsync(p => p.Title == "Slack & co");
            page.Grant(await db.People.Where(p => p.Name == "Kathmandu").Select(p => p.Id).SingleAsync(), null, SpaceRight.Read);
            var draft = new WikiPage(page.SpaceId, null, "Draft", "draft", 9, page.OwnerId, page.OwnerId, AppHost.Start);
            draft.Write("Not yet", page.OwnerId, AppHost.Start);
            db.WikiPages.Add(draft);
            await db.SaveChangesAsync();
        });

        foreach (var (name, sees) in ((string, bool)[])[("berlin", false), ("kathmandu", true)])
        {
            var browser = await Host.SignedInAsync(name);
            var texts = TextsOf(await browser.GetByteArrayAsync("/wiki/handbook.zip"));
            Assert.Equal(sees, texts.ContainsKey("tools/slack-co.md"));
            Assert.DoesNotContain("draft.md", texts.Keys);
            Assert.Equal(
                sees,
                PdfText(await browser.GetByteArrayAsync("/wiki/handbook.pdf")).Contains("Slack & co", StringComparison.Ordinal)
            );
            Assert.Equal(
                sees ? HttpStatusCode.OK : HttpStatusCode.NotFound,
                (await browser.GetAsync("/wiki/handbook/slack-co.pdf")).StatusCode
            );
        }
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync("/wiki/handbook/draft.pdf")).StatusCode);
        await Host.Database(async db =>
        {
            (await db.Spaces.SingleAsync(s => s.Slug == "handbook")).Agree(SpaceRight.None, false, null);
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync("/wiki/handbook.zip")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync("/wiki/handbook.pdf")).StatusCode);
    }

    [Fact]
    public async Task A_space_is_printed_with_contents_and_its_pictures()
    {
        await ImportedAsync(Folder);
        var answer = await Browser.GetAsync("/wiki/handbook.pdf");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var first = ContentOrderTextExtractor.GetText(pdf.GetPage(1)).ReplaceLineEndings(" ");

        Assert.Contains("Contents About 2 Tools 3 Deep 4 Down 5 Slack & co 6", first, StringComparison.Ordinal);
        Assert.Contains("What Handbook is for.", first, StringComparison.Ordinal);
        Assert.Contains(pdf.GetPages(), p => p.GetImages().Any());
        Assert.Contains(
            "Kept right by Kathmandu · published 12 November 2026 by Berlin · to be looked at by 1 May 2027",
            PdfText(pdf),
            StringComparison.Ordinal
        );
        Assert.Contains("Page 6 of 6", PdfText(pdf), StringComparison.Ordinal);
        Assert.Equal("Handbook", pdf.Information.Title);
    }

    [Fact]
    public async Task A_page_is_printed_alone_with_links_that_lead_into_the_app()
    {
        await ImportedAsync(Folder);
        using var pdf = PdfDocument.Open(await Browser.GetByteArrayAsync("/wiki/handbook/slack-co.pdf"));

        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Contains(pdf.GetPage(1).GetHyperlinks(), l => l.Uri == "https://localhost/wiki/handbook/tools");
    }

    [Fact]
    public async Task Nothing_and_too_much_are_told_in_a_sentence()
    {
        var nothing = await Browser.GetAsync("/wiki/handbook.pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.StartsWith("Nothing is published here yet", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var page = new ExportedPage(1, null, "/", "A", "a", "a", PagePrint.MostLetters + 1);
        Assert.Contains("letters together", PagePrint.WhyNot([new(page, 0, 1, null)]), StringComparison.Ordinal);
        Assert.Contains(
            "a PDF holds at most 500",
            PagePrint.WhyNot([.. Enumerable.Repeat(new PlacedPage(page with { Length = 1 }, 0, 1, null), 501)]),
            StringComparison.Ordinal
        );
    }

    static SortedDictionary<string, string> TextsOf(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            texts[entry.FullName] = reader.ReadToEnd();
        }
        return texts;
    }

    static string PdfText(byte[] bytes)
    {
        using var pdf = PdfDocument.Open(bytes);
        return PdfText(pdf);
    }

    static string PdfText(PdfDocument pdf) => string.Join('\n', pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
}

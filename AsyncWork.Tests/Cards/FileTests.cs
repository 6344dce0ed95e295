using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Cards;

/// <summary>Files of a card: what is taken, who gets it, and its versions (product.md B10, F1, F2, F5, F6).</summary>
public sealed class FileTests
{
    static readonly byte[] Png = [0x89, .. "PNG\r\n\u001a\n"u8, .. new byte[40]];

    static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string address,
        params (string Name, byte[] Content)[] files
    )
    {
        var page = await browser.OpenAsync("/account");
        var form = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
        };
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name =
                    address.Contains("handler=Add", StringComparison.Ordinal)
                    && !address.Contains("/files?", StringComparison.Ordinal)
                        ? "version"
                        : "files",
                FileName = $"\"{name}\"",
            };
            form.Add(part);
        }
        return await browser.PostAsync(address, form);
    }

    static Task<HttpResponseMessage> AttachAsync(HttpClient browser, int card, params (string Name, byte[] Content)[] files) =>
        SendAsync(browser, $"/cards/{card}/files?handler=Add", files);

    static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
                archive.CreateEntry(name);
        return bytes.ToArray();
    }

    [Fact]
    [Trait("Feature", "B10")]
    public async Task A_file_is_attached_counted_and_given_to_those_who_see_the_card_only()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var sent = await AttachAsync(browser, card, ("../../plan.txt", "The plan"u8.ToArray()), ("shot.png", Png));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(2, (await bench.ReadAsync(card)).Attachments);
        var names = await bench.Host.Database(db => db.Attachments.OrderBy(a => a.Id).Select(a => a.Name).ToListAsync());
        Assert.Equal(["plan.txt", "shot.png"], names);
        var version = await bench.Host.Database(db => db.FileVersions.OrderBy(v => v.Id).Select(v => v.Id).FirstAsync());
        using var got = await browser.GetAsync($"/files/{version}");
        Assert.Equal("The plan", await got.Content.ReadAsStringAsync());
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(got.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("sandbox", Assert.Single(got.Headers.GetValues("Content-Security-Policy")));
        foreach (var who in new[] { "Support", "HR", "Manager2" })
        {
            var stranger = await bench.Host.SignedInAsync(who);
            using var file = await stranger.GetAsync($"/files/{version}");
            using var page = await stranger.GetAsync($"/cards/{card}/files");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (file.StatusCode, page.StatusCode));
        }
    }

    [Fact]
    [Trait("Feature", "F6")]
    public async Task A_picture_and_a_text_are_shown_in_the_browser_and_an_archive_is_not()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(
            browser,
            card,
            ("shot.png", Png),
            ("notes.md", "# Notes <script>"u8.ToArray()),
            ("all.zip", Zip("a.txt"))
        );
        var ids = await bench.Host.Database(db =>
            db.FileVersions.OrderBy(v => v.Id).Select(v => new { v.Id, v.AttachmentId }).ToListAsync()
        );

        var types = new List<string>();
        foreach (var id in ids)
        {
            using var answer = await browser.GetAsync($"/files/{id.Id}?show=true");
            types.Add($"{answer.Content.Headers.ContentDisposition!.DispositionType} {answer.Content.Headers.ContentType}");
        }

        Assert.Equal(["inline image/png", "inline text/plain; charset=utf-8", "attachment application/octet-stream"], types);
        var text = await browser.OpenAsync($"/cards/{card}/files/{ids[1].AttachmentId}");
        Assert.Equal("# Notes <script>", text.QuerySelector("pre.preview")!.TextContent);
        Assert.NotNull((await browser.OpenAsync($"/cards/{card}/files/{ids[0].AttachmentId}")).QuerySelector("img.preview"));
    }

    [Theory]
    [Trait("Feature", "F5")]
    [InlineData("picture.png", "MZ\u0090\0\u0003")]
    [InlineData("tool", "\u007fELF\u0002\u0001")]
    [InlineData("run", "#!/bin/sh\necho")]
    [InlineData("run.ps1", "Get-Item")]
    [InlineData("page.html", "<p>Hello</p>")]
    [InlineData("page.txt", "<!DOCTYPE html><html></html>")]
    [InlineData("drawing.txt", "<?xml version='1.0'?><svg></svg>")]
    [InlineData("drawing.svg", "<svg/>")]
    [InlineData("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("../../x.exe", "MZ\u0090\0\u0003")]
    [InlineData("empty.txt", "")]
    [InlineData("broken.zip", "PK\u0003\u0004 and nothing else")]
    [InlineData("noise.bin", "\u0001\u0002\u0003")]
    [InlineData("..", "text")]
    [InlineData("a|b.txt", "text")]
    public async Task What_could_run_or_is_nothing_is_refused_and_stored_nowhere(string name, string content)
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await AttachAsync(browser, card, (name, Encoding.Latin1.GetBytes(content)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEqual("", (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads());
        Assert.Equal(0, await bench.Host.Database(db => db.Attachments.CountAsync()));
        Assert.Empty(Contents(bench));
    }

    static string[] Contents(CardBench bench) =>
        Directory.Exists(bench.Host.FilesFolder)
            ? Directory.GetFiles(bench.Host.FilesFolder, "*", SearchOption.AllDirectories)
            : [];

    [Theory]
    [Trait("Feature", "F5")]
    [InlineData("word/document.xml", "wordprocessingml.document")]
    [InlineData("xl/workbook.xml", "spreadsheetml.sheet")]
    [InlineData("ppt/presentation.xml", "presentationml.presentation")]
    [InlineData("other.xml", "application/zip")]
    public async Task An_office_document_is_known_by_what_is_in_it(string part, string type)
    {
        using var content = new MemoryStream(Zip("[Content_Types].xml", part));

        var kind = await FileKind.OfAsync(content, "any.bin", default);

        Assert.Null(kind.Refused);
        Assert.EndsWith(type, kind.ContentType, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "F5")]
    public async Task A_document_with_macros_is_refused()
    {
        using var content = new MemoryStream(Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));

        Assert.Contains("macros", (await FileKind.OfAsync(content, "letter.docx", default)).Refused);
    }

    [Fact]
    [Trait("Feature", "F5")]
    public async Task A_file_over_the_limit_and_a_board_over_its_quota_take_nothing_more()
    {
        await using var bench = await CardBench.StartAsync(with: host =>
            host.With("Files:MaxMegabytes", "1").With("Files:BoardQuotaMegabytes", "1")
        );
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        var most = Encoding.ASCII.GetBytes(new string('x', 700_000));

        using var large = await AttachAsync(browser, card, ("large.txt", new byte[3_000_000]));
        using var first = await AttachAsync(browser, card, ("first.txt", most));
        using var second = await AttachAsync(browser, card, ("second.txt", most));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal(1, (await bench.ReadAsync(card)).Attachments);
    }

    [Theory]
    [Trait("Feature", "F5")]
    [InlineData("/bin/true", HttpStatusCode.Redirect)]
    [InlineData("/bin/false", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/no/such/scan", HttpStatusCode.UnprocessableEntity)]
    public async Task The_virus_scan_has_the_last_word(string command, HttpStatusCode status)
    {
        await using var bench = await CardBench.StartAsync(with: host => host.With("Files:ScanCommand", command));
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await AttachAsync(browser, card, ("plan.txt", "The plan"u8.ToArray()));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.Redirect ? 1 : 0, Contents(bench).Length);
    }

    [Fact]
    [Trait("Feature", "F2")]
    public async Task A_file_has_versions_that_are_compared_and_brought_back()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(browser, card, ("plan.txt", "one\ntwo\nthree"u8.ToArray()));
        var file = await bench.Host.Database(db => db.Attachments.Select(a => a.Id).SingleAsync());
        var address = $"/cards/{card}/files/{file}";

        using var sent = await SendAsync(browser, $"{address}?handler=Add", ("other-name.txt", "one\n2\nthree"u8.ToArray()));
        var compared = await browser.OpenAsync($"{address}?from=1&to=2");
        await browser.SubmitAsync(address, new Submission([("number", "1")]));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal("two", compared.QuerySelector(".is-removed code")!.TextContent);
        Assert.Equal("2", compared.QuerySelector(".is-added code")!.TextContent);
        var hashes = await bench.Host.Database(db => db.FileVersions.OrderBy(v => v.Number).Select(v => v.Hash).ToListAsync());
        Assert.Equal(3, hashes.Count);
        Assert.Equal(hashes[0], hashes[2]);
        Assert.Equal(2, Contents(bench).Length);
        Assert.Contains("three", (await browser.OpenAsync(address)).QuerySelector("pre.preview")!.TextContent);

        await AttachAsync(browser, card, ("PLAN.txt", "four"u8.ToArray()));
        Assert.Equal(4, await bench.Host.Database(db => db.FileVersions.CountAsync()));
        Assert.Equal(1, (await bench.ReadAsync(card)).Attachments);
    }

    [Fact]
    [Trait("Feature", "F1")]
    public async Task A_file_is_deleted_restored_and_its_content_goes_only_when_nobody_needs_it()
    {
        await using var bench = await CardBench.StartAsync();
        var (card, gone) = (await bench.CardAsync("Write the guide"), await bench.CardAsync("Gone"));
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(browser, card, ("plan.txt", "The plan"u8.ToArray()));
        await AttachAsync(browser, gone, ("other.txt", "Another"u8.ToArray()));
        var file = await bench.Host.Database(db =>
            db.Attachments.Where(a => a.SubjectId == card).Select(a => a.Id).SingleAsync()
        );
        var version = await bench.Host.Database(db =>
            db.FileVersions.Where(v => v.AttachmentId == file).Select(v => v.Id).SingleAsync()
        );

        await browser.SubmitAsync($"/cards/{card}/files/{file}", new Submission([], Button: "Delete file"));
        using var deleted = await browser.GetAsync($"/files/{version}");
        Assert.Equal((HttpStatusCode.NotFound, 0), (deleted.StatusCode, (await bench.ReadAsync(card)).Attachments));
        await browser.SubmitAsync($"/cards/{card}/files", new Submission([("file", $"{file}")], Action: "handler=Restore"));
        Assert.Equal(1, (await bench.ReadAsync(card)).Attachments);

        await bench.Host.Database(async db =>
        {
            var cards = db.Cards.Where(c => c.Id == gone);
            await db.DeletePartsAsync(SubjectKind.Card, cards.Select(c => c.Id), CancellationToken.None);
            await cards.ExecuteDeleteAsync();
        });
        await CleanAsync(bench);
        Assert.Equal(2, Contents(bench).Length);
        bench.Host.Clock.Advance(Duration.FromHours(25));
        await CleanAsync(bench);
        Assert.Single(Contents(bench));
        browser = await bench.Host.SignedInAsync("Berlin"); // a day later
        using var there = await browser.GetAsync($"/files/{version}");
        Assert.Equal("The plan", await there.Content.ReadAsStringAsync());
    }

    static async Task CleanAsync(CardBench bench)
    {
        await using var scope = bench.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UnneededFiles>().CleanAsync();
    }

    [Fact]
    public async Task Who_only_looks_attaches_nothing()
    {
        await using var bench = await CardBench.StartAsync(board => board.ShowTo(BoardAudience.Company));
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Support");

        using var answer = await AttachAsync(browser, card, ("plan.txt", "The plan"u8.ToArray()));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Empty(Contents(bench));
    }

    [Fact]
    [Trait("Feature", "F5")]
    public async Task A_deleted_file_makes_room_and_is_gone_for_good_after_30_days()
    {
        await using var bench = await CardBench.StartAsync(with: host => host.With("Files:BoardQuotaMegabytes", "1"));
        var card = await bench.CardAsync("Write the guide");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await AttachAsync(browser, card, ("first.txt", Encoding.ASCII.GetBytes(new string('x', 700_000))));
        var file = await bench.Host.Database(db => db.Attachments.Select(a => a.Id).SingleAsync());

        await browser.SubmitAsync($"/cards/{card}/files/{file}", new Submission([], Button: "Delete file"));
        using var second = await AttachAsync(browser, card, ("second.txt", Encoding.ASCII.GetBytes(new string('y', 700_000))));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(2, Contents(bench).Length);
        await KeepHouseAsync(Duration.FromDays(29));
        Assert.Equal(2, await bench.Host.Database(db => db.Attachments.CountAsync()));
        await KeepHouseAsync(Duration.FromDays(2));
        Assert.Equal(["second.txt"], await bench.Host.Database(db => db.Attachments.Select(a => a.Name).ToListAsync()));
        Assert.Single(Contents(bench));

        async Task KeepHouseAsync(Duration later)
        {
            bench.Host.Clock.Advance(later);
            await using var scope = bench.Host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Housekeeping>().CleanAsync();
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Pictures in a page and files of it: who reads the page opens them (product.md D11, F1, F5).</summary>
public sealed class PageFileTests
{
    static byte[] Png(int width, int height) =>
        [
            0x89,
            (byte)'P',
            (byte)'N',
            (byte)'G',
            0x0D,
            0x0A,
            0x1A,
            0x0A,
            0,
            0,
            0,
            13,
            (byte)'I',
            (byte)'H',
            (byte)'D',
            (byte)'R',
            (byte)(width >> 24),
            (byte)(width >> 16),
            (byte)(width >> 8),
            (byte)width,
            (byte)(height >> 24),
            (byte)(height >> 16),
            (byte)(height >> 8),
            (byte)height,
            8,
            6,
            0,
            0,
            0,
        ];

    static async Task<HttpResponseMessage> PasteAsync(
        HttpClient browser,
        string url,
        string name,
        byte[] content,
        string handler = "Paste"
    )
    {
        var token = (await browser.OpenAsync("/account"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var file = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        var request = new HttpRequestMessage(HttpMethod.Post, $"{url}/files?handler={handler}")
        {
            Content = new MultipartFormDataContent
            {
                { file, "files", name },
                { new StringContent(token), "__RequestVerificationToken" },
            },
            Headers = { { "HX-Request", "true" }, { "HX-Request-Type", "partial" } },
        };
        return await browser.SendAsync(request);
    }

    [Fact]
    public async Task A_pasted_picture_is_a_file_of_the_page_and_stands_in_its_text()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Deploy");
        var (writer, reader) = (await bench.BrowserAsync("Berlin"), await bench.BrowserAsync("Support"));

        var pasted = await PasteAsync(writer, url, "plan.png", Png(20, 10));

        Assert.Equal(HttpStatusCode.OK, pasted.StatusCode);
        var markdown = (await pasted.HtmlAsync()).QuerySelector("[data-insert]")!.GetAttribute("data-insert")!;
        Assert.StartsWith("![plan](/files/", markdown, StringComparison.Ordinal);
        await bench.WriteAsync(url, markdown);
        var source = (await reader.OpenAsync(url)).QuerySelector(".prose img")!.GetAttribute("src")!;
        var picture = await reader.GetAsync(source);
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
        Assert.Contains("plan.png", (await reader.OpenAsync($"{url}/files")).Body!.Reads(), StringComparison.Ordinal);

        await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.None, false, null));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(source)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await writer.GetAsync(source)).StatusCode);
    }

    [Fact]
    public async Task A_picture_of_30_000_by_30_000_is_recognised_by_its_header_and_refused()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");

        foreach (
            var bomb in new[]
            {
                Png(30_000, 30_000),
                Png(int.MaxValue, 1),
                Gif(30_000, 30_000),
                Jpeg(30_000, 30_000),
                Webp(16_000, 16_000),
            }
        )
        {
            var answer = await PasteAsync(browser, url, "bomb.png", bomb);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("points", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        }
        Assert.Equal(0, await bench.Host.Database(db => db.Attachments.CountAsync()));
        Assert.Equal(HttpStatusCode.OK, (await PasteAsync(browser, url, "fine.jpg", Jpeg(400, 300))).StatusCode);
    }

    [Fact]
    public async Task Only_pictures_are_pasted_and_readers_paste_nothing()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Deploy");

        var text = await PasteAsync(await bench.BrowserAsync("Berlin"), url, "notes.txt", Encoding.UTF8.GetBytes("words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, text.StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await PasteAsync(await bench.BrowserAsync("Support"), url, "a.png", Png(1, 1))).StatusCode
        );
        Assert.Equal(0, await bench.Host.Database(db => db.Attachments.CountAsync()));
    }

    [Fact]
    public async Task Files_of_a_page_are_attached_deleted_and_restored()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");
        var added = await PasteAsync(browser, url, "notes.txt", Encoding.UTF8.GetBytes("words"), "Add");
        Assert.True(added.IsSuccessStatusCode || added.StatusCode == HttpStatusCode.Redirect);
        var file = await bench.Host.Database(db => db.Attachments.Select(a => a.Id).SingleAsync());

        Assert.Contains("words", (await browser.OpenAsync($"{url}/files/{file}")).Body!.Reads(), StringComparison.Ordinal);
        await browser.SubmitAsync($"{url}/files/{file}", new Submission([], Action: "Delete"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{url}/files/{file}")).StatusCode);
        await browser.SubmitAsync($"{url}/files", new Submission([("file", $"{file}")]));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{url}/files/{file}")).StatusCode);
    }

    static byte[] Gif(int width, int height) =>
        [.. "GIF89a"u8, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0, 0, 0];

    /// <summary>With a long note before the frame, as cameras write one.</summary>
    static byte[] Jpeg(int width, int height) =>
        [
            0xFF,
            0xD8,
            0xFF,
            0xE1,
            0x27,
            0x10,
            .. new byte[0x270E],
            0xFF,
            0xC0,
            0,
            17,
            8,
            (byte)(height >> 8),
            (byte)height,
            (byte)(width >> 8),
            (byte)width,
            3,
            .. new byte[20],
        ];

    static byte[] Webp(int width, int height) =>
        [
            .. "RIFF"u8,
            0,
            0,
            0,
            0,
            .. "WEBPVP8X"u8,
            10,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            (byte)(width - 1),
            (byte)((width - 1) >> 8),
            (byte)((width - 1) >> 16),
            (byte)(height - 1),
            (byte)((height - 1) >> 8),
            (byte)((height - 1) >> 16),
        ];
}

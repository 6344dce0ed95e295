using System.IO.Compression;
using System.Net;
using System.Text;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Importing.Decisions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using static AsyncWork.Tests.Decisions.DecisionBrowsing;

namespace AsyncWork.Tests.Decisions.Export;

/// <summary>Decisions as files: Markdown of the log or of one, and PDF (product.md D2, D17).</summary>
[Trait("Feature", "D17")]
public sealed class DecisionExportTests
{
    [Fact]
    public async Task The_log_goes_out_as_it_is_filtered_and_holds_what_one_may_see()
    {
        await using var host = await CompanyAsync();
        await host.DecisionAsync("Where we host", DecisionState.Decided);
        await host.DecisionAsync("Hidden", plan: p => p with { Audience = DecisionAudience.Involved }, decides: ["Berlin"]);
        await host.DecisionAsync("Where we meet");
        var (support, berlin) = (await host.SignedInAsync("support"), await host.SignedInAsync("berlin"));

        var seen = TextsOf(await support.GetByteArrayAsync("/decisions/export.zip"));

        Assert.Equal(["0001-where-we-host.md", "0003-where-we-meet.md"], seen.Keys);
        var record = MadrReader.Read(seen["0001-where-we-host.md"], "0001-where-we-host.md")!;
        Assert.Equal(("Where we host", "accepted"), (record.Title, record.Front.Value("status")));
        Assert.Equal(3, TextsOf(await berlin.GetByteArrayAsync("/decisions/export.zip")).Count);
        Assert.Equal(
            ["0001-where-we-host.md"],
            TextsOf(await berlin.GetByteArrayAsync("/decisions/export.zip?state=Decided")).Keys
        );
        var log = await berlin.OpenAsync("/decisions?state=Decided");
        Assert.NotNull(log.QuerySelector("a[href='/decisions/export.zip?state=Decided']"));
    }

    [Fact]
    public async Task One_decision_is_printed_with_what_holds_and_who_said_what()
    {
        await using var host = await CompanyAsync();
        var number = await host.DecisionAsync("Where we host", DecisionState.Decided);
        await host.DecisionAsync("Hidden", plan: p => p with { Audience = DecisionAudience.Involved }, decides: ["Berlin"]);
        var support = await host.SignedInAsync("support");

        using var answer = await support.GetAsync(Url(number) + ".pdf");
        var markdown = await support.GetStringAsync(Url(number) + ".md");

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = string.Join("\n", pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)));
        foreach (
            var said in (string[])["D-0001", "Decided", "Where we host", "What holds", "Stay", "How it was decided", "Consents"]
        )
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.StartsWith("---\n", markdown, StringComparison.Ordinal);
        Assert.Contains("# Where we host\n", markdown, StringComparison.Ordinal);
        foreach (var hidden in (string[])[".pdf", ".md"])
            Assert.Equal(HttpStatusCode.NotFound, (await support.GetAsync(Url(2) + hidden)).StatusCode);
        Assert.NotNull((await support.OpenAsync(Url(number))).QuerySelector($"a[href='{Url(number)}.pdf']"));
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
}

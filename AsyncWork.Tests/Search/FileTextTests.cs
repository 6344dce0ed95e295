using AsyncWork.Domain;
using AsyncWork.Domain.Files;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Files;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Search;

/// <summary>Attached texts are found by what stands in their newest version, by those who see their thing (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class FileTextTests
{
    [Theory, InlineData(FilesOfAnyThing.Card), InlineData(FilesOfAnyThing.Decision)]
    public async Task A_text_is_found_by_its_words_from_the_moment_it_is_stored(string kind)
    {
        await using var bench = await SearchBench.StartAsync();
        var of = await FilesOfAnyThing.MakeAsync(bench.Cards, kind);
        var browser = await bench.Host.SignedInAsync("Berlin");

        await FilesOfAnyThing.AttachAsync(browser, of, "notes.md", "# Plan\nThe **lighthouse** is painted."u8.ToArray());
        var found = await bench.SearchAsync("Berlin", "lighthouse");

        var hit = Assert.Single(found.Hits);
        Assert.Equal("notes.md", string.Concat(hit.Title.Select(p => p.Text)));
        Assert.Contains(
            "lighthouse",
            string.Concat(hit.Text.Where(p => p.IsMarked).Select(p => p.Text)),
            StringComparison.Ordinal
        );

        var file = await FilesOfAnyThing.FileIdAsync(bench.Cards);
        await FilesOfAnyThing.AddVersionAsync(browser, of, file, "notes.md", "a,b\nharbour,2"u8.ToArray());
        Assert.Empty(await bench.FindAsync("Berlin", "lighthouse"));
        Assert.Equal(["notes.md"], await bench.FindAsync("Berlin", "harbour"));

        await browser.SubmitAsync($"{of}/files/{file}", new Submission([("number", "1")], Action: "handler=Return"));
        Assert.Equal(["notes.md"], await bench.FindAsync("Berlin", "lighthouse"));

        await bench.Host.Database(async db =>
        {
            var stored = await db.Attachments.SingleAsync(a => a.Id == file);
            stored.Delete(bench.Cards.Now);
            await db.SaveChangesAsync();
        });
        Assert.Empty(await bench.FindAsync("Berlin", "lighthouse"));
        await bench.Host.Database(async db =>
        {
            (await db.Attachments.SingleAsync(a => a.Id == file)).Restore();
            await db.SaveChangesAsync();
        });
        Assert.Equal(["notes.md"], await bench.FindAsync("Berlin", "lighthouse"));
    }

    [Fact]
    public async Task Who_does_not_see_the_card_does_not_find_its_text_and_all_of_it_is_found_after_a_rebuild()
    {
        await using var bench = await SearchBench.StartAsync();
        var of = await FilesOfAnyThing.MakeAsync(bench.Cards, FilesOfAnyThing.Card);
        var browser = await bench.Host.SignedInAsync("Berlin");
        await FilesOfAnyThing.AttachAsync(browser, of, "notes.txt", "The lighthouse."u8.ToArray());

        Assert.Empty(await bench.FindAsync("Support", "lighthouse"));
        await using (var scope = bench.Host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<SearchFilling>().RebuildAsync();
        Assert.Equal(["notes.txt"], await bench.FindAsync("Berlin", "lighthouse"));
    }

    [Fact]
    public void Of_a_long_text_the_beginning_is_kept()
    {
        var file = new Attachment(Subject.Card(1), "long.txt", null, AppHost.Start);
        var stored = new StoredFile(new string('a', 64), 1, "text/plain");

        Assert.Equal(100_000, file.Add(stored, null, null, AppHost.Start, new string('x', 150_000)).Text!.Text.Length);
        Assert.Equal(99_999, file.Add(stored, null, null, AppHost.Start, new string('x', 99_999) + "😀").Text!.Text.Length);
        Assert.Null(file.Add(stored, null, null, AppHost.Start, " \n").Text);
        Assert.Null(file.Add(stored, null, null, AppHost.Start).Text);
    }
}

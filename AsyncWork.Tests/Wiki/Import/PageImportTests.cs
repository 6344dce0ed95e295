using System.Diagnostics;
using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsyncWork.Tests.Wiki.Import;

/// <summary>Folders of Markdown brought into a space through its pages (product.md D17, P17, I3).</summary>
[Trait("Feature", "D17")]
public sealed class PageImportTests : PageImportBench
{
    static readonly byte[] Small = ZipFolderTests.ZipBytes(
        (
            "tools/index.md",
            Text(
                "---\ntitle: Tools\nowner: Kathmandu\nreview: 2027-05-01\nx-key: kept\n---\nSee [Slack](slack.md) and ![boxes](img/boxes.png).\n\n- [ ] try it\n"
            )
        ),
        ("tools/slack.md", Text("# Slack\n\n[Back](index.md) or [gone](gone.md).\n\n## Rules\n\nBe kind.")),
        ("tools/img/boxes.png", Picture()),
        ("about.md", Text("# About\n\n[Rules](tools/slack.md#rules), D-0007"))
    );

    [Fact]
    public async Task A_folder_is_looked_at_brought_in_and_taken_back()
    {
        var address = await SentAsync(Small);
        var plan = (await Browser.OpenAsync(address)).Body!.Reads();
        Assert.Contains("3 new pages, 1 picture or other file.", plan, StringComparison.Ordinal);
        Assert.Contains("“tools/slack.md” links to “gone.md”, which is not among the files.", plan, StringComparison.Ordinal);
        Assert.Empty(await PagesAsync());

        var done = await BroughtAsync(address);

        Assert.Contains("3 pages added.", done, StringComparison.Ordinal);
        var (tools, slack, about) = (await PageAsync("Tools"), await PageAsync("Slack"), await PageAsync("About"));
        Assert.Equal((tools.Id, "slack", (int?)1), (slack.ParentId, slack.Slug, slack.Published));
        Assert.Null(tools.ParentId);
        Assert.Equal(await IdAsync("Kathmandu"), tools.OwnerId);
        Assert.Equal(await IdAsync("Berlin"), slack.OwnerId);
        Assert.Equal(new(2027, 5, 1), tools.ReviewOn);
        Assert.Contains("x-key: kept", tools.FrontMatter, StringComparison.Ordinal);
        var version = await Host.Database(db => db.FileVersions.SingleAsync());
        Assert.Equal($"See [[Slack]] and ![boxes](/files/{version.Id}?show=true).\n\n- [ ] try it", tools.Text);
        Assert.Contains("href=\"/wiki/handbook/slack\"", tools.Html, StringComparison.Ordinal);
        Assert.Contains($"src=\"/files/{version.Id}?show=true\"", tools.Html, StringComparison.Ordinal);
        Assert.Equal("[Rules](/wiki/handbook/slack#s-rules), D-0007", about.Text.Trim());
        var references = await Host.Database(db => db.References.OrderBy(r => r.FromId).ThenBy(r => r.ToId).ToListAsync());
        Assert.Contains(references, r => r.FromId == tools.Id && r.ToId == slack.Id);
        Assert.Contains(references, r => r.FromId == slack.Id && r.ToId == tools.Id);
        Assert.Contains(references, r => r.FromId == about.Id && r.ToKind == SubjectKind.Decision && r.ToId == 7);

        var undone = await Browser.SubmitAsync(address, new Submission([], Button: "Undo this import"));

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Empty(await PagesAsync());
        Assert.Empty(await Host.Database(db => db.References.ToListAsync()));
        Assert.Empty(await Host.Database(db => db.Attachments.ToListAsync()));
        Assert.Contains("This import was taken back", (await Browser.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(
            ["imported pages", "undid import of pages"],
            await Host.Database(db =>
                db.AuditEvents.Where(a => a.Subject == "space handbook").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task The_same_files_again_add_nothing()
    {
        await ImportedAsync(Small);
        var before = await PagesAsync();

        var address = await SentAsync(Small);
        Assert.Contains("3 here already, unchanged", (await Browser.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);
        var id = address[(address.LastIndexOf('/') + 1)..];
        var refused = await Browser.SubmitAsync($"/wiki/handbook/import/{id}", new Submission([], Action: "Start"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(before.Select(p => (p.Id, p.Version)), (await PagesAsync()).Select(p => (p.Id, p.Version)));
    }

    [Fact]
    public async Task A_changed_file_becomes_a_revision_unless_the_page_was_changed_here()
    {
        await ImportedAsync(ZipFolderTests.Zip(("a.md", "# A\n\none"), ("b.md", "# B\n\none"), ("c.md", "# C\n\none")));
        await WriteHereAsync("B", "ours");

        var address = await SentAsync(
            ZipFolderTests.Zip(
                ("a.md", "# A\n\ntwo"),
                ("b.md", "# B\n\ntwo"),
                ("c.md", "# C\n\none"),
                ("d.md", "# D\n\nnew [A](a.md)")
            )
        );
        var plan = (await Browser.OpenAsync(address)).Body!.Reads();
        Assert.Contains(
            "1 new page, 1 to get a new revision, 1 here already, unchanged, 1 changed here, left alone.",
            plan,
            StringComparison.Ordinal
        );
        var done = await BroughtAsync(address);

        Assert.Contains("1 page added. 1 got a new revision. 2 stayed as they were.", done, StringComparison.Ordinal);
        Assert.Equal(("two", 2), ((await PageAsync("A")).Text, (await PageAsync("A")).Latest));
        Assert.Equal("ours", (await PageAsync("B")).Text);
        Assert.Equal(1, (await PageAsync("C")).Latest);
        Assert.Contains("“B”: The file has changed, and so has the page here.", done, StringComparison.Ordinal);

        await Browser.SubmitAsync(address, new Submission([], Button: "Undo this import"));

        var a = await PageAsync("A");
        Assert.Equal(("one", 3, (int?)3), (a.Text, a.Latest, a.Published));
        Assert.DoesNotContain(await PagesAsync(), p => p.Title == "D");
        // And after that the changed file is new again.
        Assert.Contains(
            "1 got a new revision",
            await ImportedAsync(ZipFolderTests.Zip(("a.md", "# A\n\ntwo"))),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("write")]
    [InlineData("comment")]
    [InlineData("below")]
    [InlineData("trash")]
    public async Task What_was_changed_since_is_not_taken_back(string change)
    {
        var address = await SentAsync(Small);
        await BroughtAsync(address);
        Host.Clock.AdvanceMinutes(1);
        var (berlin, now) = (await IdAsync("Berlin"), Host.Clock.GetCurrentInstant());
        if (change == "write")
            await WriteHereAsync("Slack", "ours");
        else
            await Host.Database(async db =>
            {
                var page = await db.WikiPages.SingleAsync(p => p.Title == "Slack");
                if (change == "comment")
                    db.Comments.Add(new Comment(Subject.Page(page.Id), berlin, "Why?", "<p>Why?</p>", now));
                else if (change == "trash")
                    page.Delete(now);
                else
                    db.WikiPages.Add(new WikiPage(page.SpaceId, page, "Below", "below", 0, berlin, berlin, now));
                await db.SaveChangesAsync();
            });

        await Browser.SubmitAsync(address, new Submission([], Button: "Undo this import"));

        Assert.Contains(
            "One of its pages was changed here since.",
            (await Browser.OpenAsync("/wiki/handbook/import")).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(3, await Host.Database(db => db.WikiPages.CountAsync(p => p.ImportId != null)));
    }

    [Fact]
    public async Task Who_watches_the_space_hears_of_it_once_and_links_that_waited_are_healed()
    {
        await Host.Database(async db =>
        {
            var space = await db.Spaces.SingleAsync(s => s.Slug == "handbook");
            foreach (var name in (string[])["NewYork", "Berlin"])
                db.Watches.Add(
                    new Watch(
                        Subject.Space(space.Id),
                        await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(),
                        AppHost.Start
                    )
                );
            await db.SaveChangesAsync();
        });
        await ImportedAsync(ZipFolderTests.Zip(("first.md", "# First\n\n[[Second]]")));
        Assert.Contains("class=\"missing\"", (await PageAsync("First")).Html, StringComparison.Ordinal);

        await ImportedAsync(ZipFolderTests.Zip(("second.md", "# Second"), ("third.md", "# Third")));

        Assert.Contains("href=\"/wiki/handbook/second\"", (await PageAsync("First")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("missing", (await PageAsync("First")).Html, StringComparison.Ordinal);
        var told = await Host.Database(db => db.Notifications.OrderBy(n => n.Id).ToListAsync());
        Assert.Equal(
            ["Berlin imported 1 page into “Handbook”", "Berlin imported 2 pages into “Handbook”"],
            told.Select(n => n.Text)
        );
        Assert.All(told, n => Assert.NotEqual(n.By, n.PersonId));
    }

    [Fact]
    public async Task Who_may_not_write_may_not_import_and_where_pages_are_reviewed_only_who_keeps_the_space()
    {
        await AgreeAsync(SpaceRight.Read, afterReview: false);
        Assert.Equal(HttpStatusCode.Forbidden, (await Browser.GetAsync("/wiki/handbook/import")).StatusCode);
        await AgreeAsync(SpaceRight.None, afterReview: false);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync("/wiki/handbook/import")).StatusCode);
        await AgreeAsync(SpaceRight.Write, afterReview: true);
        Assert.Contains(
            "Ask somebody who keeps the space.",
            (await Browser.OpenAsync("/wiki/handbook/import")).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "3 pages added.",
            await ImportedAsync(Small, by: await Host.SignedInAsync("manager")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_import_is_seen_by_who_made_it_and_by_who_keeps_the_space()
    {
        var address = await SentAsync(Small);

        Assert.Equal(HttpStatusCode.NotFound, (await (await Host.SignedInAsync("newyork")).GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await Host.SignedInAsync("manager")).GetAsync(address)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Browser.GetAsync(address.Replace("handbook", "other", StringComparison.Ordinal))).StatusCode
        );
    }

    [Fact]
    public async Task What_is_sent_is_discarded_when_it_is_not_wanted()
    {
        var address = await SentAsync(Small);

        await Browser.SubmitAsync(address, new Submission([], Button: "Discard"));

        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync(address)).StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(Host.FilesFolder, "imports")));
    }

    [Fact]
    public async Task Bad_files_are_refused_with_a_sentence_and_nothing_is_kept()
    {
        foreach (
            var (name, content, reason) in ((string, byte[], string)[])
                [
                    ("a.zip", [], "not a zip file"),
                    ("a.zip", Text("no zip"), "not a zip file"),
                    ("a.zip", ZipFolderTests.Zip(("../a.md", "x")), "lies outside"),
                    ("a.zip", ZipFolderTests.Zip(), "is empty"),
                    ("a.zip", ZipFolderTests.Zip(("a.txt", "x")), "no Markdown file"),
                ]
        )
        {
            var answer = await SendAsync([(name, content)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(reason, (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        }
        var twice = await SendAsync([("a.md", Text("x")), ("a.md", Text("y"))]);
        Assert.Contains("Two of the files are called “a.md”", (await twice.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(Host.FilesFolder, "imports")));
        Assert.Empty(await Host.Database(db => db.PageImports.ToListAsync()));
    }

    [Fact]
    public async Task Several_files_are_taken_together()
    {
        var answer = await SendAsync([
            ("one.md", Text("# One\n\n![p](p.png) [two](two.md)")),
            ("two.md", Text("# Two")),
            ("p.png", Picture()),
        ]);
        await BroughtAsync(answer.Headers.Location!.ToString());

        Assert.Equal(["One", "Two"], (await PagesAsync()).Select(p => p.Title));
        Assert.Single(await Host.Database(db => db.Attachments.ToListAsync()));
    }

    [Fact]
    public async Task A_file_that_is_not_taken_is_told_and_the_rest_comes()
    {
        var done = await ImportedAsync(
            ZipFolderTests.ZipBytes(
                ("a.md", Text("# A\n\n[run](run.exe) ![p](p.png)")),
                ("run.exe", Text("MZ")),
                ("p.png", Picture())
            )
        );

        Assert.Contains("“run.exe” is left out.", done, StringComparison.Ordinal);
        Assert.Contains("[run](run.exe)", (await PageAsync("A")).Text, StringComparison.Ordinal);
        Assert.Single(await Host.Database(db => db.Attachments.ToListAsync()));
    }

    /// <summary>P17: 53 pages of a real handbook.</summary>
    [Fact]
    public async Task The_handbook_comes_with_its_tree_titles_front_matter_and_links()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Samples", "handbook");
        var files = Directory
            .GetFiles(root, "*.md", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes(f)));
        await ImportedAsync(ZipFolderTests.ZipBytes([.. files]));

        var pages = await PagesAsync();
        Assert.Equal(53, pages.Count(p => p.FrontMatter.Contains("title:", StringComparison.Ordinal)));
        var start = pages.Single(p => p.Title == "Onboarding overview");
        Assert.Contains("[[TTS onboarding classes|TTS Onboarding Classes]]", start.Text, StringComparison.Ordinal);
        Assert.Contains("Your first two weeks", start.Contents, StringComparison.Ordinal);
        Assert.Contains("href=\"/wiki/handbook/tts-onboarding-classes\"", start.Html, StringComparison.Ordinal);
        var classes = pages.Single(p => p.Title == "TTS onboarding classes");
        Assert.Equal(start.Id, classes.ParentId);
        Assert.Equal(7, pages.Count(p => p.ParentId == classes.Id));
        Assert.True(await Host.Database(db => db.References.CountAsync(r => r.ToId != null)) > 30);
    }

    /// <summary>performance.md asks for 900 pages within 60 s.</summary>
    [Fact]
    public async Task Nine_hundred_pages_come_within_a_minute()
    {
        var words = string.Concat(Enumerable.Repeat("Some words of a page that say what there is to say. ", 100));
        var files = Enumerable
            .Range(0, 900)
            .Select(i =>
                (
                    $"part-{i / 30}/page-{i}.md",
                    Text(
                        $"# Page {i}\n\n{words}\n\n[Next](../part-{(i + 1) % 900 / 30}/page-{(i + 1) % 900}.md)\n\n## Part\n\n- [ ] a\n\n{words}"
                    )
                )
            );
        var zip = ZipFolderTests.ZipBytes([.. files]);
        var watch = Stopwatch.StartNew();

        var done = await ImportedAsync(zip);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}.");
        Assert.Contains("930 pages added.", done, StringComparison.Ordinal);
        Assert.Equal(900, await Host.Database(db => db.References.CountAsync(r => r.ToId != null)));
    }

    Task WriteHereAsync(string title, string text) =>
        Host.Database(async db =>
        {
            var page = await db.WikiPages.SingleAsync(p => p.Title == title);
            var revision = page.Write(text, page.OwnerId, AppHost.Start);
            page.Publish(revision, new(text, ""), afterReview: false, page.OwnerId, null, AppHost.Start);
            await db.SaveChangesAsync();
        });

    Task AgreeAsync(SpaceRight everybodyMay, bool afterReview) =>
        Host.Database(async db =>
        {
            var space = await db.Spaces.SingleAsync(s => s.Slug == "handbook");
            space.Agree(everybodyMay, afterReview, null);
            await db.SaveChangesAsync();
        });
}

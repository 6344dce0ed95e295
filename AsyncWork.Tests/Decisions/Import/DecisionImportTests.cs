using System.Net;
using System.Net.Http.Headers;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki.Import;
using AsyncWork.Web.Importing.Decisions;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Decisions.Import;

/// <summary>Decision records brought from files (product.md D2, I3).</summary>
[Trait("Feature", "D2")]
public sealed class DecisionImportTests : IAsyncLifetime
{
    static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "Samples", "decisions");

    AppHost Host { get; } = new();
    HttpClient Browser { get; set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.Given().Everyone().SaveAsync();
        Browser = await Host.SignedInAsync("manager");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task The_nineteen_samples_come_in_are_known_afterwards_and_go_againas_they_were()
    {
        var look = await SentAsync(SampleZip());
        var seen = (await Browser.OpenAsync(look)).Body!.Reads();
        Assert.Contains("19 new decisions.", seen, StringComparison.Ordinal);
        Assert.Empty(await DecisionsAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await ImportAsync(look)).StatusCode);

        var decisions = await DecisionsAsync();
        Assert.Equal(Enumerable.Range(1, 19), decisions.Select(d => d.Number));
        Assert.Equal("Write Own MADR Tooling", decisions[3].Title);
        Assert.Equal(DecisionState.Proposed, decisions[3].State);
        Assert.All(decisions.Where(d => d.Number != 4), d => Assert.Equal(DecisionState.Decided, d.State));
        Assert.All(decisions, d => Assert.Null(d.DecidedAt));
        foreach (var record in decisions)
        {
            var shown = (await Browser.OpenAsync(record.Url)).Body!.Reads();
            Assert.Equal(
                record.State == DecisionState.Decided,
                shown.Contains("Decided on a day that nobody wrote down", StringComparison.Ordinal)
            );
        }
        Assert.Equal("See [ADR-0013](/decisions/D-0014) for more reasoning on using YAML front matter.", decisions[8].More.Text);
        Assert.Contains("href=\"/decisions/D-0014\"", decisions[8].More.Html, StringComparison.Ordinal);
        Assert.Contains(
            await Host.Database(db => db.References.ToListAsync()),
            r =>
                r.FromKind == SubjectKind.Decision
                && r.FromId == decisions[8].Id
                && r.ToKind == SubjectKind.Decision
                && r.ToId == 14
        );

        // Out again: each record is the same, with the links named after the new files.
        var names = Directory.GetFiles(Samples).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        var files = decisions.ToDictionary(d => d.Number, d => DecisionRecords.FileNameOf(d.Number, d.Title));
        for (var i = 0; i < names.Count; i++)
        {
            var before = File.ReadAllText(Path.Combine(Samples, names[i]!));
            for (var n = 0; n < names.Count; n++)
                before = before.Replace($"]({names[n]})", $"]({files[n + 1]})", StringComparison.Ordinal);
            var written = MadrWriter.Write(DecisionRecords.Of(new(decisions[i], _ => [], null), files.GetValueOrDefault));
            var (one, other) = (MadrReader.Read(before, "x")!, MadrReader.Read(written, "x")!);
            Assert.Equal(
                (one.Title, one.Context, one.Drivers, one.Outcome),
                (other.Title, other.Context, other.Drivers, other.Outcome)
            );
            Assert.Equal(
                (one.Consequences, one.Confirmation, one.More, one.Front.Raw),
                (other.Consequences, other.Confirmation, other.More, other.Front.Raw)
            );
            // One shows a link as code, which stays as it is.
            if (names[i]!.StartsWith("0009-", StringComparison.Ordinal))
                continue;
            Assert.Equal(one.Options, other.Options);
            // One has a title with marks of code in it; a title has no marks here.
            if (!names[i]!.StartsWith("0010-", StringComparison.Ordinal))
                Assert.Equal(before, written);
        }

        // The same files again, and those that went out, are known.
        Assert.Contains(
            "19 are here already.",
            (await Browser.OpenAsync(await SentAsync(SampleZip()))).Body!.Reads(),
            StringComparison.Ordinal
        );
        var again = ZipFolderTests.Zip([
            .. decisions.Select(d =>
                (files[d.Number], MadrWriter.Write(DecisionRecords.Of(new(d, _ => [], null), files.GetValueOrDefault)))
            ),
        ]);
        Assert.Contains(
            "19 are here already.",
            (await Browser.OpenAsync(await SentAsync(again))).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_import_is_taken_back_and_its_numbers_are_not_given_again()
    {
        await ImportAsync(await SentAsync(SampleZip()));

        await UndoAsync();

        Assert.Empty(await DecisionsAsync());
        Assert.Empty(await Host.Database(db => db.References.ToListAsync()));
        await ImportAsync(await SentAsync(Zip(("0001-a.md", Record("A")))));
        Assert.Equal([20], (await DecisionsAsync()).Select(d => d.Number));
        Assert.Equal(
            ["imported decisions", "undid import of decisions", "imported decisions"],
            await Host.Database(db =>
                db.AuditEvents.Where(a => a.Subject == "decisions").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()
            )
        );
    }

    [Fact]
    public async Task What_was_commented_on_since_is_not_taken_back()
    {
        await ImportAsync(await SentAsync(Zip(("0001-a.md", Record("A")), ("0002-b.md", Record("B")))));
        await Host.Database(async db =>
        {
            var (id, by) = (await db.Decisions.Select(d => d.Id).FirstAsync(), await db.People.Select(p => p.Id).FirstAsync());
            db.Comments.Add(new Comment(Subject.Decision(id), by, "Why?", "<p>Why?</p>", AppHost.Start));
            await db.SaveChangesAsync();
        });

        await UndoAsync();

        Assert.Equal(2, (await DecisionsAsync()).Count);
        Assert.Contains(
            "One of its decisions was changed",
            (await Browser.OpenAsync("/decisions/import")).Body!.Reads(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Statuses_dates_people_and_tags_become_what_they_are_here()
    {
        await ImportAsync(
            await SentAsync(
                Zip(
                    (
                        "0001-a.md",
                        Record(
                            "A",
                            "status: accepted\ndate: 2024-03-01\ndecision-makers: [Manager, Jane Unknown]\nconsulted: berlin@asyncwork.example\ninformed:\n  - NewYork\ntags: [Storage, db]"
                        )
                    ),
                    ("0002-b.md", Record("B", "status: rejected\ndate: 2024-04-01")),
                    ("0003-c.md", Record("C", "status: proposed")),
                    ("0004-d.md", Record("D", "status: deprecated")),
                    ("0005-e.md", Record("E", "status: in doubt"))
                )
            )
        );

        var all = await DecisionsAsync();
        Assert.Equal(
            [
                DecisionState.Decided,
                DecisionState.Rejected,
                DecisionState.Proposed,
                DecisionState.Superseded,
                DecisionState.Proposed,
            ],
            all.Select(d => d.State)
        );
        Assert.Equal(new(2024, 3, 1), all[0].DecidedAt!.Value.InUtc().Date);
        Assert.Equal(
            (1, 1, 1),
            (
                all[0].With(DecisionPart.Decides).Count(),
                all[0].With(DecisionPart.Consulted).Count(),
                all[0].With(DecisionPart.Informed).Count()
            )
        );
        Assert.Equal(["db", "storage"], all[0].Tags.Select(t => t.Tag).Order(StringComparer.Ordinal));
        var page = (await Browser.OpenAsync("/decisions/import")).Body!.Reads();
        Assert.Contains("Not known here, so their names stay as text: Jane Unknown.", page, StringComparison.Ordinal);
        Assert.Contains("“in doubt” is no status that is known here.", page, StringComparison.Ordinal);
        var people = await Host.Database(db => db.People.ToDictionaryAsync(p => p.Id, p => (string[])[p.Name, p.Email ?? ""]));
        var front = DecisionRecords.Of(new(all[0], p => people[p], null), _ => null).Front;
        Assert.Equal(
            "status: accepted\ndate: 2024-03-01\ndecision-makers: [Manager, Jane Unknown]\nconsulted: berlin@asyncwork.example\ninformed:\n  - NewYork\ntags: [Storage, db]",
            front.Raw
        );
    }

    [Fact]
    public async Task What_was_superseded_is_linked_and_circles_are_not()
    {
        await ImportAsync(
            await SentAsync(
                Zip(
                    ("0001-a.md", Record("A", "status: superseded by [ADR-0002](0002-b.md)")),
                    ("0002-b.md", Record("B", "status: \"superseded by ADR-0003\"")),
                    ("0003-c.md", Record("C")),
                    ("0004-d.md", Record("D", "status: superseded by [x](0005-e.md)")),
                    ("0005-e.md", Record("E", "status: superseded by [x](0004-d.md)")),
                    ("0006-f.md", Record("F", "status: superseded by [x](0099-none.md)"))
                )
            )
        );

        var all = await DecisionsAsync();
        Assert.Equal(
            [
                DecisionState.Superseded,
                DecisionState.Superseded,
                DecisionState.Decided,
                DecisionState.Decided,
                DecisionState.Decided,
                DecisionState.Superseded,
            ],
            all.Select(d => d.State)
        );
        Assert.Equal([1, 2, 1, 0, 0, 0], all.Select(d => d.Supersessions));
        Assert.Equal(
            [(1, 2), (2, 3)],
            (await Host.Database(db => db.Supersessions.ToListAsync()))
                .Select(s => (all.Single(d => d.Id == s.OldId).Number, all.Single(d => d.Id == s.NewId).Number))
                .Order()
        );
        var page = (await Browser.OpenAsync("/decisions/import")).Body!.Reads();
        Assert.Contains("0004-d.md: it would supersede itself by way of others.", page, StringComparison.Ordinal);
        Assert.Contains("0006-f.md: what superseded it (“0099-none.md”) is not among the files", page, StringComparison.Ordinal);
        var written = DecisionRecords.Of(new(all[0], _ => [], (2, "B")), n => $"000{n}-x.md");
        Assert.Equal("superseded by [D-0002](0002-x.md)", written.Front.Value("status"));
        await UndoAsync();
        Assert.Empty(await DecisionsAsync());
    }

    [Fact]
    public async Task What_does_not_hold_itself_takes_nobodys_place_and_it_is_told()
    {
        var made = await ImportAsync(
            await SentAsync(
                Zip(
                    ("0001-a.md", Record("A", "status: superseded by [x](0002-b.md)")),
                    ("0002-b.md", Record("B", "status: superseded by [x](0003-c.md)")),
                    ("0003-c.md", Record("C", "status: superseded by [x](0099-none.md)")),
                    ("0004-d.md", Record("D", "status: superseded by [x](0005-e.md)")),
                    ("0005-e.md", Record("E", "status: deprecated")),
                    ("0006-f.md", Record("F", "status: superseded by [x](0007-g.md)")),
                    ("0007-g.md", Record("G"))
                )
            )
        );

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var all = await DecisionsAsync();
        Assert.All(all[..6], d => Assert.Equal(DecisionState.Superseded, d.State));
        Assert.Equal([0, 0, 0, 0, 0, 1, 1], all.Select(d => d.Supersessions));
        var page = (await Browser.OpenAsync("/decisions/import")).Body!.Reads();
        foreach (
            var (file, by) in new[] { ("0001-a", "0002-b"), ("0002-b", "0003-c"), ("0003-c", "0099-none"), ("0004-d", "0005-e") }
        )
            Assert.Contains($"{file}.md: what superseded it (“{by}.md”) is not among", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_here_and_differs_is_told_and_left()
    {
        await ImportAsync(await SentAsync(Zip(("0001-a.md", Record("A")))));
        var look = await SentAsync(
            Zip(
                ("0001-a.md", Record("A").Replace("We do it.", "We do not.", StringComparison.Ordinal)),
                ("readme.md", "# Not one")
            )
        );
        var seen = (await Browser.OpenAsync(look)).Body!.Reads();

        Assert.Contains("D-0001 differs in the outcome. What stands here stays.", seen, StringComparison.Ordinal);
        Assert.Contains("1 file is no record", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_record_stops_all()
    {
        var look = await SentAsync(
            Zip(
                ("0001-a.md", Record("A")),
                ("0002-b.md", "## Decision Outcome\n\nYes"),
                ("0003-c.md", Record("C", "date: 2999-01-01")),
                ("0004-d.md", Record(new string('x', 300)))
            )
        );
        var seen = (await Browser.OpenAsync(look)).Body!.Reads();

        Assert.Contains("3 records cannot be taken, so none is.", seen, StringComparison.Ordinal);
        Assert.Contains("Its date lies ahead.", seen, StringComparison.Ordinal);
        Assert.Empty(await DecisionsAsync());
    }

    [Fact]
    public async Task Bad_files_are_refused_with_a_sentence()
    {
        foreach (
            var (content, reason) in ((byte[], string)[])
                [
                    ([], "not a zip file"),
                    (Zip(("../a.md", Record("A"))), "lies outside"),
                    (Zip(("readme.md", "# Hello")), "no decision record"),
                    (Zip(), "is empty"),
                ]
        )
        {
            var answer = await SendAsync(content, Browser);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(reason, (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        }
        Assert.Empty(Directory.GetFiles(Path.Combine(Host.FilesFolder, "imports")));
    }

    [Fact]
    public async Task Who_leads_nobody_may_not_import()
    {
        var look = await SentAsync(SampleZip());
        var berlin = await Host.SignedInAsync("berlin");

        Assert.Equal(HttpStatusCode.Forbidden, (await berlin.GetAsync("/decisions/import")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await berlin.GetAsync(look)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await Host.SignedInAsync("hr")).GetAsync(look)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Browser.GetAsync("/decisions/import/look?file=nonsense")).StatusCode);
    }

    static string Record(string title, string front = "") =>
        $"{(front.Length > 0 ? $"---\n{front}\n---\n" : "")}# {title}\n\n## Context and Problem Statement\n\nWhy.\n\n## Considered Options\n\n* One\n* Two\n\n## Decision Outcome\n\nWe do it.\n";

    static byte[] SampleZip() =>
        ZipFolderTests.ZipBytes([.. Directory.GetFiles(Samples).Select(f => (Path.GetFileName(f), File.ReadAllBytes(f)))]);

    static byte[] Zip(params (string Path, string Text)[] files) => ZipFolderTests.Zip(files);

    async Task<string> SentAsync(byte[] zip)
    {
        var answer = await SendAsync(zip, Browser);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, (await answer.HtmlAsync()).Body?.Reads() + Host.Errors);
        return answer.Headers.Location!.ToString();
    }

    static async Task<HttpResponseMessage> SendAsync(byte[] zip, HttpClient browser)
    {
        var page = await browser.OpenAsync("/decisions/import");
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            {
                new ByteArrayContent(zip) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } },
                "files",
                "records.zip"
            },
        };
        return await browser.PostAsync("/decisions/import", form);
    }

    Task<HttpResponseMessage> ImportAsync(string look) => Browser.SubmitAsync(look, new Submission([("Team", "")]));

    Task<HttpResponseMessage> UndoAsync() => Browser.SubmitAsync("/decisions/import", new Submission([], Button: "Undo"));

    Task<List<Decision>> DecisionsAsync() =>
        Host.Database(db =>
            db.Decisions.AsNoTracking()
                .Include(d => d.Options)
                .Include(d => d.People)
                .Include(d => d.Tags)
                .OrderBy(d => d.Number)
                .ToListAsync()
        );
}

using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Files;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Boards.Archive;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Search;

/// <summary>What search finds follows every change, in the same save (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchFollowsTests
{
    /// <summary>Makes a thing of each kind that is found by a word, and changes it so that it is found by another; every kind has to be here.</summary>
    static readonly Dictionary<
        string,
        (Func<SearchBench, string, Task<int>> Make, Func<SearchBench, int, string, Task> Change)
    > Kinds = new(StringComparer.Ordinal)
    {
        ["Card"] = (
            async (bench, word) =>
            {
                var card = await bench.Cards.CardAsync("A card");
                await bench.DescribeAsync(card, $"About **{word}** and more");
                return card;
            },
            (bench, id, word) => bench.DescribeAsync(id, $"About {word}")
        ),
        ["Comment"] = (
            async (bench, word) => await bench.CommentAsync(Subject.Card(await bench.Cards.CardAsync("A card")), $"Of {word}"),
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    var comment = await db.Comments.SingleAsync(c => c.Id == id);
                    comment.Edit(bench.Cards.Berlin, word, $"<p>{word}</p>", bench.Cards.Now);
                    await db.SaveChangesAsync();
                })
        ),
        ["File"] = (
            async (bench, word) =>
                await bench.FileAsync(Subject.Card(await bench.Cards.CardAsync("A card")), $"the_{word}-2026.pdf"),
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    // No file is renamed; one of another name takes its place.
                    var file = await db.Attachments.SingleAsync(a => a.Id == id);
                    file.Delete(bench.Cards.Now);
                    db.Attachments.Add(
                        new Attachment(new(file.SubjectKind, file.SubjectId), $"{word}.pdf", null, bench.Cards.Now)
                    );
                    await db.SaveChangesAsync();
                })
        ),
        ["Person"] = (
            async (bench, word) =>
            {
                var given = bench.Host.Given();
                var person = given.Person($"Ada {word}");
                await given.SaveAsync();
                return person.Id.Value;
            },
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    (await db.People.SingleAsync(p => p.Id == new PersonId(id))).Rename($"Ada {word}");
                    await db.SaveChangesAsync();
                })
        ),
        ["Post"] = (
            (bench, word) => bench.PostAsync($"About {word}"),
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    var post = await db.Posts.SingleAsync(p => p.Id == id);
                    post.Edit(bench.Cards.Berlin, $"About {word}", MarkdownProse.ToProse("Words."), bench.Cards.Now);
                    await db.SaveChangesAsync();
                })
        ),
        ["Decision"] = (
            (bench, word) => bench.DecisionAsync("A decision", word),
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    var decision = await db.Decisions.Include(d => d.Options).SingleAsync(d => d.Id == id);
                    var option = Assert.Single(decision.Options);
                    decision.Write(
                        decision.TextNow with
                        {
                            Options = [new(option.Id, word, Prose.None)],
                        },
                        bench.Cards.Berlin,
                        bench.Cards.Now
                    );
                    await db.SaveChangesAsync();
                })
        ),
        ["Page"] = (
            async (bench, word) => (await bench.PageAsync("A page", $"About *{word}*")).Id,
            (bench, id, word) =>
                bench.Host.Database(async db =>
                {
                    var page = await db.WikiPages.SingleAsync(p => p.Id == id);
                    var revision = page.Write(word, bench.Cards.Berlin, bench.Cards.Now);
                    page.Publish(
                        revision,
                        new($"<p>{word}</p>", ""),
                        afterReview: false,
                        bench.Cards.Berlin,
                        null,
                        bench.Cards.Now
                    );
                    await db.SaveChangesAsync();
                })
        ),
    };

    public static TheoryData<string> AllKinds => [.. SearchKinds.All.Select(k => k.Name)];

    [Theory, MemberData(nameof(AllKinds))]
    public async Task A_thing_is_found_by_what_it_says_now_and_not_by_what_it_said(string kind)
    {
        await using var bench = await SearchBench.StartAsync();
        var (make, change) = Kinds[kind];

        var id = await make(bench, "harbour");
        Assert.Single(await bench.FindAsync("Berlin", "harbour", new() { Kind = kind }));

        await change(bench, id, "meadow");
        Assert.Empty(await bench.FindAsync("Berlin", "harbour"));
        Assert.Single(await bench.FindAsync("Berlin", "meadow", new() { Kind = kind }));
    }

    [Theory, MemberData(nameof(AllKinds))]
    public async Task What_was_not_found_before_the_search_came_is_found_after_the_start(string kind)
    {
        await using var bench = await SearchBench.StartAsync();
        await Kinds[kind].Make(bench, "harbour");
        await bench.Host.Database(db => db.WriteAsync(token => db.SearchEntries.ExecuteDeleteAsync(token)));
        Assert.Empty(await bench.FindAsync("Berlin", "harbour"));

        var made = await FillAsync(bench, f => f.FillAsync());

        Assert.True(made > 0);
        Assert.Single(await bench.FindAsync("Berlin", "harbour", new() { Kind = kind }));
        Assert.Equal(0, await FillAsync(bench, f => f.FillAsync()));
        Assert.Equal(made, await FillAsync(bench, f => f.RebuildAsync()));
    }

    /// <summary>A change that did not load the options keeps what they say.</summary>
    [Fact]
    public async Task A_decision_with_another_title_is_still_found_by_its_options()
    {
        await using var bench = await SearchBench.StartAsync();
        var id = await bench.DecisionAsync("Where we host", "harbour");

        await bench.Host.Database(async db =>
        {
            var decision = await db.Decisions.SingleAsync(d => d.Id == id);
            decision.Write(decision.TextNow with { Title = "Who hosts" }, bench.Cards.Berlin, bench.Cards.Now);
            await db.SaveChangesAsync();
        });

        Assert.Equal(["D-0001 Who hosts"], await bench.FindAsync("Berlin", "harbour"));
        Assert.Equal(["D-0001 Who hosts"], await bench.FindAsync("Berlin", "d-0001"));
        Assert.Empty(await bench.FindAsync("Support", "harbour"));
    }

    static async Task<int> FillAsync(SearchBench bench, Func<SearchFilling, Task<int>> fill)
    {
        await using var scope = bench.Host.Services.CreateAsyncScope();
        return await fill(scope.ServiceProvider.GetRequiredService<SearchFilling>());
    }

    [Fact]
    public async Task What_was_taken_back_or_deleted_is_found_no_more()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour card");
        var comment = await bench.CommentAsync(Subject.Card(card), "Harbour comment");
        var file = await bench.FileAsync(Subject.Card(card), "harbour.txt");
        Assert.Equal(3, (await bench.FindAsync("Berlin", "harbour")).Count);

        await bench.Host.Database(async db =>
        {
            (await db.Comments.SingleAsync(c => c.Id == comment)).TakeBack(bench.Cards.Berlin, bench.Cards.Now);
            (await db.Attachments.SingleAsync(a => a.Id == file)).Delete(bench.Cards.Now);
            await db.SaveChangesAsync();
        });
        Assert.Equal(["Harbour card"], await bench.FindAsync("Berlin", "harbour"));

        await bench.Host.Database(async db =>
        {
            (await db.Attachments.SingleAsync(a => a.Id == file)).Restore();
            await db.SaveChangesAsync();
        });
        Assert.Contains("harbour.txt", await bench.FindAsync("Berlin", "harbour"));
    }

    [Fact]
    public async Task What_goes_for_good_leaves_nothing_behind()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour card");
        await bench.CommentAsync(Subject.Card(card), "Harbour comment");
        await bench.FileAsync(Subject.Card(card), "harbour.txt");
        await bench.Host.Database(async db =>
        {
            (await db.Cards.SingleAsync(c => c.Id == card)).Delete(bench.Cards.Now);
            await db.SaveChangesAsync();
        });
        Assert.Empty(await bench.FindAsync("Berlin", "harbour"));

        await bench.Host.Database(db => db.EmptyTrashAsync(bench.Cards.Now + Duration.FromDays(31)));

        Assert.Empty(await bench.Host.Database(db => db.SearchEntries.Where(e => e.Kind != "Person").ToListAsync()));
        Assert.Equal(
            await bench.Host.Database(db => db.SearchEntries.CountAsync()),
            await bench.Host.Database(db => db.SearchContents.CountAsync())
        );
    }

    [Fact]
    public async Task A_save_that_is_refused_changes_nothing_and_a_second_try_makes_one_entry()
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            var person = new Person("Ada Harbour", "ada@asyncwork.example", Given.Zone("Europe/Berlin"), new(2026, 1, 1));
            var twin = new Person("Ben", "ada@asyncwork.example", Given.Zone("Europe/Berlin"), new(2026, 1, 1));
            db.AddRange(person, twin);
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.Remove(twin);
            foreach (var entry in db.ChangeTracker.Entries<SearchEntry>().Where(e => e.Entity.Title == "Ben").ToList())
                entry.State = EntityState.Detached;
            await db.SaveChangesAsync();
        });

        Assert.Single(await bench.FindAsync("Berlin", "harbour"));
    }

    [Fact]
    public async Task A_move_of_a_card_asks_nothing_of_the_search()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour card");
        await bench.Host.Database(async db =>
        {
            var found = await db.Cards.SingleAsync(c => c.Id == card);
            found.Rate(Priority.High, bench.Cards.Now);
            await db.FollowChangesAsync(CancellationToken.None);

            Assert.Empty(db.ChangeTracker.Entries<SearchEntry>());
        });
    }
}

using AsyncWork.Domain;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Search;
using AsyncWork.Web.Search;
using NodaTime;

namespace AsyncWork.Tests.Search;

/// <summary>What comes first, and what the filters leave (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchOrderTests
{
    [Fact]
    public async Task A_title_counts_more_than_a_text()
    {
        await using var bench = await SearchBench.StartAsync();
        var other = await bench.Cards.CardAsync("Budget");
        await bench.DescribeAsync(other, "harbour harbour harbour");
        await bench.Cards.CardAsync("The harbour at night and what it takes");

        Assert.Equal(["The harbour at night and what it takes", "Budget"], await bench.FindAsync("Berlin", "harbour"));
    }

    [Fact]
    public async Task All_words_are_needed_a_phrase_stands_together_and_the_last_word_may_be_unfinished()
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.Cards.CardAsync("Release notes of spring");
        await bench.Cards.CardAsync("Notes for the release");

        Assert.Equal(2, (await bench.FindAsync("Berlin", "release notes")).Count);
        Assert.Equal(["Release notes of spring"], await bench.FindAsync("Berlin", "\"release notes\""));
        Assert.Equal(2, (await bench.FindAsync("Berlin", "notes rel")).Count);
        Assert.Empty(await bench.FindAsync("Berlin", "rel notes"));
        Assert.Empty(await bench.FindAsync("Berlin", "release autumn"));
    }

    [Theory]
    [InlineData("REUNION", "Réunion plan")]
    [InlineData("réunion", "Réunion plan")]
    [InlineData("計画", "東京の計画")]
    [InlineData("東京", "東京の計画")]
    [InlineData("京の", "東京の計画")]
    [InlineData("🚀", "Launch 🚀 day")]
    [InlineData("launch 🚀", "Launch 🚀 day")]
    [InlineData("تقرير", "تقرير الشهر")]
    [InlineData("c++", "C++ style")]
    public async Task Words_of_all_scripts_are_found(string typed, string title)
    {
        await using var bench = await SearchBench.StartAsync();
        foreach (var card in new[] { "Réunion plan", "東京の計画", "Launch 🚀 day", "تقرير الشهر", "C++ style" })
            await bench.Cards.CardAsync(card);

        Assert.Equal([title], await bench.FindAsync("Berlin", typed));
    }

    [Fact]
    public async Task A_name_finds_the_person_first()
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.Cards.CardAsync("Kathmandu Kathmandu Kathmandu");

        Assert.Equal("Kathmandu", (await bench.FindAsync("Berlin", "kathm"))[0]);
    }

    [Fact]
    public async Task A_number_comes_before_what_has_it_in_its_text()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Quiet");
        await bench.Cards.CardAsync($"Says {card} in its title");

        Assert.Equal(["Quiet", $"Says {card} in its title"], await bench.FindAsync("Berlin", $"{card}"));
    }

    [Fact]
    public async Task What_is_recent_comes_before_what_is_old()
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.Cards.CardAsync("Harbour two");
        bench.Host.Clock.AdvanceDays(400);
        await bench.Cards.CardAsync("Harbour one");

        Assert.Equal(["Harbour one", "Harbour two"], await bench.FindAsync("Berlin", "harbour"));
        Assert.Equal(["Harbour one"], await bench.FindAsync("Berlin", "harbour", new() { Since = 30 }));
    }

    [Fact]
    public async Task Each_filter_leaves_what_fits()
    {
        await using var bench = await SearchBench.StartAsync();
        var open = await bench.Cards.CardAsync("Harbour open", owner: bench.Cards.NewYork);
        await bench.Cards.CardAsync("Harbour done", "Done");
        await bench.Cards.CardAsync("Harbour desk", onDesk: true);
        var page = await bench.PageAsync("Harbour page", "text");
        await bench.CommentAsync(Subject.Card(open), "Harbour comment");
        await bench.CommentAsync(Subject.Page(page.Id), "Harbour remark");
        await bench.Host.Database(async db =>
        {
            var card = (await db.Cards.FindAsync(open))!;
            card.Label([db.Labels.Single(l => l.BoardId == bench.Cards.Board).Id], bench.Cards.Now);
            await db.SaveChangesAsync();
        });

        Assert.Equal("Harbour comment, Harbour remark", await WithAsync(new() { Kind = "Comment" }));
        Assert.Equal("Harbour page, Harbour remark", await WithAsync(new() { In = $"space-{page.SpaceId}" }));
        Assert.Equal("Harbour desk", await WithAsync(new() { In = $"board-{bench.Cards.OtherBoard}" }));
        Assert.Equal("Harbour done", await WithAsync(new() { State = "card-done" }));
        Assert.Equal("Harbour page, Harbour remark", await WithAsync(new() { State = "page-published" }));
        Assert.Equal("Harbour open", await WithAsync(new() { By = "newy" }));
        Assert.Equal("Harbour comment, Harbour open", await WithAsync(new() { Tag = "CUSTOMER" }));
        Assert.Equal("", await WithAsync(new() { Tag = "custom%" }));
        Assert.Equal(
            "Harbour open",
            await WithAsync(
                new()
                {
                    Kind = "Card",
                    In = $"board-{bench.Cards.Board}",
                    State = "card-open",
                }
            )
        );

        async Task<string> WithAsync(SearchFilter filter) =>
            string.Join(", ", (await bench.FindAsync("Admin", "harbour", filter)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_an_index_of_words_the_texts_are_looked_through_and_titles_come_first()
    {
        await using var bench = await SearchBench.StartAsync();
        var other = await bench.Cards.CardAsync("Budget");
        await bench.DescribeAsync(other, "Of the harbour");
        await bench.Cards.CardAsync("Harbour at night");

        var found = await bench.SearchAsync("Berlin", "harb", index: new LikeIndex());

        Assert.Equal(["Harbour at night", "Budget"], found.Hits.Select(h => string.Concat(h.Title.Select(t => t.Text))));
        Assert.Empty((await bench.SearchAsync("Support", "harb", index: new LikeIndex())).Hits);
        Assert.Empty((await bench.SearchAsync("Berlin", "100%_[x]", index: new LikeIndex())).Hits);
    }

    [Fact]
    public async Task Hits_are_counted_and_paged()
    {
        await using var bench = await SearchBench.StartAsync();
        for (var i = 0; i < 7; i++)
            await bench.Cards.CardAsync($"Harbour {i}");

        var first = await bench.SearchAsync("Berlin", "harbour", page: 1, size: 3);
        var last = await bench.SearchAsync("Berlin", "harbour", page: 99, size: 3);
        var before = await bench.SearchAsync("Berlin", "harbour", page: -1, size: 3);

        Assert.Equal((7, 3, 1), (first.Total, first.Hits.Count, first.Page));
        Assert.Equal((7, 1, 3), (last.Total, last.Hits.Count, last.Page));
        Assert.Equal(1, before.Page);
    }
}

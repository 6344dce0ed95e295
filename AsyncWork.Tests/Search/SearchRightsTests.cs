using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Search;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Search;

/// <summary>What somebody may not see is neither found nor counted, whatever the words and filters (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchRightsTests
{
    /// <summary>Each kind with a thing that Berlin sees and Support does not; the word is in all of them.</summary>
    static async Task<SearchBench> HarbourAsync()
    {
        var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour card");
        var page = await bench.PageAsync("Harbour page", "text", everybodyMay: SpaceRight.None, space: "Closed");
        await bench.CommentAsync(Subject.Card(card), "Harbour comment");
        await bench.CommentAsync(Subject.Page(page.Id), "Harbour remark");
        await bench.FileAsync(Subject.Card(card), "harbour file.txt");
        await bench.FileAsync(Subject.Page(page.Id), "harbour plan.txt");
        return bench;
    }

    static readonly string[] Hidden =
    [
        "Harbour card",
        "Harbour comment",
        "Harbour page",
        "Harbour remark",
        "harbour file.txt",
        "harbour plan.txt",
    ];

    [Fact]
    public async Task Who_may_see_a_thing_finds_it()
    {
        await using var bench = await HarbourAsync();

        Assert.Equal(Hidden, (await bench.FindAsync("Berlin", "harbour")).Order(StringComparer.Ordinal));
        // Administrators keep all boards and spaces.
        Assert.Equal(Hidden, (await bench.FindAsync("Admin", "harbour")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_fits_worse_than_much_that_one_may_not_see_is_found_all_the_same()
    {
        await using var bench = await SearchBench.StartAsync();
        var hidden = await bench.Cards.CardAsync("Card");
        await bench.Host.Database(async db =>
        {
            foreach (var _ in Enumerable.Range(0, 1600))
            {
                var entry = new SearchEntry("Comment");
                entry.Say(new("Harbour", "", null, null));
                db.Add(entry).Property("CardId").CurrentValue = hidden;
            }
            await db.SaveChangesAsync();
        });
        var seen = await bench.Cards.CardAsync("Desk", onDesk: true);
        await bench.DescribeAsync(seen, $"{string.Join(' ', Enumerable.Repeat("words", 200))} harbour");

        Assert.Equal(["Desk"], await bench.FindAsync("Support", "harbour"));
        Assert.Equal(Found.Most, (await bench.SearchAsync("Berlin", "harbour")).Total);
    }

    [Fact]
    public async Task Who_sees_neither_board_nor_space_finds_nothing_and_no_count_changes()
    {
        await using var bench = await HarbourAsync();
        await bench.Cards.CardAsync("Harbour desk", onDesk: true);

        var found = await bench.SearchAsync("Support", "harbour");

        Assert.Equal("Harbour desk", Assert.Single(found.Hits).Title.Aggregate("", (all, part) => all + part.Text));
        Assert.Equal((1, 1), (found.All, found.Total));
        Assert.Equal(["Card"], found.Kinds.Select(k => k.Kind.Name));
    }

    [Fact]
    public async Task No_filter_finds_what_may_not_be_seen()
    {
        await using var bench = await HarbourAsync();
        SearchFilter[] filters =
        [
            .. SearchKinds.All.Select(k => new SearchFilter { Kind = k.Name }),
            .. SearchKinds.Subjects.SelectMany(s => s.States).Select(s => new SearchFilter { State = s.Value }),
            new() { In = $"board-{bench.Cards.Board}" },
            new() { In = "space-1" },
            new() { In = "team-1" },
            new() { By = "Berlin" },
            new() { Since = 7 },
            new() { Tag = "customer" },
        ];

        foreach (var filter in filters)
            Assert.Empty(await bench.FindAsync("Support", "harbour", filter));
    }

    [Theory]
    [InlineData("#1")]
    [InlineData("1")]
    [InlineData("card 1")]
    public async Task A_number_leads_to_a_card_of_those_who_see_it_only(string typed)
    {
        await using var bench = await SearchBench.StartAsync();
        Assert.Equal(1, await bench.Cards.CardAsync("Quiet"));

        Assert.Equal(["Quiet"], await bench.FindAsync("Berlin", typed));
        Assert.Empty(await bench.FindAsync("Support", typed));
    }

    [Fact]
    public async Task A_board_that_is_shown_to_the_company_is_searched_by_all()
    {
        await using var bench = await HarbourAsync();
        await bench.Host.Database(async db =>
        {
            (await db.Boards.SingleAsync(b => b.Id == bench.Cards.Board)).ShowTo(BoardAudience.Company);
            await db.SaveChangesAsync();
        });

        Assert.Equal(
            ["Harbour card", "Harbour comment", "harbour file.txt"],
            (await bench.FindAsync("Support", "harbour")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Nothing_of_the_trash_of_patterns_and_of_boards_in_the_trash_is_found()
    {
        await using var bench = await HarbourAsync();
        await ChangeAsync(b => b.BeTemplate(true));
        Assert.DoesNotContain("Harbour card", await bench.FindAsync("Berlin", "harbour"));
        await ChangeAsync(b => b.BeTemplate(false));
        await ChangeAsync(b => b.Delete(bench.Cards.Now));
        Assert.DoesNotContain("Harbour card", await bench.FindAsync("Admin", "harbour"));
        await ChangeAsync(b => b.Restore());
        Assert.Contains("Harbour card", await bench.FindAsync("Berlin", "harbour"));

        Task ChangeAsync(Action<Board> change) =>
            bench.Host.Database(async db =>
            {
                change(await db.Boards.SingleAsync(b => b.Id == bench.Cards.Board));
                await db.SaveChangesAsync();
            });
    }

    [Fact]
    public async Task A_draft_is_found_by_its_title_by_those_who_may_write_it()
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.PageAsync("Harbour draft", "secret words", isPublished: false);

        Assert.Equal(["Harbour draft"], await bench.FindAsync("Berlin", "harbour"));
        Assert.Empty(await bench.FindAsync("Berlin", "secret"));
        Assert.Empty(await bench.FindAsync("Support", "harbour"));
    }

    [Fact]
    public async Task A_page_that_was_given_to_somebody_alone_is_found_by_nobody_else()
    {
        await using var bench = await SearchBench.StartAsync();
        var page = await bench.PageAsync("Harbour page", "text");
        Assert.NotEmpty(await bench.FindAsync("Support", "harbour"));
        await bench.Host.Database(async db =>
        {
            var stored = await db.WikiPages.Include(p => p.Grants).SingleAsync(p => p.Id == page.Id);
            stored.Grant(bench.Cards.NewYork, null, SpaceRight.Read);
            await db.SaveChangesAsync();
        });

        Assert.NotEmpty(await bench.FindAsync("NewYork", "harbour"));
        Assert.Empty(await bench.FindAsync("Support", "harbour"));
    }

    [Fact]
    public async Task Somebody_who_left_is_found_on_request_as_in_the_directory()
    {
        await using var bench = await SearchBench.StartAsync();
        var given = bench.Host.Given();
        given.Person("Ada Harbour").Employed("2020-01-01", "2026-01-01");
        await given.SaveAsync();

        Assert.Empty(await bench.FindAsync("Support", "harbour"));
        Assert.Equal(["Ada Harbour"], await bench.FindAsync("Support", "harbour", new() { State = "person-left" }));
        Assert.Empty(await bench.FindAsync("Support", "harbour", new() { State = "person-here" }));
    }

    [Fact]
    public async Task The_page_shows_nobody_what_they_may_not_see()
    {
        await using var bench = await HarbourAsync();
        var browser = await bench.Host.SignedInAsync("Support");

        foreach (var address in new[] { "/search?q=harbour", "/search?q=harbour&kind=Comment", "/search?q=%231" })
            Assert.DoesNotContain("Harbour c", (await browser.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);
        using var first = await browser.GetFragmentAsync("/search?q=harbour&first=true");
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.DoesNotContain("Harbour", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

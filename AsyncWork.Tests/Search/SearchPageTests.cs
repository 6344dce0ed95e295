using System.Net;
using AsyncWork.Domain;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Search;

/// <summary>The search page, its fragment and the box in the top bar (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchPageTests
{
    [Fact]
    public async Task The_page_shows_hits_with_marks_and_leads_to_them()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour <b>card</b>");
        await bench.DescribeAsync(card, "About the harbour & <script>alert(1)</script>");
        var comment = await bench.CommentAsync(Subject.Card(card), "A harbour comment");
        var file = await bench.FileAsync(Subject.Card(card), "harbour.txt");
        var page = await bench.PageAsync("Harbour page", "text");
        var browser = await bench.Host.SignedInAsync("Berlin");

        var document = await browser.OpenAsync("/search?q=harbour");

        var links = document.QuerySelectorAll(".hit__name a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(
            [$"/cards/{card}", $"/cards/{card}#comment-{comment}", $"/cards/{card}/files/{file}", $"/wiki/handbook/{page.Slug}"],
            links.Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            "About the <mark>harbour</mark> &amp; ",
            document.QuerySelector(".hit__text")!.InnerHtml + document.Body!.InnerHtml
        );
        Assert.Empty(document.QuerySelectorAll(".hit script, .hit b"));
        Assert.Equal("harbour", document.QuerySelector("#q")!.GetAttribute("value"));
        foreach (var link in links.Where(l => !l.StartsWith("/wiki/", StringComparison.Ordinal)))
            await browser.OpenAsync(link);
    }

    [Fact]
    public async Task An_early_comment_is_led_to_where_it_is_shown()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("A card");
        var early = await bench.CommentAsync(Subject.Card(card), "A harbour comment");
        for (var i = 0; i < 50; i++)
            await bench.CommentAsync(Subject.Card(card), $"Number {i}");
        var browser = await bench.Host.SignedInAsync("Berlin");

        var link = (await browser.OpenAsync("/search?q=harbour")).QuerySelector(".hit__name a")!.GetAttribute("href")!;

        Assert.Equal($"/cards/{card}/comments?before={early + 1}#comment-{early}", link);
        Assert.NotNull((await browser.OpenAsync(link)).GetElementById($"comment-{early}"));
    }

    [Fact]
    public async Task The_fragment_is_the_hits_alone_and_the_box_gets_the_first()
    {
        await using var bench = await SearchBench.StartAsync();
        for (var i = 0; i < 12; i++)
            await bench.Cards.CardAsync($"Harbour {i}");
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var fragment = await browser.GetFragmentAsync("/search?q=harbour");
        using var first = await browser.GetFragmentAsync("/search?q=harbour&first=true");
        using var plain = await browser.GetAsync("/search?q=harbour&first=true");

        Assert.Equal("hits", (await fragment.HtmlAsync()).Body!.FirstElementChild!.Id);
        var options = (await first.HtmlAsync()).QuerySelectorAll("[role=option]");
        Assert.Equal(9, options.Length);
        Assert.Equal("All 12 hits", options[^1].Reads());
        Assert.Equal("/search?q=harbour", options[^1].GetAttribute("href"));
        Assert.NotNull((await plain.HtmlAsync()).QuerySelector("main h1"));
    }

    [Fact]
    public async Task A_search_asks_the_database_three_times_beside_the_frame_and_the_places_to_choose_from()
    {
        await using var bench = await SearchBench.StartAsync();
        var card = await bench.Cards.CardAsync("Harbour card");
        await bench.PageAsync("Harbour page", "text");
        await bench.CommentAsync(Subject.Card(card), "Harbour");
        var browser = await bench.Host.SignedInAsync("Berlin");
        await browser.OpenAsync("/search?q=harbour");

        var frame = await bench.Host.Commands.Of(() => browser.GetAsync("/help"));
        var page = await bench.Host.Commands.Of(() => browser.GetAsync("/search?q=harbour"));
        var fragment = await bench.Host.Commands.Of(() => browser.GetFragmentAsync("/search?q=harbour&first=true"));

        Assert.Equal(2, page.Count(c => c.Contains("SearchEntries", StringComparison.Ordinal)));
        Assert.InRange(page.Count - frame.Count, 3, 5);
        Assert.InRange(fragment.Count - frame.Count, 1, 3);
    }

    [Theory]
    [InlineData("%22")]
    [InlineData("%22unbalanced")]
    [InlineData("AND")]
    [InlineData("a+AND+OR+NOT")]
    [InlineData("NEAR(a+b,+2)")]
    [InlineData("*")]
    [InlineData("-")]
    [InlineData("a*+-b+^c+{d}:e")]
    [InlineData("Title:+x")]
    [InlineData("';DROP+TABLE+People;--")]
    [InlineData("%25_[x]\\")]
    [InlineData("%00a%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%F0%9F%9A%80")]
    [InlineData("%E6%9D%B1%E4%BA%AC")]
    [InlineData("%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D")]
    [InlineData("%E2%80%8B")]
    [InlineData("99999999999999999999")]
    [InlineData("%23-1")]
    [InlineData("(((((((((")]
    public async Task Whatever_is_typed_the_page_answers(string q)
    {
        await using var bench = await SearchBench.StartAsync();
        await bench.Cards.CardAsync("Harbour card");
        var browser = await bench.Host.SignedInAsync("Berlin");

        foreach (
            var address in new[]
            {
                $"/search?q={q}",
                $"/search?q={q}&page=-1&kind={q}&in={q}&state={q}&by={q}&tag={q}&since={q}",
                $"/search?q=harbour&by={q}&tag={q}&page=99999",
            }
        )
        {
            using var answer = await browser.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {bench.Host.Errors.Last}");
            using var first = await browser.GetFragmentAsync(address + "&first=true");
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        }
    }

    [Fact]
    public async Task Five_thousand_characters_are_a_search_like_any_other()
    {
        await using var bench = await SearchBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        foreach (var q in new[] { new string('x', 5000), string.Join('+', Enumerable.Range(0, 1500)), new string('"', 5000) })
            Assert.NotNull((await browser.OpenAsync($"/search?q={q}")).QuerySelector("#hits"));
    }

    [Fact]
    public async Task Without_words_and_without_hits_the_page_says_what_to_do()
    {
        await using var bench = await SearchBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        Assert.Contains("Find what was written", (await browser.OpenAsync("/search")).Body!.Reads());
        Assert.Contains("There is no word in this", (await browser.OpenAsync("/search?q=***")).Body!.Reads());
        Assert.Contains("Nothing found", (await browser.OpenAsync("/search?q=harbour")).Body!.Reads());
        Assert.NotNull(
            (await browser.OpenAsync("/search?q=harbour&kind=Card")).QuerySelector(".empty a[href='/search?q=harbour']")
        );
    }

    [Fact]
    public async Task The_box_stands_on_every_page_but_the_search_itself()
    {
        await using var bench = await SearchBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        var form = (await browser.OpenAsync("/help")).QuerySelector("#find-form")!;
        Assert.Equal(("/search", "get"), (form.GetAttribute("action"), form.GetAttribute("method")));
        Assert.Null((await browser.OpenAsync("/search")).QuerySelector("#find-form"));
    }
}

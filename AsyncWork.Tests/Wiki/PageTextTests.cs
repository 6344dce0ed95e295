using System.Diagnostics;
using System.Text.Encodings.Web;
using AsyncWork.Domain;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.TagHelpers;

namespace AsyncWork.Tests.Wiki;

/// <summary>What a text becomes: links to pages, decisions and cards, ids for its parts, and nothing that could do harm (product.md D11, D12, D22).</summary>
public sealed class PageTextTests
{
    static string Linked(string text)
    {
        var read = MarkdownText.Read(text);
        read.Lead(link => link.Title == "Absent" ? new("/wiki/ops/new?title=Absent", false) : new("/wiki/ops/deploy", true));
        return read.Page().Html;
    }

    [Theory]
    [InlineData("See [[Deploy]].", "<a href=\"/wiki/ops/deploy\" rel=\"noopener noreferrer nofollow\">Deploy</a>")]
    [InlineData("See [[Deploy|how]].", ">how</a>")]
    [InlineData("See [[ops/Deploy]].", ">Deploy</a>")]
    [InlineData("See [[Absent]].", "class=\"missing\"")]
    [InlineData("*[[Deploy]]*", ">Deploy</a>")]
    [InlineData("[[snake_case_name]]", ">snake_case_name</a>")]
    [InlineData("| a | b |\n|---|---|\n| [[Deploy\\|how]] | x |", ">how</a></td>")]
    [InlineData("| a | b |\n|---|---|\n| [[Deploy|how]] | x |", ">how</a></td>")]
    public void A_name_in_double_brackets_is_a_link(string text, string html) =>
        Assert.Contains(html, Linked(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("`[[Deploy]]`")]
    [InlineData("    [[Deploy]]")]
    [InlineData("[[]]")]
    [InlineData("[[ ]]")]
    [InlineData("[[a\nb]]")]
    [InlineData("[[Deploy")]
    public void What_is_code_or_no_name_is_no_link(string text) =>
        Assert.DoesNotContain("<a ", Linked(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("![The quay](https://example.com/quay.png)", "<a href=\"https://example.com/quay.png\"", ">The quay</a>")]
    [InlineData(
        "![](http://example.com/quay.png)",
        "<a href=\"http://example.com/quay.png\"",
        ">http://example.com/quay.png</a>"
    )]
    [InlineData("[![passing](https://ci.example/b.svg)](https://ci.example/)", "<a href=\"https://ci.example/\"", ">passing</a>")]
    [InlineData("![Here](/files/12?show=true)", "<img src=\"/files/12?show=true\"", "alt=\"Here\"")]
    public void A_picture_that_lies_elsewhere_is_a_link_to_it(string text, string begins, string ends)
    {
        Assert.Contains(begins, Linked(text), StringComparison.Ordinal);
        Assert.Contains(ends, Linked(text), StringComparison.Ordinal);
        Assert.Equal(text.Contains("/files/", StringComparison.Ordinal), Linked(text).Contains("<img", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "See ![the plan](https://example.org/a.png \"Old\") here.",
        "<img src=\"https://example.org/a.png\" alt=\"the plan\" title=\"Old\">"
    )]
    [InlineData("See ![](//example.org/a.png) here.", "<img src=\"//example.org/a.png\" alt=\"\">")]
    [InlineData(
        "See [![x > y](https://example.org/a.png)](https://example.org) here.",
        "<a href=\"https://example.org\" rel=\"noopener noreferrer nofollow\"><img src=\"https://example.org/a.png\" alt=\"x &gt; y\"></a>"
    )]
    [InlineData("See ![ours](/files/1) here.", "<img src=\"/files/1\" alt=\"ours\">")]
    public void A_picture_elsewhere_that_was_stored_as_one_is_shown_as_a_link_too(string text, string stored)
    {
        var shown = new StringWriter();

        StoredHtmlTagHelper.Of($"<p>See {stored} here.</p>\n").WriteTo(shown, HtmlEncoder.Default);

        Assert.Equal($"<div class=\"prose\">{MarkdownText.ToHtml(text)}</div>", shown.ToString());
    }

    [Fact]
    public void Before_its_links_are_looked_up_a_text_shows_their_words() =>
        Assert.Equal("<p>See how.</p>", MarkdownText.ToHtml("See [[Deploy|how]].").Trim());

    [Theory]
    [InlineData("We follow D-0042.", "<a href=\"/decisions/D-0042\"")]
    [InlineData("**D-0042** holds", "<a href=\"/decisions/D-0042\"")]
    [InlineData("the thing (D-12345)", "<a href=\"/decisions/D-12345\"")]
    [InlineData("see /cards/123, please", "<a href=\"/cards/123\"")]
    [InlineData("/cards/7", "<a href=\"/cards/7\"")]
    public void Decisions_and_cards_are_links_wherever_they_are_named(string text, string html)
    {
        Assert.Contains(html, MarkdownText.ToHtml(text), StringComparison.Ordinal);
        Assert.Contains(html, Linked(text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`D-0042`")]
    [InlineData("D-42")]
    [InlineData("AD-0042")]
    [InlineData("D-0042-B")]
    [InlineData("x/cards/123")]
    [InlineData("/cards/123/edit")]
    public void What_only_looks_like_a_number_is_no_link(string text) =>
        Assert.DoesNotContain("<a ", MarkdownText.ToHtml(text), StringComparison.Ordinal);

    [Fact]
    public void A_link_is_not_put_into_a_link()
    {
        var html = MarkdownText.ToHtml("[see D-0042](/help) and https://a.example/D-0042");

        Assert.DoesNotContain("/decisions/", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_text_speaks_of_is_known()
    {
        var read = MarkdownText.Read(
            "[[Deploy]] [[Deploy|again]] [[ops/Run]] D-0042, [card](/cards/12) /cards/12 [p](/wiki/ops/deploy#s-x)"
        );

        Assert.Equal(["Deploy", "Deploy", "Run"], read.Links.Select(l => l.Title));
        Assert.Equal([(SubjectKind.Card, 12), (SubjectKind.Decision, 42)], read.Things.Select(t => (t.Kind, t.Id)).Order());
        Assert.Equal(("ops", "deploy"), Assert.Single(read.Addresses));
    }

    [Fact]
    public void Headings_and_paragraphs_have_ids_and_make_the_contents()
    {
        var page = MarkdownText.Read("# Set up\n\nText\n\n## By `hand`\n\n- a\n\n## By hand").Page();

        Assert.Contains("<h2 id=\"s-set-up\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("<p id=\"b1\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("<ul id=\"b3\">", page.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"s-by-hand-2\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(
            [new(2, "s-set-up", "Set up"), new(3, "s-by-hand", "By hand"), new(3, "s-by-hand-2", "By hand")],
            PageBlocks.Headings(page.Contents)
        );
    }

    [Theory]
    [InlineData("### A\n\n# B\n\n### C", "2 2 3")]
    [InlineData("## A\n\n###### B\n\n### C\n\n## D", "2 3 3 2")]
    [InlineData("# A\n## B\n### C\n#### D\n##### E\n###### F", "2 3 4 5 6 6")]
    public void Headings_stand_below_the_page_s_title_without_gaps(string text, string levels) =>
        Assert.Equal(
            levels,
            string.Join(
                ' ',
                System
                    .Text.RegularExpressions.Regex.Matches(MarkdownText.Read(text).Page().Html, "<h([1-6])")
                    .Select(m => m.Groups[1].Value)
            )
        );

    [Fact]
    public void Footnotes_lead_to_each_other() =>
        Assert.Contains("href=\"#fn:1\"", MarkdownText.Read("A[^1]\n\n[^1]: Note").Page().Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("<img src=x onerror=alert(1)>", "<img")]
    [InlineData("[x](javascript:alert(1))", "javascript:")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "alert(1)\"")]
    [InlineData("![x](javascript:alert(1))", "javascript:")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>", "<a ")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)", "data:")]
    [InlineData("<p id=\"main\">x</p>", "<p id=\"main\"")]
    [InlineData("# main {#main}", "id=\"main\"")]
    [InlineData("[[Deploy|<b>x</b>]]", "<b>")]
    public void Nothing_harmful_comes_through(string text, string harm) =>
        Assert.DoesNotContain(harm, Linked(text), StringComparison.OrdinalIgnoreCase);

    public static TheoryData<string, string> Bombs =>
        new()
        {
            { "quotes", string.Concat(Enumerable.Repeat("> ", 200_000)) + "deep" },
            { "lists", string.Concat(Enumerable.Range(0, 700).Select(i => new string(' ', i * 2) + "- a\n")) },
            { "brackets", new string('[', 400_000) },
            { "double brackets", string.Concat(Enumerable.Repeat("[[", 200_000)) },
            { "links", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[[Page {i}]] ")) },
            { "urls", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[x](/cards/{i}) ")) },
            { "stars", string.Concat(Enumerable.Repeat("*a **b ", 60_000)) },
            { "backticks", string.Concat(Enumerable.Range(1, 900).Select(i => new string('`', i) + "a")) },
            { "table", string.Concat(Enumerable.Repeat("|", 100_000)) + "\n|-|\n" },
            { "numbers", string.Concat(Enumerable.Repeat("D-0042 ", 70_000)) },
            { "letters", new string('a', 500_000) },
            { "autolinks", string.Concat(Enumerable.Repeat("www.a.example ", 10_000)) },
        };

    [Theory, MemberData(nameof(Bombs))]
    public void A_text_made_to_hurt_is_shown_and_does_not_take_long(string what, string bomb)
    {
        var watch = Stopwatch.StartNew();
        var html = Linked(bomb);

        Assert.NotEmpty(html);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{what} took {watch.Elapsed}");
    }
}

using AsyncWork.Web.Search;

namespace AsyncWork.Tests.Search;

/// <summary>What is kept of a text to find it, and the part of it that is shown (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("<p>One <strong>two</strong></p><p>three</p>", "One two\nthree")]
    [InlineData("<ul><li>a</li><li>b</li></ul>", "a\nb")]
    [InlineData("<p>un<em>break</em>able</p>", "unbreakable")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb")]
    [InlineData("<p>&lt;b&gt; &amp; &quot;c&quot;</p>", "<b> & \"c\"")]
    [InlineData("<p title=\"a > b\">c</p>", "c")]
    [InlineData("<p>a\n   b</p>", "a b")]
    [InlineData("", "")]
    [InlineData("a < b", "a")]
    public void Plain_text_is_what_a_reader_reads(string html, string text) => Assert.Equal(text, PlainText.FromHtml(html));

    [Fact]
    public void Signs_of_scripts_without_spaces_stand_apart_and_are_read_as_before()
    {
        var spaced = Letters.Spaced("東京 Plan ไทย", 100);

        Assert.Contains("東\u200B京", spaced, StringComparison.Ordinal);
        Assert.Equal("東京 Plan ไทย", Letters.Read(spaced));
    }

    [Fact]
    public void A_text_is_cut_at_its_longest_and_never_within_a_sign()
    {
        Assert.InRange(Letters.Spaced(new string('x', 200_000), 1000).Length, 998, 1000);
        Assert.False(char.IsHighSurrogate(Letters.Spaced(string.Concat(Enumerable.Repeat("🚀", 100)), 99)[^1]));
        Assert.Equal("a b", Letters.Spaced("a\0b", 10));
        Assert.Equal("a ", Letters.Spaced("a\ud800", 10));
    }

    [Theory]
    [InlineData('É', 'e')]
    [InlineData('ß', 'ß')]
    [InlineData('Ž', 'z')]
    [InlineData('日', '日')]
    public void Letters_are_compared_without_case_and_accents(char letter, char folded) =>
        Assert.Equal(folded, Letters.Fold(letter));

    static string Marked(string text, string typed, bool all = false)
    {
        var words = SearchWords.Read(typed);
        var stored = Letters.Spaced(text, SearchEntry.LongestText);
        return string.Concat(
            (all ? SearchExcerpt.All(stored, words) : SearchExcerpt.Best(stored, words)).Select(p =>
                p.IsMarked ? $"[{p.Text}]" : p.Text
            )
        );
    }

    [Theory]
    [InlineData("The release notes are here.", "release", "The [release] notes are here.")]
    [InlineData("Rélease and prerelease", "release", "[Rélease] and prerelease")]
    [InlineData("Releases", "rel", "[Releases]")]
    [InlineData("Release notes, notes of releases", "\"release notes\"", "[Release] [notes], [notes] of releases")]
    [InlineData("<b>Bold</b>", "bold", "<b>[Bold]</b>")]
    [InlineData("東京の計画", "計画", "東京の[計画]")]
    [InlineData("We go 🚀 now", "🚀", "We go [🚀] now")]
    [InlineData("Nothing of it", "release", "Nothing of it")]
    [InlineData("", "release", "")]
    public void What_was_searched_for_is_marked(string text, string typed, string marked) =>
        Assert.Equal(marked, Marked(text, typed));

    [Fact]
    public void A_long_text_shows_the_place_where_most_words_stand_together()
    {
        var filler = string.Concat(Enumerable.Repeat("lorem ipsum dolor ", 60));

        var shown = Marked($"harbour {filler} the harbour budget of spring {filler}", "harbour budget");

        Assert.Contains("the [harbour] [budget] of spring", shown, StringComparison.Ordinal);
        Assert.StartsWith("… ", shown, StringComparison.Ordinal);
        Assert.EndsWith(" …", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 320);
    }

    [Fact]
    public void A_text_without_any_space_is_cut_all_the_same() =>
        Assert.InRange(Marked(new string('x', 50_000) + " harbour", "harbour").Length, 9, 320);
}

using AsyncWork.Web.Search;

namespace AsyncWork.Tests.Search;

/// <summary>What somebody types is read so that nothing in it can be wrong (product.md D10).</summary>
[Trait("Feature", "D10")]
public sealed class SearchWordsTests
{
    /// <summary>A beginning ends with an asterisk here.</summary>
    static string Terms(string? typed) =>
        string.Join(" | ", SearchWords.Read(typed).Terms.Select(t => Letters.Read(t.Text) + (t.IsBeginning ? "*" : "")));

    [Theory]
    [InlineData("release notes", "release | notes*")]
    [InlineData("  release\t\nnotes ", "release | notes*")]
    [InlineData("\"release notes\" harbour", "release notes | harbour*")]
    [InlineData("harbour \"release notes\"", "harbour | release notes")]
    [InlineData("“release notes”", "release notes")]
    [InlineData("«release notes» x", "release notes | x")]
    [InlineData("a", "a")]
    [InlineData("D-0042", "D-0042*")]
    [InlineData("mia@asyncwork.example", "mia@asyncwork.example*")]
    [InlineData("日本", "日本*")]
    public void Words_and_phrases_have_to_be_there_and_the_last_word_may_be_unfinished(string typed, string terms) =>
        Assert.Equal(terms, Terms(typed));

    [Theory]
    [InlineData("\"release notes", "release | notes*")]
    [InlineData("release \"", "release")]
    [InlineData("\"\" \"", "")]
    [InlineData("AND OR NOT NEAR(a b)", "AND | OR | NOT | NEAR(a | b)*")]
    [InlineData("rel* -notes +x ^y title:z", "rel* | -notes | +x | ^y | title:z*")]
    [InlineData("a\0b", "a | b")]
    public void Signs_of_a_database_are_only_signs(string typed, string terms) => Assert.Equal(terms, Terms(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u200b ")]
    [InlineData("*** -- \"\" ;)")]
    [InlineData("\0\u0001")]
    public void Without_a_word_there_is_nothing_to_search_for(string? typed) => Assert.Empty(SearchWords.Read(typed).Terms);

    [Fact]
    public void Signs_such_as_emoji_are_looked_for_when_there_is_nothing_else()
    {
        Assert.True(SearchWords.Read("🚀").NeedsParts);
        Assert.Equal("launch", Terms("launch 🚀"));
        Assert.True(SearchWords.Read("***").IsOnlySigns);
    }

    [Fact]
    public void What_is_far_too_long_is_cut_and_never_within_a_sign()
    {
        var read = SearchWords.Read(new string('x', 5000));
        var many = SearchWords.Read(string.Join(' ', Enumerable.Range(0, 2000)));
        var emoji = SearchWords.Read("x" + string.Concat(Enumerable.Repeat("🚀", 500)));

        Assert.Equal(SearchWords.Longest, read.Typed.Length);
        Assert.InRange(many.Terms.Count, 1, 10);
        Assert.False(char.IsHighSurrogate(emoji.Typed[^1]));
    }

    [Fact]
    public void Half_a_sign_is_no_text() =>
        Assert.Equal("a | b*", Terms("a\ud800 bb").Replace("bb", "b", StringComparison.Ordinal));
}

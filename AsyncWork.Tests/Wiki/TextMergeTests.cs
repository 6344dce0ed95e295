using AsyncWork.Web.Pages.Wiki;

namespace AsyncWork.Tests.Wiki;

/// <summary>Two people change one text: nothing that either wrote is lost (product.md D9).</summary>
public sealed class TextMergeTests
{
    const string Before = "one\ntwo\nthree\nfour\nfive\nsix";

    [Theory]
    [InlineData("ONE\ntwo\nthree\nfour\nfive\nsix", "one\ntwo\nthree\nfour\nfive\nSIX", "ONE\ntwo\nthree\nfour\nfive\nSIX")]
    [InlineData(
        "one\ntwo\nthree\nfour\nfive\nsix\nseven",
        "zero\none\ntwo\nthree\nfour\nfive\nsix",
        "zero\none\ntwo\nthree\nfour\nfive\nsix\nseven"
    )]
    [InlineData("one\nthree\nfour\nfive\nsix", "one\ntwo\nthree\nfour\nsix", "one\nthree\nfour\nsix")]
    [InlineData("one\n2\nthree\nfour\nfive\nsix", "one\n2\nthree\nfour\nfive\nsix", "one\n2\nthree\nfour\nfive\nsix")]
    [InlineData("one\n2\nthree\nfour\nfive\nsix", "one\n2\nthree\n4\nfive\nsix", "one\n2\nthree\n4\nfive\nsix")]
    [InlineData(Before, "other", "other")]
    [InlineData("other", Before, "other")]
    [InlineData("", Before, "")]
    public void Changes_of_different_lines_are_put_together(string mine, string theirs, string merged)
    {
        var both = TextMerge.Merge(Before, mine, theirs);

        Assert.Equal(merged, both.Text);
        Assert.True(both.IsClean);
        Assert.Equal(merged, TextMerge.Merge(Before, theirs, mine).Text);
    }

    [Fact]
    public void Changes_of_the_same_lines_stand_side_by_side_with_marks()
    {
        var both = TextMerge.Merge(Before, "one\nmine\nthree\nfour\nfive\nsix", "one\ntheirs\nthree\nfour\nfive\nSIX");

        Assert.Equal(1, both.Conflicts);
        Assert.Equal("one\n<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> theirs\nthree\nfour\nfive\nSIX", both.Text);
        Assert.True(TextMerge.HasMarks(both.Text));
        Assert.False(TextMerge.HasMarks(Before));
    }

    [Fact]
    public void Neighbouring_lines_are_one_place()
    {
        Assert.Equal(1, TextMerge.Merge(Before, "one\nA\nthree\nfour\nfive\nsix", "one\ntwo\nB\nfour\nfive\nsix").Conflicts);
    }

    [Fact]
    public void One_deletes_what_the_other_changes()
    {
        var both = TextMerge.Merge(Before, "one\nfour\nfive\nsix", "one\ntwo\nTHREE\nfour\nfive\nsix");

        Assert.Equal(1, both.Conflicts);
        Assert.Contains("THREE", both.Text, StringComparison.Ordinal);
    }

    /// <summary>Any two changes: each line that somebody wrote anew is in the result, and without conflict the order of both is kept.</summary>
    [Fact]
    public void Nothing_that_either_wrote_is_lost()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var before = Lines(random.Next(0, 8), "b");
            var (mine, theirs) = (Changed(before, "m"), Changed(before, "t"));
            var both = TextMerge.Merge(Text(before), Text(mine), Text(theirs));
            var lines = both.Text.Split('\n').ToHashSet();
            Assert.All(mine.Except(before).Concat(theirs.Except(before)), line => Assert.Contains(line, lines));
            if (both.IsClean)
                Assert.DoesNotContain(lines, l => l.StartsWith("<<<<", StringComparison.Ordinal));
        }

        List<string> Lines(int count, string who) => [.. Enumerable.Range(0, count).Select(i => $"{who}{i}")];
        static string Text(List<string> lines) => string.Join('\n', lines);
        List<string> Changed(List<string> lines, string who)
        {
            var changed = lines.ToList();
            for (var i = 0; i < random.Next(0, 4); i++)
            {
                var at = random.Next(0, changed.Count + 1);
                if (random.Next(2) == 0 || at == changed.Count)
                    changed.Insert(at, $"{who}{i}-{random.Next(1000)}");
                else if (random.Next(2) == 0)
                    changed[at] = $"{who}{i}+{random.Next(1000)}";
                else
                    changed.RemoveAt(at);
            }
            return changed;
        }
    }

    [Fact]
    public void Texts_that_differ_in_more_lines_than_can_be_compared_are_one_place()
    {
        static string Text(string who) =>
            string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"{who} {i * 7919 % 10_007}"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var both = TextMerge.Merge($"first\n{Text("a")}\nlast", $"first\n{Text("b")}\nlast", $"first\n{Text("c")}\nlast");

        Assert.Equal(1, both.Conflicts);
        Assert.StartsWith($"first\n{TextMerge.Mine}\nb 0\n", both.Text, StringComparison.Ordinal);
        Assert.EndsWith($"{TextMerge.Theirs}\nlast", both.Text, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
    }
}

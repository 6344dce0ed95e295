using System.Diagnostics;
using AsyncWork.Web.Pages.Files;

namespace AsyncWork.Tests.Files;

/// <summary>Two versions of a text file beside each other (product.md B10, F6).</summary>
[Trait("Feature", "B10")]
public sealed class FileTextsTests
{
    [Fact]
    public void Lines_that_went_and_came_are_shown_with_a_few_around_them()
    {
        var before = string.Join("\r\n", Enumerable.Range(1, 20));

        var lines = FileTexts.Compare(before, before.Replace("10\r\n", "ten\n", StringComparison.Ordinal));

        Assert.Equal(["", "7", "8", "9", "−10", "+ten", "11", "12", "13", ""], lines.Select(l => l.Sign + (l.Text ?? "")));
    }

    [Fact]
    public void Texts_of_very_many_short_lines_are_not_held_against_each_other()
    {
        var (before, after) = (Lines("a", "b"), Lines("c", "d"));

        var started = Stopwatch.GetTimestamp();
        var lines = FileTexts.Compare(before, after);

        Assert.Equal(2 * 128 * 1024, lines.Count(l => l.Sign != ""));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    static string Lines(string one, string other) =>
        string.Join('\n', Enumerable.Range(0, 128 * 1024).Select(i => i % 2 == 0 ? one : other));
}

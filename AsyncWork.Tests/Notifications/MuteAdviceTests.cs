using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;

namespace AsyncWork.Tests.Notifications;

/// <summary>What somebody could turn down (product.md N8).</summary>
[Trait("Feature", "N8")]
public sealed class MuteAdviceTests
{
    static readonly NoticeSettings Usual = new(new PersonId(1));

    [Fact]
    public void What_is_mostly_left_alone_is_named_with_its_numbers_and_a_way_out()
    {
        var advice = MuteAdvice.Of([new(NoticeKind.Watching, 24, 20), new(NoticeKind.Mention, 20, 15)], [], Usual);

        Assert.Equal(
            [
                "Of 20 notices under “Mentions” in four weeks you left 15 alone for a week or more. Once a week by mail may be enough.",
                "Of 24 notices under “Watching” in four weeks you left 20 alone for a week or more. You could do without the mail.",
            ],
            advice
        );
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(20, 11)]
    public void Few_notices_or_what_is_looked_after_gives_no_advice(int told, int left)
    {
        Assert.Empty(MuteAdvice.Of([new(NoticeKind.Watching, told, left)], [new("/wiki/a/b", 7)], Usual));
    }

    [Fact]
    public void What_tells_something_all_the_time_is_named_the_loudest_first()
    {
        var advice = MuteAdvice.Of([], [new("/wiki/a/b", 8), new("/decisions/D-0001", 30)], Usual);

        Assert.StartsWith("/decisions/D-0001 told you something 30 times", advice[0], StringComparison.Ordinal);
        Assert.Equal(2, advice.Count);
    }
}

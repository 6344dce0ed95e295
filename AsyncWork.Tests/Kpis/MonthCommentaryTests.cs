using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Kpis;

[Trait("Feature", "K-j")]
public sealed class MonthCommentaryTests
{
    static readonly Instant Now = Instant.FromUtc(2026, 11, 4, 8, 0);

    [Fact]
    public void It_keeps_lines_and_no_space_around_them()
    {
        var commentary = new MonthCommentary(new(2026, 10), team: 3);

        commentary.Write(new("  One\r\ntwo \r\n", null), new PersonId(1), Now);

        Assert.Equal(
            ("One\ntwo", "", new LocalDate(2026, 10, 1), 1),
            (commentary.WhatHappened, commentary.Actions, commentary.MonthFirst, commentary.Version)
        );
        Assert.True(commentary.Says(new("One\ntwo", " ")));
        Assert.False(commentary.Says(new("One two", "")));
    }

    [Fact]
    public void Without_a_word_or_with_too_many_it_is_not_written()
    {
        var commentary = new MonthCommentary(new(2026, 10), team: null);
        CommentaryText[] refused = [new(" \r\n", null), new(new string('x', MonthCommentary.LongestText + 1), null)];

        Assert.All(refused, text => Assert.Throws<InvalidOperationException>(() => commentary.Write(text, new PersonId(1), Now)));
        Assert.Equal(0, commentary.Version);
    }

    [Fact]
    public void Of_two_texts_no_mark_is_the_same()
    {
        var commentary = new MonthCommentary(new(2026, 10), team: null);
        commentary.Write(new("One", null), new PersonId(1), Now);
        var before = commentary.Mark;

        commentary.Write(new("Two", null), new PersonId(1), Now);

        Assert.NotEqual(before, commentary.Mark);
    }

    [Fact]
    public void An_empty_line_begins_a_paragraph_and_a_part_without_a_word_has_no_heading()
    {
        var both = new ReportCommentary("One\ntwo\n \t\n\nthree", "Four", "Anita", new(2026, 11, 4));
        var one = new ReportCommentary("", "Four", "Anita", new(2026, 11, 4));

        Assert.Equal(["One\ntwo", "three"], both.Parts[0].Paragraphs);
        Assert.Equal(["What happened", "What we do about it"], both.Parts.Select(p => p.Heading));
        Assert.Equal(["What we do about it"], one.Parts.Select(p => p.Heading));
        Assert.Equal("Anita, 4 November 2026", one.WrittenBy);
    }
}

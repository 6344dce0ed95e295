using AsyncWork.Domain.Writing;

namespace AsyncWork.Tests.Hints;

/// <summary>What readers will miss in a text, by plain rules (product.md P7).</summary>
[Trait("Feature", "P7")]
public sealed class WritingAdviceTests
{
    const string Good =
        "The checkout fails for customers who pay by invoice since this morning, see [the card](/cards/12). I looked at the log and the last "
        + "change and found nothing. Could somebody of Support check the invoices by Thursday, 16:00 in Berlin?";

    static string[] Lacks(string text, WritingKind kind, bool hasDeadline = false, bool hasExpectation = false) =>
        [.. WritingAdvice.On(text, kind, hasDeadline, hasExpectation).Hints.Select(h => h.Lack)];

    static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));

    [Fact]
    public void A_text_with_context_link_deadline_and_expectation_needs_no_hint()
    {
        Assert.Empty(Lacks(Good, WritingKind.Request));
    }

    [Fact]
    public void A_short_request_lacks_everything_and_each_hint_says_how_it_was_noticed()
    {
        var advice = WritingAdvice.On("The invoices are broken", WritingKind.Request);

        Assert.Equal(["No deadline", "No link", "Little context", "No expectation"], advice.Hints.Select(h => h.Lack));
        Assert.All(advice.Hints, h => Assert.EndsWith(".", h.Because, StringComparison.Ordinal));
        Assert.Equal((4, 1), (advice.Words, advice.Minutes));
    }

    [Theory]
    [InlineData("by 16:00")]
    [InlineData("on Friday")]
    [InlineData("by 12 November")]
    [InlineData("until Nov 12")]
    [InlineData("by 2026-11-12")]
    [InlineData("within two days")]
    [InlineData("tomorrow")]
    [InlineData("no hurry")]
    public void A_date_in_any_words_is_a_deadline(string when)
    {
        Assert.DoesNotContain("No deadline", Lacks($"Please look at it {when}", WritingKind.Request));
    }

    [Theory]
    [InlineData("see https://example.com")]
    [InlineData("see [[How we release]]")]
    [InlineData("see D-0042")]
    [InlineData("see [this](/cards/1)")]
    public void Whatever_leads_somewhere_is_a_link(string link)
    {
        Assert.DoesNotContain("No link", Lacks($"Please look, {link}", WritingKind.Request));
    }

    [Fact]
    public void What_a_field_beside_the_text_says_is_not_missed()
    {
        var lacks = Lacks("The invoices are broken", WritingKind.Request, hasDeadline: true, hasExpectation: true);

        Assert.Equal(["No link", "Little context"], lacks);
    }

    [Fact]
    public void Long_texts_and_paragraphs_are_named_and_lists_and_pages_may_be_longer()
    {
        Assert.Contains("Long", Lacks(Words(401), WritingKind.Post));
        Assert.DoesNotContain("Long", Lacks(Words(401), WritingKind.Page));
        Assert.Contains("Long", Lacks(Words(1501), WritingKind.Page));
        Assert.Contains("Long paragraph", Lacks(Words(121), WritingKind.Page));
        Assert.DoesNotContain("Long paragraph", Lacks($"- {Words(100)}\n- {Words(100)}", WritingKind.Page));
        Assert.DoesNotContain("Long paragraph", Lacks($"{Words(100)}\n\n{Words(100)}", WritingKind.Page));
        Assert.Equal(3, WritingAdvice.On(Words(401), WritingKind.Post).Minutes);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    public void An_empty_text_is_left_alone(string? text)
    {
        Assert.Empty(WritingAdvice.On(text, WritingKind.Request).Hints);
    }

    [Fact]
    public void Texts_made_to_hurt_are_read_quickly()
    {
        var advice = WritingAdvice.On(string.Concat(Enumerable.Repeat("[[ ](/ <script> 1:1:1 \n\n", 20_000)), WritingKind.Post);

        Assert.NotEmpty(advice.Hints);
    }
}

using AsyncWork.Domain.Onboarding;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>What forms and quizzes never ask (product.md O15), and how they are written (O6).</summary>
[Trait("Feature", "O15")]
public sealed class SensitiveDataTests
{
    [Theory]
    [InlineData("Bank account")]
    [InlineData("Your IBAN please")]
    [InlineData("Tax number")]
    [InlineData("Steuer-ID")]
    [InlineData("Social Security Number")]
    [InlineData("SSN")]
    [InlineData("National insurance no.")]
    [InlineData("Passport")]
    [InlineData("Number of your identity card")]
    [InlineData("ID number")]
    [InlineData("Date of birth")]
    [InlineData("Birthday")]
    [InlineData("Health conditions")]
    [InlineData("Any disability?")]
    [InlineData("Religion")]
    [InlineData("Password of the laptop")]
    public void O15_a_label_that_asks_for_sensitive_data_is_refused(string label)
    {
        Assert.Contains("Keep this in the HR system and link to it", SensitiveData.WhyNotAsk(label), StringComparison.Ordinal);
        Assert.NotNull((Step("A") with { Kind = StepKind.Form, Fields = $"Name\n{label} *" }).WhyNot());
        Assert.NotNull((Step("A") with { Kind = StepKind.Quiz, Questions = $"{label}\n+ Yes\n- No" }).WhyNot());
    }

    [Theory]
    [InlineData("Preferred name")]
    [InlineData("T-shirt size")]
    [InlineData("Which password manager do you use?")]
    [InlineData("Did you read the health and safety rules?")]
    [InlineData("Bank holidays in your region")]
    [InlineData("Biking to work?")]
    [InlineData("Working hours")]
    [InlineData(null)]
    public void O15_what_only_sounds_like_it_is_asked(string? label) => Assert.Null(SensitiveData.WhyNotAsk(label));

    [Fact]
    public void O6_a_quiz_is_written_as_lines()
    {
        var questions = Quiz.Read(
            "By when is a question answered?\n- At once\n+ Within one working day\n\nWho decides?\n+ The owner\n- All"
        );

        Assert.Equal(2, questions.Count);
        Assert.Equal(("By when is a question answered?", 1), (questions[0].Text, questions[0].Right));
        Assert.Equal(["The owner", "All"], questions[1].Options);
        Assert.Equal("A?\n- x\n+ y\n\nB?", Quiz.Clean(" A? \r\n-x\n\n\n+   y\nB?"));
    }

    [Theory]
    [InlineData("- An answer", "Begin with a question")]
    [InlineData("A?\n+ One\n+ Two", "two answers with a +")]
    [InlineData("A?\n- 1\n- 2\n- 3\n- 4\n- 5\n- 6\n- 7\n- 8\n- 9", "more than 8 answers")]
    public void O6_what_is_no_quiz_is_refused(string text, string says) =>
        Assert.Contains(says, Quiz.WhyNot(text), StringComparison.Ordinal);

    [Fact]
    public void O6_a_form_is_written_as_lines_too()
    {
        Assert.Equal([new FormField("Preferred name", true), new("Shirt", false)], StepForm.Read("Preferred name *\n\n Shirt "));
        Assert.Contains("same name", StepForm.WhyNot("Shirt\nshirt *"), StringComparison.Ordinal);
        Assert.Contains("Give each field a name", StepForm.WhyNot("*"), StringComparison.Ordinal);
        Assert.Contains("at most 20", StepForm.WhyNot(string.Join('\n', Enumerable.Range(1, 21))), StringComparison.Ordinal);
    }
}

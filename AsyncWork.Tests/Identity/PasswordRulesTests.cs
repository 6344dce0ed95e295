using AsyncWork.Web.Identity;

namespace AsyncWork.Tests.Identity;

[Trait("Feature", "A5")]
public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData(null, "at least 12")]
    [InlineData("", "at least 12")]
    [InlineData("elevenchars", "at least 12")]
    [InlineData("1qaz2wsx3edc", "first that others would try")]
    [InlineData("PASSWORD12345", "first that others would try")]
    [InlineData("passwordpassword", "first that others would try")]
    [InlineData("aaaaaaaaaaaa", "first that others would try")]
    [InlineData("123456789012", "first that others would try")]
    [InlineData("Async-work-demo-1", "first that others would try")]
    [InlineData("mia.novak loves plums", "the name in your e-mail address")]
    [InlineData("plum tree\0in the yard", "cannot be typed")]
    public void A_password_that_is_short_common_or_ones_own_name_is_refused_with_the_reason(string? password, string reason) =>
        Assert.Contains(reason, PasswordRules.WhyNot(password, "mia.novak@example.com"), StringComparison.Ordinal);

    [Theory]
    [InlineData("plum tree in the yard")]
    [InlineData("alllowercaseletters")]
    [InlineData("839201746152")]
    [InlineData("पासवर्ड बगीचे में")]
    [InlineData("🌳🌳🌿🍑🍎🌳🌳")]
    public void Any_characters_will_do(string password) => Assert.Null(PasswordRules.WhyNot(password, "mia.novak@example.com"));

    [Fact]
    public void A_password_has_128_characters_at_most()
    {
        var words = string.Concat(Enumerable.Range(0, 40).Select(i => $"plum{i * 7919}"));

        Assert.Null(PasswordRules.WhyNot(words[..128], null));
        Assert.Contains("at most 128", PasswordRules.WhyNot(words[..129], null), StringComparison.Ordinal);
    }
}

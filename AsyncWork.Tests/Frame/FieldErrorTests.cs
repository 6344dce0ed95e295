using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Frame;

/// <summary>What is wrong with a field is told where the field is, also to those who hear the page (product.md X2; WCAG 1.3.1, 3.3.1).</summary>
[Trait("Feature", "X2")]
public sealed class FieldErrorTests
{
    [Theory]
    [InlineData("/cards/new?board=1", "Input.Title", "")]
    [InlineData("/cards/new?board=1", "Input.Due", "in June")]
    [InlineData("/cards/1/edit", "Input.Title", "")]
    [InlineData("/cards/1/edit", "Input.Helpers", "99999")]
    [InlineData("/handoffs/new?from=/cards/1", "Input.Done", "")]
    [InlineData("/handoffs/new?from=/cards/1", "Input.Receiver", "")]
    [InlineData("/posts/new", "Title", "")]
    [InlineData("/posts/new", "Text", "")]
    [InlineData("/decisions/new", "Text.Title", "")]
    [InlineData("/people/absences/new", "Input.FirstDay", "")]
    [InlineData("/account", "Input.Name", "")]
    [InlineData("/account/password", "Present", "not this one")]
    [InlineData("/overlap?date=soon", "date", null)]
    [InlineData("/overlap?people=99999", "people", null)]
    public async Task A_message_is_named_by_its_field_and_the_summary_leads_to_it(string page, string field, string? value)
    {
        await using var bench = await CardBench.StartAsync();
        await bench.CardAsync("Write the guide", owner: bench.Berlin);
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = value is null
            ? await browser.GetAsync(page)
            : await browser.SubmitAsync(page, Filled(page, field, value));

        var html = await answer.HtmlAsync();
        var links = html.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.Contains(field.Replace('.', '_'), links);
        Assert.All(links, id => Assert.NotNull(html.GetElementById(id)));
        var messages = html.QuerySelectorAll(".field-validation-error, .field__error").Where(e => e.Reads() != "").ToList();
        Assert.NotEmpty(messages);
        foreach (var message in messages)
        {
            var named = html.QuerySelectorAll("[aria-describedby]").Where(e => Names(e).Contains(message.Id)).ToList();
            Assert.True(named.Count > 0, $"Nothing names “{message.Reads()}” ({message.Id}).");
            Assert.All(
                named,
                e =>
                    Assert.Equal(
                        e is IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement,
                        e.HasAttribute("aria-invalid")
                    )
            );
        }
    }

    [Fact]
    public async Task A_field_keeps_the_hint_that_describes_it_and_one_without_an_error_names_none()
    {
        await using var bench = await CardBench.StartAsync();
        var browser = await bench.Host.SignedInAsync("Berlin");

        using var answer = await browser.SubmitAsync("/posts/new", new Submission(("Title", "A title"), ("Text", "")));

        var html = await answer.HtmlAsync();
        Assert.Equal(["text-hint", "Text_error"], Names(html.GetElementById("Text")!));
        Assert.Equal("true", html.GetElementById("Text")!.GetAttribute("aria-invalid"));
        Assert.False(html.GetElementById("Title")!.HasAttribute("aria-describedby"));
        Assert.False(html.GetElementById("Title")!.HasAttribute("aria-invalid"));
    }

    static string[] Names(IElement element) =>
        element.GetAttribute("aria-describedby")!.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A form in which nothing is wrong but that field.</summary>
    static Submission Filled(string page, string field, string value)
    {
        (string Name, string? Value)[] usual = page.Split('?')[0] switch
        {
            "/cards/new" => [("Input.Title", "A title")],
            "/handoffs/new" => [("Input.Done", "All of it"), ("Input.Next", "Read it")],
            "/posts/new" => [("Title", "A title"), ("Text", "A text")],
            "/account/password" => [("Present", "x"), ("New", "correct horse battery staple")],
            _ => [],
        };
        return new([.. usual.Where(u => u.Name != field), (field, value)]);
    }
}

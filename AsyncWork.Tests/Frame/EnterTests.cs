using AngleSharp.Html.Dom;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;

namespace AsyncWork.Tests.Frame;

/// <summary>Enter in a field presses the first button of its form: that is the one that sends it, with and without scripts (product.md X1).</summary>
[Trait("Feature", "X1")]
public sealed class EnterTests
{
    [Theory]
    [InlineData("/decisions/new", "Title", "Save draft")]
    [InlineData("/decisions/new?recorded=true", "Title", "Record decision")]
    [InlineData("/posts/new?kind=Request", "Title", "Post")]
    public async Task Enter_in_the_title_of_something_new_sends_it(string address, string label, string button)
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();

        Assert.Equal(button, FirstButton(await (await host.SignedInAsync("Berlin")).OpenAsync(address), label));
    }

    [Fact]
    public async Task Enter_in_the_title_of_a_card_saves_it()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Price page");

        var page = await (await bench.Host.SignedInAsync("Berlin")).OpenAsync($"/cards/{card}/edit");

        Assert.Equal("Save", FirstButton(page, "Title"));
    }

    [Theory]
    [InlineData(false, "Publish")]
    [InlineData(true, "Ask for review")]
    public async Task Enter_below_the_text_of_a_page_does_what_its_first_large_button_does(bool afterReview, string button)
    {
        await using var bench = await WikiBench.StartAsync(s =>
            s.Agree(AsyncWork.Domain.Wiki.SpaceRight.Write, publishesAfterReview: afterReview, null)
        );
        var url = await bench.PageAsync("Deploy", publish: false);
        var browser = await bench.BrowserAsync("Berlin");

        Assert.Equal(button, FirstButton(await browser.OpenAsync($"{url}/edit"), "What changed, and why"));
        Assert.Equal("Save", FirstButton(await browser.OpenAsync($"{url}/place"), "Title"));
    }

    /// <summary>What Enter presses in a field: the first button of its form that sends, also where no script runs.</summary>
    static string FirstButton(IHtmlDocument page, string label)
    {
        var named = page.QuerySelectorAll("label").First(l => l.Reads() == label).GetAttribute("for")!;
        var form = (IHtmlFormElement)page.GetElementById(named)!.Closest("form")!;
        var button = form.QuerySelectorAll("button, noscript").First(b => b.GetAttribute("type") != "button");
        return button.Reads();
    }
}

using AngleSharp.Html.Dom;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Boards.Templates;

/// <summary>A template fills in a new card, also after somebody began to write it (product.md B14, X9).</summary>
[Trait("Feature", "B14"), Trait("Feature", "X9")]
public sealed class CardFromTemplateTests
{
    [Fact]
    public async Task Choosing_a_template_keeps_what_was_typed_and_fills_in_the_rest()
    {
        await using var bench = await CardBench.StartAsync();
        var (fault, visit) = await TemplatesAsync(bench);
        var browser = await bench.Host.SignedInAsync("Berlin");
        var page = $"/cards/new?board={bench.Board}";

        using var first = await browser.SubmitAsync(
            page,
            new Submission(("Input.Title", "The harbour crane"), ("fill", $"{fault}")) { Button = "Fill in" }
        );
        var filled = await first.HtmlAsync();
        Assert.Equal(
            ("The harbour crane", "What was seen?", "2:00"),
            (Value(filled, "Input_Title"), Value(filled, "Input_Text"), Value(filled, "Input_Estimate"))
        );

        // Another one: what came from the first was not typed, so it goes.
        using var second = await browser.SubmitAsync(
            filled,
            page,
            new Submission(("fill", $"{visit}"), ("Input.Estimate", "0:30")) { Button = "Fill in" }
        );
        var other = await second.HtmlAsync();
        Assert.Equal(
            ("The harbour crane", "Who comes?", "0:30"),
            (Value(other, "Input_Title"), Value(other, "Input_Text"), Value(other, "Input_Estimate"))
        );

        using var added = await browser.SubmitAsync(other, page, new Submission() { Button = "Add card" });
        var card = await bench.Host.Database(db => db.Cards.SingleAsync());
        Assert.Equal(
            ("The harbour crane", "Who comes?", 30, Priority.High),
            (card.Title, card.Text, card.Estimate, card.Priority)
        );
    }

    [Fact]
    public async Task Enter_in_a_field_adds_the_card()
    {
        await using var bench = await CardBench.StartAsync();
        await TemplatesAsync(bench);
        var page = await (await bench.Host.SignedInAsync("Berlin")).OpenAsync($"/cards/new?board={bench.Board}");

        // A browser presses the first button of the form.
        var first = page.QuerySelector("form.card-form button")!;
        Assert.Equal("Add card", first.Reads());
        Assert.False(first.HasAttribute("formaction"));
    }

    static string Value(IHtmlDocument page, string id) =>
        page.GetElementById(id) switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlTextAreaElement area => area.Value,
            _ => throw new InvalidOperationException($"{id} is no field."),
        };

    static Task<(int Fault, int Visit)> TemplatesAsync(CardBench bench) =>
        bench.Host.Database(async db =>
        {
            var fault = new CardTemplate(bench.Board, "Fault", "Fault: ");
            fault.Fill("What was seen?", "", null, Priority.Normal, 120, null, []);
            var visit = new CardTemplate(bench.Board, "Visit", "Visit of ");
            visit.Fill("Who comes?", "", null, Priority.High, 60, null, []);
            db.CardTemplates.AddRange(fault, visit);
            await db.SaveChangesAsync();
            return (fault.Id, visit.Id);
        });
}

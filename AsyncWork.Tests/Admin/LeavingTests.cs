using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Files;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Admin;

/// <summary>What somebody who leaves still answers for (product.md F1).</summary>
[Trait("Feature", "F1")]
public sealed class LeavingTests
{
    [Fact]
    public async Task An_administrator_sees_what_somebody_answers_for_and_nobody_else_does()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        await bench.CardAsync("Finished", "Done", bench.Berlin);
        await bench.CardAsync("Another’s", "Doing", bench.NewYork);
        await FilesOfAnyThing.MakeAsync(bench, FilesOfAnyThing.Page);
        await bench.Host.DecisionAsync("Where we host", DecisionState.Proposed);
        await bench.Host.DecisionAsync("Where we hosted", DecisionState.Decided);
        var berlin = await bench.Host.SignedInAsync("Berlin");
        await berlin.SubmitAsync(
            "/handoffs/new?from=/cards/1",
            ("Input.Done", "x"),
            ("Input.Next", "y"),
            ("Input.Receiver", $"{bench.NewYork}")
        );
        var address = $"/admin/people/{bench.Berlin}/leaving";

        var page = await (await bench.Host.SignedInAsync("Admin")).OpenAsync(address);

        Assert.Equal(
            [
                ("Cards", "Theirs Roadmap"),
                ("Pages", "Deploy Handbook"),
                ("Decisions", "Where we host D-0001 · open for comments"),
                ("Hand-offs", "Theirs from Berlin to NewYork"),
                ("Spaces they keep alone", "Handbook nobody else keeps it"),
            ],
            page.QuerySelectorAll("#main section[aria-label]")
                .Select(s =>
                    (
                        s.GetAttribute("aria-label")!,
                        $"{s.QuerySelector(".rows__what > :first-child")!.Reads()} {s.QuerySelector(".rows__note")!.Reads()}"
                    )
                )
        );
        using var forbidden = await berlin.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }
}

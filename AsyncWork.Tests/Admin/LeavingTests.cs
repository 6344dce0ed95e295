using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Files;
using AsyncWork.Tests.Onboarding;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

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
        Assert.Equal(
            $"/onboarding/plans/new?kind=Offboarding&person={bench.Berlin}",
            page.QuerySelector(".head__do a")!.GetAttribute("href")
        );
        using var forbidden = await berlin.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    [Trait("Feature", "A4")]
    public async Task An_account_that_is_deactivated_says_what_is_still_theirs_and_leads_to_handing_it_over()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        await bench.CardAsync("Theirs too", "Doing", bench.Berlin);
        await bench.Host.DecisionAsync("Where we host", DecisionState.Proposed);
        var admin = await bench.Host.SignedInAsync("Admin");
        var address = $"/admin/people/{bench.Berlin}/account";

        using var done = await admin.SubmitAsync(address, new Submission() { Button = "Deactivate account", Htmx = true });

        var page = await done.HtmlAsync();
        Assert.Equal(
            [("Cards", "2"), ("Decisions", "1")],
            page.QuerySelectorAll("[aria-labelledby=theirs] li")
                .Select(l => (l.QuerySelector("a")!.Reads(), l.QuerySelector(".num")!.Reads()))
        );
        Assert.NotNull((await admin.OpenAsync($"/admin/people/{bench.Berlin}/leaving")).QuerySelector("#kind-Cards"));
        await bench.Host.PlanOfAsync("Berlin", TemplateKind.Offboarding);
        Assert.Equal(
            "/onboarding/plans/1/transfer",
            (await admin.OpenAsync(address)).QuerySelector("[aria-labelledby=theirs] a.button")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Who_is_on_call_for_the_company_is_changed_where_the_company_is()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.Host.Database(async db =>
        {
            var person = await db.People.SingleAsync(p => p.Id == bench.Berlin);
            person.Employ(person.StartsOn, LeaverHost.LastDay);
            var now = bench.Host.Clock.GetCurrentInstant();
            foreach (
                var team in new int?[] { null, await db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync() }
            )
            {
                var ladder = new EscalationLadder(team);
                var today = LeaverHost.LastDay.PlusDays(-1);
                ladder.Call(
                    bench.Berlin,
                    "+49 30 1",
                    LeaverHost.LastDay,
                    LeaverHost.LastDay.PlusDays(7),
                    today,
                    bench.Berlin,
                    now
                );
                db.Add(ladder);
            }
            await db.SaveChangesAsync();
        });

        var page = await (await bench.Host.SignedInAsync("Admin")).OpenAsync($"/admin/people/{bench.Berlin}/leaving");

        Assert.Equal(
            [("The company", "/playbook/escalation?team="), ("Product", "/playbook/escalation?team=product")],
            page.QuerySelectorAll("[aria-label='On call'] li a").Select(a => (a.Reads(), a.GetAttribute("href")!))
        );
    }
}

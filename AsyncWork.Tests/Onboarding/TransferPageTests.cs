using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Who leaves gives everything to others, so that nothing is left without an owner (product.md O12).</summary>
[Trait("Feature", "O12")]
public sealed class TransferPageTests
{
    static string Transfer(string plan) => $"{plan}/transfer";

    static Task<OwnedCounts> CountsAsync(CardBench bench) => bench.Host.Database(db => db.CountOwned(bench.Berlin).SingleAsync());

    static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string plan, params (string, string)[] fields) =>
        await browser.PostAsync(Transfer(plan), await CardBench.FormAsync(browser, fields));

    static async Task<string> MainAsync(HttpResponseMessage answer) => (await answer.HtmlAsync()).QuerySelector("main")!.Reads();

    [Fact]
    public async Task Everything_goes_to_somebody_at_once_and_they_are_told_once()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        await bench.CardAsync("Finished", "Done", bench.Berlin);
        await bench.AnswersForAsync();
        var plan = await bench.LeavesAsync();
        await bench.Host.Database(async db =>
        {
            var handOff = (await db.HandOffs.SingleAsync()).Url;
            foreach (var url in new[] { "/decisions/D-0001", handOff, "/pilots/99" })
                db.Add(
                    new Notification(bench.Berlin, NotificationReason.Asked, bench.Kathmandu, "It waits for you.", url, bench.Now)
                );
            await db.SaveChangesAsync();
        });
        var manager = await bench.Host.SignedInAsync("Manager");
        var page = await manager.OpenAsync(Transfer(plan));
        var told = (await bench.ToldAsync(bench.NewYork)).Count;
        Assert.Equal(
            [
                "Cards",
                "Cards that wait for them",
                "Items of checklists",
                "Templates of cards",
                "Rules of boards",
                "Pages",
                "Decisions",
                "Hand-offs",
                "Questions",
                "Plans of others",
                "Spaces they keep alone",
            ],
            page.QuerySelectorAll("#transfer h2").Select(h => h.Reads())
        );
        Assert.Equal(11, (await CountsAsync(bench)).All);
        using var early = await PostAsync(manager, plan, ("handler", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);

        using var given = await manager.SubmitAsync(
            page,
            Transfer(plan),
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give everything" }
        );

        // The space gives a right, which is an administrator’s to give.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        var counts = await CountsAsync(bench);
        Assert.Equal((1, 1), (counts.All, counts.Spaces));
        Assert.Equal(bench.NewYork, (await bench.ReadAsync(card)).OwnerId);
        Assert.Contains("gave the card another owner", await bench.EventsAsync(card));
        var notices = (await bench.ToldAsync(bench.NewYork)).Skip(told).ToList();
        var only = Assert.Single(notices);
        // N1: what NewYork does now does not wait in the inbox of Berlin any more.
        Assert.Equal(
            ["/pilots/99"],
            await bench.Host.Database(db =>
                db.Notifications.Where(n => n.Text == "It waits for you." && n.DoneAt == null).Select(n => n.Url).ToListAsync()
            )
        );
        Assert.Contains("a card, a card that waits, an item of a checklist", only, StringComparison.Ordinal);
        Assert.Contains("of Berlin, whose last day is", only, StringComparison.Ordinal);
        Assert.Equal(
            10,
            await bench.Host.Database(db => db.Notifications.OrderByDescending(n => n.Id).Select(n => n.Count).FirstAsync())
        );
        Assert.Contains("went to NewYork", await MainAsync(await manager.GetAsync($"{plan}/history")), StringComparison.Ordinal);
        Assert.True(await bench.Host.Database(db => db.AuditEvents.AnyAsync(e => e.Action == "handed over")));
        // The plan cannot be finished while something is left.
        await bench.Host.Database(async db =>
        {
            var found = await db.OnboardingPlans.Include(p => p.Steps).SingleAsync(p => p.Kind == TemplateKind.Offboarding);
            SomePlan.Do(found, "Return the laptop");
            await db.SaveChangesAsync();
        });
        Assert.Contains(
            "left without an owner",
            await MainAsync(await manager.GetAsync($"{plan}/end")),
            StringComparison.Ordinal
        );
        var admin = await bench.Host.SignedInAsync("Admin");
        using var rest = await admin.SubmitAsync(
            Transfer(plan),
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give all: Spaces they keep alone" }
        );
        Assert.Equal(HttpStatusCode.Redirect, rest.StatusCode);
        Assert.Contains("Nothing is left", await MainAsync(await manager.GetAsync(Transfer(plan))), StringComparison.Ordinal);
        using var finished = await manager.SubmitAsync($"{plan}/end", new Submission { Button = "Finish" });
        Assert.Equal(HttpStatusCode.Redirect, finished.StatusCode);
    }

    [Fact]
    public async Task Who_keeps_the_plan_gets_there_and_nobody_else()
    {
        await using var bench = await CardBench.StartAsync();
        await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        var plan = await bench.LeavesAsync();
        var onboarding = await bench.Host.PlanOfAsync("Kathmandu", TemplateKind.Onboarding);

        foreach (
            var (who, status) in new[]
            {
                ("Manager", HttpStatusCode.OK),
                ("HR", HttpStatusCode.OK),
                ("Admin", HttpStatusCode.OK),
                ("Berlin", HttpStatusCode.Forbidden),
                ("NewYork", HttpStatusCode.NotFound),
                ("Manager2", HttpStatusCode.NotFound),
            }
        )
        {
            var browser = await bench.Host.SignedInAsync(who);
            Assert.Equal(status, (await browser.GetAsync(Transfer(plan))).StatusCode);
            if (status != HttpStatusCode.OK)
                Assert.Equal(status, (await PostAsync(browser, plan, ("to", $"{bench.NewYork}"))).StatusCode);
        }
        var hr = await bench.Host.SignedInAsync("HR");
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync(Transfer(onboarding))).StatusCode);
        Assert.Equal(1, (await CountsAsync(bench)).Cards);
    }

    [Fact]
    public async Task What_one_may_not_see_is_counted_and_given_but_never_named()
    {
        await using var bench = await CardBench.StartAsync();
        var seen = await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        var secret = await bench.CardAsync("Secret merger", "Doing", bench.Berlin, onDesk: true);
        var plan = await bench.LeavesAsync();
        var manager = await bench.Host.SignedInAsync("Manager");
        var page = await manager.OpenAsync(Transfer(plan));
        Assert.Contains("And 1 that you may not see", page.QuerySelector("main")!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", page.Source.Text, StringComparison.Ordinal);

        // By its number it is as if it were not there.
        using var guessed = await PostAsync(
            manager,
            plan,
            ("kind", "Cards"),
            ("thing", $"{secret}"),
            ("which", "chosen"),
            ("to", $"{bench.Support}")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, guessed.StatusCode);
        using var given = await manager.SubmitAsync(
            page,
            Transfer(plan),
            new Submission(("to", $"{bench.NewYork}")) { Button = "Give all: Cards", Htmx = true }
        );
        var told = await given.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        Assert.Contains("One thing that you may not see stays too", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret", told, StringComparison.Ordinal);
        Assert.Equal(bench.NewYork, (await bench.ReadAsync(seen)).OwnerId);
        Assert.Equal(bench.Berlin, (await bench.ReadAsync(secret)).OwnerId);

        using var rest = await manager.SubmitAsync(
            Transfer(plan),
            new Submission(("to", $"{bench.Support}")) { Button = "Give all: Cards" }
        );
        Assert.Equal(HttpStatusCode.Redirect, rest.StatusCode);
        Assert.Equal(bench.Support, (await bench.ReadAsync(secret)).OwnerId);
        Assert.DoesNotContain(
            await bench.Host.Database(db => db.PlanEvents.Select(e => e.Text).ToListAsync()),
            t => t.Contains("Secret", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_is_chosen_works_on_the_board_and_stays()
    {
        await using var bench = await CardBench.StartAsync();
        var card = await bench.CardAsync("Theirs", "Doing", bench.Berlin);
        var other = await bench.CardAsync("Also theirs", "Doing", bench.Berlin);
        var plan = await bench.LeavesAsync();
        await bench.Host.Database(async db =>
        {
            var kathmandu = await db.People.SingleAsync(p => p.Name == "Kathmandu");
            kathmandu.Employ(kathmandu.StartsOn, LeaverHost.LastDay.PlusDays(-3));
            var two = await db.People.SingleAsync(p => p.Name == "Manager2");
            two.Employ(two.StartsOn, LeaverHost.LastDay.PlusDays(-30));
            await db.SaveChangesAsync();
        });
        var manager = await bench.Host.SignedInAsync("Manager");

        foreach (
            var (to, why) in new[]
            {
                ($"{bench.Berlin}", "is who leaves"),
                ($"{bench.Kathmandu}", "leaves too"),
                ($"{await bench.Host.PersonIdAsync("Manager2")}", "has left"),
                ($"{bench.Support}", "does not work on its board"),
                ("99999", "Choose who takes it over"),
                ("", "Choose who takes it over"),
                ("Ada", "Choose from the lists"),
            }
        )
        {
            using var refused = await PostAsync(manager, plan, ("kind", "Cards"), ("to", to));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Contains(why, await MainAsync(refused), StringComparison.Ordinal);
        }
        foreach (var kind in new[] { "OnCall", "77", "Everything" })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await PostAsync(manager, plan, ("kind", kind), ("to", $"{bench.NewYork}"))).StatusCode
            );
        using var none = await PostAsync(manager, plan, ("kind", "Cards"), ("which", "chosen"), ("to", $"{bench.NewYork}"));
        Assert.Contains("Choose what you give", await MainAsync(none), StringComparison.Ordinal);
        Assert.Equal(2, (await CountsAsync(bench)).Cards);
        Assert.Empty(await bench.ToldAsync(bench.NewYork));

        using var one = await PostAsync(
            manager,
            plan,
            ("kind", "Cards"),
            ("which", "chosen"),
            ("thing", $"{other}"),
            ("to", $"{bench.NewYork}")
        );
        Assert.Equal(HttpStatusCode.Redirect, one.StatusCode);
        Assert.Equal(bench.NewYork, (await bench.ReadAsync(other)).OwnerId);
        Assert.Equal(bench.Berlin, (await bench.ReadAsync(card)).OwnerId);
    }

    [Fact]
    public async Task A_board_that_limits_a_person_takes_no_more_than_it_allows()
    {
        await using var bench = await CardBench.StartAsync(board => board.Agree(Strictness.Block, Strictness.Warn, 2));
        var mine = await bench.CardAsync("Mine", "Doing", bench.NewYork);
        await bench.CardAsync("First", "Doing", bench.Berlin);
        await bench.CardAsync("Second", "Doing", bench.Berlin);
        var plan = await bench.LeavesAsync();

        using var given = await PostAsync(
            await bench.Host.SignedInAsync("Manager"),
            plan,
            ("kind", "Cards"),
            ("to", $"{bench.NewYork}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, given.StatusCode);
        Assert.Contains("a card went to NewYork; this stays", await MainAsync(given), StringComparison.Ordinal);
        Assert.Equal(1, (await CountsAsync(bench)).Cards);
        Assert.Equal(bench.NewYork, (await bench.ReadAsync(mine)).OwnerId);
    }

    [Fact]
    public async Task Two_who_give_at_once_lose_nothing()
    {
        await using var bench = await CardBench.StartAsync();
        var cards = new List<int>();
        for (var i = 0; i < 6; i++)
            cards.Add(await bench.CardAsync($"Card {i}", "Ideas", bench.Berlin));
        var plan = await bench.LeavesAsync();
        var (manager, hr) = (await bench.Host.SignedInAsync("Manager"), await bench.Host.SignedInAsync("HR"));

        var answers = await Task.WhenAll(
            PostAsync(manager, plan, ("kind", "Cards"), ("to", $"{bench.NewYork}")),
            PostAsync(hr, plan, ("kind", "Cards"), ("to", $"{bench.Kathmandu}"))
        );

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
        var owners = new HashSet<PersonId?>();
        foreach (var card in cards)
            owners.Add((await bench.ReadAsync(card)).OwnerId);
        Assert.NotEqual(bench.Berlin, Assert.Single(owners));
        Assert.Equal(1, await bench.Host.Database(db => db.PlanEvents.CountAsync(e => e.Text.Contains("went to"))));
    }

    [Fact]
    public async Task Many_cards_take_as_many_queries_as_few()
    {
        await using var bench = await CardBench.StartAsync();
        var plan = await bench.LeavesAsync();
        var manager = await bench.Host.SignedInAsync("Manager");

        var few = await GiveAsync(3);
        var many = await GiveAsync(500);

        // One more, as the page before does not show all of them.
        Assert.InRange(many.Count - few.Count, 0, 1);
        Assert.InRange(many.Count, 1, 40);
        Assert.Equal(503, await bench.Host.Database(db => db.Cards.CountAsync(c => c.OwnerId == bench.NewYork)));
        var page = await bench.Host.Commands.Of(() => manager.GetAsync(Transfer(plan)));
        Assert.InRange(page.Count, 1, 12);

        async Task<IReadOnlyList<string>> GiveAsync(int count)
        {
            await bench.Host.Database(async db =>
            {
                var column = await db.Columns.SingleAsync(c => c.Id == bench.Columns["Doing"]);
                for (var i = 0; i < count; i++)
                {
                    var card = new Card(bench.Board, $"Card {i}", column, null, (i + 1) * 1000, bench.Berlin, bench.Now);
                    card.Own(bench.Berlin, Given.Zone("Europe/Berlin"), bench.Now);
                    db.Cards.Add(card);
                }
                await db.SaveChangesAsync();
            });
            var form = await CardBench.FormAsync(manager, ("kind", "Cards"), ("to", $"{bench.NewYork}"));
            var commands = await bench.Host.Commands.Of(async () =>
                Assert.Equal(HttpStatusCode.Redirect, (await manager.PostAsync(Transfer(plan), form)).StatusCode)
            );
            // What is written for each card is sent in one batch where the database can.
            return
            [
                .. commands.Where(c =>
                    !c.Contains("INSERT INTO", StringComparison.Ordinal)
                    && !c.StartsWith("UPDATE \"Cards\" SET", StringComparison.Ordinal)
                    && !c.StartsWith("UPDATE \"SearchEntries\" SET", StringComparison.Ordinal)
                ),
            ];
        }
    }

    [Fact]
    public async Task The_last_lead_of_a_team_is_counted_and_an_administrator_names_another()
    {
        await using var bench = await CardBench.StartAsync();
        var plan = await bench.Host.PlanOfAsync("Manager2", TemplateKind.Offboarding, null, Step("Return the laptop"));
        var (hr, admin) = (await bench.Host.SignedInAsync("HR"), await bench.Host.SignedInAsync("Admin"));
        var page = await hr.OpenAsync(Transfer(plan));
        Assert.Contains("Support", page.QuerySelector("#transfer")!.Reads(), StringComparison.Ordinal);
        using var refused = await PostAsync(hr, plan, ("kind", "Teams"), ("to", $"{bench.Support}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Only an administrator", await MainAsync(refused), StringComparison.Ordinal);

        using var given = await PostAsync(admin, plan, ("kind", "Teams"), ("to", $"{bench.Support}"));

        Assert.Equal(HttpStatusCode.Redirect, given.StatusCode);
        var leads = await bench.Host.Database(db =>
            db.TeamLeads.Where(l => db.Teams.Any(t => t.Id == l.TeamId && t.Name == "Support"))
                .Select(l => l.PersonId)
                .ToListAsync()
        );
        Assert.Equal([bench.Support], leads);
    }
}

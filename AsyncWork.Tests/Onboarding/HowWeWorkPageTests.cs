using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Onboarding.HowWeWork;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Onboarding;

/// <summary>“How we work async here”, made of the playbook, norms, overlap and templates as they are, with what one practised (product.md O10).</summary>
[Trait("Feature", "O10")]
public sealed class HowWeWorkPageTests : IAsyncLifetime
{
    const string At = "/onboarding/how-we-work";

    /// <summary>A Thursday.</summary>
    static readonly Instant Now = Instant.FromUtc(2026, 11, 12, 9, 0);
    readonly AppHost host = new();
    PersonId berlin;
    PersonId manager;
    int product;

    public async Task InitializeAsync()
    {
        host.Clock.Reset(Now);
        var given = host.Given().Everyone();
        foreach (var name in new[] { "Manager", "Berlin" })
            given.The(name).Scheduled(("2020-01-01", Weekdays("09:00-17:00")));
        given.The("NewYork").Scheduled(("2020-01-01", Weekdays("08:00-16:00")));
        given.The("Kathmandu").Scheduled(("2020-01-01", Weekdays("12:00-20:00")));
        (berlin, manager) = (given.The("Berlin").Id, given.The("Manager").Id);
        await given.SaveAsync();
        (berlin, manager) = (await IdAsync("Berlin"), await IdAsync("Manager"));
        product = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    static string Weekdays(string hours) => string.Join(';', Enumerable.Range(1, 5).Select(day => $"{day} {hours}"));

    Task<PersonId> IdAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    async Task<HttpClient> BeginAsync()
    {
        var hr = await host.SignedInAsync("hr");
        using var begun = await hr.SubmitAsync("/playbook", ("language", "en"));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        return hr;
    }

    /// <summary>A page of Product on a page of the company, published.</summary>
    async Task OwnAsync(string about, bool replaces, string title)
    {
        var lead = await host.SignedInAsync("manager");
        var subject = await host.Database(db => db.WikiPages.Where(p => p.Title == about).Select(p => p.Id).SingleAsync());
        using var made = await lead.SubmitAsync(
            "/playbook/own?team=product",
            ("About", $"{subject}"),
            ("Replaces", replaces ? "true" : "false"),
            ("Title", title)
        );
        using var written = await lead.SubmitAsync(
            made.Headers.Location!.ToString(),
            new Submission(("Text", "As we do it.")) { Button = "Publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
    }

    /// <summary>Asks everybody, or Product, to confirm a page of the company.</summary>
    static async Task AskAsync(HttpClient hr, string slug, string kind, int? team = null)
    {
        using var asked = await hr.SubmitAsync(
            $"/wiki/playbook/{slug}/audience",
            ("Input.Kind", kind),
            ("Input.Team", $"{team}"),
            ("Input.WithinDays", "14")
        );
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
    }

    Task NormsAsync() =>
        host.Database(async db =>
        {
            var desk = new Channel(new("Desk", "What customers report", null, null, Purposes.Question, default, true), 1);
            db.Add(desk);
            await db.SaveChangesAsync();
            db.Add(
                new ChannelNorm(
                    desk.Id,
                    product,
                    Urgency.Normal,
                    new(6, NormUnit.WorkingHours),
                    null,
                    manager,
                    host.Clock.GetCurrentInstant()
                )
            );
            await db.SaveChangesAsync();
        });

    Task<IReadOnlyList<StepSnapshot>> StepsAsync(int? team) => host.Database(db => AsyncTracks.StepsAsync(db, team));

    static string Part(AngleSharp.Html.Dom.IHtmlDocument page, string name) =>
        page.QuerySelector($"section[aria-labelledby={name}-title]")!.Reads();

    [Fact]
    public async Task O10_agreements_say_how_they_begin_where_they_come_from_and_what_of_them_I_confirmed()
    {
        var hr = await BeginAsync();
        await OwnAsync("Our tools", true, "Tools of Product");
        await AskAsync(hr, "habits", "Everybody");
        await AskAsync(hr, "mistakes-we-know", "Everybody");
        var reader = await host.SignedInAsync("berlin");
        using (await reader.SubmitAsync("/wiki/playbook/habits", new Submission() { Action = "handler=Confirm" })) { }

        var page = await reader.OpenAsync(At);

        var rows = page.QuerySelectorAll("section[aria-labelledby=agreements-title] li")
            .ToDictionary(l => l.QuerySelector("a")!.Reads(), l => l);
        Assert.Equal(10, rows.Count);
        Assert.Contains("Small things that everybody does, and that make the rest work.", rows["Habits"].Reads());
        Assert.Contains("Comes from: company · you confirmed version 1 on Thu 12 Nov 2026", rows["Habits"].Reads());
        Assert.Contains("Confirmed by you", rows["Habits"].Reads());
        Assert.Equal("/playbook/habits?team=product", rows["Habits"].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("As we do it. Comes from: Product instead of the company", rows["Our tools"].Reads());
        Assert.Equal(
            "/wiki/playbook/mistakes-we-know#confirm",
            rows["Mistakes we know"].QuerySelector(".button")!.GetAttribute("href")
        );
        Assert.Contains("by Thu 26 Nov 2026", rows["Mistakes we know"].Reads());
        Assert.Contains("You confirmed 1 of 2 pages", page.QuerySelector("#track")!.Reads());
        // Another reads what holds for them.
        var other = await (await host.SignedInAsync("support")).OpenAsync(At);
        Assert.DoesNotContain("Product", Part(other, "agreements"), StringComparison.Ordinal);
        Assert.Contains("You confirmed 0 of 2 pages", other.QuerySelector("#track")!.Reads());
    }

    [Fact]
    public async Task O10_channels_stand_beside_the_norms_that_hold_for_the_team()
    {
        await NormsAsync();
        var reader = await host.SignedInAsync("berlin");

        var mine = await reader.OpenAsync(At);
        var company = await reader.OpenAsync($"{At}?team=");

        var desk = mine.QuerySelector("section[aria-labelledby=norms-title] li")!;
        Assert.Equal(
            ("Desk", "/playbook/channels/1"),
            (desk.QuerySelector("a")!.Reads(), desk.QuerySelector("a")!.GetAttribute("href"))
        );
        Assert.Contains("What customers report", desk.Reads());
        Assert.Contains("answer within 6 working hours (agreed by Product)", desk.Reads());
        Assert.Contains("urgent: within 4 working hours (usual, as nothing was agreed)", desk.Reads());
        Assert.Contains("2 working days (usual, as nothing was agreed)", Part(company, "norms"));
        Assert.Contains("Choose a team above to see its hours", Part(company, "hours"));
    }

    [Fact]
    public async Task O10_the_hours_of_a_team_are_on_the_clocks_of_who_reads()
    {
        await host.Database(async db =>
        {
            var team = await db.Teams.SingleAsync(t => t.Id == product);
            team.Agree(AsyncModel.Hybrid, 60, new(15, 0), new(16, 0), Given.Zone("Europe/Berlin"));
            team.KeepFree(0b10000);
            await db.SaveChangesAsync();
        });

        var there = Part(await (await host.SignedInAsync("kathmandu")).OpenAsync(At), "hours");
        var here = Part(await (await host.SignedInAsync("berlin")).OpenAsync(At), "hours");

        Assert.Contains("Product, 4 members", there);
        Assert.Contains("hybrid: two to four common hours a day", there);
        Assert.Contains("15:00–16:00 (Europe/Berlin) 19:45–20:45 on your clocks today", there);
        Assert.Contains("Friday", there);
        Assert.Contains("Thu 12 Nov 2026 to Fri 13 Nov 2026All 4 share 18:45–20:00, 1 h 15 min.", there);
        Assert.Contains("Thu 12 Nov 2026 to Fri 13 Nov 2026All 4 share 14:00–15:15, 1 h 15 min.", here);
        Assert.DoesNotContain("on your clocks today", here, StringComparison.Ordinal);
        Assert.DoesNotContain("Sat 14 Nov", here, StringComparison.Ordinal);
    }

    [Fact]
    public async Task O10_each_template_says_what_it_asks_for_and_leads_to_where_it_is_used()
    {
        var reader = await host.SignedInAsync("berlin");

        var rows = (await reader.OpenAsync(At)).QuerySelectorAll("section[aria-labelledby=templates-title] li").ToList();

        Assert.Equal(
            ["Update", "Request", "Proposal", "Hand-off", "Demo", "Incident"],
            rows.Select(r => r.QuerySelector("b")!.Reads())
        );
        Assert.Contains(
            "Asks for: In one sentence · What changed · What comes next · What is in the way · Links",
            rows[0].Reads()
        );
        Assert.Contains("Asks for: I propose · I need from you · Why ·", rows[2].Reads());
        foreach (var row in rows)
        {
            var form = await reader.OpenAsync(row.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Contains("## Links", form.QuerySelector("textarea[name=Text]")!.TextContent);
            Assert.Equal($"{product}", form.QuerySelector("#Team option[selected]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task O10_practice_is_read_from_what_one_did()
    {
        var reader = await host.SignedInAsync("berlin");
        var before = Part(await reader.OpenAsync(At), "practice");
        Assert.DoesNotContain("Done", before, StringComparison.Ordinal);
        Assert.Contains("Not yet: nothing that was asked of you was due in the last 90 days.", before);

        await host.Database(async db =>
        {
            db.Add(new Post(PostKind.Note, "Hello", new("I am", "<p>I am</p>"), null, berlin, Now - Duration.FromDays(9)));
            db.Add(new Post(PostKind.Update, "News", new("All", "<p>All</p>"), product, berlin, Now - Duration.FromDays(2)));
            db.Add(new Post(PostKind.Proposal, "Not mine", new("All", "<p>All</p>"), null, manager, Now));
            // Answered in time, answered late, open and late, and not due yet.
            AskedOf(db, due: -20, answered: -21);
            AskedOf(db, due: -20, answered: -19);
            AskedOf(db, due: -10, answered: null);
            AskedOf(db, due: 3, answered: null);
            // Longer ago than counts.
            AskedOf(db, due: -200, answered: -201);
            await db.SaveChangesAsync();
        });
        var page = await reader.OpenAsync(At);

        var after = Part(page, "practice");
        Assert.Contains("You wrote your first post on Tue 3 Nov 2026.", after);
        Assert.Contains("You wrote your first update on Tue 10 Nov 2026.", after);
        Assert.Contains("You answered 1 of 3 questions within the norm in the last 90 days.", after);
        Assert.Contains("You practised 3 of 6 things", page.QuerySelector("#track")!.Reads());
        // Nobody reads of another what that one did.
        var lead = await (await host.SignedInAsync("manager")).OpenAsync(At);
        Assert.DoesNotContain("first update on", Part(lead, "practice"), StringComparison.Ordinal);
        Assert.Contains("You wrote your first proposal on Thu 12 Nov 2026.", Part(lead, "practice"));
        Assert.Contains("You asked your first question on", Part(lead, "practice"));

        void AskedOf(AppDbContext db, int due, int? answered)
        {
            var at = Now + Duration.FromDays(due);
            var request = new Request(
                Subject.Post(1),
                null,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                ResponseNorm.Usual,
                null,
                manager,
                "Which?",
                "/posts/1",
                at - Duration.FromDays(2)
            );
            request.Ask(berlin, new(at - Duration.FromDays(2), at));
            if (answered is { } days)
                request.Answer(berlin, 1, Now + Duration.FromDays(days), 60);
            db.Add(request);
        }
    }

    [Fact]
    public async Task O10_a_company_that_agreed_on_nothing_is_told_what_would_stand_there()
    {
        await using var empty = new AppHost();
        var given = empty.Given();
        given.Person("Alone");
        await given.SaveAsync();
        var reader = await empty.SignedInAsync("alone");

        var page = await reader.OpenAsync(At);

        Assert.Contains("No agreements yet", Part(page, "agreements"));
        Assert.Contains("an answer may be expected within 2 working days", Part(page, "norms"));
        Assert.Contains("There are no teams yet.", Part(page, "hours"));
        Assert.Contains("Write your introduction", Part(page, "practice"));
        Assert.DoesNotContain("Hand work over", Part(page, "practice"), StringComparison.Ordinal);
        var steps = await empty.Database(db => AsyncTracks.StepsAsync(db, null));
        Assert.Equal(6, steps.Count);
    }

    [Fact]
    public async Task O10_it_is_open_to_all_who_are_signed_in_and_the_rest_of_onboarding_stays_with_HR()
    {
        var reader = await host.SignedInAsync("berlin");

        using var open = await reader.GetAsync(At);
        using var fragment = await reader.GetFragmentAsync($"{At}?team=support");
        using var unknown = await reader.GetAsync($"{At}?team=no-such-team");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (open.StatusCode, unknown.StatusCode));
        Assert.Equal("track", (await fragment.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Contains("Support, 2 members", Part(await fragment.HtmlAsync(), "hours"));
        foreach (var closed in new[] { "/onboarding/plans/new", "/onboarding/templates", "/onboarding/modules/new" })
        {
            using var answer = await reader.GetAsync(closed);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
        Assert.Equal(
            $"{At}?team=product",
            (await reader.OpenAsync("/playbook")).QuerySelector("[aria-labelledby=track-title] a")!.GetAttribute("href")
        );
    }

    [Fact]
    public async Task O10_the_steps_follow_the_playbook_the_norms_and_the_agreement()
    {
        var hr = await BeginAsync();
        await AskAsync(hr, "habits", "Everybody");
        await AskAsync(hr, "our-tools", "Team", product);
        await OwnAsync("Habits", false, "Habits of Product");
        await NormsAsync();

        var before = await StepsAsync(product);
        var support = await StepsAsync(
            await host.Database(db => db.Teams.Where(t => t.Slug == "support").Select(t => t.Id).SingleAsync())
        );

        Assert.Equal(["Read “Our tools”", "Read “Habits”"], Required(before));
        Assert.Equal(["Read “Habits”"], Required(support));
        Assert.Equal(12, before.Count(s => s.Content.Kind == StepKind.Read));
        Assert.Contains(
            before,
            s => s.Content.Text.Html.Contains("<strong>Desk</strong>: 6 working hours", StringComparison.Ordinal)
        );
        Assert.Contains(
            support,
            s => s.Content.Text.Html.Contains("<strong>Desk</strong>: 2 working days", StringComparison.Ordinal)
        );
        Assert.Contains(before, s => s.Content.Text.Text.Contains("company, and Product adds", StringComparison.Ordinal));
        Assert.All(before, s => Assert.Null(s.Content.WhyNot() ?? s.Content.WhyNotPublish()));
        // Where they lead, there is something to read.
        var reader = await host.SignedInAsync("berlin");
        foreach (var step in before)
            await reader.OpenAsync(step.Content.Url);

        await OwnAsync("Our tools", true, "Tools of Product");
        var changes = StepChange.Between(before, await StepsAsync(product));
        Assert.Contains(changes, c => c is { Title: "Read “Our tools”", Kind: StepChangeKind.Changed });

        static IEnumerable<string> Required(IEnumerable<StepSnapshot> steps) =>
            steps
                .Where(s => s.Content.IsRequired && s.Content.Title.StartsWith("Read “", StringComparison.Ordinal))
                .Select(s => s.Content.Title);
    }

    [Fact]
    public async Task O10_no_step_names_a_page_that_only_some_of_the_team_read()
    {
        await BeginAsync();
        await host.Database(async db =>
        {
            var page = await db.WikiPages.SingleAsync(p => p.Title == "Habits");
            db.Entry(page).Property(p => p.RestrictionId).CurrentValue = page.Id;
            await db.SaveChangesAsync();
        });

        Assert.DoesNotContain(await StepsAsync(product), s => s.Content.Title.Contains("Habits", StringComparison.Ordinal));
        var page = await (await host.SignedInAsync("berlin")).OpenAsync(At);
        Assert.DoesNotContain("Habits", Part(page, "agreements"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task O10_the_page_asks_the_database_the_same_few_things_however_much_there_is()
    {
        var reader = await host.SignedInAsync("berlin");
        await reader.OpenAsync(At);
        var before = await host.Commands.Of(() => reader.GetAsync(At));
        var hr = await BeginAsync();
        await AskAsync(hr, "habits", "Everybody");
        await AskAsync(hr, "our-tools", "Everybody");
        await NormsAsync();

        var after = await host.Commands.Of(() => reader.GetAsync(At));

        // How pages begin, and what I confirmed of them.
        Assert.InRange(after.Count, 1, before.Count + 2);
        Assert.InRange(after.Count, 1, 20);
    }
}

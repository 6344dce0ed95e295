using System.Net;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Posts;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Playbook;

/// <summary>The ladder, who is on call, and the hint under conversations, through the pages (product.md P13).</summary>
public sealed class EscalationPageTests : IAsyncLifetime
{
    const string Product = "/playbook/escalation?team=product";
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 9, 0));
        var given = host.Given().Everyone();
        given.Person("Gone").In("Product").Employed("2020-01-01", "2026-10-31");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<int> IdAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id.Value).SingleAsync());

    async Task<HttpResponseMessage> CallAsync(
        HttpClient by,
        string who,
        string from = "2026-11-10",
        string to = "2026-11-16",
        string reach = "+49 30 1234567",
        string at = Product
    ) =>
        await by.SubmitAsync(
            at,
            new Submission(
                ("Input.Person", (await IdAsync(who)).ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("Input.Reach", reach),
                ("Input.From", from),
                ("Input.To", to)
            )
        );

    /// <summary>A post to Product on which these wrote, one after the other.</summary>
    async Task<string> TalkAsync(params string[] writers)
    {
        var now = host.Clock.GetCurrentInstant();
        return await host.Database(async db =>
        {
            var ids = await db.People.ToDictionaryAsync(p => p.Name, p => p.Id, StringComparer.Ordinal);
            var team = await db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync();
            var post = new Post(PostKind.Note, "Which way?", new("Text", "<p>Text</p>"), team, ids["Manager"], now);
            db.Add(post);
            await db.SaveChangesAsync();
            foreach (var writer in writers)
            {
                db.Add(new Comment(Domain.Subject.Post(post.Id), ids[writer], "Well", "<p>Well</p>", now));
                await db.SaveChangesAsync();
            }
            post.CountComments(writers.Length);
            await db.SaveChangesAsync();
            return post.Url;
        });
    }

    [Fact]
    public async Task P13_what_is_usual_holds_until_the_company_or_a_team_agrees_on_a_ladder()
    {
        var (hr, lead, reader) = (
            await host.SignedInAsync("hr"),
            await host.SignedInAsync("manager"),
            await host.SignedInAsync("support")
        );
        Assert.Contains("usual, as nothing was agreed", (await reader.OpenAsync("/playbook/escalation?team=")).Body!.Reads());

        using var company = await hr.SubmitAsync("/playbook/escalation/edit", new Submission(("Steps[0].Do", "Ring the bell.")));
        Assert.Equal(HttpStatusCode.Redirect, company.StatusCode);
        Assert.Contains("Ring the bell.", (await reader.OpenAsync(Product)).Body!.Reads());
        using var team = await lead.SubmitAsync(
            "/playbook/escalation/edit?team=product",
            new Submission(
                ("Steps[0].Do", "Knock."),
                ("Steps[4].Situation", "Own"),
                ("Steps[4].OwnWords", "On a Friday"),
                ("Steps[4].Do", "Wait.")
            )
        );

        Assert.Equal(HttpStatusCode.Redirect, team.StatusCode);
        var shown = (await reader.OpenAsync(Product)).Body!.Reads();
        Assert.Contains("agreed by Product", shown);
        Assert.Contains("On a Friday", shown);
        Assert.DoesNotContain("Ring the bell.", shown);
        Assert.Contains("Ring the bell.", (await reader.OpenAsync("/playbook/escalation?team=support")).Body!.Reads());
    }

    [Fact]
    public async Task P13_a_ladder_is_kept_by_who_keeps_the_norms_and_the_second_of_two_sees_what_stands()
    {
        var (lead, admin) = (await host.SignedInAsync("manager"), await host.SignedInAsync("admin"));
        const string edit = "/playbook/escalation/edit?team=product";
        var before = await admin.OpenAsync(edit);
        using var first = await lead.SubmitAsync(edit, new Submission(("Steps[0].Do", "Knock.")));

        using var second = await admin.SubmitAsync(before, edit, new Submission(("Steps[0].Do", "Shout.")));
        using var empty = await lead.SubmitAsync(edit, new Submission(("Steps[0].Do", "")));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Knock.", (await second.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        foreach (
            var (who, at) in new[]
            {
                ("berlin", edit),
                ("manager2", edit),
                ("hr", edit),
                ("manager", "/playbook/escalation/edit"),
            }
        )
        {
            using var refused = await (await host.SignedInAsync(who)).GetAsync(at);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        using var nowhere = await lead.GetAsync("/playbook/escalation?team=nobody");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task P13_who_is_on_call_now_is_seen_by_everybody_and_past_ones_by_the_team()
    {
        var (lead, stranger) = (await host.SignedInAsync("manager"), await host.SignedInAsync("support"));
        using var called = await CallAsync(lead, "Berlin");
        using var twice = await CallAsync(lead, "NewYork", from: "2026-11-16", to: "2026-11-20");
        using var next = await CallAsync(lead, "NewYork", from: "2026-11-17", to: "2026-11-23");

        Assert.Equal(HttpStatusCode.Redirect, called.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("Somebody is on call on some of these days", (await twice.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        Assert.Equal(
            ["Berlin", "NewYork"],
            await host.Database(db =>
                db.AuditEvents.Where(e => e.Action == "put somebody on call")
                    .OrderBy(e => e.Id)
                    .Select(e => e.Details)
                    .ToListAsync()
            )
        );
        var seen = await stranger.OpenAsync(Product);
        Assert.Contains(
            "Berlin, +49 30 1234567 until Mon 16 Nov 2026",
            seen.QuerySelector("[aria-labelledby=now-title]")!.Reads()
        );
        Assert.NotNull(seen.QuerySelector("a[href='tel:+49301234567']"));
        Assert.DoesNotContain("NewYork", seen.QuerySelector("#escalation")!.Reads());

        using var ended = await lead.SubmitAsync(Product, new Submission([], Button: "End it, Berlin", Htmx: true));
        Assert.Equal("escalation", (await ended.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Contains("Nobody of the team", (await stranger.OpenAsync(Product)).Body!.Reads());
        Assert.Contains("Past", (await lead.OpenAsync(Product)).QuerySelector("[aria-labelledby=when-title]")!.Reads());
    }

    [Theory]
    [InlineData("Gone", "2026-11-10", "2026-11-16", "+49 30 1234567", "works here", "Person")]
    [InlineData("Support", "2026-11-10", "2026-11-16", "+49 30 1234567", "is in Product", "Person")]
    [InlineData("Berlin", "2026-11-16", "2026-11-10", "+49 30 1234567", "lies before", "To")]
    [InlineData("Berlin", "2026-10-10", "2026-10-16", "+49 30 1234567", "are over", "To")]
    [InlineData("Berlin", "soon", "2026-11-16", "+49 30 1234567", "first and the last", "From")]
    [InlineData("Berlin", "2026-11-10", "2026-11-16", "javascript:alert(1)", "telephone number", "Reach")]
    public async Task P13_who_cannot_be_on_call_is_refused(
        string who,
        string from,
        string to,
        string reach,
        string says,
        string field
    )
    {
        var lead = await host.SignedInAsync("manager");

        using var refused = await CallAsync(lead, who, from, to, reach);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains(says, page.GetElementById($"Input_{field}_error")!.Reads());
        Assert.Equal("true", page.GetElementById($"Input_{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal(0, await host.Database(db => db.OnCall.CountAsync()));
    }

    [Fact]
    public async Task P13_after_three_round_trips_a_conversation_says_that_talking_is_quicker_until_it_is_hidden()
    {
        var (lead, reader) = (await host.SignedInAsync("manager"), await host.SignedInAsync("berlin"));
        using var called = await CallAsync(lead, "NewYork");
        var quiet = await TalkAsync("Berlin", "Kathmandu", "Berlin", "Kathmandu", "Berlin");
        var at = await TalkAsync("Berlin", "Kathmandu", "Manager", "Berlin", "Kathmandu", "Berlin", "Kathmandu");

        Assert.Null((await reader.OpenAsync(quiet)).QuerySelector("#talk-hint"));
        var hint = (await reader.OpenAsync(at)).QuerySelector("#talk-hint")!.Reads();
        Assert.Contains("Talking may be quicker. Two of you wrote back and forth three times or more.", hint);
        Assert.Contains("On call now: NewYork", hint);

        using var hidden = await reader.SubmitAsync(at, new Submission([], Button: "Hide it here"));
        Assert.Equal($"{at}#comments", hidden.Headers.Location!.OriginalString);
        Assert.Null((await reader.OpenAsync(at)).QuerySelector("#talk-hint"));
        Assert.NotNull((await lead.OpenAsync(at)).QuerySelector("#talk-hint"));
        using var part = await lead.SubmitAsync(at, new Submission([], Button: "Hide it here", Htmx: true));
        Assert.Equal("talk-hint", (await part.HtmlAsync()).Body!.FirstElementChild!.Id);
        var more = await host.Commands.Of(() => reader.OpenAsync(at));
        var less = await host.Commands.Of(() => reader.OpenAsync(quiet));
        Assert.InRange(more.Count - less.Count, 0, 4);
    }

    [Fact]
    public async Task P13_what_is_asked_urgently_shows_the_step_of_the_team_and_whom_to_call()
    {
        await host.Database(async db =>
        {
            db.Add(new Channel(new("Desk", "Urgent", null, null, Purposes.Incident, Sensitivity.Open, true), 1));
            await db.SaveChangesAsync();
        });
        var (lead, asker) = (await host.SignedInAsync("manager"), await host.SignedInAsync("support"));
        using var called = await CallAsync(lead, "Berlin");
        var team = await host.Database(db => db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync());

        using var shown = await asker.SubmitAsync(
            "/posts/new?kind=Request",
            new Submission(
                [("Title", "It is down"), ("Text", "?"), ("Ask.Whom", $"t{team}"), ("Ask.Urgent", "true")],
                Button: "Show when to expect answers",
                Htmx: true
            )
        );

        var fragment = (await shown.HtmlAsync()).QuerySelector("#urgent-step")!.Reads();
        Assert.Contains("Without an answer, call who is on call.", fragment);
        Assert.Contains("Berlin, +49 30 1234567", fragment);

        // Without a reason it is refused, beside the field of the reason.
        using var refused = await asker.SubmitAsync(
            "/posts/new?kind=Request",
            new Submission(
                [("Title", "It is down"), ("Text", "?"), ("Ask.Whom", $"t{team}"), ("Ask.Urgent", "true")],
                Button: "Post"
            )
        );
        var because = (await refused.HtmlAsync()).QuerySelector("#Ask_Because")!;
        Assert.Equal("true", because.GetAttribute("aria-invalid"));
        Assert.Contains("Say why it cannot wait", because.ParentElement!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task P13_the_playbook_shows_the_ladder_and_its_page_asks_the_database_little()
    {
        var lead = await host.SignedInAsync("manager");
        using var called = await CallAsync(lead, "Berlin");

        var playbook = (await lead.OpenAsync("/playbook?team=product"))
            .QuerySelector("[aria-labelledby=escalation-title]")!
            .Reads();
        var commands = await host.Commands.Of(() => lead.OpenAsync(Product));

        Assert.Contains("On call now: Berlin", playbook);
        Assert.InRange(commands.Count, 1, 8);
    }
}

using System.Net;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Requests;

/// <summary>Asking with a post or in a comment, by when to expect an answer, and what comes of it (product.md P5, P6, P18; kpis.md K9, K10).</summary>
public sealed class AskingTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given
            .The("Kathmandu")
            .Scheduled(("2020-01-01", "1 10:00-18:00;2 10:00-18:00;3 10:00-18:00;4 10:00-18:00;5 10:00-18:00;7 10:00-18:00"));
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<PersonId> IdAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    Task<Request> RequestAsync() =>
        host.Database(db => db.Requests.AsNoTracking().Include(r => r.Recipients).OrderByDescending(r => r.Id).FirstAsync());

    /// <summary>Berlin posts and asks; gives the address of the post.</summary>
    async Task<string> PostAsync(HttpClient by, params (string, string?)[] ask)
    {
        using var posted = await by.SubmitAsync(
            "/posts/new?kind=Request",
            [("Title", "Which format?"), ("Text", "Which do you *need*?"), .. ask]
        );
        Assert.True(posted.StatusCode == HttpStatusCode.Redirect, $"{(await posted.HtmlAsync()).Body!.Reads()} {host.Errors}");
        return posted.Headers.Location!.OriginalString;
    }

    /// <summary>kpis.md, worked example 1, through the pages: ask, see the deadline, answer, report.</summary>
    [Fact]
    public async Task Asked_on_Friday_in_Berlin_Kathmandu_is_expected_on_Tuesday_and_the_report_counts_the_answer()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 13, 15, 30));
        var given = host.Given();
        given.Person("Ann").In("Product");
        given.Person("Ben").In("Product");
        await given.SaveAsync();
        var kathmandu = await IdAsync("Kathmandu");
        var asker = await host.SignedInAsync("berlin");

        using var shown = await asker.SubmitAsync(
            "/posts/new?kind=Request",
            new Submission(
                [("Title", "Which format?"), ("Text", "?"), ("Ask.Whom", $"p{kathmandu}")],
                Button: "Show when to expect answers",
                Htmx: true
            )
        );
        var fragment = await shown.HtmlAsync();
        Assert.Equal("ask", fragment.Body!.FirstElementChild!.Id);
        Assert.Contains(
            "Kathmandu by theirs Tue 10:00, yours 05:15 · off until Sun 10:00",
            fragment.QuerySelector("#expected")!.Reads()
        );
        var post = await PostAsync(asker, ("Ask.Whom", $"p{kathmandu}"));
        Assert.Equal(Instant.FromUtc(2026, 11, 17, 4, 15), (await RequestAsync()).DueAt);
        Assert.Contains(
            "Kathmandu: expected by theirs Tue 10:00, yours 05:15",
            (await asker.OpenAsync(post)).QuerySelector(".asked")!.Reads()
        );

        // Of fewer than five people who were asked the report would say nothing.
        await host.Database(async db =>
        {
            var asked = await db.Requests.Include(r => r.Recipients).SingleAsync();
            string[] others = ["NewYork", "Manager", "Ann", "Ben"];
            foreach (var other in await db.People.Where(p => others.Contains(p.Name)).Select(p => p.Id).ToListAsync())
                asked.Ask(other, new(asked.StartsAt, asked.DueAt));
            await db.SaveChangesAsync();
        });

        // Monday 11:15 in Kathmandu: an hour and a quarter after Sunday's eight.
        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 5, 30));
        var answerer = await host.SignedInAsync("kathmandu");
        Assert.Contains(
            "Which format?",
            (await answerer.OpenAsync("/inbox")).QuerySelector("[aria-labelledby=needs-answer]")!.Reads()
        );
        Assert.Contains("by Tue 10:00", (await answerer.OpenAsync("/")).QuerySelector("[aria-labelledby=needs-answer]")!.Reads());
        using var answered = await answerer.SubmitAsync(post, new Submission(("Comment.Text", "Markdown.")));

        var request = await RequestAsync();
        asker = await host.SignedInAsync("berlin");
        Assert.Equal((kathmandu, 8 * 60 + 75), (request.AnsweredBy!.Value, request.AnswerMinutes!.Value));
        Assert.Contains("answered by Kathmandu", (await asker.OpenAsync(post)).QuerySelector(".asked")!.Reads());
        Assert.Null((await answerer.OpenAsync("/inbox")).QuerySelector("[aria-labelledby=needs-answer]"));

        host.Clock.Reset(Instant.FromUtc(2026, 12, 2, 8, 0));
        var hr = await host.SignedInAsync("hr");
        var report = (await hr.OpenAsync("/reports/2026-11")).Body!.Reads();
        Assert.Contains("Response time, median", report);
        Assert.Contains("9.3 h", report);
        var rows = await hr.OpenAsync("/reports/2026-11/figures/norm-kept");
        Assert.Contains("Berlin", rows.QuerySelector("table")!.Reads());
        Assert.Contains("100 %", rows.Body!.Reads());
    }

    [Fact]
    public async Task Without_script_the_times_are_shown_and_what_was_typed_stays()
    {
        var asker = await host.SignedInAsync("berlin");

        using var shown = await asker.SubmitAsync(
            "/posts/new",
            new Submission(
                [("Title", "Mine"), ("Text", "Typed"), ("Ask.Whom", $"p{await IdAsync("NewYork")}")],
                Button: "Show when to expect answers"
            )
        );

        var page = await shown.HtmlAsync();
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Equal("Typed", page.QuerySelector("[name=Text]")!.TextContent);
        Assert.Contains("NewYork by theirs Mon 09:00, yours 15:00 · off until 09:00", page.QuerySelector("#expected")!.Reads());
        Assert.Equal(0, await host.Database(db => db.Posts.CountAsync()));
    }

    [Fact]
    public async Task A_request_to_oneself_to_who_left_or_to_a_team_of_none_is_refused_and_nothing_is_stored()
    {
        var given = host.Given().Team("Nobody");
        given.Person("Gone").Employed("2020-01-01", "2026-11-01");
        await given.SaveAsync();
        var asker = await host.SignedInAsync("berlin");
        var team = await host.Database(db => db.Teams.Where(t => t.Name == "Nobody").Select(t => t.Id).SingleAsync());

        foreach (
            var (whom, says) in new[]
            {
                ($"p{await IdAsync("Berlin")}", "Ask somebody else than yourself."),
                ($"p{await IdAsync("Gone")}", "Gone does not work here any more."),
                ($"t{team}", "Nobody of this team can see this"),
                ("p999999", "Choose who is asked."),
                ("nonsense", "Choose who is asked."),
            }
        )
        {
            using var answer = await asker.SubmitAsync("/posts/new", ("Title", "A"), ("Text", "B"), ("Ask.Whom", whom));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(says, (await answer.HtmlAsync()).Body!.Reads());
        }

        Assert.Equal(0, await host.Database(db => db.Posts.CountAsync()));
        Assert.Equal(0, await host.Database(db => db.Requests.CountAsync()));
    }

    [Fact]
    public async Task Two_who_answer_at_once_are_both_heard_and_one_is_the_first()
    {
        var asker = await host.SignedInAsync("berlin");
        var team = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());
        var post = await PostAsync(asker, ("Ask.Whom", $"t{team}"));
        var (one, two) = (await host.SignedInAsync("newyork"), await host.SignedInAsync("kathmandu"));

        var answers = await Task.WhenAll(
            one.SubmitAsync(post, new Submission(("Comment.Text", "One"))),
            two.SubmitAsync(post, new Submission(("Comment.Text", "Two")))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Equal(2, await host.Database(db => db.Comments.CountAsync()));
        var request = await RequestAsync();
        Assert.NotNull(request.AnsweredBy);
        Assert.NotNull(request.ClosedAt);
    }

    [Fact]
    public async Task A_new_date_is_promised_and_the_norm_runs_on()
    {
        var asker = await host.SignedInAsync("berlin");
        await PostAsync(asker, ("Ask.Whom", $"p{await IdAsync("NewYork")}"));
        var asked = await RequestAsync();
        var answerer = await host.SignedInAsync("newyork");

        using var past = await answerer.SubmitAsync($"/requests/{asked.Id}", new Submission(("until", "2020-01-01T10:00")));
        using var wrong = await answerer.SubmitAsync($"/requests/{asked.Id}", new Submission(("until", "soon")));
        using var promised = await answerer.SubmitAsync(
            $"/requests/{asked.Id}",
            new Submission([("until", "2026-11-20T10:00")], Htmx: true)
        );

        using var far = await answerer.SubmitAsync($"/requests/{asked.Id}", new Submission(("until", "9999-12-31T23:59")));

        Assert.Equal((HttpStatusCode)422, far.StatusCode);
        Assert.Equal((HttpStatusCode)422, past.StatusCode);
        Assert.Equal((HttpStatusCode)422, wrong.StatusCode);
        Assert.Contains("will answer by", (await promised.HtmlAsync()).Body!.Reads());
        var now = await RequestAsync();
        Assert.Equal((Instant.FromUtc(2026, 11, 20, 15, 0), asked.DueAt), (now.PromisedFor, now.DueAt));
        Assert.Null(now.AnsweredAt);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await host.SignedInAsync("support")).GetAsync($"/requests/{asked.Id}")).StatusCode
        );
    }

    [Fact]
    public async Task Nothing_is_red_before_it_is_due_and_the_radar_shows_what_is_near_or_past()
    {
        var asker = await host.SignedInAsync("berlin");
        var post = await PostAsync(asker, ("Ask.Whom", $"p{await IdAsync("NewYork")}"));
        Assert.Null((await asker.OpenAsync(post)).QuerySelector(".tag--late"));
        Assert.Contains("Due within a week", (await asker.OpenAsync("/playbook/radar")).Body!.Reads());

        host.Clock.Advance(Duration.FromDays(6));
        asker = await host.SignedInAsync("berlin");

        Assert.NotNull((await asker.OpenAsync(post)).QuerySelector(".tag--late"));
        var lead = await host.SignedInAsync("manager");
        var radar = (await lead.OpenAsync("/playbook/radar")).Body!.Reads();
        Assert.Contains("Past the norm", radar);
        Assert.Contains("Berlin asks NewYork on “Which format?”", radar);
        Assert.Contains("Nothing is near its norm", (await lead.OpenAsync("/playbook/radar?Mine=true")).Body!.Reads());
        using var withdrawn = await asker.SubmitAsync(post, new Submission([], Button: "Withdraw"));
        Assert.StartsWith(
            "It is withdrawn.",
            (await asker.OpenAsync(post)).QuerySelector("#toasts .toast p")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains("Nothing is near its norm", (await lead.OpenAsync("/playbook/radar")).Body!.Reads());
    }

    [Fact]
    public async Task An_acknowledgement_of_a_team_is_given_by_each()
    {
        var asker = await host.SignedInAsync("manager");
        var team = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());
        var post = await PostAsync(asker, ("Ask.Whom", $"t{team}"), ("Ask.Kind", "Acknowledgement"), ("Team", $"{team}"));
        var reader = await host.SignedInAsync("newyork");
        Assert.NotNull((await reader.OpenAsync("/inbox")).QuerySelector("[aria-labelledby=needs-acknowledgement]"));

        using var seen = await reader.SubmitAsync(post, new Submission([], Button: "I have seen it"));

        Assert.Contains("1 of 3 have seen it", (await asker.OpenAsync(post)).QuerySelector(".asked")!.Reads());
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.SignedInAsync("support")).GetAsync(post)).StatusCode);
    }

    [Fact]
    public async Task The_norm_of_the_asked_team_holds_and_stays_when_it_is_changed()
    {
        await host.Database(async db =>
        {
            var channel = new Channel(new("Here", "Questions", null, null, Purposes.Question, default, false), 1);
            db.Add(channel);
            await db.SaveChangesAsync();
            var team = await db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync();
            db.Add(
                new ChannelNorm(
                    channel.Id,
                    team,
                    default,
                    new(4, NormUnit.WorkingHours),
                    null,
                    await db.People.Select(p => p.Id).FirstAsync(),
                    AppHost.Start
                )
            );
            await db.SaveChangesAsync();
        });
        var asker = await host.SignedInAsync("support");
        await PostAsync(asker, ("Ask.Whom", $"p{await IdAsync("Berlin")}"));
        var due = (await RequestAsync()).DueAt;

        Assert.Equal(Instant.FromUtc(2026, 11, 12, 12, 10), due);
        await host.Database(async db =>
        {
            (await db.ChannelNorms.SingleAsync()).End(AppHost.Start);
            await db.SaveChangesAsync();
        });
        Assert.Equal(due, (await RequestAsync()).DueAt);
    }

    /// <summary>product.md P5, S6: a deputy is told nothing of what they may not see, and what they cannot answer does not wait for them.</summary>
    [Theory]
    [InlineData("Support", true, null)]
    [InlineData("Support", false, "Support")]
    [InlineData("Kathmandu", true, "Kathmandu")]
    [InlineData("Berlin", false, null)]
    public async Task Only_a_deputy_who_sees_it_and_did_not_ask_it_stands_in(string deputy, bool toTeam, string? standsIn)
    {
        await AwayAsync("NewYork", deputy);
        var asker = await host.SignedInAsync("berlin");
        var team = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());

        var post = await PostAsync(asker, ("Ask.Whom", $"p{await IdAsync("NewYork")}"), ("Team", toTeam ? $"{team}" : ""));

        var person = standsIn is null ? (PersonId?)null : await IdAsync(standsIn);
        Assert.Equal(person, (await RequestAsync()).Recipients.Single().DeputyId);
        var told = await IdAsync(deputy);
        Assert.Equal(
            standsIn is not null,
            await host.Database(db => db.Notifications.AnyAsync(n => n.PersonId == told && n.Url == post))
        );
        Assert.Equal(
            standsIn is not null,
            (await (await host.SignedInAsync(deputy.ToLowerInvariant())).OpenAsync("/inbox")).QuerySelector(
                "[aria-labelledby=needs-answer]"
            )
                is not null
        );
    }

    /// <summary>kpis.md K10: what the asker writes does not stop the clock, also while they stand in for who was asked.</summary>
    [Fact]
    public async Task The_askers_next_comment_leaves_their_question_open()
    {
        await AwayAsync("NewYork", "Berlin");
        var asker = await host.SignedInAsync("berlin");
        var post = await PostAsync(asker, ("Ask.Whom", $"p{await IdAsync("NewYork")}"));

        using var more = await asker.SubmitAsync(post, new Submission(("Comment.Text", "I mean the export.")));

        Assert.Equal(HttpStatusCode.Redirect, more.StatusCode);
        Assert.Null((await RequestAsync()).AnsweredAt);
        Assert.True((await RequestAsync()).IsOpen);
    }

    /// <summary>product.md P5: who is ticked is asked.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("any")]
    public async Task Who_is_ticked_among_more_people_is_asked(string whom)
    {
        var asker = await host.SignedInAsync("berlin");
        var newYork = await IdAsync("NewYork");

        await PostAsync(asker, ("Ask.Whom", whom), ("Ask.Also", $"{newYork}"));

        Assert.Equal(newYork, (await RequestAsync()).Recipients.Single().PersonId);
    }

    /// <summary>product.md P5: nobody who was ticked is left out without a word.</summary>
    [Fact]
    public async Task A_team_and_people_by_name_are_not_asked_in_one()
    {
        var asker = await host.SignedInAsync("berlin");
        var team = await host.Database(db => db.Teams.Where(t => t.Slug == "product").Select(t => t.Id).SingleAsync());

        using var answer = await asker.SubmitAsync(
            "/posts/new",
            ("Title", "A"),
            ("Text", "B"),
            ("Ask.Whom", $"t{team}"),
            ("Ask.Also", $"{await IdAsync("Support")}")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Ask a team, or people by name.", (await answer.HtmlAsync()).Body!.Reads());
        Assert.Equal(0, await host.Database(db => db.Requests.CountAsync()));
    }

    /// <summary>kpis.md K10: when the first answer is taken back, the next one counts, with the time that it took.</summary>
    [Fact]
    public async Task The_answer_that_counts_next_has_its_own_minutes()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 4, 15)); // ten o'clock in Kathmandu
        var (kathmandu, newYork) = (await IdAsync("Kathmandu"), await IdAsync("NewYork"));
        var asker = await host.SignedInAsync("berlin");
        var post = await PostAsync(asker, ("Ask.Whom", $"p{kathmandu}"), ("Ask.Also", $"{newYork}"));
        host.Clock.Advance(Duration.FromHours(1));
        using var first = await (await host.SignedInAsync("kathmandu")).SubmitAsync(
            post,
            new Submission(("Comment.Text", "One"))
        );
        Assert.Equal(60, (await RequestAsync()).AnswerMinutes);
        host.Clock.Reset(Instant.FromUtc(2026, 11, 17, 15, 0)); // ten o'clock in New York
        using var second = await (await host.SignedInAsync("newyork")).SubmitAsync(post, new Submission(("Comment.Text", "Two")));

        await host.Database(async db =>
        {
            var comment = await db.Comments.Where(c => c.Text == "One").Select(c => c.Id).SingleAsync();
            await db.TakeBackAsync(comment, AppHost.Start, default);
            await db.SaveChangesAsync();
        });

        var request = await RequestAsync();
        Assert.Equal(newYork, request.AnsweredBy);
        // Monday's eight hours in New York, and one on Tuesday, on the clock of who answered.
        Assert.Equal(9 * 60, request.AnswerMinutes);
    }

    async Task AwayAsync(string who, string deputy)
    {
        var (person, other, manager) = (await IdAsync(who), await IdAsync(deputy), await IdAsync("Manager"));
        var today = host.Clock.GetCurrentInstant().InUtc().Date;
        await host.Database(async db =>
        {
            var away = new Absence(
                person,
                today.PlusDays(-1),
                today.PlusDays(20),
                AbsenceKind.Leave,
                other,
                null,
                person,
                AppHost.Start
            );
            away.Approve(manager, null, AppHost.Start);
            db.Add(away);
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Expected answers of 50 people: a handful of questions to the database, however many are asked.</summary>
    [Fact]
    public async Task Fifty_people_are_worked_out_with_as_many_queries_as_one()
    {
        var given = host.Given();
        for (var i = 0; i < 50; i++)
            given.Person($"Person {i}").Works(i % 2 == 0 ? "Asia/Kathmandu" : "America/New_York");
        await given.SaveAsync();
        var people = await host.Database(db =>
            db.People.Where(p => p.Name.StartsWith("Person ")).Select(p => p.Id).ToListAsync()
        );

        var took = await host.Database(async db =>
        {
            await TimeAsync(db);
            return await TimeAsync(db);
        });

        // 20 ms alone on a machine; other tests run beside this one.
        Assert.True(took < TimeSpan.FromMilliseconds(400), $"{took.TotalMilliseconds} ms");

        async Task<TimeSpan> TimeAsync(Web.Data.AppDbContext db)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var clocks = await AnswerClocks.LoadAsync(db, people, AppHost.Start);
            Assert.All(people, p => Assert.NotNull(clocks.Of(ResponseNorm.Usual, AppHost.Start, p, _ => true).DueAt));
            return System.Diagnostics.Stopwatch.GetElapsedTime(start);
        }
    }

    [Theory]
    [InlineData("/playbook/reviews/3", "- /playbook/reviews/3\n")]
    [InlineData("https://elsewhere.example/", "- \n")]
    [InlineData("//elsewhere.example/", "- \n")]
    public async Task A_post_about_something_begins_with_its_title_and_its_link(string about, string links)
    {
        var browser = await host.SignedInAsync("berlin");

        var page = await browser.OpenAsync(
            $"/posts/new?kind=Request&title=What+do+you+think%3F&about={Uri.EscapeDataString(about)}"
        );

        Assert.Equal("What do you think?", page.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.EndsWith($"## Links\n\n{links}", page.QuerySelector("[name=Text]")!.TextContent);
    }
}

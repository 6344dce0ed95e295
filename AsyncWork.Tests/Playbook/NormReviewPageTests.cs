using System.Net;
using AngleSharp.Html.Dom;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Playbook.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.Playbook;

/// <summary>Norm reviews through the pages (product.md P11): opened after a quarter, decided norm by norm, closed into norms and a decision record.</summary>
public sealed class NormReviewPageTests : IAsyncLifetime
{
    const string List = "/playbook/reviews";
    const string Summer = "2026-Q3";
    static readonly Instant July = Instant.FromUtc(2026, 7, 6, 8, 0);
    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 11, 12, 9, 0));
        var given = host.Given().Everyone();
        given.Person("Lima").In("Product");
        given.Person("Mumbai").In("Product");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var (cards, desk) = (Channel("Cards", 1), Channel("Desk", 2));
            db.AddRange(cards, desk);
            await db.SaveChangesAsync();
            var admin = await db.People.Where(p => p.Name == "Admin").Select(p => p.Id).SingleAsync();
            db.Add(
                new ChannelNorm(
                    cards.Id,
                    null,
                    Urgency.Normal,
                    new(2, NormUnit.WorkingDays),
                    null,
                    admin,
                    July - Duration.FromDays(90)
                )
            );
            db.Add(
                new ChannelNorm(
                    desk.Id,
                    null,
                    Urgency.Normal,
                    new(1, NormUnit.WorkingDays),
                    null,
                    admin,
                    July - Duration.FromDays(90)
                )
            );
            // Four questions to Product: three are answered, two of them by the norm.
            var product = await db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync();
            var people = await db
                .TeamMembers.Where(m => m.TeamId == product)
                .Select(m => m.PersonId)
                .OrderBy(p => p)
                .ToListAsync();
            foreach (var (index, hours) in new[] { 1, 2, 40, 0 }.Index())
            {
                var request = new Request(
                    Subject.Post(1),
                    null,
                    RequestKind.Answer,
                    Urgency.Normal,
                    cards.Id,
                    ResponseNorm.Usual,
                    product,
                    admin,
                    "Which?",
                    "/posts/1",
                    July
                );
                foreach (var person in people)
                    request.Ask(person, new(July, July + Duration.FromDays(2)));
                if (hours > 0)
                    request.Answer(people[0], 1, July + Duration.FromHours(hours == 40 ? 60 : hours), hours * 60);
                db.Add(request);
            }
            await db.SaveChangesAsync();
        });

        static Channel Channel(string name, int rank) =>
            new(new(name, "Questions", null, null, Purposes.Question, Sensitivity.Open, false), rank);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    static async Task<string> OpenAsync(HttpClient by, string of = "product")
    {
        using var opened = await by.SubmitAsync(List, new Submission([("of", of), ("Quarter", Summer)]));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        return opened.Headers.Location!.OriginalString;
    }

    static Task<HttpResponseMessage> DecideAsync(
        HttpClient by,
        IHtmlDocument page,
        string at,
        string line,
        string choice,
        string value = "",
        string why = "",
        bool htmx = false
    ) =>
        by.SubmitAsync(
            page,
            at,
            new Submission(
                [("Line.Choice", choice), ("Line.Value", value), ("Line.Unit", "WorkingHours"), ("Line.Reason", why)],
                Button: line,
                Htmx: htmx
            )
        );

    static async Task<HttpResponseMessage> DecideAsync(
        HttpClient by,
        string at,
        string line,
        string choice,
        string value = "",
        string why = ""
    ) => await DecideAsync(by, await by.OpenAsync(at), at, line, choice, value, why);

    /// <summary>Sends a form of theirs to where they have none.</summary>
    static async Task<HttpResponseMessage> ForgeAsync(HttpClient by, string page, string to)
    {
        var shown = await by.OpenAsync(page);
        shown.Forms.First(f => f.Method == "post").SetAttribute("action", to);
        return await by.SubmitAsync(shown, page, new Submission([], Action: to));
    }

    Task<NormReview> ReviewAsync() =>
        host.Database(db => db.NormReviews.AsNoTracking().Include(r => r.Lines).OrderBy(r => r.Id).FirstAsync());

    [Fact]
    public async Task P11_a_review_is_opened_decided_and_closed_into_a_norm_and_a_decision_that_lead_to_each_other()
    {
        var (lead, member) = (await host.SignedInAsync("manager"), await host.SignedInAsync("berlin"));
        var at = await OpenAsync(lead);
        var shown = await member.OpenAsync(at);
        Assert.Contains("50 % of 4, 1 without an answer at the end", shown.Body!.Reads());
        Assert.Contains("28.6 h (n = 3)", shown.Body!.Reads());
        Assert.Contains("Nothing was asked", shown.Body!.Reads());

        // A member decides, with htmx; who leads closes.
        using var decided = await DecideAsync(
            member,
            shown,
            at,
            "Decide on Cards",
            "Change",
            "6",
            "Most | come *soon*",
            htmx: true
        );
        using var kept = await DecideAsync(lead, at, "Decide on Desk", "Keep");
        Assert.Equal("review", (await decided.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);
        Assert.Equal(2, await host.Database(db => db.ChannelNorms.CountAsync()));
        using var closed = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));
        Assert.True(closed.StatusCode == HttpStatusCode.Redirect, (await closed.HtmlAsync()).Body!.Reads());

        var review = await ReviewAsync();
        var norm = await host.Database(db => db.ChannelNorms.SingleAsync(n => n.TeamId != null));
        Assert.Equal(new(6, NormUnit.WorkingHours), norm.Norm);
        Assert.Equal("Norm review of July to September 2026: Most | come *soon*", norm.Note);
        var decision = await host.Database(db => db.Decisions.SingleAsync(d => d.Id == review.DecisionId));
        Assert.Equal(
            (DecisionState.Decided, review.TeamId, DecisionAudience.Involved),
            (decision.State, decision.TeamId, decision.Audience)
        );
        var record = await member.OpenAsync(decision.Url);
        Assert.Equal(
            "Cards 2 working days within the norm: 50 % of 4; median 2.0 h, 85 % within 28.6 h (n = 3) 6 working hours Most | come *soon*",
            record.QuerySelectorAll("table tbody tr")[0].Reads()
        );
        Assert.NotNull(record.QuerySelector($"a[href='{at}']"));
        Assert.Contains("Asked from Norm review of July to September 2026", record.Body!.Reads());
        Assert.NotNull((await member.OpenAsync(at)).QuerySelector($"a[href='{decision.Url}']"));
        Assert.Contains("Product: July to September 2026 held on", (await member.OpenAsync(List)).Body!.Reads());
        Assert.Contains("1 kept, 1 changed", (await member.OpenAsync("/inbox")).Body!.Reads());
        Assert.Equal(1, await host.Database(db => db.AuditEvents.CountAsync(a => a.Action == "held a norm review")));
        // Nobody is asked to review what was reviewed (product.md N1).
        Assert.DoesNotContain("can be reviewed", (await lead.OpenAsync("/inbox")).Body!.Reads());
    }

    [Theory]
    [InlineData("Change", "0", "Why", "at least 1")]
    [InlineData("Change", "10000", "Why", "at most 1,000 hours")]
    [InlineData("Change", "two", "Why", "whole number")]
    [InlineData("Change", "", "Why", "whole number")]
    [InlineData("Change", "3", "", "Say why")]
    [InlineData("Undecided", "", "", "Keep the norm")]
    [InlineData("Nonsense", "", "", "whole number")]
    public async Task P11_a_decision_that_cannot_be_is_refused_and_what_was_typed_stays(
        string choice,
        string value,
        string why,
        string says
    )
    {
        var lead = await host.SignedInAsync("manager");
        var at = await OpenAsync(lead);

        using var refused = await DecideAsync(lead, at, "Decide on Cards", choice, value, why);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains(says, page.Body!.Reads());
        Assert.Equal(why, page.QuerySelector("[name='Line.Reason']")!.GetAttribute("value") ?? "");
        Assert.All((await ReviewAsync()).Lines, l => Assert.Equal(NormChoice.Undecided, l.Choice));
    }

    [Fact]
    public async Task P11_a_review_with_undecided_norms_and_a_quarter_that_has_not_ended_are_refused()
    {
        var lead = await host.SignedInAsync("manager");

        using var early = await lead.SubmitAsync(List, new Submission([("of", "product"), ("Quarter", "2026-Q4")]));
        using var nonsense = await lead.SubmitAsync(List, new Submission([("of", "product"), ("Quarter", "soon")]));
        var at = await OpenAsync(lead);
        using var closed = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("has not ended", (await early.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, closed.StatusCode);
        Assert.Contains("“Cards” is not decided yet", (await closed.HtmlAsync()).Body!.Reads());
        Assert.Equal(0, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task P11_of_two_who_close_or_decide_at_once_the_second_sees_what_stands()
    {
        var (lead, admin) = (await host.SignedInAsync("manager"), await host.SignedInAsync("admin"));
        var at = await OpenAsync(lead);
        var before = await admin.OpenAsync(at);
        using var first = await DecideAsync(lead, at, "Decide on Cards", "Change", "6", "Sooner");

        using var second = await DecideAsync(admin, before, at, "Decide on Cards", "Keep");
        using var beside = await DecideAsync(admin, before, at, "Decide on Desk", "Keep");
        var both = await admin.OpenAsync(at);
        using var closed = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));
        using var late = await admin.SubmitAsync(both, at, new Submission([], Button: "Close the review"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Somebody else decided on “Cards” first", (await second.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.Redirect, beside.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("What was decided stands in", (await late.HtmlAsync()).Body!.Reads());
        Assert.Equal(1, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task P11_what_was_decided_is_checked_again_when_a_norm_or_a_channel_changed_meanwhile()
    {
        var (lead, keeper) = (await host.SignedInAsync("manager"), await host.SignedInAsync("hr"));
        var at = await OpenAsync(lead);
        using var one = await DecideAsync(lead, at, "Decide on Cards", "Keep");
        using var other = await DecideAsync(lead, at, "Decide on Desk", "Change", "3", "Sooner");
        var ids = await host.Database(db => db.Channels.OrderBy(c => c.Rank).Select(c => c.Id).ToListAsync());
        using var set = await keeper.SubmitAsync(
            $"/playbook/channels/{ids[0]}",
            new Submission(("Norm.Value", "5"), ("Norm.Unit", "WorkingDays"))
        );
        using var archived = await keeper.SubmitAsync($"/playbook/channels/{ids[1]}", new Submission([], Button: "Archive"));

        Assert.Contains(
            "changed meanwhile: it is 5 working days now. Decide on it again",
            (await lead.OpenAsync(at)).Body!.Reads()
        );
        using var refused = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        using var again = await DecideAsync(lead, at, "Decide again on Cards", "Keep");
        using var gone = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));
        Assert.Contains("“Desk” has no norm any more", (await gone.HtmlAsync()).Body!.Reads());
        using var left = await DecideAsync(lead, at, "Decide again on Desk", "Keep");
        using var closed = await lead.SubmitAsync(at, new Submission([], Button: "Close the review"));

        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        Assert.Equal(0, await host.Database(db => db.ChannelNorms.CountAsync(n => n.TeamId != null)));
    }

    [Fact]
    public async Task P11_a_team_sees_its_own_review_and_who_leads_it_closes_it()
    {
        var (lead, member) = (await host.SignedInAsync("manager"), await host.SignedInAsync("berlin"));
        var (stranger, hr) = (await host.SignedInAsync("support"), await host.SignedInAsync("hr"));
        var at = await OpenAsync(lead);

        using var unseen = await stranger.GetAsync(at);
        using var byHr = await ForgeAsync(hr, at, $"{at}?handler=Close");
        using var byMember = await ForgeAsync(member, at, $"{at}?handler=Close");
        using var byStranger = await ForgeAsync(stranger, List, $"{at}?handler=Close");
        using var lineByHr = await ForgeAsync(hr, at, $"{at}?handler=Line");
        using var opened = await ForgeAsync(member, at, $"{List}?of=-");

        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await hr.GetAsync(at)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byHr.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, byMember.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, byStranger.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, lineByHr.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, opened.StatusCode);
        Assert.Null((await member.OpenAsync(at)).QuerySelector("#close"));
        Assert.Null((await hr.OpenAsync(at)).QuerySelector("#decide"));
        Assert.DoesNotContain("Product", (await stranger.OpenAsync(List)).QuerySelector("#reviews")!.Reads());
        Assert.Equal(0, await host.Database(db => db.Decisions.CountAsync()));
    }

    [Fact]
    public async Task P11_the_company_reviews_its_own_norms_and_HR_closes_it()
    {
        var hr = await host.SignedInAsync("hr");
        var at = await OpenAsync(hr, "-");
        using var one = await DecideAsync(hr, at, "Decide on Cards", "Change", "8", "Sooner");
        using var other = await DecideAsync(hr, at, "Decide on Desk", "Keep");
        using var closed = await hr.SubmitAsync(at, new Submission([], Button: "Close the review"));

        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        var norms = await host.Database(db => db.ChannelNorms.Where(n => n.TeamId == null && n.EndedAt == null).ToListAsync());
        Assert.Contains(norms, n => n.Norm == new ResponseNorm(8, NormUnit.WorkingHours));
        Assert.Equal(DecisionAudience.Company, await host.Database(db => db.Decisions.Select(d => d.Audience).SingleAsync()));
        Assert.Contains(
            "Northwind: July to September 2026",
            (await (await host.SignedInAsync("support")).OpenAsync(List)).Body!.Reads()
        );
    }

    [Fact]
    public async Task P11_after_a_quarter_reviews_open_once_by_themselves_and_who_leads_is_told()
    {
        Assert.Equal(3, await OpenDueAsync());
        Assert.Equal(0, await OpenDueAsync());

        Assert.Contains(
            "The norms of Product can be reviewed: July to September 2026 is measured.",
            (await (await host.SignedInAsync("manager")).OpenAsync("/inbox")).Body!.Reads()
        );
        var support = await host.Database(db =>
            db.NormReviews.Include(r => r.Lines).SingleAsync(r => db.Teams.Any(t => t.Id == r.TeamId && t.Name == "Support"))
        );
        Assert.All(support.Lines, l => Assert.True(l.Measure.IsNothing));
        Assert.Equal(4, await host.Database(db => db.Notifications.CountAsync()));
    }

    [Fact]
    public async Task P11_where_nothing_was_agreed_or_asked_nothing_opens_by_itself()
    {
        host.Clock.Reset(Instant.FromUtc(2026, 4, 2, 9, 0));
        await host.Database(db => db.ChannelNorms.ExecuteDeleteAsync());

        Assert.Equal(0, await OpenDueAsync());
    }

    [Fact]
    public async Task P11_what_was_measured_does_not_move_when_an_answer_is_taken_back()
    {
        var lead = await host.SignedInAsync("manager");
        var at = await OpenAsync(lead);
        await host.Database(async db =>
        {
            foreach (var request in await db.Requests.Include(r => r.Recipients).ToListAsync())
                request.TakeBack(host.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        });

        Assert.Contains("50 % of 4", (await lead.OpenAsync(at)).Body!.Reads());
    }

    [Fact]
    public async Task P11_the_figures_of_fewer_than_five_people_are_not_shown()
    {
        await host.Database(async db =>
        {
            var gone = await db.People.Where(p => p.Name == "Lima" || p.Name == "Mumbai").Select(p => p.Id).ToListAsync();
            await db.RequestRecipients.Where(r => gone.Contains(r.PersonId)).ExecuteDeleteAsync();
        });
        var lead = await host.SignedInAsync("manager");

        var page = await lead.OpenAsync(await OpenAsync(lead));

        Assert.Contains("Too few people: figures are shown for 5 or more", page.Body!.Reads());
        Assert.DoesNotContain("50 %", page.Body!.Reads());
    }

    [Fact]
    public async Task P11_the_pages_ask_the_database_little_however_many_reviews_and_norms_there_are()
    {
        var admin = await host.SignedInAsync("admin");
        var at = await OpenAsync(admin);
        await OpenAsync(admin, "support");
        await OpenAsync(admin, "-");
        await admin.OpenAsync(at);

        var one = await host.Commands.Of(() => admin.OpenAsync(at));
        var list = await host.Commands.Of(() => admin.OpenAsync(List));

        Assert.InRange(one.Count, 1, 9);
        Assert.InRange(list.Count, 1, 9);
    }

    async Task<int> OpenDueAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDesk>().OpenDueAsync();
    }
}

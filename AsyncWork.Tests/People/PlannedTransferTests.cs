using System.Globalization;
using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Posts;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Boards;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Pages.Boards;
using AsyncWork.Web.Pages.Cards;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using AsyncWork.Web.Pages.Posts;
using AsyncWork.Web.Pages.Search;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.Pages.Today;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.Tests.People;

/// <summary>
/// Who belongs to a team goes by days: a change that is recorded for later is none yet, for what somebody sees (product.md A3, B24, D16) and
/// for whom others can choose.
/// </summary>
[Trait("Feature", "A3")]
public sealed class PlannedTransferTests : IAsyncLifetime
{
    const string Transfer = "2026-11-16";
    readonly AppHost host = new();
    TeamThings product = null!;
    TeamThings support = null!;
    int company;

    /// <summary>All that somebody sees of a team, by place.</summary>
    static readonly string[] Everything =
    [
        "board",
        "card",
        "space",
        "page",
        "closed page",
        "decision",
        "post",
        "in the list of boards",
        "in the list of spaces",
        "in the list of decisions",
        "in the list of posts",
        "in my work",
        "on Today",
        "in what speaks of a decision: card",
        "in what speaks of a decision: page",
        "in what speaks of a decision: closed page",
        "in what speaks of a decision: decision",
        "found: card",
        "found: page",
        "found: closed page",
        "found: decision",
        "found: post",
        "to post to",
        "below the page",
        "in the calendar",
    ];

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone();
        given.Person("Mia").In("Product");
        await given.SaveAsync();
        company = await host.DecisionAsync("What all read");
        product = await ThingsAsync("Product", "Berlin");
        support = await ThingsAsync("Support", "Support");
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Until_the_day_of_their_transfer_somebody_sees_what_the_old_team_sees_and_from_it_what_the_new_one_does()
    {
        await GiveCardsAsync("Mia");
        var admin = await host.SignedInAsync("admin");
        await admin.SubmitAsync(
            "/admin/teams/support",
            new Submission(("person", $"{await host.PersonIdAsync("Mia")}"), ("from", Transfer)) { Action = "Admit" }
        );

        foreach (var day in new[] { "2026-11-12", "2026-11-15" })
            await AssertSeesAsync("Mia", day, product);
        foreach (var day in new[] { Transfer, "2026-11-30" })
            await AssertSeesAsync("Mia", day, support);
    }

    [Fact]
    public async Task Who_joins_next_week_is_no_member_today_and_who_left_is_none_from_their_day_on()
    {
        var given = host.Given();
        given.Person("Ada").In("Product", "2026-11-19");
        given.Person("Otto").In("Product", until: "2026-11-13");
        await given.SaveAsync();

        await GiveCardsAsync("Otto");
        await AssertSeesAsync("Otto", "2026-11-12", product);
        await AssertSeesAsync("Otto", "2026-11-13", null);
        await GiveCardsAsync("Ada");
        await AssertSeesAsync("Ada", "2026-11-18", null);
        await AssertSeesAsync("Ada", "2026-11-19", product);
    }

    [Theory]
    [InlineData("2026-11-15", true)]
    [InlineData(Transfer, false)]
    public async Task Others_choose_and_tell_them_as_one_of_the_old_team_until_that_day(string day, bool isInOld)
    {
        await host.Database(async db =>
        {
            var teams = await db.Teams.Include(t => t.Members).ToDictionaryAsync(t => t.Name, StringComparer.Ordinal);
            var mia = await db.People.Where(p => p.Name == "Mia").Select(p => p.Id).SingleAsync();
            teams["Product"].Release(mia, Given.Day(Transfer));
            await db.SaveChangesAsync();
            teams["Support"].Admit(mia, Given.Day(Transfer));
            await db.SaveChangesAsync();
        });

        Assert.Equal(isInOld ? WaysToChoose : [], await ChosenInAsync(product, "Manager", day));
        Assert.Equal(isInOld ? [] : WaysToChoose, await ChosenInAsync(support, "Manager2", day));
    }

    [Fact]
    public async Task The_day_is_the_one_by_the_clock_of_who_looks()
    {
        var given = host.Given();
        given.Person("Mia in New York").In("Product", until: Transfer).In("Support", Transfer).Works("America/New_York");
        await given.SaveAsync();

        host.Clock.Reset(Instant.FromUtc(2026, 11, 16, 4, 59, 30)); // before midnight in New York
        var browser = await host.SignedInAsync("Mia in New York");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, product.Board));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, support.Board));
        host.Clock.Advance(Duration.FromSeconds(31)); // the claims are younger than a minute, and of yesterday
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(browser, product.Board));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, support.Board));
    }

    static readonly string[] WaysToChoose =
    [
        "owner of a card",
        "told of a card",
        "reader of a post",
        "told of a decision",
        "close to a decision",
        "told of a page",
        "no guest of an imported board",
        "hours imported by the lead",
        "colleague on Today",
        "whose lead sees the hours",
        "sets up boards",
        "found as one of the team",
        "takes over its decisions",
        "moves its cards",
    ];

    /// <summary>In what Mia is taken for one of a team on a day.</summary>
    /// <param name="lead">Who leads the team.</param>
    async Task<string[]> ChosenInAsync(TeamThings of, string lead, string on)
    {
        host.Clock.Reset(Noon(on));
        var (day, mia, head) = (Given.Day(on), await host.ViewerAsync("Mia"), await host.ViewerAsync(lead));
        return await host.Database(async db =>
        {
            bool[] chosen =
            [
                (await db.ListPeopleOf(of.BoardId, day).ToListAsync()).Exists(p => p.Id == mia.Person),
                (await CardQueries.ListPeopleWhoSee(db, of.BoardId, day).ToListAsync()).Exists(p => p.Id == mia.Person),
                (await db.ListPeopleWhoRead(of.Team, day).ToListAsync()).Exists(p => p.Id == mia.Person),
                (await DecisionQueries.ListPeopleWhoSee(db, of.DecisionId, day).ToListAsync()).Exists(p => p.Id == mia.Person),
                await db.ListPeopleCloseTo(head, null).AnyAsync(p => p == mia.Person),
                (await db.ListReaders(of.PageId, day).ToListAsync()).Exists(p => p.Id == mia.Person),
                await db.PeopleOfTeam(of.Team, day).AnyAsync(p => p == mia.Person),
                (await db.ImportRightsOfAsync(head.Person, day, CancellationToken.None)).WhyNotFor(mia.Person) is null,
                (await TodayQueries.ListColleaguesOf(db, head.Person, day, 50).ToListAsync()).Exists(c => c.Id == mia.Person),
                (await TimeQueries.ListLeadsOf(db, mia.Person, day).ToListAsync()).Contains(lead),
                await db.TeamsForBoardsOf(mia).AnyAsync(t => t == of.Team),
                (await FoundAsync(db, head, of)).Contains("Mia"),
                await db.ListDecisionsToTake(of.By, mia).AnyAsync(d => d == of.DecisionId),
                await CardPlaceQueries.FindCardOf(db, of.CardId, mia.Person, day, false) is not null,
            ];
            return WaysToChoose.Where((_, i) => chosen[i]).ToArray();
        });
    }

    /// <summary>Whom one finds among the people of a team.</summary>
    async Task<IEnumerable<string>> FoundAsync(AppDbContext db, Viewer viewer, TeamThings of)
    {
        var (words, filter) = (SearchWords.Read("mia"), new SearchFilter { Q = "mia", In = $"team-{of.Team}" });
        var index = await host.Services.GetRequiredService<TextIndexes>().ForAsync(db, words, CancellationToken.None);
        var found = await Found.FindAsync(db, index, viewer, words, filter, host.Clock.GetCurrentInstant(), 1, 20);
        return found.Hits.Select(h => string.Concat(h.Title.Select(part => part.Text)));
    }

    /// <summary>Somebody sees all of one team on a day, and nothing of the other.</summary>
    async Task AssertSeesAsync(string who, string day, TeamThings? team)
    {
        host.Clock.Reset(Noon(day));
        var browser = await host.SignedInAsync(who);
        using var made = await browser.SubmitAsync("/account/feed", new Submission([], Action: "/account/feed"));
        var feed = (await made.HtmlAsync()).QuerySelector("#address")!.GetAttribute("value")!;
        foreach (var things in new[] { product, support })
        {
            var seen = await SeenAsync(browser, feed, things);
            var wrong = things == team ? Everything.Except(seen) : seen;
            Assert.True(!wrong.Any(), $"{who} of {things.Name} on {day}: {string.Join(", ", wrong)}");
        }
    }

    async Task<string[]> SeenAsync(HttpClient browser, string feed, TeamThings of)
    {
        var seen = new List<string>();
        (string What, string At)[] pages =
        [
            ("board", of.Board),
            ("card", of.Card),
            ("space", of.Space),
            ("page", of.Page),
            ("closed page", of.ClosedPage),
            ("decision", of.Decision),
            ("post", of.Post),
        ];
        foreach (var (what, at) in pages)
            if (await StatusAsync(browser, at) == HttpStatusCode.OK)
                seen.Add(what);
        (string What, string At, string Named)[] lists =
        [
            ("in the list of boards", "/boards", $"Board of {of.Name}"),
            ("in the list of spaces", "/wiki", $"Space of {of.Name}"),
            ("in the list of decisions", "/decisions", of.Title("decision")),
            ("in the list of posts", "/posts", of.Title("post")),
            ("in my work", "/work", of.Title("card")),
            ("on Today", "/", of.Title("card")),
            ("in what speaks of a decision: card", DecisionNumber.Url(company), of.Title("card")),
            ("in what speaks of a decision: page", DecisionNumber.Url(company), of.Title("page")),
            ("in what speaks of a decision: closed page", DecisionNumber.Url(company), of.Title("closed page")),
            ("in what speaks of a decision: decision", DecisionNumber.Url(company), of.Title("decision")),
            ("found: card", "/search?q=harbour", of.Title("card")),
            ("found: page", "/search?q=harbour", of.Title("page")),
            ("found: closed page", "/search?q=harbour", of.Title("closed page")),
            ("found: decision", "/search?q=harbour", of.Title("decision")),
            ("found: post", "/search?q=harbour", of.Title("post")),
        ];
        foreach (var (what, at, named) in lists)
            if ((await browser.OpenAsync(at)).QuerySelector("main")!.Reads().Contains(named, StringComparison.Ordinal))
                seen.Add(what);
        if ((await browser.OpenAsync("/posts/new")).QuerySelectorAll("[name=Team] option").Any(o => o.Reads() == of.Name))
            seen.Add("to post to");
        using var page = await browser.GetAsync(of.Page);
        if ((await page.HtmlAsync()).Body!.Reads().Contains(of.Title("closed page"), StringComparison.Ordinal))
            seen.Add("below the page");
        if ((await host.Stranger().GetStringAsync(feed)).Contains(of.Title("card"), StringComparison.Ordinal))
            seen.Add("in the calendar");
        return [.. seen];
    }

    static Instant Noon(string day) => Given.Day(day).At(LocalTime.Noon).InZoneStrictly(Given.Zone("Europe/Berlin")).ToInstant();

    static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string at)
    {
        using var answer = await browser.GetAsync(at);
        return answer.StatusCode;
    }

    /// <summary>Lets somebody own both cards, so that they are theirs to see wherever they see the board.</summary>
    Task GiveCardsAsync(string who) =>
        host.Database(async db =>
        {
            var person = await db.People.Where(p => p.Name == who).Select(p => (PersonId?)p.Id).SingleAsync();
            await db.Cards.ExecuteUpdateAsync(set => set.SetProperty(c => c.OwnerId, person));
        });

    /// <summary>What a team has for itself, made by one of it: each speaks of the decision that all read.</summary>
    async Task<TeamThings> ThingsAsync(string team, string by)
    {
        var (id, now) = (await host.Database(db => db.Teams.SingleAsync(t => t.Name == team)), host.Clock.GetCurrentInstant());
        var person = await host.PersonIdAsync(by);
        var board = await host.BoardAsync(b => b.Rename($"Board of {team}", null), team);
        var things = new TeamThings(team, id.Id, person, board.Id, 0, 0, 0, 0, 0);
        var card = await host.CardAsync(board, things.Title("card"), more: c => c with { DueOn = Given.Day("2026-11-11") });
        var number = await host.DecisionAsync(
            things.Title("decision"),
            by: by,
            plan: p => p with { TeamId = id.Id, Audience = DecisionAudience.Involved },
            decides: [by]
        );
        return await host.Database(async db =>
        {
            var space = new Space($"Space of {team}", PageName.SlugOfSpace($"Space of {team}"), null, person, now);
            space.Agree(SpaceRight.None, publishesAfterReview: false, reviewEveryMonths: null);
            space.Grant(null, id.Id, SpaceRight.Read);
            var post = new Post(PostKind.Note, things.Title("post"), GivenDecision.Prose("Words."), id.Id, person, now);
            db.AddRange(space, post);
            await db.SaveChangesAsync();
            var page = await PageAsync(null, "page");
            var closed = await PageAsync(page, "closed page");
            closed.Grant(null, id.Id, SpaceRight.Read);
            var decision = await db.Decisions.Where(d => d.Number == number).Select(d => d.Id).SingleAsync();
            Subject[] all = [Subject.Card(card.Id), Subject.Page(page.Id), Subject.Page(closed.Id), Subject.Decision(decision)];
            foreach (var from in all)
                db.References.Add(new(from, null, SubjectKind.Decision, company, DecisionNumber.Text(company), null, ""));
            await db.SaveChangesAsync();
            return things with
            {
                CardId = card.Id,
                PageId = page.Id,
                DecisionId = decision,
                DecisionNumber = number,
                PostId = post.Id,
            };

            async Task<WikiPage> PageAsync(WikiPage? above, string kind)
            {
                var title = things.Title(kind);
                var made = new WikiPage(space.Id, above, title, PageName.SlugOf(title), 0, person, person, now);
                made.Publish(made.Write("Words.", person, now), new("<p>Words.</p>", ""), afterReview: false, person, null, now);
                db.WikiPages.Add(made);
                await db.SaveChangesAsync();
                return made;
            }
        });
    }

    sealed record TeamThings(
        string Name,
        int Team,
        PersonId By,
        int BoardId,
        int CardId,
        int PageId,
        int DecisionId,
        int DecisionNumber,
        int PostId
    )
    {
        public string Board => At("boards", BoardId);
        public string Card => At("cards", CardId);
        public string Space => $"/wiki/{PageName.SlugOfSpace($"Space of {Name}")}";
        public string Page => $"{Space}/{PageName.SlugOf(Title("page"))}";
        public string ClosedPage => $"{Space}/{PageName.SlugOf(Title("closed page"))}";
        public string Decision => AsyncWork.Domain.Decisions.DecisionNumber.Url(DecisionNumber);
        public string Post => At("posts", PostId);

        public string Title(string kind) => $"Harbour {kind} of {Name}";

        static string At(string place, int id) => string.Create(CultureInfo.InvariantCulture, $"/{place}/{id}");
    }
}

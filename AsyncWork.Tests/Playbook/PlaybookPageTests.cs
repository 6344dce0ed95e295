using System.Net;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Playbook;

/// <summary>The playbook on the wiki's engine (product.md P1), and the ten pages with which it begins (product.md P15).</summary>
public sealed class PlaybookPageTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    async Task BeginAsync(string language = "en")
    {
        var hr = await host.SignedInAsync("hr");
        using var begun = await hr.SubmitAsync("/playbook", ("language", language));
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
    }

    /// <summary>A page of the team Product, published.</summary>
    async Task OwnAsync(string about, bool replaces, string title, string text)
    {
        var lead = await host.SignedInAsync("manager");
        var subject = await host.Database(db => db.WikiPages.Where(p => p.Title == about).Select(p => p.Id).SingleAsync());
        using var made = await lead.SubmitAsync(
            "/playbook/own?team=product",
            ("About", $"{subject}"),
            ("Replaces", replaces ? "true" : "false"),
            ("Title", title)
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using var written = await lead.SubmitAsync(
            made.Headers.Location!.ToString(),
            new Submission(("Text", text)) { Button = "Publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
    }

    [Fact]
    public async Task A_page_of_a_team_without_a_title_is_refused_at_its_title()
    {
        using var refused = await (await host.SignedInAsync("manager")).SubmitAsync("/playbook/own?team=product", ("Title", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("true", (await refused.HtmlAsync()).GetElementById("Title")!.GetAttribute("aria-invalid"));
    }

    [Theory]
    [InlineData("en", "Why we work in writing", "So that nothing waits")]
    [InlineData("de", "Warum wir schriftlich arbeiten", "Damit nichts liegen bleibt")]
    public async Task HR_begins_with_ten_pages_in_one_step_and_their_links_lead_somewhere(
        string language,
        string first,
        string last
    )
    {
        await BeginAsync(language);
        var reader = await host.SignedInAsync("berlin");

        var book = await reader.OpenAsync("/playbook");
        var titles = book.QuerySelectorAll("#playbook .rows a").Select(a => a.Reads()).ToList();

        Assert.Equal(10, titles.Count);
        Assert.Equal((first, last), (titles[0], titles[^1]));
        Assert.Equal(10, await host.Database(db => db.WikiPages.CountAsync(p => p.Published == 1 && p.ReviewOn != null)));
        Assert.Equal(0, await host.Database(db => db.References.CountAsync(r => r.ToId == null)));
        var page = await reader.OpenAsync(book.QuerySelector("#playbook .rows a")!.GetAttribute("href")!);
        Assert.Contains("The company agreed on", page.Body!.Reads());
        Assert.Contains("Kept right by HR", page.Body!.Reads());
    }

    [Fact]
    public void The_pages_of_each_language_are_ten_and_say_the_same_subjects()
    {
        Assert.All(StarterPack.Languages, l => Assert.Equal(10, StarterPack.Pages(l.Code).Count));
        Assert.All(
            StarterPack.Languages.SelectMany(l => StarterPack.Pages(l.Code)),
            p => Assert.Null(WikiPage.WhyNotTitle(p.Title) ?? WikiPage.WhyNotText(p.Text))
        );
        Assert.Empty(StarterPack.Pages("../en"));
    }

    [Fact]
    public async Task Two_who_begin_at_once_make_one_playbook_and_who_may_not_makes_none()
    {
        var (hr, admin) = (await host.SignedInAsync("hr"), await host.SignedInAsync("admin"));
        var (first, second) = (await hr.OpenAsync("/playbook"), await admin.OpenAsync("/playbook"));

        using var won = await hr.SubmitAsync(first, "/playbook", new Submission(("language", "en")));
        using var lost = await admin.SubmitAsync(second, "/playbook", new Submission(("language", "de")));
        using var twice = await hr.SubmitAsync(first, "/playbook", new Submission(("language", "en")));

        Assert.Equal(HttpStatusCode.Redirect, won.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, lost.StatusCode);
        Assert.Contains("Somebody else has begun the playbook", (await lost.HtmlAsync()).Body!.Reads());
        Assert.Equal(HttpStatusCode.Redirect, twice.StatusCode);
        Assert.Equal(1, await host.Database(db => db.Spaces.CountAsync(s => s.IsPlaybook)));
        var lead = await host.SignedInAsync("manager");
        Assert.Null((await lead.OpenAsync("/playbook")).QuerySelector("form[action*=Starter]"));
    }

    [Fact]
    public async Task A_language_that_there_is_not_is_refused()
    {
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.SubmitAsync("/playbook", ("language", "xx"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(0, await host.Database(db => db.Spaces.CountAsync()));
    }

    [Fact]
    public async Task A_team_adds_or_says_otherwise_and_the_effective_page_says_which_rule_comes_from_where()
    {
        await BeginAsync();
        await OwnAsync("Habits", false, "Habits of Product", "We write at noon.");
        await OwnAsync("Our tools", true, "Tools of Product", "Only two tools.");
        var reader = await host.SignedInAsync("berlin");
        var other = await host.SignedInAsync("support");

        var habits = (await reader.OpenAsync("/playbook/habits")).Body!.Reads();
        Assert.Contains("the company’s page holds and the team adds to it", habits);
        Assert.Contains("Write it down at once", habits);
        Assert.Contains("Product adds", habits);
        Assert.Contains("We write at noon.", habits);
        var tools = (await reader.OpenAsync("/playbook/our-tools")).Body!.Reads();
        Assert.Contains("the team’s page holds instead of the company’s", tools);
        Assert.Contains("Only two tools.", tools);
        Assert.DoesNotContain("Each kind of thing has one place", tools);
        var theirs = (await other.OpenAsync("/playbook/our-tools")).Body!.Reads();
        Assert.Contains("For Support, the company’s page holds as it is.", theirs);
        Assert.DoesNotContain("Only two tools.", theirs);
        // Anybody may read what holds for others.
        Assert.Contains("Only two tools.", (await other.OpenAsync("/playbook/our-tools?team=product")).Body!.Reads());
        var book = (await reader.OpenAsync("/playbook")).Body!.Reads();
        Assert.Contains("Comes from: company, and Product adds", book);
        Assert.Contains("Comes from: Product instead of the company", book);
    }

    [Fact]
    public async Task Who_writes_for_a_team_lets_its_page_hold_beside_or_instead_and_nobody_else_does()
    {
        await BeginAsync();
        await OwnAsync("Habits", false, "Habits of Product", "We write at noon.");
        var (member, other) = (await host.SignedInAsync("newyork"), await host.SignedInAsync("support"));

        using var changed = await member.SubmitAsync("/playbook/habits", new Submission() { Action = "handler=Replace" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.True(await host.Database(db => db.WikiPages.AnyAsync(p => p.Replaces)));
        Assert.Null((await other.OpenAsync("/playbook/habits?team=product")).QuerySelector("form[action*=Replace]"));
        using var open = await other.GetAsync("/playbook/own?team=product");
        using var nowhere = await other.GetAsync("/playbook/own?team=none");
        using var unknown = await other.GetAsync("/playbook/no-such-page");
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (open.StatusCode, nowhere.StatusCode, unknown.StatusCode)
        );
        var lead = await host.SignedInAsync("manager");
        using var nameless = await lead.SubmitAsync("/playbook/own?team=product", ("Title", " "));
        using var taken = await lead.SubmitAsync("/playbook/own?team=product", ("Title", "Habits of Product"));
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (nameless.StatusCode, taken.StatusCode)
        );
    }

    [Fact]
    public async Task The_playbook_asks_the_database_the_same_few_things_however_many_pages_there_are()
    {
        var reader = await host.SignedInAsync("berlin");
        await reader.OpenAsync("/playbook");
        var before = await host.Commands.Of(() => reader.GetAsync("/playbook"));
        await BeginAsync();

        var after = await host.Commands.Of(() => reader.GetAsync("/playbook"));

        Assert.InRange(after.Count, 1, before.Count + 1);
        Assert.InRange(after.Count, 1, 14);
    }

    /// <summary>product.md P1: what nobody has agreed on yet holds for nobody.</summary>
    [Fact]
    public async Task A_draft_of_the_team_leaves_the_companys_page_as_it_is()
    {
        await BeginAsync();
        var lead = await host.SignedInAsync("manager");
        var subject = await host.Database(db => db.WikiPages.Where(p => p.Title == "Our tools").Select(p => p.Id).SingleAsync());
        using var made = await lead.SubmitAsync(
            "/playbook/own?team=product",
            ("About", $"{subject}"),
            ("Replaces", "true"),
            ("Title", "Tools of Product")
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var member = await host.SignedInAsync("berlin");

        var tools = (await member.OpenAsync("/playbook/our-tools")).Body!.Reads();

        Assert.Contains("Each kind of thing has one place", tools);
        Assert.DoesNotContain("instead of the company", tools);
        Assert.Contains("The company’s page holds until it is published.", tools);
    }

    /// <summary>product.md P1: HR speaks for every team, also where the team has begun its playbook.</summary>
    [Fact]
    public async Task HR_writes_a_page_of_a_team_that_has_a_playbook_already()
    {
        await BeginAsync();
        await OwnAsync("Habits", false, "Habits of Product", "We write at noon.");
        var hr = await host.SignedInAsync("hr");
        using var made = await hr.SubmitAsync("/playbook/own?team=product", ("Title", "How we say goodbye"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);

        using var written = await hr.SubmitAsync(
            made.Headers.Location!.ToString(),
            new Submission(("Text", "With cake.")) { Button = "Publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        Assert.Equal(
            1,
            await host.Database(db => db.WikiPages.CountAsync(p => p.Title == "How we say goodbye" && p.Published != null))
        );
        Assert.Equal(1, await host.Database(db => db.AuditEvents.CountAsync(a => a.Action == "gave a right")));
    }
}

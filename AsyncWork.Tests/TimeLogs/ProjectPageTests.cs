using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Time.Projects;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Projects and activities: everybody reads them, managers, HR and administrators keep them (product.md T4).</summary>
[Trait("Feature", "T4")]
public sealed class ProjectPageTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() =>
        await host.Given().Everyone().Project("Website", "Harbour Ltd").Project("Übersetzung").Activity("Design").SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    Task<List<string>> NamesAsync() => host.Database(db => db.Projects.Select(p => p.Name).OrderBy(n => n).ToListAsync());

    [Theory]
    [InlineData("Manager")]
    [InlineData("HR")]
    [InlineData("Admin")]
    public async Task Who_keeps_projects_adds_one(string who)
    {
        var browser = await host.SignedInAsync(who);

        await browser.SubmitAsync("/time/projects", ("Project.Name", " Port portal "), ("Project.Client", "Harbour Ltd"));

        Assert.Contains("Port portal", await NamesAsync());
    }

    [Fact]
    public async Task Employees_read_and_may_change_nothing()
    {
        var id = await host.Database(db => db.Projects.Select(p => p.Id).FirstAsync());
        var browser = await host.SignedInAsync("Berlin");
        var page = await browser.OpenAsync("/time/projects");
        Assert.Contains("Website", page.Body!.Reads());
        Assert.Null(page.QuerySelector("[name='Project.Name']"));
        var token = (await browser.OpenAsync("/time")).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", token),
            new("Project.Name", "Mine"),
            new("Input.Name", "Mine"),
        ]);

        foreach (
            var address in new[]
            {
                "/time/projects?handler=Project",
                $"/time/projects/{id}",
                $"/time/projects/{id}?handler=Archive",
            }
        )
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync(address, form)).StatusCode);
        Assert.DoesNotContain("Mine", await NamesAsync());
    }

    [Theory]
    [InlineData("WEBSITE", "harbour ltd")]
    [InlineData("übersetzung", "")]
    [InlineData("", "")]
    [InlineData("with a \u0001", "")]
    public async Task A_name_that_is_taken_or_none_is_refused_beside_its_field(string name, string client)
    {
        var browser = await host.SignedInAsync("Manager");

        var answer = await browser.SubmitAsync("/time/projects", ("Project.Name", name), ("Project.Client", client));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEqual("", (await answer.HtmlAsync()).QuerySelector("#Project_Name_error")!.Reads());
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task Of_two_who_store_one_name_at_once_the_second_is_told()
    {
        await host.Database(async db =>
        {
            db.Add(new Project("Website", "Harbour Ltd")); // as if the other had stored it after this one looked
            var input = new ProjectInput { Name = "Website", Client = "Harbour Ltd" };

            var taken = await db.SaveNameAsync(() => db.WhyNotProjectAsync(0, input));

            Assert.Contains("There is “Website” already", taken);
        });
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task A_name_that_only_the_database_takes_as_equal_is_refused_with_a_sentence()
    {
        await host.Database(async db =>
        {
            db.Add(new Project("Website", "Harbour Ltd")); // as “Gross” beside “Groß” is on SQL Server

            Assert.Equal(Names.VerySimilar, await db.SaveNameAsync(() => Task.FromResult<string?>(null)));
        });
        Assert.Equal(2, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task A_project_is_renamed_archived_and_reopened()
    {
        var id = await host.Database(db => db.Projects.Where(p => p.Name == "Website").Select(p => p.Id).SingleAsync());
        var browser = await host.SignedInAsync("Manager");

        await browser.SubmitAsync($"/time/projects/{id}", ("Input.Name", "Web shop"));
        await browser.SubmitAsync($"/time/projects/{id}", new Submission([], Button: "Archive project"));
        var project = await host.Database(db => db.Projects.AsNoTracking().SingleAsync(p => p.Id == id));
        Assert.Equal(("Web shop", true), (project.Name, project.IsArchived));

        await browser.SubmitAsync($"/time/projects/{id}", new Submission([], Button: "Reopen project"));
        Assert.False(await host.Database(db => db.Projects.Where(p => p.Id == id).Select(p => p.IsArchived).SingleAsync()));
    }

    [Fact]
    public async Task An_activity_says_whether_it_is_a_meeting()
    {
        var browser = await host.SignedInAsync("HR");

        await browser.SubmitAsync("/time/projects", ("Activity.Name", "Team call"), ("Activity.Kind", "Meeting"));
        var again = await browser.SubmitAsync("/time/projects", ("Activity.Name", "TEAM CALL"), ("Activity.Kind", "Work"));
        var odd = await browser.SubmitAsync("/time/projects", ("Activity.Name", "Odd"), ("Activity.Kind", "Party"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        var kinds = await host.Database(db => db.Activities.ToDictionaryAsync(a => a.Name, a => a.Kind));
        Assert.Equal(ActivityKind.Meeting, kinds["Team call"]);
        Assert.Equal(2, kinds.Count);
    }

    [Theory]
    [InlineData("web", 1)]
    [InlineData("HARBOUR", 1)]
    [InlineData("%", 0)]
    [InlineData("nothing like it", 0)]
    public async Task The_search_finds_names_and_clients(string words, int found)
    {
        var browser = await host.SignedInAsync("Berlin");

        var page = await browser.OpenAsync($"/time/projects?q={Uri.EscapeDataString(words)}");

        Assert.Equal(found, page.QuerySelectorAll("[aria-label=Projects] tbody tr").Length);
    }

    [Fact]
    [Trait("Feature", "T13")]
    public async Task A_project_shows_how_much_of_its_budget_is_used()
    {
        var given = host.Given();
        given.Person("Olga").Logged("2026-11-10", "3:00", "Garden").Logged("2026-11-11", "6:00", "Garden");
        await given.SaveAsync();
        var id = await host.Database(db => db.Projects.Where(p => p.Name == "Garden").Select(p => p.Id).SingleAsync());
        var browser = await host.SignedInAsync("Manager");

        await browser.SubmitAsync($"/time/projects/{id}", ("Input.Budget", "12"));
        var page = await browser.OpenAsync("/time/projects");
        var odd = await browser.SubmitAsync($"/time/projects/{id}", ("Input.Budget", "much"));

        Assert.Contains("9.0 of 12.0 h, 75 %", page.QuerySelector("[aria-label=Projects]")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
    }

    [Fact]
    public async Task Of_two_who_change_a_project_or_an_activity_the_second_is_told_and_loses_nothing()
    {
        var browser = await host.SignedInAsync("Manager");
        foreach (var kind in new[] { "projects", "activities" })
        {
            var id = await host.Database(db =>
                kind == "projects"
                    ? db.Projects.Where(p => p.Name == "Website").Select(p => p.Id).SingleAsync()
                    : db.Activities.Select(a => a.Id).SingleAsync()
            );
            var page = $"/time/{kind}/{id}";
            var opened = await browser.OpenAsync(page);
            await browser.SubmitAsync(page, ("Input.Name", "First"));

            var second = await browser.SubmitAsync(opened, page, new Submission(("Input.Name", "Second")));

            Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
            var shown = await second.HtmlAsync();
            Assert.Contains("First", shown.QuerySelector("h1")!.Reads(), StringComparison.Ordinal);
            Assert.Equal("Second", shown.QuerySelector("#Input_Name")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task An_activity_can_be_waiting_for_somebody()
    {
        var browser = await host.SignedInAsync("HR");

        await browser.SubmitAsync("/time/projects", ("Activity.Name", "Waiting for an answer"), ("Activity.Kind", "Waiting"));

        Assert.Contains("waiting", (await browser.OpenAsync("/time/projects")).QuerySelector("[aria-label=Activities]")!.Reads());
    }
}

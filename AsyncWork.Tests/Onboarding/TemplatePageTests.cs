using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Templates on their pages: composed, and looked at as a calendar (product.md O1, O2).</summary>
[Trait("Feature", "O1")]
public sealed class TemplatePageTests
{
    static async Task<AppHost> HostAsync()
    {
        var host = new AppHost();
        var given = host.Given().Everyone();
        given.Holiday("Berlin", "2026-12-25", "Christmas Day");
        given.Holiday(null, "2026-11-17", "Company day");
        await given.SaveAsync();
        return host;
    }

    static Task<int> ModuleAsync(AppHost host, string name) =>
        host.Database(async db =>
        {
            var module = new OnboardingModule(name, ModuleScope.Everybody, null);
            db.Add(module);
            await db.SaveChangesAsync();
            return module.Id;
        });

    static async Task<string> TextAsync(HttpResponseMessage answer) => (await answer.HtmlAsync()).Body!.Reads();

    [Fact]
    public async Task A_template_is_made_composed_and_put_in_order()
    {
        await using var host = await HostAsync();
        var (first, _) = await host.TemplateAsync();
        var second = await ModuleAsync(host, "Berlin");
        var hr = await host.SignedInAsync("hr");

        using var made = await hr.SubmitAsync(
            "/onboarding/templates/new",
            new Submission(("Input.Name", "Support, Kathmandu"), ("Input.Summary", "For the desk")) { Button = "Make template" }
        );
        var address = made.Headers.Location!.ToString();
        Assert.Contains("This template has no steps yet", (await hr.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);
        foreach (var module in new[] { first, second })
        {
            using var added = await hr.SubmitAsync(address, new Submission(("module", $"{module}")) { Button = "Add module" });
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }
        var page = await hr.OpenAsync(address);
        Assert.Contains("2 modules, 1 step", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("not published yet", page.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("All modules are in this template", page.Body!.Reads(), StringComparison.Ordinal);
        page.GetElementById($"up-{second}")!.TextContent = "up";
        using var moved = await hr.SubmitAsync(page, address, new Submission { Button = "up", Htmx = true });
        Assert.Equal(["Berlin", "Everybody"], (await moved.HtmlAsync()).QuerySelectorAll("ol.rows a").Select(a => a.Reads()));

        var list = (await hr.OpenAsync("/onboarding/templates")).QuerySelector("main")!.Reads();
        Assert.Contains("2 modules, 1 step · For the desk", list, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Support, Kathmandu",
            await TextAsync(await hr.GetFragmentAsync("/onboarding/templates?q=engin")),
            StringComparison.Ordinal
        );
        var used = await hr.OpenAsync($"/onboarding/modules/{second}");
        Assert.Equal(address, used.QuerySelector("[aria-labelledby=used-title] a")!.GetAttribute("href"));
        using var archived = await hr.SubmitAsync($"{address}/edit", new Submission { Button = "Archive template" });
        Assert.Contains(
            "Support, Kathmandu",
            await TextAsync(await hr.GetFragmentAsync("/onboarding/templates?show=archived")),
            StringComparison.Ordinal
        );
        Assert.Null((await hr.OpenAsync(address)).GetElementById("add-module"));
    }

    [Fact]
    public async Task A_module_that_is_used_already_is_refused_in_a_sentence()
    {
        await using var host = await HostAsync();
        var (module, template) = await host.TemplateAsync();
        var other = await ModuleAsync(host, "Berlin");
        var hr = await host.SignedInAsync("hr");
        var address = $"/onboarding/templates/{template}";
        var page = await hr.OpenAsync(address);

        using var twice = await hr.SubmitAsync(
            page,
            address,
            new Submission(("module", $"{module}")) { Button = "Add module", Htmx = true }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        Assert.Contains("“Everybody” is part of this template already", await TextAsync(twice), StringComparison.Ordinal);
        using var unknown = await hr.SubmitAsync(page, address, new Submission(("module", "99")) { Button = "Add module" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);

        using var added = await hr.SubmitAsync(page, address, new Submission(("module", $"{other}")) { Button = "Add module" });
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var late = await hr.SubmitAsync(page, address, new Submission(("module", $"{other}")) { Button = "Add module" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Somebody else changed this first", await TextAsync(late), StringComparison.Ordinal);
        using var archive = await hr.SubmitAsync(
            $"/onboarding/modules/{module}/edit",
            new Submission { Button = "Archive module" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, archive.StatusCode);
        Assert.Contains("“Engineer, Berlin” is composed of it", await TextAsync(archive), StringComparison.Ordinal);
    }

    [Fact]
    public async Task O2_the_preview_is_a_calendar_in_working_days()
    {
        await using var host = await HostAsync();
        var kathmandu = await host.Database(db => db.People.Where(p => p.Name == "Kathmandu").Select(p => p.Id).SingleAsync());
        var (_, template) = await host.TemplateAsync(
            Step("Laptop", "Before", -1),
            Step("Hello", "First week"),
            Step("Read", "First week", 1),
            Step("Meet", "First week", 1) with
            {
                Owner = StepOwner.Named,
                OwnerId = kathmandu,
            },
            Step("Look back", "Second month", 30)
        );
        var hr = await host.SignedInAsync("hr");
        var address = $"/onboarding/templates/{template}";

        // By itself next Monday. The company is off on the Tuesday, wherever.
        var calendar = await hr.OpenAsync(address);
        Assert.Equal("2026-11-16", calendar.QuerySelector("#start")!.GetAttribute("value"));
        Assert.Equal("November 2026", calendar.GetElementById("shown")!.Reads());
        Assert.Contains(
            "16 November · first day Hello",
            calendar.QuerySelector("table.calendar")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Contains("17 November Company day", calendar.QuerySelector("table.calendar")!.Reads(), StringComparison.Ordinal);

        var list = await hr.OpenAsync($"{address}?start=2026-11-16&location=Berlin&view=list");
        Assert.Equal(
            ["Fri 13 Nov 2026", "Mon 16 Nov 2026", "Wed 18 Nov 2026", "Wed 18 Nov 2026", "Wed 30 Dec 2026"],
            list.QuerySelectorAll(".steps time").Select(t => t.Reads())
        );
        var nowhere = await hr.OpenAsync($"{address}?start=2026-11-16&view=list");
        Assert.Equal("Tue 29 Dec 2026", nowhere.QuerySelectorAll(".steps time")[^1].Reads());
        var december = await hr.GetFragmentAsync($"{address}?start=2026-11-16&location=Berlin&month=2026-12");
        Assert.Contains("Christmas Day", await TextAsync(december), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", await december.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2999-01-01")]
    [InlineData("soon")]
    public async Task O2_a_start_that_is_none_is_refused_in_a_sentence(string start)
    {
        await using var host = await HostAsync();
        var (_, template) = await host.TemplateAsync();
        var hr = await host.SignedInAsync("hr");

        using var refused = await hr.GetAsync($"/onboarding/templates/{template}?start={start}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.HtmlAsync();
        Assert.Contains(
            start == "soon" ? "Choose the day" : "between 2000 and 2100",
            page.QuerySelector(".error-summary")!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Null(page.QuerySelector("table.calendar"));
    }

    [Fact]
    public async Task A_page_asks_as_much_for_many_steps_as_for_one()
    {
        await using var host = await HostAsync();
        var (_, few) = await host.TemplateAsync();
        var (_, many) = await host.TemplateAsync([
            .. Enumerable.Range(1, 60).Select(i => Step($"Step {i}", $"Week {i / 10}", i)),
        ]);
        var hr = await host.SignedInAsync("hr");

        var one = await host.Commands.Of(() => hr.GetAsync($"/onboarding/templates/{few}"));
        var sixty = await host.Commands.Of(() => hr.GetAsync($"/onboarding/templates/{many}"));
        var list = await host.Commands.Of(() => hr.GetAsync("/onboarding/templates"));

        Assert.Equal(one.Count, sixty.Count);
        Assert.InRange(sixty.Count, 1, 10);
        Assert.InRange(list.Count, 1, 6);
    }
}

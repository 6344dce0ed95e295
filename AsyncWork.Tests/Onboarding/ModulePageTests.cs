using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Modules on their pages: written, put in order, published (product.md O1, O3, O6, O15).</summary>
[Trait("Feature", "O1")]
public sealed class ModulePageTests
{
    static async Task<AppHost> HostAsync()
    {
        var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        return host;
    }

    static (string Name, string? Value)[] Fields(params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] usual =
        [
            ("Input.Title", "Read how we write"),
            ("Input.Phase", "First week"),
            ("Input.Due", "2"),
            ("Input.Url", "/playbook"),
        ];
        return [.. usual.Where(u => more.All(m => m.Name != u.Name)), .. more];
    }

    [Fact]
    public async Task A_module_goes_from_its_name_to_its_second_version()
    {
        await using var host = await HostAsync();
        var hr = await host.SignedInAsync("hr");

        using var made = await hr.SubmitAsync(
            "/onboarding/modules/new",
            new Submission(("Input.Name", "Berlin"), ("Input.Scope", "Location"), ("Input.ScopeName", "Berlin"))
            {
                Button = "Make module",
            }
        );
        Assert.Equal("/onboarding/modules/1", made.Headers.Location?.ToString());
        using var added = await hr.SubmitAsync(
            "/onboarding/modules/1/steps/new",
            new Submission(Fields()) { Button = "Add step" }
        );
        Assert.Equal("/onboarding/modules/1", added.Headers.Location?.ToString());
        using var before = await hr.SubmitAsync(
            "/onboarding/modules/1/steps/new",
            new Submission(
                Fields(
                    ("Input.Title", "Order the laptop"),
                    ("Input.Owner", "IT"),
                    ("Input.Due", "10"),
                    ("Input.IsBefore", "true")
                )
            )
            {
                Button = "Add and write another",
            }
        );
        Assert.Equal("/onboarding/modules/1/steps/new?phase=First%20week", before.Headers.Location?.ToString());
        var draft = (await hr.OpenAsync("/onboarding/modules/1")).QuerySelector("main")!.Reads();
        Assert.Contains("Do · IT · 10 working days before", draft, StringComparison.Ordinal);
        Assert.Contains("Not published yet", draft, StringComparison.Ordinal);

        using var published = await hr.SubmitAsync(
            "/onboarding/modules/1/publish",
            new Submission(("note", "The first")) { Button = "Publish version 1" }
        );
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var up = await hr.OpenAsync("/onboarding/modules/1");
        Assert.Contains("Nothing has changed", up.Body!.Reads(), StringComparison.Ordinal);
        using var moved = await hr.SubmitAsync(up, "/onboarding/modules/1", Press(up, "up-2"));
        var fragment = await moved.HtmlAsync();
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        Assert.Contains("Moved", fragment.Body!.Reads(), StringComparison.Ordinal);
        Assert.DoesNotContain("<html", await moved.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var written = await hr.SubmitAsync(
            "/onboarding/modules/1/steps/1",
            new Submission(("Input.Title", "Read how we write updates")) { Button = "Save step" }
        );
        Assert.Equal(HttpStatusCode.Redirect, written.StatusCode);
        var news = (await hr.OpenAsync("/onboarding/modules/1/publish")).Body!.Reads();
        Assert.Contains("Changed Read how we write updates: title", news, StringComparison.Ordinal);
        using var again = await hr.SubmitAsync("/onboarding/modules/1/publish", new Submission { Button = "Publish version 2" });
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var second = (await hr.OpenAsync("/onboarding/modules/1/versions/2")).Body!.Reads();
        Assert.Contains("Since version 1", second, StringComparison.Ordinal);
        Assert.Contains(
            "The first",
            (await hr.OpenAsync("/onboarding/modules/1/versions/1")).Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal(2, await host.Database(db => db.ModuleVersions.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/onboarding/modules/1/versions/3")).StatusCode);
    }

    /// <summary>A button is known by its id, as several read the same.</summary>
    static Submission Press(AngleSharp.Html.Dom.IHtmlDocument page, string button, bool htmx = true)
    {
        var pressed = page.GetElementById(button)!;
        pressed.TextContent = button;
        return new Submission { Button = button, Htmx = htmx };
    }

    [Fact]
    public async Task What_is_no_step_is_refused_and_nothing_is_stored()
    {
        await using var host = await HostAsync();
        var (module, _) = await host.TemplateAsync();
        await host.Database(db =>
            db.People.Where(p => p.Name == "Support")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.LastDay, new LocalDate(2026, 11, 10)))
        );
        var left = await host.Database(db => db.People.Where(p => p.Name == "Support").Select(p => p.Id).SingleAsync());
        var hr = await host.SignedInAsync("hr");
        foreach (
            var (says, fields) in new (string, (string, string?)[])[]
            {
                ("Give the step a title", [("Input.Title", " ")]),
                ("under which heading", [("Input.Phase", "")]),
                ("working days before and", [("Input.Due", "261")]),
                ("working days before and", [("Input.Due", "-3")]),
                ("working days before and", [("Input.Due", "61"), ("Input.IsBefore", "true")]),
                ("whole number of working days", [("Input.Due", "soon")]),
                ("begins with https", [("Input.Url", "javascript:alert(1)")]),
                ("somebody who works here", [("Input.Owner", "Named"), ("Input.OwnerId", $"{left.Value}")]),
                ("Choose who does the step", [("Input.Owner", "Named"), ("Input.OwnerId", "")]),
                ("Keep this in the HR system", [("Input.Kind", "Form"), ("Input.Fields", "IBAN *")]),
                ("two answers with a +", [("Input.Kind", "Quiz"), ("Input.Questions", "A?\n+ B\n+ C")]),
                ("Choose from the lists", [("Input.Kind", "Party")]),
            }
        )
        {
            using var refused = await hr.SubmitAsync(
                $"/onboarding/modules/{module}/steps/new",
                new Submission(Fields(fields)) { Button = "Add step" }
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.HtmlAsync();
            Assert.Contains(says, page.QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
            // X2: what cannot be read is of the whole form; all else stands at its field, where the summary leads.
            var at = page.QuerySelector(".error-summary a")?.GetAttribute("href")?[1..];
            if (says is "whole number of working days" or "Choose from the lists")
            {
                Assert.Null(at);
                continue;
            }
            Assert.Contains(at, fields.Select(f => f.Item1.Replace('.', '_')));
            Assert.Contains(says, page.GetElementById($"{at}_error")!.Reads(), StringComparison.Ordinal);
        }
        Assert.Equal(1, await host.Database(db => db.OnboardingSteps.CountAsync()));
    }

    [Fact]
    public async Task O3_a_named_owner_who_left_stands_in_the_way_of_publishing()
    {
        await using var host = await HostAsync();
        var support = await host.Database(db => db.People.Where(p => p.Name == "Support").Select(p => p.Id).SingleAsync());
        var (module, _) = await host.TemplateAsync(Step("Show the desk") with { Owner = StepOwner.Named, OwnerId = support });
        await host.Database(db =>
            db.People.Where(p => p.Name == "Support")
                .ExecuteUpdateAsync(s => s.SetProperty(p => p.LastDay, new LocalDate(2026, 11, 10)))
        );
        var hr = await host.SignedInAsync("hr");

        using var renamed = await hr.SubmitAsync(
            $"/onboarding/modules/{module}/steps/1",
            new Submission(("Input.Title", "Show the office")) { Button = "Save step" }
        );
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        var page = await hr.OpenAsync($"/onboarding/modules/{module}/publish");
        Assert.Contains(
            "The owner of “Show the office” does not work here any more",
            page.Body!.Reads(),
            StringComparison.Ordinal
        );
        using var refused = await hr.SubmitAsync(
            page,
            $"/onboarding/modules/{module}/publish",
            new Submission { Action = "/publish" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(1, await host.Database(db => db.ModuleVersions.CountAsync()));
    }

    [Fact]
    public async Task Of_two_who_change_a_module_the_second_sees_what_the_first_did()
    {
        await using var host = await HostAsync();
        var (module, _) = await host.TemplateAsync(Step("A"), Step("B"));
        var address = $"/onboarding/modules/{module}";
        var (hr, admin) = (await host.SignedInAsync("hr"), await host.SignedInAsync("admin"));
        var (draft, step, edit, heading) = (
            await hr.OpenAsync(address),
            await hr.OpenAsync($"{address}/steps/1"),
            await hr.OpenAsync($"{address}/edit"),
            await hr.OpenAsync($"{address}/heading?of=First%20week")
        );

        using var first = await admin.SubmitAsync(
            $"{address}/steps/1",
            new Submission(("Input.Title", "A by admin")) { Button = "Save step" }
        );
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        foreach (
            var (page, at, sent) in new[]
            {
                (draft, address, Press(draft, "up-2")),
                (draft, address, Press(draft, "remove-1")),
                (step, $"{address}/steps/1", new Submission(("Input.Title", "A by HR")) { Button = "Save step" }),
                (edit, $"{address}/edit", new Submission(("Input.Name", "All")) { Button = "Save module" }),
                (edit, $"{address}/edit", new Submission { Button = "Archive module" }),
                (heading, $"{address}/heading", new Submission(("name", "Week one")) { Button = "Save heading" }),
            }
        )
        {
            using var late = await hr.SubmitAsync(page, at, sent);
            // In a template, so not archived; else changed first.
            Assert.Equal(
                sent.Button == "Archive module" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.Conflict,
                late.StatusCode
            );
        }
        Assert.Equal(
            ["A by admin", "B"],
            await host.Database(db => db.OnboardingSteps.OrderBy(s => s.Place).Select(s => s.Title).ToListAsync())
        );
        Assert.Equal("Everybody", await host.Database(db => db.OnboardingModules.Select(m => m.Name).SingleAsync()));

        // Of another step nobody minds.
        using var other = await hr.SubmitAsync(
            $"{address}/steps/2",
            new Submission(("Input.Title", "B by HR")) { Button = "Save step" }
        );
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_adds_one_step()
    {
        await using var host = await HostAsync();
        var (module, _) = await host.TemplateAsync();
        var hr = await host.SignedInAsync("hr");
        var form = await hr.OpenAsync($"/onboarding/modules/{module}/steps/new");
        for (var i = 0; i < 2; i++)
        {
            using var sent = await hr.SubmitAsync(
                form,
                $"/onboarding/modules/{module}/steps/new",
                new Submission(Fields()) { Button = "Add step" }
            );
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        }
        Assert.Equal(2, await host.Database(db => db.OnboardingSteps.CountAsync()));
    }

    [Fact]
    public async Task Headings_are_put_in_order_and_renamed()
    {
        await using var host = await HostAsync();
        var (module, _) = await host.TemplateAsync(Step("A"), Step("B", "Later"));
        var address = $"/onboarding/modules/{module}";
        var hr = await host.SignedInAsync("hr");
        var draft = await hr.OpenAsync(address);

        using var moved = await hr.SubmitAsync(draft, address, Press(draft, "phase-up-1"));
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        using var renamed = await hr.SubmitAsync(
            $"{address}/heading?of=Later",
            new Submission(("name", "Second week")) { Button = "Save heading" }
        );
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        Assert.Equal(
            ["Second week", "First week"],
            (await hr.OpenAsync(address)).QuerySelectorAll(".steps h2").Select(h => h.Reads())
        );
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync($"{address}/heading?of=Nowhere")).StatusCode);
    }

    [Theory]
    [Trait("Feature", "X9")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_step_that_was_taken_out_can_be_put_back_while_nothing_is_published_without_it(bool htmx)
    {
        await using var host = await HostAsync();
        var quiz = Step("B", due: 3) with
        {
            Kind = StepKind.Quiz,
            Text = Web.Markdown.MarkdownProse.ToProse("Look at **it**."),
            Questions = "Why?\n- So\n+ Otherwise",
            IsRequired = false,
        };
        var (module, _) = await host.TemplateAsync(Step("A"), quiz, Step("C"));
        var address = $"/onboarding/modules/{module}";
        var before = await StepsAsync();
        var hr = await host.SignedInAsync("hr");

        var back = await TakeOutAsync("remove-2");
        Assert.Equal(["A", "C"], (await StepsAsync()).Select(s => s.Content.Title));
        for (var i = 0; i < 2; i++) // pressed twice, it is there once
        {
            using var undone = await PutBackAsync(back);
            Assert.Equal(address, undone.Headers.Location?.ToString());
        }
        Assert.Equal(before, await StepsAsync());
        Assert.Contains("Nothing has changed", (await hr.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);

        var late = await TakeOutAsync("remove-1");
        using var published = await hr.SubmitAsync($"{address}/publish", new Submission { Button = "Publish version 2" });
        using var refused = await PutBackAsync(late);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("published meanwhile", (await refused.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        foreach (var seal in new[] { "", "no seal", back["taken"][..^4] + "AAAA" })
        {
            back["taken"] = seal;
            using var broken = await PutBackAsync(back);
            Assert.Equal(address, broken.Headers.Location?.ToString());
            Assert.Contains("too long ago", (await hr.OpenAsync(address)).Body!.Reads(), StringComparison.Ordinal);
        }
        Assert.Equal(2, (await StepsAsync()).Count);
        Assert.Empty(host.Errors.Lines);

        async Task<Dictionary<string, string>> TakeOutAsync(string button)
        {
            var draft = await hr.OpenAsync(address);
            using var taken = await hr.SubmitAsync(draft, address, Press(draft, button, htmx));
            var page = htmx ? await taken.HtmlAsync() : await hr.OpenAsync(address);
            var form = page.QuerySelector($"form[action='{address}?handler=PutBack']")!;
            return form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        }

        async Task<HttpResponseMessage> PutBackAsync(Dictionary<string, string> fields) =>
            await hr.PostAsync($"{address}?handler=PutBack", new FormUrlEncodedContent(fields));

        Task<List<(Guid Key, StepContent Content)>> StepsAsync() =>
            host.Database(async db =>
                (await db.OnboardingSteps.AsNoTracking().OrderBy(s => s.Place).ToListAsync())
                    .Select(s => (s.Key, s.Content))
                    .ToList()
            );
    }

    [Fact]
    public async Task Only_HR_and_administrators_open_the_pages()
    {
        await using var host = await HostAsync();
        var (module, template) = await host.TemplateAsync();
        string[] pages =
        [
            "/onboarding/plans/new",
            "/onboarding/templates",
            "/onboarding/templates/new",
            $"/onboarding/templates/{template}",
            $"/onboarding/templates/{template}/edit",
            "/onboarding/modules/new",
            $"/onboarding/modules/{module}",
            $"/onboarding/modules/{module}/publish",
        ];
        foreach (var name in new[] { "manager", "berlin" })
        {
            var browser = await host.SignedInAsync(name);
            foreach (var page in pages)
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(page)).StatusCode);
        }
        foreach (var name in new[] { "hr", "admin" })
        {
            var browser = await host.SignedInAsync(name);
            foreach (var page in pages)
                Assert.NotNull((await browser.OpenAsync(page)).QuerySelector(".side a[href='/onboarding'][aria-current]"));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/onboarding/modules/99")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/onboarding/templates/99")).StatusCode);
        }
    }

    [Fact]
    public async Task A_page_asks_as_much_for_many_steps_as_for_one()
    {
        await using var host = await HostAsync();
        var (few, _) = await host.TemplateAsync();
        var (many, _) = await host.TemplateAsync([
            .. Enumerable.Range(1, 60).Select(i => Step($"Step {i}", $"Week {i / 10}", i)),
        ]);
        var hr = await host.SignedInAsync("hr");

        var one = await host.Commands.Of(() => hr.GetAsync($"/onboarding/modules/{few}"));
        var sixty = await host.Commands.Of(() => hr.GetAsync($"/onboarding/modules/{many}"));

        Assert.Equal(one.Count, sixty.Count);
        Assert.InRange(sixty.Count, 1, 9);
    }
}

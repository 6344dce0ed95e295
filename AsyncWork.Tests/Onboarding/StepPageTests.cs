using System.Net;
using System.Net.Http.Headers;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using AsyncWork.Tests.Wiki;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>The page of a step: what was read, what was added and what was said there (product.md O6, O8, O9).</summary>
public sealed class StepPageTests
{
    static StepContent Of(StepOwner owner, string title) => Step(title) with { Owner = owner };

    [Fact]
    public async Task O9_reading_is_confirmed_for_the_version_that_was_read()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await SomeWiki.PageAsync(host);
        await host.PlanAsync(Step("Read how we build") with { Kind = StepKind.Read, Url = "/wiki/handbook/product" });
        var step = await host.StepUrlAsync("Read how we build");
        var person = await host.SignedInAsync("kathmandu");
        var before = await person.OpenAsync(step);
        await host.Database(async db =>
        {
            var page = await db.WikiPages.Include(p => p.Revisions).SingleAsync();
            var by = page.OwnerId;
            var now = host.Clock.GetCurrentInstant();
            page.Publish(page.Write("Newer words.", by, now), new("<p>Newer words.</p>", ""), afterReview: false, by, null, now);
            await db.SaveChangesAsync();
        });

        using var stale = await person.SubmitAsync(before, step, new Submission { Action = "handler=Done" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.StatusCode);
        Assert.Contains("“Product” was changed meanwhile", await stale.MainAsync(), StringComparison.Ordinal);
        using var read = await person.SubmitAsync(step, new Submission { Action = "handler=Done" });
        Assert.Equal(HttpStatusCode.Redirect, read.StatusCode);
        var done = (await host.ThePlanAsync()).Steps.Single();
        Assert.Equal(("Product", 3), (done.PageTitle, done.PageRevision));
    }

    [Fact]
    public async Task O6_a_file_is_added_and_read_by_those_alone_who_see_the_step()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Step("Photo for the wall") with { Kind = StepKind.Upload });
        var step = await host.StepUrlAsync("Photo for the wall");
        var person = await host.SignedInAsync("kathmandu");

        using var none = await person.SubmitAsync(step, new Submission { Action = "handler=Done" });
        Assert.Contains("Add the file first", await none.MainAsync(), StringComparison.Ordinal);
        using var added = await SendAsync(person, step, "me.txt", "Me"u8.ToArray());

        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.Equal(1, (await host.ThePlanAsync()).DoneCount);
        var file = (await person.OpenAsync(step)).QuerySelector("a[href^='/files/']")!.GetAttribute("href")!;
        foreach (var (who, sees) in new[] { ("kathmandu", true), ("berlin", true), ("hr", true), ("newyork", false) })
            Assert.Equal(sees, (await (await host.SignedInAsync(who)).GetAsync(file)).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task O6_a_file_that_comes_with_a_refused_answer_is_not_stored()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (url, _, _) = await host.PlanAsync(Step("Photo for the wall") with { Kind = StepKind.Upload });
        var step = await host.StepUrlAsync("Photo for the wall");
        var (person, hr) = (await host.SignedInAsync("kathmandu"), await host.SignedInAsync("hr"));
        var before = await person.OpenAsync(step);
        using var moved = await hr.SubmitAsync($"{url}/settings", new Submission(("Input.StartsOn", "2026-11-23")));

        using var refused = await SendAsync(person, step, "me.txt", "Me"u8.ToArray(), before);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(0, await host.Database(db => db.Attachments.CountAsync()));
        Assert.Equal(0, (await host.ThePlanAsync()).DoneCount);
    }

    /// <summary>What the team agreed on instead of the company is what its people read, and what they confirm.</summary>
    [Fact]
    public async Task O9_of_a_subject_of_the_playbook_the_page_that_holds_for_the_team_is_confirmed()
    {
        await using var host = await PlanHost.EveryoneAsync();
        var (hr, lead) = (await host.SignedInAsync("hr"), await host.SignedInAsync("manager"));
        using var begun = await hr.SubmitAsync("/playbook", ("language", "en"));
        var subject = await host.Database(db => db.WikiPages.Where(p => p.Title == "Our tools").Select(p => p.Id).SingleAsync());
        using var made = await lead.SubmitAsync(
            "/playbook/own?team=product",
            ("About", $"{subject}"),
            ("Replaces", "true"),
            ("Title", "Tools of Product")
        );
        using var written = await lead.SubmitAsync(
            made.Headers.Location!.ToString(),
            new Submission(("Text", "Two tools.")) { Button = "Publish" }
        );
        await host.PlanAsync(
            Step("Theirs") with
            {
                Kind = StepKind.Read,
                Url = "/playbook/our-tools?team=product",
            },
            Step("The company’s") with
            {
                Kind = StepKind.Read,
                Url = "/playbook/our-tools?team=",
            }
        );
        var person = await host.SignedInAsync("kathmandu");
        Assert.Contains("Two tools.", (await person.OpenAsync("/playbook/our-tools?team=product")).Body!.Reads());

        foreach (var title in new[] { "Theirs", "The company’s" })
        {
            using var read = await person.SubmitAsync(await host.StepUrlAsync(title), new Submission { Action = "handler=Done" });
            Assert.True(read.StatusCode == HttpStatusCode.Redirect, await read.MainAsync());
        }

        Assert.Equal(
            [("Theirs", "Tools of Product"), ("The company’s", "Our tools")],
            (await host.ThePlanAsync()).Ordered.Select(s => (s.Title, s.PageTitle))
        );
    }

    static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string step,
        string name,
        byte[] content,
        AngleSharp.Html.Dom.IHtmlDocument? opened = null
    )
    {
        var page = opened ?? await browser.OpenAsync(step);
        var form = page.Forms.Single(f =>
            f.GetAttribute("enctype") == "multipart/form-data" && f.Action.Contains("Done", StringComparison.Ordinal)
        );
        using var sent = new MultipartFormDataContent();
        foreach (var (field, value) in form.FieldsOf())
            sent.Add(new StringContent(value), field);
        var part = new ByteArrayContent(content);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = "files",
            FileName = $"\"{name}\"",
        };
        sent.Add(part);
        return await browser.PostAsync($"{step}?handler=Done", sent);
    }

    [Fact]
    public async Task O8_a_question_on_a_step_is_solved_and_who_answered_is_told()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Of(StepOwner.Buddy, "Greet"));
        var step = await host.StepUrlAsync("Greet");
        var (person, buddy) = (await host.SignedInAsync("kathmandu"), await host.SignedInAsync("berlin"));
        await person.SubmitAsync(
            $"{step}/comments?ask=true",
            new Submission(("Comment.Text", "At ten?"), ("Comment.Ask.Whom", "any"))
        );
        var question = await host.Database(db => db.Comments.Select(c => c.Id).SingleAsync());
        await buddy.SubmitAsync($"{step}/comments?quote={question}", new Submission(("Comment.Text", "At eleven.")));

        using var solved = await person.SubmitAsync(step, new Submission { Button = "Mark as solution" });

        Assert.Equal(HttpStatusCode.Redirect, solved.StatusCode);
        var berlin = await host.IdAsync("Berlin");
        var told = await host.Database(db => db.Notifications.Where(n => n.PersonId == berlin).Select(n => n.Text).ToListAsync());
        Assert.Contains(told, t => t.Contains("marked your answer as the solution", StringComparison.Ordinal));
        // Who is named only later is told then.
        await person.SubmitAsync(
            $"{step}/comments/{question}",
            new Submission(("Text", "At ten, @Manager?")) { Button = "Save" }
        );
        Assert.Contains(
            NotificationReason.Mentioned,
            await host.Database(db => db.Notifications.Where(n => n.Url.StartsWith(step)).Select(n => n.Reason).ToListAsync())
        );
    }

    [Fact]
    public async Task O6_a_refused_answer_is_said_once_on_the_page_of_the_step()
    {
        await using var host = await PlanHost.EveryoneAsync();
        await host.PlanAsync(Step("Photo for the wall") with { Kind = StepKind.Upload });
        var step = await host.StepUrlAsync("Photo for the wall");
        var person = await host.SignedInAsync("kathmandu");

        using var refused = await person.SubmitAsync(step, new Submission { Action = "handler=Done" });

        Assert.Single((await refused.HtmlAsync()).QuerySelectorAll("[role=alert]"));
    }
}

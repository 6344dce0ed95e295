using System.Diagnostics;
using System.Net;
using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>What a page said before: listed, compared, brought back; archived, deleted, restored (product.md D9).</summary>
public sealed class PageHistoryTests
{
    [Fact]
    public async Task Revisions_are_compared_in_both_ways()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "one\ntwo words\nthree");
        await bench.WriteAsync(url, "one\ntwo other words\nthree\nfour");
        var browser = await bench.BrowserAsync("Support");
        Assert.Equal(3, (await browser.OpenAsync($"{url}/history")).QuerySelectorAll("tbody tr").Length);

        var inline = await browser.OpenAsync($"{url}/compare?from=2&to=3");
        var sides = await browser.OpenAsync($"{url}/compare?from=3&to=2&sides=true");

        Assert.Equal(["two words"], inline.QuerySelectorAll(".is-removed .diff__text").Select(r => r.Reads()));
        Assert.Equal(["two other words", "four"], inline.QuerySelectorAll(".is-added .diff__text").Select(r => r.Reads()));
        Assert.Contains("other", inline.QuerySelector(".is-added mark")!.Reads(), StringComparison.Ordinal);
        Assert.Equal(["two words"], sides.QuerySelectorAll("td.is-removed").Select(r => r.Reads()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{url}/compare?from=2&to=99")).StatusCode);
    }

    [Fact]
    public async Task Readers_compare_only_what_was_published()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, false, null));
        var url = await bench.PageAsync("Deploy");
        await bench.WriteAsync(url, "Secret draft", step: PageStep.Keep);
        var reader = await bench.BrowserAsync("Support");

        Assert.Single((await reader.OpenAsync($"{url}/history")).QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{url}/revisions/3")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"{url}/compare?from=2&to=3")).StatusCode);
        Assert.Equal(
            3,
            (await (await bench.BrowserAsync("Berlin")).OpenAsync($"{url}/history")).QuerySelectorAll("tbody tr").Length
        );
    }

    [Fact]
    public async Task An_older_revision_comes_back_as_a_new_one()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "First words.");
        await bench.WriteAsync(url, "Second words.");
        var browser = await bench.BrowserAsync("Support");

        var restored = await browser.SubmitAsync($"{url}/revisions/2", new Submission([], Action: "Restore"));

        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        var page = await bench.ReadAsync(url);
        Assert.Equal((4, "First words."), (page.Published, page.Text));
        Assert.Equal(
            2,
            await bench.Host.Database(db => db.PageRevisions.Where(r => r.Number == 4).Select(r => r.RestoredFrom).SingleAsync())
        );
    }

    [Fact]
    public async Task Who_may_only_read_brings_nothing_back()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy", "First words.");
        await bench.WriteAsync(url, "Second words.");
        var reader = await bench.BrowserAsync("Support");
        var form = await reader.OpenAsync($"{url}/revisions/2");
        await bench.ChangeSpaceAsync(s => s.Agree(SpaceRight.Read, false, null));

        var refused = await reader.SubmitAsync(form, $"{url}/revisions/2", new Submission([], Action: "Restore"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("Second words.", (await bench.ReadAsync(url)).Text);
        Assert.Null((await reader.OpenAsync($"{url}/revisions/2")).QuerySelector("form[action*=Restore]"));
    }

    [Fact]
    public async Task A_page_goes_into_the_trash_comes_back_and_is_gone_after_30_days()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var below = await bench.PageAsync("Below", below: "Deploy");
        var browser = await bench.BrowserAsync("Berlin");
        Assert.Null((await browser.OpenAsync($"{url}/leave")).QuerySelector("form[action*=Delete]"));

        await browser.SubmitAsync($"{below}/leave", new Submission([], Action: "Delete"));
        await browser.SubmitAsync($"{url}/leave", new Submission([], Action: "Delete"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(url)).StatusCode);
        Assert.Equal("/wiki/handbook/deploy", await bench.PageAsync("Deploy", "Another one."));

        var taken = await browser.SubmitAsync("/wiki/handbook/archive", new Submission([], Button: "Restore Deploy"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.StatusCode);
        var back = await browser.SubmitAsync("/wiki/handbook/archive", new Submission([], Button: "Restore Below"));
        Assert.Equal(below, back.Headers.Location?.OriginalString);
        Assert.Null((await bench.ReadAsync(below)).ParentId);

        bench.Host.Clock.AdvanceDays(31);
        Assert.Equal(1, await bench.Host.Database(db => db.EmptyPageTrashAsync(bench.Now, default)));
        Assert.Equal(2, await bench.Host.Database(db => db.WikiPages.CountAsync()));
    }

    [Fact]
    public async Task Only_who_keeps_the_space_sees_its_trash()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        await bench.ChangeAsync(url, p => p.Delete(bench.Now));
        var writer = await bench.BrowserAsync("Support");

        Assert.DoesNotContain(
            "Deploy",
            (await writer.OpenAsync("/wiki/handbook/archive")).QuerySelector("main")!.Reads(),
            StringComparison.Ordinal
        );
        var form = await (await bench.BrowserAsync("Berlin")).OpenAsync("/wiki/handbook/archive");
        var token = (await writer.OpenAsync("/wiki/handbook"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value");
        var refused = await writer.SubmitAsync(
            form,
            "/wiki/handbook/archive",
            new Submission([("__RequestVerificationToken", token)], Button: "Restore Deploy")
        );
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task An_archived_page_is_read_and_not_listed()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var browser = await bench.BrowserAsync("Berlin");

        await browser.SubmitAsync($"{url}/leave", new Submission([], Action: "Archive"));

        Assert.Contains("This page is archived", (await browser.OpenAsync(url)).Body!.Reads(), StringComparison.Ordinal);
        Assert.Empty((await browser.OpenAsync("/wiki/handbook")).QuerySelectorAll("[data-leaf]"));
        Assert.Contains("Deploy", (await browser.OpenAsync("/wiki/handbook/archive")).Body!.Reads(), StringComparison.Ordinal);
        await browser.SubmitAsync($"{url}/leave", new Submission([], Action: "Archive"));
        Assert.Null((await bench.ReadAsync(url)).ArchivedAt);
    }

    [Fact]
    public void Two_texts_of_100_KB_are_compared_quickly()
    {
        var random = new Random(3);
        var words = Enumerable.Range(0, 400).Select(i => $"word{i}").ToArray();
        var lines = Enumerable.Range(0, 1500).Select(_ => string.Join(' ', random.GetItems(words, 10))).ToList();
        var (before, after) = (string.Join('\n', lines), lines.ToList());
        for (var i = 0; i < after.Count; i += 7)
            after[i] = after[i].Replace("word1", "other", StringComparison.Ordinal) + " more";
        TextDiff.Of(before, string.Join('\n', after)); // made ready

        var watch = Stopwatch.StartNew();
        var diff = TextDiff.Of(before, string.Join('\n', after));
        watch.Stop();

        Assert.Equal(215, diff.Added);
        Assert.InRange(before.Length, 90_000, 130_000);
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms"); // 200 on a quiet machine
    }

    [Theory]
    [InlineData("", "a\nb", 2, 1)]
    [InlineData("a\nb\nc", "a\nc", 0, 1)]
    [InlineData("a\nb\nc", "x\ny\nz", 3, 3)]
    public void What_was_added_and_removed_is_counted(string before, string after, int added, int removed)
    {
        var diff = TextDiff.Of(before, after);

        Assert.Equal((added, removed), (diff.Added, diff.Removed));
        Assert.Equal(
            after == "" ? "" : after,
            string.Join(
                '\n',
                diff.Rows.Where(r => r.After is not null).Select(r => string.Concat(r.After!.Words.Select(w => w.Text)))
            )
        );
    }

    [Fact]
    public async Task A_page_on_which_somebody_was_asked_goes_for_good_after_30_days()
    {
        await using var bench = await WikiBench.StartAsync();
        var url = await bench.PageAsync("Deploy");
        var page = await bench.ReadAsync(url);
        await bench.Host.Database(async db =>
        {
            var (berlin, newYork) = (
                await db.People.SingleAsync(p => p.Name == "Berlin"),
                await db.People.SingleAsync(p => p.Name == "NewYork")
            );
            var subject = new Subject(SubjectKind.Page, page.Id);
            var comment = new Comment(subject, berlin.Id, "Still true?", "", bench.Now, isQuestion: true);
            db.Comments.Add(comment);
            await db.SaveChangesAsync();
            var norm = new ResponseNorm(24, NormUnit.CalendarHours);
            var request = new Request(
                subject,
                comment.Id,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                norm,
                null,
                berlin.Id,
                "Deploy",
                url,
                bench.Now
            );
            request.Ask(newYork.Id, new(bench.Now, bench.Now, null));
            db.Requests.Add(request);
            db.Notifications.Add(
                new Notification(newYork.Id, NotificationReason.Asked, berlin.Id, "Asked", url, bench.Now).Of(request)
            );
            await db.SaveChangesAsync();
        });
        await bench.ChangeAsync(url, p => p.Delete(bench.Now));
        bench.Host.Clock.AdvanceDays(31);

        Assert.Equal(1, await bench.Host.Database(db => db.EmptyPageTrashAsync(bench.Now, default)));
        Assert.Equal(0, await bench.Host.Database(db => db.Requests.CountAsync()));
    }

    [Fact]
    [Trait("Feature", "D9")]
    public async Task Who_keeps_the_space_undoes_the_deletion_of_a_page_at_once_and_others_are_not_offered_it()
    {
        await using var bench = await WikiBench.StartAsync();
        var mine = await bench.PageAsync("Deploy");
        var theirs = await bench.PageAsync("Office");
        var (keeper, writer) = (await bench.BrowserAsync("Berlin"), await bench.BrowserAsync("Support"));

        await writer.SubmitAsync($"{theirs}/leave", new Submission([], Action: "Delete"));
        Assert.DoesNotContain(
            (await writer.OpenAsync("/wiki/handbook")).QuerySelectorAll(".toast button"),
            b => b.Reads() == "Undo"
        );
        await keeper.SubmitAsync($"{mine}/leave", new Submission([], Action: "Delete"));
        using var undone = await keeper.SubmitAsync("/wiki/handbook", new Submission([], Button: "Undo"));

        Assert.Equal(mine, undone.Headers.Location?.OriginalString);
        Assert.NotNull(await keeper.OpenAsync(mine));
    }

    [Fact]
    [Trait("Feature", "D9")]
    public async Task An_archived_page_leads_back_into_use_those_alone_who_may_write_there()
    {
        await using var bench = await WikiBench.StartAsync(s => s.Agree(SpaceRight.Read, publishesAfterReview: false, null));
        var url = await bench.PageAsync("Deploy");
        await bench.ChangeAsync(url, page => page.Archive(bench.Now));

        foreach (var (who, may) in new[] { ("Berlin", true), ("NewYork", false) })
            Assert.Equal(
                may,
                (await (await bench.BrowserAsync(who)).OpenAsync(url)).QuerySelector($".notice a[href='{url}/leave']") is not null
            );
        Assert.DoesNotContain(
            "Rename or move",
            (await (await bench.BrowserAsync("Berlin")).OpenAsync($"{url}/edit")).QuerySelector("main")!.Reads(),
            StringComparison.Ordinal
        );
    }
}

using System.Net;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs;

/// <summary>Work that is at hand to be logged or started again (product.md T15).</summary>
[Trait("Feature", "T15")]
public sealed class AgainPageTests : IAsyncLifetime
{
    readonly AppHost host = new();
    PersonFacts mia = null!;

    public async Task InitializeAsync()
    {
        var given = host.Given();
        mia = given
            .Person("Mia")
            .Logged("2026-11-10", "1:00", "Website", "Design", "Price page")
            .Logged("2026-11-11", "0:30", "Support", description: "Mails")
            .Logged("2026-11-11", "0:45", "Support", description: "Mails");
        given.Person("Ben").Logged("2026-11-11", "1:00", "Website");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    static Submission Pin(long entry) => new([("entry", $"{entry}")], Action: "handler=Pin");

    Task<List<PinnedWork>> PinnedAsync() => host.Database(db => db.PinnedWork.AsNoTracking().ToListAsync());

    async Task<HttpResponseMessage> PinAsync(HttpClient browser, int index)
    {
        var page = await browser.OpenAsync("/time/again");
        var form = page.Forms.First(f => f.QuerySelector("[name=entry]")?.GetAttribute("value") == $"{mia.Entries[index].Id}");
        return await browser.PostAsync(
            form.Action.Replace("about://", "", StringComparison.Ordinal),
            new FormUrlEncodedContent(form.FieldsOf().Select(f => KeyValuePair.Create(f.Name, f.Value)))
        );
    }

    [Fact]
    public async Task What_was_done_several_times_is_one_row_and_what_is_pinned_stands_first()
    {
        var browser = await host.SignedInAsync("Mia");
        var before = await browser.OpenAsync("/time/again");

        await PinAsync(browser, 0);

        Assert.Equal(["Support", "Website · Design"], Names(before));
        var page = await browser.OpenAsync("/");
        Assert.Equal(["Website · Design", "Support"], Names(page));
        Assert.StartsWith(
            "Pinned",
            page.QuerySelector(".rows .num .icon")!.ParentElement!.Reads()
                + page.QuerySelector(".rows .num .icon")!.GetAttribute("aria-label")
        );
        static IEnumerable<string> Names(AngleSharp.Dom.IParentNode page) =>
            page.QuerySelectorAll("form[action^='/time/again']")
                .Select(f => f.Closest("li")!.QuerySelector(".rows__what > :first-child")!.Reads());
    }

    [Fact]
    public async Task What_is_pinned_fills_the_form_and_starts_the_timer()
    {
        var browser = await host.SignedInAsync("Mia");
        await PinAsync(browser, 0);
        var pin = Assert.Single(await PinnedAsync());

        var page = await browser.OpenAsync($"/?pin={pin.Id}");
        await browser.SubmitAsync(page, "/", new Submission([], Button: "Start the timer: Website · Design Price page"));

        Assert.Equal("Price page", page.QuerySelector("#Input_Description")!.GetAttribute("value"));
        Assert.Equal($"{pin.ProjectId}", page.QuerySelector("#Input_ProjectId option[selected]")!.GetAttribute("value"));
        var timer = await host.Database(db => db.RunningTimers.SingleAsync());
        Assert.Equal((pin.ProjectId, pin.ActivityId, "Price page"), (timer.ProjectId, timer.ActivityId, timer.Description));
    }

    [Fact]
    public async Task The_same_work_is_pinned_once_and_unpinned_by_its_owner_alone()
    {
        var (browser, ben) = (await host.SignedInAsync("Mia"), await host.SignedInAsync("Ben"));
        var open = await browser.OpenAsync("/time/again");
        await PinAsync(browser, 2);
        await browser.SubmitAsync(open, "/time/again", Pin(mia.Entries[1].Id));
        var pin = Assert.Single(await PinnedAsync());

        var page = await browser.OpenAsync("/time/again");
        var strangers = await ben.SubmitAsync(
            await ben.OpenAsync("/time/again"),
            "/time/again",
            new Submission([("entry", $"{mia.Entries[1].Id}")], Action: "handler=Pin")
        );
        Assert.Equal(HttpStatusCode.NotFound, strangers.StatusCode);
        await browser.SubmitAsync(page, "/time/again", new Submission([("pin", $"{pin.Id}")], Action: "handler=Unpin"));

        Assert.Empty(await PinnedAsync());
    }

    [Fact]
    public async Task A_dozen_can_be_pinned_and_one_more_is_refused_with_what_to_do()
    {
        await host.Database(async db =>
        {
            for (var i = 0; i < PinnedWork.MostPinned; i++)
                db.Add(new PinnedWork(mia.Id, new(mia.Entries[0].ProjectId, null, $"Work {i}"), new(2026, 11, 1)));
            await db.SaveChangesAsync();
        });
        var browser = await host.SignedInAsync("Mia");

        var answer = await PinAsync(browser, 2);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Unpin one you need less", (await answer.HtmlAsync()).Body!.Reads());
        Assert.Equal(PinnedWork.MostPinned, (await PinnedAsync()).Count);
    }

    [Fact]
    public async Task It_asks_as_much_for_many_rows_as_for_few()
    {
        var browser = await host.SignedInAsync("Mia");
        await browser.OpenAsync("/time/again");

        var asked = await host.Commands.Of(() => browser.OpenAsync("/time/again"));

        Assert.InRange(asked.Count(c => !c.Contains("AccountSessions", StringComparison.Ordinal)), 1, 4);
    }
}

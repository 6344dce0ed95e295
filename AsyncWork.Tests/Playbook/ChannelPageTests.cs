using System.Net;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Playbook;

/// <summary>The directory of channels and their norms (product.md P2, P3, P4).</summary>
public sealed class ChannelPageTests : IAsyncLifetime
{
    readonly AppHost host = new();

    public async Task InitializeAsync() => await host.Given().Everyone().SaveAsync();

    public async Task DisposeAsync() => await host.DisposeAsync();

    static (string, string?)[] About(string name = "Cards") =>
        [("Input.Name", name), ("Input.UseFor", "Questions on work"), ("Input.Purposes", "Question")];

    async Task<int> ChannelAsync(string name = "Cards")
    {
        var keeper = await host.SignedInAsync("hr");
        using var made = await keeper.SubmitAsync("/playbook/channels/new", About(name));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return await host.Database(db => db.Channels.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());
    }

    Task<List<ChannelNorm>> NormsAsync() => host.Database(db => db.ChannelNorms.AsNoTracking().OrderBy(n => n.Id).ToListAsync());

    [Fact]
    public async Task HR_describes_a_channel_and_everybody_is_led_to_it_in_one_step()
    {
        await ChannelAsync();
        var reader = await host.SignedInAsync("berlin");

        var found = await reader.OpenAsync("/playbook/channels?What=Question");
        var none = await reader.OpenAsync("/playbook/channels?What=Question&Urgent=true");
        using var fragment = await reader.GetFragmentAsync("/playbook/channels?What=Question");

        Assert.Contains(
            "Cards: Questions on work Expect an answer within 2 working days (usual, as nothing was agreed).",
            found.QuerySelector(".where__answer")!.Reads()
        );
        Assert.Contains("No channel is for this yet.", none.QuerySelector(".where__answer")!.Reads());
        Assert.Equal("where", (await fragment.HtmlAsync()).Body!.FirstElementChild!.Id);
        Assert.Null(found.QuerySelector("a[href='/playbook/channels/new']"));
        using var refused = await reader.GetAsync("/playbook/channels/new");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Theory]
    [InlineData("", "Questions", "Give a name.")]
    [InlineData("Cards", " ", "Say what the channel is for.")]
    [InlineData("cards", "Questions", "Another channel is called so")]
    public async Task A_channel_without_name_or_use_or_with_the_name_of_another_is_refused(string name, string use, string says)
    {
        await ChannelAsync("cards");
        var keeper = await host.SignedInAsync("admin");

        using var answer = await keeper.SubmitAsync("/playbook/channels/new", ("Input.Name", name), ("Input.UseFor", use));

        if (name == "Cards")
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        var field = use == " " ? "UseFor" : "Name";
        Assert.Contains(says, page.GetElementById($"Input_{field}_error")!.Reads());
        Assert.Equal("true", page.GetElementById($"Input_{field}")!.GetAttribute("aria-invalid"));
        Assert.Equal(1, await host.Database(db => db.Channels.CountAsync()));
    }

    [Fact]
    public async Task A_norm_is_set_by_HR_and_what_held_before_stays_readable()
    {
        var at = $"/playbook/channels/{await ChannelAsync()}";
        var keeper = await host.SignedInAsync("hr");
        var opened = await keeper.OpenAsync(at);

        using var set = await keeper.SubmitAsync(at, new Submission(("Norm.Value", "3"), ("Norm.Unit", "WorkingDays")));
        using var stale = await keeper.SubmitAsync(
            opened,
            at,
            new Submission(("Norm.Value", "5"), ("Norm.Unit", "WorkingHours"))
        );
        host.Clock.AdvanceMinutes(1);
        using var changed = await keeper.SubmitAsync(
            at,
            new Submission([("Norm.Value", "4"), ("Norm.Unit", "WorkingHours"), ("Norm.Note", "Quicker")], Htmx: true)
        );

        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("Within 3 working days.", (await stale.HtmlAsync()).QuerySelector(".norm")!.Reads());
        Assert.Equal("channel", (await changed.HtmlAsync()).Body!.FirstElementChild!.Id);
        var norms = await NormsAsync();
        Assert.Equal([new(3, NormUnit.WorkingDays), new(4, NormUnit.WorkingHours)], norms.Select(n => n.Norm!.Value));
        Assert.Equal(host.Clock.GetCurrentInstant(), norms[0].EndedAt);
        Assert.Contains("Quicker", (await keeper.OpenAsync(at)).QuerySelector("[aria-labelledby=history]")!.Reads());
        Assert.Contains(
            "Normal: 3 working days → 4 working hours",
            await host.Database(db => db.AuditEvents.Select(a => a.Details).ToListAsync())
        );
    }

    [Theory]
    [InlineData("0", "at least 1")]
    [InlineData("10000", "at most 1,000 hours")]
    [InlineData("two", "whole number")]
    public async Task A_norm_of_nothing_or_of_a_year_is_refused(string value, string says)
    {
        var at = $"/playbook/channels/{await ChannelAsync()}";
        var keeper = await host.SignedInAsync("admin");

        using var answer = await keeper.SubmitAsync(at, new Submission(("Norm.Value", value), ("Norm.Unit", "WorkingHours")));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(says, (await answer.HtmlAsync()).Body!.Reads());
        Assert.Empty(await NormsAsync());
    }

    [Fact]
    public async Task Who_leads_a_team_sets_its_own_norm_and_others_only_read_it()
    {
        await ChannelAsync();
        const string at = "/people/teams/product/norms";
        var lead = await host.SignedInAsync("manager");
        var member = await host.SignedInAsync("berlin");

        using var set = await lead.SubmitAsync(at, new Submission(("Norm.Value", "4"), ("Norm.Unit", "WorkingHours")));
        Assert.Equal(HttpStatusCode.Redirect, set.StatusCode);
        Assert.Contains("4 working hours (agreed by Product)", (await member.OpenAsync(at)).Body!.Reads());
        Assert.Contains(
            "within 4 working hours (agreed by Product)",
            (await member.OpenAsync("/playbook/channels?What=Question")).QuerySelector(".where__answer")!.Reads()
        );
        Assert.Null((await member.OpenAsync(at)).QuerySelector(".norm__form"));
        using var other = await (await host.SignedInAsync("manager2")).GetAsync(at);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        using var back = await lead.SubmitAsync(at, new Submission(("Norm.Value", ""), ("Norm.Unit", "WorkingHours")));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("2 working days (usual", (await member.OpenAsync(at)).Body!.Reads());
        Assert.Equal(2, (await NormsAsync()).Count);
    }

    [Fact]
    public async Task P12_a_team_takes_what_is_usual_in_its_way_of_working_where_it_has_no_norm_of_its_own()
    {
        await ChannelAsync();
        await ChannelAsync("Mail");
        const string at = "/people/teams/product/norms";
        var lead = await host.SignedInAsync("manager");
        Assert.Null((await lead.OpenAsync(at)).GetElementById("take-usual"));
        await host.Database(async db =>
        {
            (await db.Teams.SingleAsync(t => t.Slug == "product")).Agree(AsyncModel.Hybrid, null, null, null, null);
            await db.SaveChangesAsync();
        });
        await lead.SubmitAsync(at, new Submission(("Norm.Value", "4"), ("Norm.Unit", "WorkingHours")) { Action = "norms" });
        var offered = await lead.OpenAsync(at);

        using var taken = await lead.SubmitAsync(offered, at, new Submission { Action = "handler=Usual" });

        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(
            [new(4, NormUnit.WorkingHours), new ResponseNorm(1, NormUnit.WorkingDays)],
            (await NormsAsync()).Select(n => n.Norm!.Value)
        );
        Assert.Null((await lead.OpenAsync(at)).GetElementById("take-usual"));
        // Offered for another way of working than the team has by now: nothing is set.
        await host.Database(async db =>
        {
            (await db.Teams.SingleAsync(t => t.Slug == "product")).Agree(AsyncModel.Synchronous, null, null, null, null);
            await db.SaveChangesAsync();
        });
        using var late = await lead.SubmitAsync(offered, at, new Submission { Action = "handler=Usual" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(2, (await NormsAsync()).Count);
        using var member = await (await host.SignedInAsync("berlin")).SubmitAsync(
            offered,
            at,
            new Submission { Action = "handler=Usual" }
        );
        Assert.NotEqual(HttpStatusCode.Redirect, member.StatusCode);
    }

    [Fact]
    public async Task A_channel_is_archived_and_never_deleted_and_nobody_is_led_to_it()
    {
        var at = $"/playbook/channels/{await ChannelAsync()}";
        var keeper = await host.SignedInAsync("hr");
        var opened = await keeper.OpenAsync(at);

        using var archived = await keeper.SubmitAsync(at, new Submission([], Button: "Archive"));
        using var late = await keeper.SubmitAsync(opened, at, new Submission([], Button: "Put first"));

        Assert.Equal(HttpStatusCode.Redirect, archived.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("No channels yet", (await keeper.OpenAsync("/playbook/channels")).Body!.Reads());
        Assert.Contains("Cards", (await keeper.OpenAsync("/playbook/channels?archived=true")).Body!.Reads());
        using var restored = await keeper.SubmitAsync(at, new Submission([], Button: "Restore"));
        Assert.Contains("Cards", (await keeper.OpenAsync("/playbook/channels")).Body!.Reads());
    }

    [Fact]
    public async Task The_directory_asks_the_database_little_however_many_channels_there_are()
    {
        await host.Database(db =>
        {
            for (var i = 0; i < 12; i++)
                db.Add(new Channel(new($"Channel {i}", "Questions", null, null, Purposes.Question, Sensitivity.Open, false), i));
            return db.SaveChangesAsync();
        });
        var reader = await host.SignedInAsync("berlin");
        await reader.OpenAsync("/playbook/channels");

        var commands = await host.Commands.Of(() => reader.OpenAsync("/playbook/channels?What=Question"));

        Assert.InRange(commands.Count, 1, 7);
    }
}

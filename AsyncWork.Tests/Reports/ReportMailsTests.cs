using System.Net;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Reports;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NodaTime;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>The report of each month by mail: who gets it, when, and what becomes of it.</summary>
[Trait("Feature", "K-e")]
public sealed class ReportMailsTests : IAsyncLifetime
{
    const string Page = "/reports/mail";
    static readonly Instant October = Instant.FromUtc(2026, 10, 20, 9, 0);
    static readonly Instant ThirdDay = Instant.FromUtc(2026, 11, 3, 23, 0); // midnight in Berlin

    /// <summary>9:00 in Berlin of the day on which October is frozen.</summary>
    static readonly Instant Nine = Instant.FromUtc(2026, 11, 4, 8, 0);

    readonly AppHost host = new();

    public async Task InitializeAsync()
    {
        host.With("Site:BaseUrl", "https://work.example");
        host.Clock.Reset(October);
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-10-05", "9:00-17:00");
        given.Person("Boss").Is(Role.Administrator).Works("America/New_York");
        await given.SaveAsync();
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task It_comes_once_when_the_month_is_frozen_at_their_hour_with_the_files_they_wished()
    {
        await SubscribeAsync("hr", "Manager", "product", workbook: true);
        await FreezeAsync();

        Assert.Equal(0, await SendAsync(Nine - Duration.FromMinutes(1)));
        Assert.Equal(1, await SendAsync(Nine));
        Assert.Equal(0, await SendAsync(Nine + Duration.FromDays(1)));

        var mail = await DeliveredAsync();
        Assert.Equal("manager@asyncwork.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal("Report of October 2026: Product", mail.Subject);
        Assert.Contains("frozen on Wed 4 Nov 2026", mail.TextBody);
        Assert.Contains("- Hours logged: 8.0 h", mail.TextBody);
        Assert.Contains("https://work.example/reports/2026-10?team=product", mail.TextBody);
        Assert.Contains("https://work.example/reports/mail", mail.TextBody);
        var files = mail.Attachments.Cast<MimePart>().ToDictionary(p => p.FileName ?? "", p => p);
        Assert.Equal(["asyncwork-2026-10-product.pdf", "asyncwork-2026-10-product.xlsx"], files.Keys.Order());
        using var pdf = PdfDocument.Open(Content(files["asyncwork-2026-10-product.pdf"]));
        Assert.Equal("Monthly report, October 2026: Product", pdf.Information.Title);
        using var book = new XLWorkbook(Content(files["asyncwork-2026-10-product.xlsx"]));
        Assert.True(book.Worksheets.Contains("Summary"));
        // What has left is kept in nobody’s outbox.
        Assert.False(await host.Database(db => db.MailAttachments.AnyAsync()));
        Assert.Matches("October 2026, Product sent Thu 5 Nov 2026, 09:00", await HistoryAsync("manager"));
        Assert.Contains("mailed report", await host.Database(db => db.AuditEvents.Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task It_comes_by_the_clocks_of_who_gets_it_after_they_changed_too()
    {
        await SubscribeAsync("boss", "Boss", "");
        await FreezeAsync();
        var nineInNewYork = Instant.FromUtc(2026, 11, 4, 14, 0); // winter time since Sunday

        Assert.Equal(0, await SendAsync(nineInNewYork - Duration.FromMinutes(1)));
        Assert.Equal(1, await SendAsync(nineInNewYork));
        Assert.Equal("Report of October 2026: Whole company", (await DeliveredAsync()).Subject);
    }

    [Fact]
    public async Task It_waits_until_they_are_back()
    {
        var given = host.Given();
        given.Person("Lead").In("Product").LeadOf("Product").Away("2026-11-02", "2026-11-08");
        await given.SaveAsync();
        await SubscribeAsync("lead", "Lead", "product");
        await FreezeAsync();

        Assert.Contains("next about Mon 9 Nov 2026, 09:00", (await OpenAsync("lead")).Body!.Reads());
        Assert.Equal(0, await SendAsync(Nine));
        Assert.Equal(1, await SendAsync(Instant.FromUtc(2026, 11, 9, 8, 0)));
    }

    [Fact]
    public async Task Who_subscribes_after_a_month_is_frozen_begins_with_the_next()
    {
        await FreezeAsync();
        await SubscribeAsync("manager", "Manager", "product");

        Assert.Equal(0, await SendAsync(Nine));
        // November is frozen on Thursday, 3 December.
        Assert.Contains("next about Thu 3 Dec 2026, 09:00", (await OpenAsync("manager")).Body!.Reads());
    }

    [Fact]
    public async Task A_month_that_is_not_frozen_is_not_mailed()
    {
        await SubscribeAsync("manager", "Manager", "product");

        Assert.Equal(0, await SendAsync(Nine));
    }

    [Fact]
    public async Task Who_may_not_see_a_report_any_more_does_not_get_it()
    {
        await SubscribeAsync("manager", "Manager", "product");
        await FreezeAsync();
        await host.Database(db => db.TeamLeads.ExecuteDeleteAsync());

        Assert.Equal(1, await SendAsync(Nine));
        Assert.Equal(0, await SendAsync(Nine));

        Assert.False(await host.Database(db => db.OutgoingMails.AnyAsync()));
        Assert.Contains("not sent: may not see this report", await HistoryAsync("hr"));
    }

    [Fact]
    public async Task Who_sees_no_more_than_a_team_gets_no_report_of_the_company_nor_the_teams_in_its_stead()
    {
        await SubscribeAsync("hr", "HR", "");
        await FreezeAsync();
        await host.Database(async db =>
        {
            await db.UserRoles.ExecuteDeleteAsync();
            var hr = await db.People.Where(p => p.Name == "HR").Select(p => p.Id).SingleAsync();
            await db.TeamLeads.Where(l => l.PersonId != hr).ExecuteUpdateAsync(set => set.SetProperty(l => l.PersonId, hr));
        });

        Assert.Equal(1, await SendAsync(Nine));
        Assert.False(await host.Database(db => db.OutgoingMails.AnyAsync()));
    }

    [Fact]
    public async Task An_account_that_is_closed_gets_nothing()
    {
        await SubscribeAsync("manager", "Manager", "product");
        await FreezeAsync();
        await host.Database(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(u => u.DeactivatedAt, ThirdDay)));

        Assert.Equal(1, await SendAsync(Nine));
        Assert.False(await host.Database(db => db.OutgoingMails.AnyAsync()));
    }

    [Fact]
    public async Task Two_nodes_at_once_send_it_once()
    {
        await SubscribeAsync("manager", "Manager", "product");
        await FreezeAsync();

        var seenTo = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(Nine))));

        Assert.Equal(1, seenTo.Sum());
        Assert.Equal(1, await host.Database(db => db.OutgoingMails.CountAsync()));
        Assert.Equal(1, await host.Database(db => db.MailedReports.CountAsync()));
    }

    [Fact]
    public async Task One_is_sent_by_hand_and_the_months_own_comes_all_the_same()
    {
        await SubscribeAsync("manager", "Manager", "product");
        host.Clock.Reset(ThirdDay);

        await (await host.SignedInAsync("hr")).SubmitAsync(Page, new Submission([], Action: "handler=Send"));

        Assert.Equal("Report of October 2026: Product", (await DeliveredAsync()).Subject);
        await FreezeAsync();
        Assert.Equal(1, await SendAsync(Nine));
        Assert.Equal(2, await host.Database(db => db.MailedReports.CountAsync()));
    }

    [Fact]
    public async Task To_subscribe_again_changes_the_files()
    {
        await SubscribeAsync("manager", "Manager", "product");
        await SubscribeAsync("hr", "Manager", "product", pdf: false, workbook: true);

        var only = await host.Database(db => db.ReportSubscriptions.SingleAsync());
        Assert.Equal((false, true), (only.AsPdf, only.AsWorkbook));
    }

    [Theory]
    [InlineData("hr", "Manager", "support", true, "Manager may not see this report")]
    [InlineData("hr", "Berlin", "product", true, "Berlin may not see this report")]
    [InlineData("hr", "Manager", "product", false, "Choose PDF, Excel or both.")]
    [InlineData("manager", "Manager", "", true, "Manager may not see this report")]
    [InlineData("manager", "Manager2", "support", true, "Choose somebody from the list.")]
    public async Task Nobody_is_sent_what_they_may_not_see(string by, string person, string team, bool pdf, string why)
    {
        var answer = await PostAsync(by, person, team, pdf, workbook: false);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, (await answer.HtmlAsync()).Body!.Reads());
        Assert.False(await host.Database(db => db.ReportSubscriptions.AnyAsync()));
    }

    [Fact]
    public async Task Employees_have_no_such_page_and_leads_see_and_end_only_their_own()
    {
        await SubscribeAsync("hr", "HR", "");
        await SubscribeAsync("hr", "Manager", "product");

        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.SignedInAsync("berlin")).GetAsync(Page)).StatusCode);
        var manager = await host.SignedInAsync("manager");
        var page = await manager.OpenAsync(Page);
        Assert.Equal("Product", Assert.Single(page.QuerySelectorAll(".rows__what b")).Reads());
        var others = await host.Database(db =>
            db.ReportSubscriptions.Where(s => s.TeamId == null).Select(s => s.Id).SingleAsync()
        );
        await manager.SubmitAsync(Page, new Submission([("id", $"{others}")], Action: "handler=End"));
        Assert.Equal(2, await host.Database(db => db.ReportSubscriptions.CountAsync()));
        await manager.SubmitAsync(Page, new Submission([], Action: "handler=End"));
        Assert.Equal(1, await host.Database(db => db.ReportSubscriptions.CountAsync()));
    }

    [Fact]
    public void A_month_waits_for_who_subscribed_before_it_was_frozen_and_was_not_seen_to()
    {
        var subscription = new ReportSubscription(new PersonId(1), null, new PersonId(1), October);

        Assert.True(subscription.WaitsFor(Given.Day("2026-10-01"), ThirdDay));
        Assert.False(subscription.WaitsFor(Given.Day("2026-09-01"), October));
        Assert.Throws<ArgumentException>(() => subscription.ComeAs(pdf: false, workbook: false));
    }

    async Task SubscribeAsync(string by, string person, string team, bool pdf = true, bool workbook = false) =>
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(by, person, team, pdf, workbook)).StatusCode);

    /// <summary>Who sees no more than teams has no list of people; they write into the form what is not there.</summary>
    async Task<HttpResponseMessage> PostAsync(string by, string person, string team, bool pdf, bool workbook)
    {
        var id = await host.Database(db => db.People.Where(p => p.Name == person).Select(p => p.Id).SingleAsync());
        var browser = await host.SignedInAsync(by);
        var form = (await browser.OpenAsync(Page)).Forms.Single(f => f.QuerySelector("[name='Input.Team']") is not null);
        var fields = form.FieldsOf()
            .Where(f => !f.Name.StartsWith("Input.", StringComparison.Ordinal))
            .Append(("Input.Person", $"{id.Value}"))
            .Append(("Input.Team", ValueOf(form, team)))
            .Append(("Input.AsPdf", $"{pdf}"))
            .Append(("Input.AsWorkbook", $"{workbook}"));
        return await browser.PostAsync(
            Page,
            new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)))
        );
    }

    /// <summary>As a browser sends it: a choice without a value is sent as its words. What cannot be chosen is sent all the same.</summary>
    static string ValueOf(AngleSharp.Html.Dom.IHtmlFormElement form, string team)
    {
        var company = form.QuerySelectorAll("[name='Input.Team'] option").FirstOrDefault(o => o.Reads() == "Whole company");
        return team == "" && company is not null ? company.GetAttribute("value") ?? company.Reads() : team;
    }

    async Task FreezeAsync()
    {
        host.Clock.Reset(ThirdDay);
        await using var scope = host.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.GetRequiredService<FrozenMonths>().FreezeAsync());
    }

    async Task<int> SendAsync(Instant at)
    {
        host.Clock.Reset(at);
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReportMails>().SendDueAsync();
    }

    /// <summary>The one mail that waits, as its file.</summary>
    async Task<MimeMessage> DeliveredAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(1, await scope.ServiceProvider.GetRequiredService<MailDelivery>().SendDueAsync());
        return MimeMessage.Load(Assert.Single(Directory.GetFiles(host.MailFolder, "*.eml")));
    }

    static MemoryStream Content(MimePart part)
    {
        var content = new MemoryStream();
        part.Content!.DecodeTo(content);
        content.Position = 0;
        return content;
    }

    async Task<AngleSharp.Html.Dom.IHtmlDocument> OpenAsync(string name) =>
        await (await host.SignedInAsync(name)).OpenAsync(Page);

    async Task<string> HistoryAsync(string name) =>
        (await OpenAsync(name)).QuerySelector("section[aria-labelledby='mailed']")!.Reads();
}

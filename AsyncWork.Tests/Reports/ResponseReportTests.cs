using AngleSharp.Dom;
using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UglyToad.PdfPig;

namespace AsyncWork.Tests.Reports;

/// <summary>Whose questions and notices a report counts, and of whom it says nothing (kpis.md K10, K10b, K27 and section 0).</summary>
[Trait("Feature", "K-h")]
public sealed class ResponseReportTests : IAsyncDisposable
{
    static readonly Instant Asked = Instant.FromUtc(2026, 10, 7, 8, 0);
    static readonly Duration Norm = Duration.FromDays(2);
    const string Why = "Shown where 5 people or more were asked";
    readonly AppHost host = new();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Nothing_is_said_of_fewer_than_five_who_were_asked(int people, bool shown)
    {
        var given = host.Given();
        given.Person("HR").Is(Role.HR);
        for (var i = 0; i < people; i++)
            given.Person($"Person {i}").In("Design");
        await given.SaveAsync();
        await AskAsync(
            await PeopleAsync("Person"),
            r => r.Answer(r.Recipients[0].PersonId, 1, Asked + Duration.FromHours(3), 180)
        );
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10");

        Assert.Equal(shown ? "3.0 h" : "–", Value(page, "Response time, median"));
        Assert.Equal(shown ? "100 %" : "–", Value(page, "Answered within the norm"));
        Assert.Equal(shown ? "1" : "–", Value(page, "Questions answered"));
        Assert.Equal(!shown, page.Body!.Reads().Contains("Shown where 5 people or more were asked", StringComparison.Ordinal));
        Assert.Equal(
            shown,
            (await hr.GetStringAsync("/reports/2026-10.csv")).Contains(",\"Response time, median\",3,", StringComparison.Ordinal)
        );
        var rows = await hr.OpenAsync("/reports/2026-10/figures/response-time");
        Assert.Equal(shown, rows.QuerySelector("tbody")!.Reads().Contains("3.0", StringComparison.Ordinal));
        Assert.Contains(shown ? "n = 1 question." : "n = –.", rows.Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_paper_workbook_and_file_tell_neither_how_many_questions_there_were_nor_that_there_were_none()
    {
        var given = host.Given();
        given.Person("HR").Is(Role.HR);
        for (var i = 0; i < 4; i++)
            given.Person($"Person {i}").In("Design");
        await given.SaveAsync();
        await AskAsync(await PeopleAsync("Person"), _ => { });
        var hr = await host.SignedInAsync("hr");

        var row = Row(await hr.OpenAsync("/reports/2026-10"), "Response time, median").QuerySelectorAll("td");
        Assert.Equal(["–", "–", "", "–"], row.Take(4).Select(c => c.Reads()));
        Assert.StartsWith(Why, row[4].Reads(), StringComparison.Ordinal);

        using var pdf = PdfDocument.Open(await hr.GetByteArrayAsync("/reports/2026-10.pdf"));
        var paper = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.Contains($"Response time, median – – – {Why}", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("0 questions", paper, StringComparison.Ordinal);

        using var book = new XLWorkbook(new MemoryStream(await hr.GetByteArrayAsync("/reports/2026-10.xlsx")));
        var line = book.Worksheet("Response").RowOf(1, "Response time, median");
        Assert.Equal(("–", "–", "–"), (line.Cell(3).GetString(), line.Cell(5).GetString(), line.Cell(7).GetString()));
        Assert.StartsWith(Why, line.Cell(9).GetString(), StringComparison.Ordinal);

        Assert.Contains(
            ",response,response-time,\"Response time, median\",,hours,,,,questions,\r\n",
            await hr.GetStringAsync("/reports/2026-10.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_question_counts_for_the_team_that_people_were_in_when_they_were_asked()
    {
        var given = host.Given();
        given.Person("HR").Is(Role.HR);
        for (var i = 0; i < 5; i++)
            given.Person($"Mover {i}").In("Before", until: "2026-10-01").In("Design", "2026-10-01");
        await given.SaveAsync();
        var movers = await PeopleAsync("Mover");
        await AskAsync(movers, r => r.Answer(movers[0], 1, Asked + Duration.FromHours(3), 180));
        // Asked in September, and so of the team they were in then, though the answer came in October.
        await AskAsync(
            movers,
            r => r.Answer(movers[0], 1, Asked + Duration.FromHours(5), 300),
            Instant.FromUtc(2026, 9, 29, 8, 0)
        );
        var hr = await host.SignedInAsync("hr");

        Assert.Equal("1", Value(await hr.OpenAsync("/reports/2026-10?team=design"), "Questions answered"));
        Assert.Equal("3.0 h", Value(await hr.OpenAsync("/reports/2026-10?team=design"), "Response time, median"));
        Assert.Equal("5.0 h", Value(await hr.OpenAsync("/reports/2026-10?team=before"), "Response time, median"));
        Assert.Equal("2", Value(await hr.OpenAsync("/reports/2026-10"), "Questions answered"));
    }

    [Fact]
    [Trait("Feature", "P5")]
    public async Task A_question_that_somebody_else_solved_does_not_stay_open_for_ever()
    {
        var given = host.Given();
        given.Person("HR").Is(Role.HR);
        for (var i = 0; i < 5; i++)
            given.Person($"Person {i}").In("Design");
        await given.SaveAsync();
        var people = await PeopleAsync("Person");
        await AskAsync(people, r => r.Solve(Asked + Duration.FromDays(1))); // before it was due
        await AskAsync(people, r => r.Solve(Asked + Duration.FromDays(4)));
        await AskAsync(people, _ => { });
        await AskAsync(people, r => r.Answer(people[0], 1, Asked + Duration.FromHours(3), 180));
        var hr = await host.SignedInAsync("hr");

        var page = await hr.OpenAsync("/reports/2026-10");

        Assert.Equal("33 %", Value(page, "Answered within the norm"));
        Assert.Equal("1", Value(page, "Open past the norm at the end"));
        var rows = await hr.OpenAsync("/reports/2026-10/figures/open-past-norm");
        Assert.Single(rows.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    [Trait("Feature", "N8")]
    public async Task Notices_count_for_the_team_that_somebody_was_in_on_the_day()
    {
        var given = host.Given();
        given.Person("All along").In("Design");
        var mia = given.Person("Mia").In("Before", until: "2026-10-12").In("Design", "2026-10-12");
        await given.SaveAsync();
        await host.Database(async db =>
        {
            var all = await db.People.Where(p => p.Name == "All along").Select(p => p.Id).SingleAsync();
            foreach (
                var (person, at) in new[]
                {
                    (mia.Id, Instant.FromUtc(2026, 9, 10, 8, 0)),
                    (mia.Id, Instant.FromUtc(2026, 10, 9, 8, 0)),
                    (mia.Id, Instant.FromUtc(2026, 10, 12, 8, 0)),
                    (mia.Id, Instant.FromUtc(2026, 10, 20, 8, 0)),
                    (all, Instant.FromUtc(2026, 10, 1, 8, 0)),
                }
            )
            {
                db.Add(new Notification(person, NotificationReason.Mentioned, null, "Look", "/", at));
                db.Add(new Digest(person, at.InUtc().Date, 1, at));
            }
            await db.SaveChangesAsync();
        });

        Assert.Equal((3, 3), await CountAsync("Design", new(2026, 10)));
        Assert.Equal((0, 0), await CountAsync("Design", new(2026, 9)));
        Assert.Equal((1, 1), await CountAsync("Before", new(2026, 10)));
        Assert.Equal((1, 1), await CountAsync("Before", new(2026, 9)));
    }

    Task<(int Inbox, int Digests)> CountAsync(string team, YearMonth month) =>
        host.Database(async db =>
        {
            var id = await db.Teams.Where(t => t.Name == team).Select(t => t.Id).SingleAsync();
            var (scope, period) = (new ReportScope(id, "team", team), ReportPeriod.Of(month, new(2026, 11, 12)));
            var capacity = await CapacityOf.LoadAsync(db, scope, period, default);
            var company = await db.GetCompanyAsync(default);
            var place = new ReportPlace(company, scope, [], period, host.Clock.GetCurrentInstant());
            var notices = (await NoticesOf.LoadAsync(db, place, capacity, null, default)).Month;
            return (notices.InInbox, notices.Digests);
        });

    Task<List<PersonId>> PeopleAsync(string name) =>
        host.Database(db => db.People.Where(p => p.Name.StartsWith(name)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());

    Task AskAsync(List<PersonId> people, Action<Request> then, Instant? asked = null) =>
        host.Database(async db =>
        {
            var at = asked ?? Asked;
            var by = await db.People.Where(p => p.Name == "HR").Select(p => p.Id).SingleAsync();
            var request = new Request(
                Subject.Post(1),
                null,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                ResponseNorm.Usual,
                null,
                by,
                "Which?",
                "/posts/1",
                at
            );
            foreach (var person in people)
                request.Ask(person, new(at, at + Norm));
            then(request);
            db.Add(request);
            await db.SaveChangesAsync();
        });

    static string Value(IParentNode page, string figure) => Row(page, figure).QuerySelector("td")!.Reads();

    static IElement Row(IParentNode page, string figure) =>
        page.QuerySelectorAll("[aria-labelledby=response] tbody tr").Single(r => r.QuerySelector("th")!.Reads() == figure);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}

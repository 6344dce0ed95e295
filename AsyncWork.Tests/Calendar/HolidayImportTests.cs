using System.Net;
using System.Text;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Calendar;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Calendar;

/// <summary>Public holidays from a calendar file (product.md S5).</summary>
[Trait("Feature", "S5")]
public sealed class HolidayImportTests
{
    static string Calendar(params string[] events) =>
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n"
        + string.Concat(
            events.Select(
                (e, i) =>
                    $"BEGIN:VEVENT\r\nUID:{i}@test\r\nDTSTAMP:20260101T000000Z\r\n{e.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\nEND:VEVENT\r\n"
            )
        )
        + "END:VCALENDAR\r\n";

    static HolidayFile? Read(string text, out string? reason) =>
        HolidayFile.Read(text, new(2025, 1, 1), new(2029, 12, 31), out reason);

    [Fact]
    public void Whole_days_are_taken_and_the_rest_is_counted()
    {
        var found = Read(
            Calendar(
                "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nSUMMARY:Christmas",
                "DTSTART;VALUE=DATE:20261003\nSUMMARY:Unity Day",
                "DTSTART:20261111T100000Z\nDTEND:20261111T110000Z\nSUMMARY:Call",
                "DTSTART;VALUE=DATE:20260501\nSTATUS:CANCELLED\nSUMMARY:Gone",
                "DTSTART;VALUE=DATE:20100501\nSUMMARY:Long ago"
            ),
            out _
        )!;

        Assert.Equal(
            [(new(2026, 10, 3), "Unity Day"), (new(2026, 12, 25), "Christmas"), (new(2026, 12, 26), "Christmas")],
            found.Days.Select(d => (d.Date, d.Name))
        );
        Assert.Equal((1, 1, 1), (found.Timed, found.Cancelled, found.OtherYears));
    }

    [Fact]
    public void A_day_that_repeats_every_year_is_taken_for_each_year_but_its_exceptions()
    {
        var found = Read(
            Calendar("DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270101\nSUMMARY:New Year"),
            out _
        )!;

        Assert.Equal([2025, 2026, 2028, 2029], found.Days.Select(d => d.Date.Year));
    }

    [Theory]
    [InlineData("Date,Name\n2026-12-25,Christmas", "not a calendar file")]
    [InlineData("", "not a calendar file")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026", "cannot be read")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "no events")]
    public void Another_file_is_refused_with_a_reason(string text, string why)
    {
        Assert.Null(Read(text, out var reason));
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY\nSUMMARY:Every day", "more than 400 days")]
    [InlineData("DTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Every second", "repeats within a day")]
    [InlineData("DTSTART:20261111T100000Z\nSUMMARY:Call", "no whole-day events")]
    [InlineData("DTSTART;VALUE=DATE:19990101\nSUMMARY:Old", "lies between 2025 and 2029")]
    public void A_calendar_of_something_else_is_refused_with_a_reason(string happening, string why)
    {
        Assert.Null(Read(Calendar(happening), out var reason));
        Assert.Contains(why, reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_is_looked_at_then_added_and_again_adds_nothing()
    {
        await using var host = new AppHost();
        var given = host.Given();
        given.Person("Hanna").Is(Role.HR).AtLocation("Berlin");
        await given.SaveAsync();
        var browser = await host.SignedInAsync("Hanna");
        var file = Calendar("DTSTART;VALUE=DATE:20261225\nSUMMARY:Christmas", "DTSTART;VALUE=DATE:20261226\nSUMMARY:Boxing Day");

        var preview = await SendAsync(browser, file);
        Assert.Contains("2 days for Berlin", preview.Body!.Reads(), StringComparison.Ordinal);
        Assert.Equal(0, await host.Database(db => db.Holidays.CountAsync()));
        await browser.SubmitAsync(preview, "/people/holidays/import", new Submission([], Button: "Add 2 days"));

        var days = await host.Database(db => db.Holidays.OrderBy(h => h.Date).ToListAsync());
        Assert.Equal([("Berlin", "Christmas"), ("Berlin", "Boxing Day")], days.Select(d => (d.Location, d.Name)));
        Assert.Contains(
            "All of them are here already.",
            (await SendAsync(browser, file)).Body!.Reads(),
            StringComparison.Ordinal
        );
        await browser.SubmitAsync(preview, "/people/holidays/import", new Submission([], Button: "Add 2 days"));
        Assert.Equal(2, await host.Database(db => db.Holidays.CountAsync()));

        // S5: days of other years are shown when they are in.
        var later = await SendAsync(browser, Calendar("DTSTART;VALUE=DATE:20281225\nSUMMARY:Christmas"));
        using var added = await browser.SubmitAsync(later, "/people/holidays/import", new Submission([], Button: "Add 1 day"));
        Assert.Equal("/people/holidays?year=2028", added.Headers.Location?.OriginalString);
    }

    static async Task<AngleSharp.Html.Dom.IHtmlDocument> SendAsync(HttpClient browser, string file)
    {
        var page = await browser.OpenAsync("/people/holidays/import");
        using var form = new MultipartFormDataContent
        {
            {
                new StringContent(page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                "__RequestVerificationToken"
            },
            { new StringContent("Berlin"), "Location" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "holidays.ics" },
        };
        var answer = await browser.PostAsync("/people/holidays/import", form);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.HtmlAsync();
    }
}

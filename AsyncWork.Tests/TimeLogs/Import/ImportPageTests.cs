using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AsyncWork.Domain;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Importing;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.TimeLogs.Import;

[Trait("Feature", "T11")]
public sealed class ImportPageTests : ImportBench
{
    const string Row = "Date,Person,Hours\n2026-10-05,Member One,1.5\n";

    [Fact]
    public async Task A_manager_brings_a_month_in_follows_it_and_takes_it_back()
    {
        var browser = await Host.SignedInAsync("Mara");
        var address = await SentAsync(browser, await File.ReadAllBytesAsync(Samples.Time("toggl-team.csv")));
        var plan = await browser.OpenAsync(address);
        Assert.Contains("Entries 652 of 652 rows Hours 885.8", plan.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("13 over midnight, 18 overlapping pairs, 8 whose duration", plan.Body!.Reads(), StringComparison.Ordinal);

        var refusal = await browser.SubmitAsync(address, new Submission([], Button: "Import 652 entries"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.StatusCode);
        Assert.Contains(
            "Decide what becomes of the rows of",
            (await refusal.HtmlAsync()).Body!.Reads(),
            StringComparison.Ordinal
        );

        var product = await Host.Database(db => db.Teams.Where(t => t.Name == "Product").Select(t => t.Id).SingleAsync());
        var begun = await browser.SubmitAsync(
            address,
            new Submission([("Input.Others", $"new-{product}")], Button: "Import 652 entries")
        );
        Assert.Equal($"{address}/progress", begun.Headers.Location?.ToString());
        await FinishedAsync(IdOf(address));
        Assert.Contains(
            "652 entries added",
            (await browser.OpenAsync($"{address}/progress")).Body!.Reads(),
            StringComparison.Ordinal
        );

        var undone = await browser.SubmitAsync("/time/import", new Submission([], Button: "Undo"));
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Empty(await EntriesAsync());
        Assert.Equal(2, await Host.Database(db => db.AuditEvents.CountAsync(a => a.Subject == "hours.csv")));
    }

    [Fact]
    public async Task A_decision_is_answered_with_the_part_of_the_page_that_changed()
    {
        var browser = await Host.SignedInAsync("Hanna");
        var address = await SentAsync(browser, "Date,Person,Hours\n2026-10-05,Nobody,1\n");

        var answer = await browser.SubmitAsync(
            address,
            new Submission([("Input.Others", "out")], Button: "Look again", Htmx: true)
        );

        var part = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
        Assert.Contains("1 more are left out", part, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_another_shape_is_mapped_and_its_dates_are_asked_for()
    {
        var browser = await Host.SignedInAsync("Hanna");
        var address = await SentAsync(browser, "When,Who,Took\n05/10/2026,Hanna,2\n06/10/2026,Hanna,1\n");
        var elsewhere = await browser.GetAsync(address);
        Assert.Equal($"{address}/columns", elsewhere.Headers.Location?.ToString());

        (string, string?)[] columns = [("Column[Date]", "0"), ("Column[Person]", "1"), ("Column[Duration]", "2")];
        var asked = await browser.SubmitAsync($"{address}/columns", columns);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
        Assert.Contains("Which number is the day?", (await asked.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        Assert.Null(ImportPlan.FromJson((await Host.Database(db => db.TimeImports.SingleAsync())).Plan!).Found);

        var settled = await browser.SubmitAsync(
            await asked.HtmlAsync(),
            $"{address}/columns",
            new Submission([("Order", "MonthFirst"), ("Unit", "Hours")])
        );
        Assert.Equal(HttpStatusCode.Redirect, settled.StatusCode);
        await browser.SubmitAsync(address, new Submission([], Button: "Import 2 entries"));
        await FinishedAsync(IdOf(address));
        Assert.Equal([(5, 120), (6, 60)], (await EntriesAsync()).Select(e => (e.Date.Month, e.Minutes)));
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("\0\u0001\u0002", "not text")]
    [InlineData("Date,Person,Hours\n2026-10-05,\"Mara,1\n", "Line 2")]
    [InlineData("Date,Person,Hours\n2026-13-45,Mara,1\n2026-10-05,Mara,-1\n", "Line 2: “2026-13-45” is not a date")]
    public async Task A_file_that_cannot_be_taken_is_answered_with_its_reason(string text, string reason)
    {
        var browser = await Host.SignedInAsync("Mara");

        var answer = await SendAsync(browser, Encoding.UTF8.GetBytes(text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(reason, (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
        await NothingStoredAsync();
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_it_is_read()
    {
        var browser = await Host.SignedInAsync("Mara");

        var answer = await SendAsync(browser, new byte[65 * 1024 * 1024]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("too large", (await answer.HtmlAsync()).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_although_its_length_is_not_sent()
    {
        var browser = await Host.SignedInAsync("Mara");
        var page = await browser.OpenAsync("/time/import");
        var token = page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var file = new ByteArrayContent(new byte[65 * 1024 * 1024]);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { file, "file", "hours.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/time/import") { Content = form };
        request.Headers.TransferEncodingChunked = true;

        var answer = await browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await NothingStoredAsync();
    }

    [Fact]
    public async Task An_import_is_not_there_for_others()
    {
        var address = await SentAsync(await Host.SignedInAsync("Member One"), Row);
        await RunToEndAsync(address);
        var stranger = await Host.SignedInAsync("Stranger");

        foreach (var page in new[] { address, $"{address}/columns", $"{address}/progress" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).StatusCode);
        var form = (await stranger.OpenAsync("/time/import")).Forms.First(f =>
            f.GetAttribute("enctype") == "multipart/form-data"
        );
        using var fields = new FormUrlEncodedContent(
            form.FieldsOf().Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("id", address[13..]))
        );
        var undo = await stranger.PostAsync("/time/import?handler=Undo", fields);
        Assert.Equal(HttpStatusCode.NotFound, undo.StatusCode);
        Assert.Single(await EntriesAsync());
        Assert.DoesNotContain("hours.csv", (await stranger.OpenAsync("/time/import")).Body!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_is_begun_twice_runs_once()
    {
        var browser = await Host.SignedInAsync("Member One");
        var address = await SentAsync(browser, Row);
        var opened = await browser.OpenAsync(address);

        await browser.SubmitAsync(opened, address, new Submission([], Button: "Import 1 entry"));
        await FinishedAsync(IdOf(address));
        var again = await browser.SubmitAsync(opened, address, new Submission([], Button: "Import 1 entry"));

        Assert.Equal($"{address}/progress", again.Headers.Location?.ToString());
        Assert.Single(await EntriesAsync());
    }

    [Fact]
    public async Task Among_many_people_somebody_is_named_instead_of_chosen()
    {
        var given = Host.Given();
        for (var i = 0; i < 50; i++)
            given.Person($"Colleague {i}");
        await given.SaveAsync();
        var browser = await Host.SignedInAsync("Hanna");
        var address = await SentAsync(browser, "Date,Person,Hours\n2026-10-05,C. Seven,1\n2026-10-05,Unknown,2\n");

        await browser.SubmitAsync(
            address,
            new Submission(
                [("Input.Others", "out"), ("Input.Names", "Colleague 7"), ("Input.Names", "")],
                Button: "Import 2 entries"
            )
        );

        await FinishedAsync(IdOf(address));
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal(
            "Colleague 7",
            await Host.Database(db => db.People.Where(p => p.Id == entry.PersonId).Select(p => p.Name).SingleAsync())
        );
        Assert.Equal(60, entry.Minutes);
    }

    [Fact]
    public async Task What_was_sent_by_mistake_is_discarded_with_its_file()
    {
        var browser = await Host.SignedInAsync("Member One");
        var address = await SentAsync(browser, Row);

        await browser.SubmitAsync(address, new Submission([], Button: "Discard"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
        await NothingStoredAsync();
    }

    async Task RunToEndAsync(string address)
    {
        var browser = await Host.SignedInAsync("Member One");
        await browser.SubmitAsync(address, new Submission([], Button: "Import 1 entry"));
        Assert.Equal(ImportState.Done, (await FinishedAsync(IdOf(address))).State);
    }

    static int IdOf(string address) =>
        int.Parse(address[(address.LastIndexOf('/') + 1)..], System.Globalization.CultureInfo.InvariantCulture);

    static Task<string> SentAsync(HttpClient browser, string text) => SentAsync(browser, Encoding.UTF8.GetBytes(text));

    static async Task<string> SentAsync(HttpClient browser, byte[] content)
    {
        var answer = await SendAsync(browser, content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient browser, byte[] content)
    {
        var page = await browser.OpenAsync("/time/import");
        var form = page.Forms.OfType<IHtmlFormElement>().First(f => f.GetAttribute("enctype") == "multipart/form-data");
        using var parts = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "hours.csv" } };
        foreach (var (name, value) in form.FieldsOf())
            parts.Add(new StringContent(value), name);
        return await browser.PostAsync("/time/import", parts);
    }
}

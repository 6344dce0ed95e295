using System.IO.Compression;
using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Identity;

/// <summary>What is stored about a person, for that person (product.md A7).</summary>
[Trait("Feature", "A7")]
public sealed class PersonalDataTests
{
    [Fact]
    public async Task One_downloads_ones_own_data_and_nobody_elses()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-11-10", "1:30", project: "Website", description: "Answered the audit");
        given.The("NewYork").Logged("2026-11-10", "2:00", project: "Website", description: "Not Berlin’s to read");
        await given.SaveAsync();
        var berlin = await host.SignedInAsync("berlin");

        var files = await DataAsync(berlin, "/account/data.zip");

        Assert.Equal(
            """
            name,email,zone,location,starts_on,last_day,focus_week
            Berlin,berlin@asyncwork.example,Europe/Berlin,,2020-01-01,,

            """,
            files["person.csv"],
            ignoreLineEndingDifferences: true
        );
        Assert.Contains(",2026-11-10,Europe/Berlin,,,90,Website,", files["hours.csv"], StringComparison.Ordinal);
        Assert.Contains("Answered the audit", files["hours.csv"], StringComparison.Ordinal);
        Assert.All(files.Values, text => Assert.DoesNotContain("Not Berlin’s to read", text, StringComparison.Ordinal));
        Assert.DoesNotContain("pilot-answers.csv", files.Keys);
        Assert.Contains("  hours.csv: 1 row", files["READ-ME.txt"], StringComparison.Ordinal);
        Assert.Contains("  pilot-answers.csv: nothing is stored", files["READ-ME.txt"], StringComparison.Ordinal);
        Assert.Contains("exported", await SignInTests.ActionsAsync(host));
    }

    [Fact]
    public async Task No_secret_goes_along()
    {
        await using var host = await SignInTests.HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        var secrets = await host.Database(async db =>
        {
            var account = await db.Users.SingleAsync(a => a.Email == "berlin@asyncwork.example");
            (account.AuthenticatorSecret, account.SecondFactorAt) = ("the secret of the app", AppHost.Start);
            db.Add(new CalendarFeed(account.PersonId, "F00D", AppHost.Start));
            await db.SaveChangesAsync();
            return new[] { account.PasswordHash!, account.SecurityStamp!, account.AuthenticatorSecret, "F00D" };
        });

        var files = await DataAsync(berlin, "/account/data.zip");

        Assert.All(secrets, s => Assert.All(files.Values, text => Assert.DoesNotContain(s, text, StringComparison.Ordinal)));
        Assert.Contains("calendar-feed.csv", files.Keys);
    }

    [Fact]
    public async Task What_a_spreadsheet_would_take_for_a_formula_is_text()
    {
        await using var host = new AppHost();
        var given = host.Given().Everyone();
        given.The("Berlin").Logged("2026-11-10", "1:30", project: "Website", description: "=1+1");
        await given.SaveAsync();

        var files = await DataAsync(await host.SignedInAsync("berlin"), "/account/data.zip");

        Assert.Contains(",'=1+1,", files["hours.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_by_name_who_sees_what_in_two_queries_of_its_own()
    {
        await using var host = await SignInTests.HostAsync();
        var berlin = await host.SignedInAsync("berlin");
        await berlin.OpenAsync("/account/data");

        var page = await berlin.OpenAsync("/account/data");
        var asked = (await host.Commands.Of(() => berlin.GetAsync("/account/data"))).Count;

        Assert.Equal(
            ["Everybody here", "Manager", "HR: HR", "Administrators: Admin", "Nobody but you"],
            page.QuerySelectorAll("#who-sees dt").Select(t => t.Reads())
        );
        Assert.Equal("/account/data.zip", page.QuerySelector(".head__do a")!.GetAttribute("href"));
        Assert.Contains("Audit log", page.QuerySelectorAll("tbody th").Select(t => t.Reads()));
        var frame = (await host.Commands.Of(() => berlin.GetAsync("/help"))).Count;
        Assert.Equal(frame + 2, asked);
    }

    [Fact]
    public async Task Who_leads_no_team_reads_that_nobody_does()
    {
        await using var host = await SignInTests.HostAsync();

        var page = await (await host.SignedInAsync("hr")).OpenAsync("/account/data");

        Assert.Contains("Nobody leads a team of yours", page.QuerySelector("#who-sees")!.Reads(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_nobodys_data()
    {
        await using var host = await SignInTests.HostAsync();

        using var answer = await host.Stranger().GetAsync("/account/data.zip");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/account/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>The files of a download, by name.</summary>
    internal static async Task<Dictionary<string, string>> DataAsync(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files.Add(entry.FullName, await reader.ReadToEndAsync());
        }
        return files;
    }
}

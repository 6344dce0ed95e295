using System.Globalization;
using System.Net;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.House;

/// <summary>Every address of the app, walked as people who may not see what lies behind it (security.md, closed by default).</summary>
public sealed class AccessTests(AccessTests.Company company) : IClassFixture<AccessTests.Company>
{
    const string Secret = "Quiet-as-a-mouse";

    static readonly string[] OpenToStrangers =
    [
        "/account/sign-in",
        "/account/forgotten",
        "/account/set-password",
        "/account/join",
        "/setup",
        "/feeds",
        "/welcome",
        "/error",
        "/health/live",
        "/health/ready",
    ];

    /// <summary>What does not name anything, or should not.</summary>
    static readonly string[] StrangeIds =
    [
        "0",
        "-1",
        "2147483647",
        "99999999999999999999",
        "text",
        "1e3",
        "%00",
        "a%00b",
        "%ED%A0%80",
        "%E2%80%AE",
        "..%2f..%2fweb.config",
        "0001-01",
        "9999-12",
        "2026-13",
        "2026-W99",
        new string('x', 3000),
    ];

    [Fact]
    public async Task A_stranger_is_sent_to_sign_in_from_all_addresses_but_the_short_list()
    {
        var open = new List<string>();
        foreach (var address in await SiteAddress.AllAsync(company.Host))
        foreach (var method in address.Posts ? new[] { HttpMethod.Get, HttpMethod.Post } : [HttpMethod.Get])
        {
            var at = address.Plausible();
            if (
                OpenToStrangers.Any(o =>
                    at.Equals(o, StringComparison.OrdinalIgnoreCase) || at.StartsWith(o + "/", StringComparison.Ordinal)
                )
            )
                continue;
            using var answer = await company.Host.Stranger().SendAsync(new(method, at));
            using var fragment = new HttpRequestMessage(method, at) { Headers = { { "HX-Request", "true" } } };
            using var forHtmx = await company.Host.Stranger().SendAsync(fragment);
            if (!IsSentToSignIn(answer))
                open.Add($"{method} {at}: {(int)answer.StatusCode} {answer.Headers.Location}");
            if (forHtmx.StatusCode != HttpStatusCode.Unauthorized || !forHtmx.Headers.Contains("HX-Redirect"))
                open.Add($"{method} {at} by htmx: {(int)forHtmx.StatusCode}");
        }

        Assert.True(open.Count == 0, string.Join('\n', open));

        static bool IsSentToSignIn(HttpResponseMessage answer) =>
            answer.StatusCode == HttpStatusCode.Redirect
            && answer.Headers.Location!.OriginalString.Contains("/account/sign-in", StringComparison.Ordinal);
    }

    /// <param name="isStrange">Strange ids are tried too: by who sees least and who sees most.</param>
    [Theory]
    [InlineData("berlin", true)]
    [InlineData("manager2", false)]
    [InlineData("hr", false)]
    [InlineData("admin", true)]
    public async Task Nobody_reads_the_hours_of_another_and_no_id_breaks_a_page(string name, bool isStrange)
    {
        var browser = await company.Host.SignedInAsync(name);
        var (ids, wrong) = (isStrange ? StrangeIds : [], new List<string>());
        foreach (var address in await SiteAddress.AllAsync(company.Host))
        {
            // The rows of the report, which HR and administrators read, by project; the reports themselves are asked for another month.
            if (name is "hr" or "admin" && address.ToString().Contains("projects/{id:int}/hours.", StringComparison.Ordinal))
                continue;
            // Administrators see every decision, so that none is left without anybody.
            if (name == "admin" && address.ToString().StartsWith("/decisions/{number}", StringComparison.Ordinal))
                continue;
            var places = new List<string>
            {
                address.Plausible(),
                address.Plausible(company.OthersEntry),
                address.Plausible(company.Other),
            };
            if (address.HasParameters)
                places.AddRange(ids.Where(NoServerRefuses).Select(id => address.With(_ => id)));
            foreach (var query in address.QueryNames)
                places.AddRange(
                    ids.Append(company.Other.ToString(CultureInfo.InvariantCulture))
                        .Append("product")
                        .Select(v => $"{address.Plausible()}?{query}={v}")
                );
            foreach (var place in places.Distinct())
            {
                using var answer = await browser.GetAsync(place);
                if ((int)answer.StatusCode >= 500)
                    wrong.Add($"{Short(place)} answers {(int)answer.StatusCode}: {company.Host.Errors.Last}");
                else if ((await answer.Content.ReadAsStringAsync()).Contains(Secret, StringComparison.Ordinal))
                    wrong.Add($"{Short(place)} shows another's hours.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task One_sees_ones_own_hours()
    {
        var browser = await company.Host.SignedInAsync("kathmandu");
        var addresses = await SiteAddress.AllAsync(company.Host);
        var seen = addresses.All(a => a.Plausible() != "/time");
        foreach (var address in addresses)
        {
            using var answer = await browser.GetAsync(address.Plausible());
            seen |= (await answer.Content.ReadAsStringAsync()).Contains(Secret, StringComparison.Ordinal);
        }

        // Or the test above could not fail.
        Assert.True(seen);
    }

    [Theory]
    [InlineData("berlin")]
    [InlineData("manager2")]
    public async Task The_figures_of_a_team_are_for_its_manager_HR_and_administrators(string name)
    {
        var browser = await company.Host.SignedInAsync(name);
        foreach (var address in await SiteAddress.AllAsync(company.Host))
        {
            if (!address.ToString().Contains("reports/{", StringComparison.OrdinalIgnoreCase))
                continue;
            using var answer = await browser.GetAsync(address.Plausible() + "?team=product");
            Assert.True((int)answer.StatusCode is 403 or 404, $"{address} answers {(int)answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("berlin")]
    [InlineData("manager")]
    [InlineData("hr")]
    public async Task Administration_is_for_administrators(string name)
    {
        var browser = await company.Host.SignedInAsync(name);
        foreach (var address in await SiteAddress.AllAsync(company.Host))
        {
            if (!address.Plausible().StartsWith("/admin", StringComparison.OrdinalIgnoreCase))
                continue;
            using var answer = await browser.GetAsync(address.Plausible());
            Assert.True((int)answer.StatusCode is 403 or 404, $"{address} answers {(int)answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task A_change_without_the_token_of_our_form_is_refused()
    {
        var browser = await company.Host.SignedInAsync("admin");
        var taken = new List<string>();
        foreach (var address in await SiteAddress.AllAsync(company.Host))
        foreach (var handler in address.Posts ? address.PostHandlers : [])
        {
            var at = address.Plausible() + (handler == "" ? "" : $"?handler={handler}");
            using var answer = await browser.PostAsync(at, new FormUrlEncodedContent([new("Name", "x")]));
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                taken.Add($"{at}: {(int)answer.StatusCode}");
        }

        Assert.True(taken.Count == 0, string.Join('\n', taken));
    }

    // A path with NUL does not reach the app.
    static bool NoServerRefuses(string id) => !id.Contains("%00", StringComparison.Ordinal);

    static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;

    /// <summary>The usual people; Kathmandu has logged something that is nobody else's business.</summary>
    public sealed class Company : IAsyncLifetime
    {
        // Each walk sends a form to every page, those too that count attempts.
        public AppHost Host { get; } = new AppHost().With("RateLimits:AttemptsPerMinute", "1000");
        public long OthersEntry { get; private set; }
        public int Other { get; private set; }

        public async Task InitializeAsync()
        {
            var given = Host.Given().Everyone();
            var other = given.The("Kathmandu").Logged("2026-11-11", "9:00-10:00", "Moonshot", "Design", Secret);
            await given.SaveAsync();
            await Wiki.SomeWiki.PageAsync(Host);
            Other = other.Id.Value;
            OthersEntry = other.Entries.Single().Id;
            await Host.DecisionAsync(
                by: "Kathmandu",
                text: t => t with { Outcome = GivenDecision.Prose(Secret) },
                plan: p => p with { Audience = AsyncWork.Domain.Decisions.DecisionAudience.Involved },
                decides: ["Kathmandu"]
            );
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}

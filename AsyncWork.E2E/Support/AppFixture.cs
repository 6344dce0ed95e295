using System.Collections.Concurrent;
using Microsoft.Playwright;
using NodaTime;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Support;

/// <summary>Every journey of this project uses the same app and the same browser.</summary>
[CollectionDefinition(Name)]
public sealed class AppCollection : ICollectionFixture<AppFixture>
{
    public const string Name = "app";
}

/// <summary>The app with its demo company, and a browser in front of it.</summary>
public sealed class AppFixture : IAsyncLifetime
{
    /// <summary>Where the demo company is, and the browsers of the journeys.</summary>
    public const string Zone = "Europe/Berlin";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> signedIn = new(StringComparer.Ordinal);
    private AppServer? server;
    private Browser? browser;

    public Uri Url { get; private set; } = null!;

    /// <summary>Today in <see cref="Zone"/>: around midnight the day of UTC is another one, which the app refuses as past.</summary>
    public static LocalDate Today => SystemClock.Instance.GetCurrentInstant().InZone(DateTimeZoneProviders.Tzdb[Zone]).Date;

    /// <summary>Where the mails of the running app lie.</summary>
    public string MailFolder => server!.MailFolder;

    /// <summary>The services of the running app, for facts that no page shows (its list of pages).</summary>
    public IServiceProvider Services => server!.Services;

    public Task InitializeAsync() => StartAsync(null);

    /// <summary>Starts the browser, and the app unless one that runs already is given.</summary>
    public async Task StartAsync(Uri? running)
    {
        browser = await Browser.OpenAsync();
        if (running is null)
            server = AppServer.Start();
        Url = running ?? server!.Url;
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    /// <summary>
    /// A window of one person, signed in through the sign-in form; null is nobody. Dispose of it: that is when anything that went wrong
    /// in the browser meanwhile fails the test.
    /// </summary>
    public async Task<Visit> OpenAsync(
        string? who,
        bool javaScript = true,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light
    )
    {
        var state = who is null ? null : await signedIn.GetOrAdd(who, w => new(() => SignInAsync(w))).Value;
        return await NewVisitAsync(Url, state, javaScript, width, scheme);
    }

    /// <summary>A window of nobody at the app’s name: what browsers bind to a site’s name, they do not do at a number such as 127.0.0.1.</summary>
    public Task<Visit> OpenByNameAsync() =>
        NewVisitAsync(new UriBuilder(Url) { Host = "localhost" }.Uri, null, javaScript: true, width: 1280, ColorScheme.Light);

    private async Task<Visit> NewVisitAsync(Uri app, string? state, bool javaScript, int width, ColorScheme scheme)
    {
        var context = await browser!.Chromium.NewContextAsync(
            new()
            {
                BaseURL = app.ToString(),
                StorageState = state,
                JavaScriptEnabled = javaScript,
                ViewportSize = new() { Width = width, Height = 900 },
                ColorScheme = scheme,
                Locale = "en-GB",
                TimezoneId = Zone,
            }
        );
        context.SetDefaultTimeout(30_000);
        return new Visit(context, await context.NewPageAsync(), app);
    }

    private async Task<string> SignInAsync(string who)
    {
        await using var visit = await NewVisitAsync(Url, null, javaScript: true, width: 1280, ColorScheme.Light);
        var page = visit.Page;
        await page.GotoAsync("/account/sign-in?ReturnUrl=/help"); // a page that asks the database for nothing
        await page.Locator("[name=Email]").FillAsync(Accounts.Email(who));
        await page.Locator("[name=Password]").FillAsync(Accounts.Password);
        await page.Locator("[name=Password]").PressAsync("Enter");
        try
        {
            await Expect(page).Not.ToHaveURLAsync(Joining.SignInPage, new() { Timeout = 30_000 });
        }
        catch (PlaywrightException)
        {
            Assert.Fail(
                $"{Accounts.Email(who)} could not sign in: {string.Join(" ", await page.GetByRole(AriaRole.Alert).AllInnerTextsAsync())}"
            );
        }
        return await page.Context.StorageStateAsync();
    }
}

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AsyncWork.E2E.Support;

/// <summary>
/// One person's window. Whatever the browser complains about – script errors, broken content security policy, failed or refused requests,
/// anything asked of another host – is collected and fails the test when the window is closed.
/// </summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> problems = new();
    private readonly HashSet<int> expected = [];
    private readonly IBrowserContext context;

    internal Visit(IBrowserContext context, IPage page, Uri app)
    {
        (this.context, Page) = (context, page);
        context.Console += (_, message) =>
        {
            // The browser also logs each refused request; the response below says it better.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                problems.Enqueue($"console on {message.Page?.Url}: {message.Text}");
        };
        context.WebError += (_, error) => problems.Enqueue($"script error on {error.Page?.Url}: {error.Error}");
        context.Request += (_, request) =>
        {
            if (
                Uri.TryCreate(request.Url, UriKind.Absolute, out var url)
                && url.Scheme is "http" or "https"
                && url.Authority != app.Authority
            )
                problems.Enqueue($"asked another host: {request.Url}");
        };
        context.RequestFailed += (_, request) =>
        {
            // Leaving a page, and a download taking over, end requests on purpose.
            if (request.Failure is not "net::ERR_ABORTED")
                problems.Enqueue($"{request.Method} {request.Url}: {request.Failure}");
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && !expected.Contains(response.Status))
                problems.Enqueue($"{response.Request.Method} {response.Url}: {response.Status}");
        };
    }

    public IPage Page { get; }

    /// <summary>What the browser has complained about, for a test that says more about it than closing the window would.</summary>
    public IReadOnlyCollection<string> TakeProblems()
    {
        var taken = problems.Distinct(StringComparer.Ordinal).ToList();
        problems.Clear();
        return taken;
    }

    /// <summary>Answers with these statuses are what the test is about, and no failure.</summary>
    public Visit Expecting(params int[] statuses)
    {
        expected.UnionWith(statuses);
        return this;
    }

    /// <summary>Another tab of the same person.</summary>
    public Task<IPage> NewTabAsync() => context.NewPageAsync();

    /// <summary>The name by which the app greets this person.</summary>
    public async Task<string> NameAsync()
    {
        await Page.GotoAsync("/help");
        return (await Page.Locator("details.menu summary > span:not(.avatar)").InnerTextAsync()).Trim();
    }

    /// <summary>Leaves a mark that a full page load would wipe out; needs htmx in the page.</summary>
    public async Task MarkAsync()
    {
        await Page.WaitForFunctionAsync("() => !!window.htmx");
        await Page.EvaluateAsync("() => { window.neverLeft = true; }");
    }

    /// <summary>The page was never loaded again since <see cref="MarkAsync"/>: htmx did the work.</summary>
    public async Task NeverLeftAsync() =>
        Assert.True(
            await Page.EvaluateAsync<bool>("() => window.neverLeft === true"),
            "The whole page was loaded where htmx should have acted."
        );

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.True(problems.IsEmpty, "The browser complained:\n" + string.Join("\n", problems.Distinct(StringComparer.Ordinal)));
    }
}

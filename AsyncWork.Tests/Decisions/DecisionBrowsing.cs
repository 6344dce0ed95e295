using System.Net;
using AsyncWork.Domain.Decisions;
using AsyncWork.Tests.Support;

namespace AsyncWork.Tests.Decisions;

/// <summary>The usual people, and what is asked of pages again and again.</summary>
static class DecisionBrowsing
{
    public static async Task<AppHost> CompanyAsync()
    {
        var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        return host;
    }

    public static string Url(int number, string step = "") => DecisionNumber.Url(number) + (step == "" ? "" : $"/{step}");

    /// <summary>The answer has this status, and says this.</summary>
    public static async Task SaysAsync(this HttpResponseMessage answer, HttpStatusCode status, string words)
    {
        var page = await answer.HtmlAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode}: {page.Body?.Reads()}");
        Assert.Contains(words, page.Body!.Reads(), StringComparison.Ordinal);
    }

    public static void LeadsTo(this HttpResponseMessage answer, string address) =>
        Assert.Equal((HttpStatusCode.Redirect, address), (answer.StatusCode, answer.Headers.Location?.OriginalString));
}

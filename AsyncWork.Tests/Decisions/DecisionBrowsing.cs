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

    /// <summary>It was refused, the reason stands at this field, and the summary leads there (product.md X2).</summary>
    public static async Task StandsAtAsync(this HttpResponseMessage answer, string id)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.HtmlAsync();
        Assert.Equal($"#{id}", page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("true", page.GetElementById(id)!.GetAttribute("aria-invalid"));
        Assert.NotEqual("", page.GetElementById($"{id}_error")!.Reads());
    }

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

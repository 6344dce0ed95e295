using System.Net;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Wiki;

/// <summary>Two pages of one name, or of names that differ in case only, are refused wherever a page gets its name (product.md D12).</summary>
[Trait("Feature", "D12")]
public sealed class PageNameTests
{
    [Theory]
    [InlineData("Deploy")]
    [InlineData("DEPLOY")]
    [InlineData("  deploy ")]
    public async Task A_second_page_of_a_name_is_refused_with_a_sentence(string title)
    {
        await using var bench = await WikiBench.StartAsync();
        await bench.PageAsync("Deploy");
        var other = await bench.PageAsync("Other");
        var browser = await bench.BrowserAsync("Berlin");

        using var made = await browser.SubmitAsync("/wiki/handbook/new", ("Title", title));
        using var renamed = await browser.SubmitAsync($"{other}/place", new Submission(("Title", title)));

        foreach (var answer in new[] { made, renamed })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                "Deploy",
                (await answer.HtmlAsync()).QuerySelector(".error-summary")!.Reads(),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(2, await bench.Host.Database(db => db.WikiPages.CountAsync()));
    }
}

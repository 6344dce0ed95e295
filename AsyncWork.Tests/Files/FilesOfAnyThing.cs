using System.Net.Http.Headers;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Wiki;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Files;

/// <summary>A card, a page and a decision of Berlin's, whose files are the same in all three.</summary>
static class FilesOfAnyThing
{
    public const string Card = "card";
    public const string Page = "page";
    public const string Decision = "decision";

    /// <summary>Berlin may write, NewYork only look (as far as the kind knows that), Support sees the company's.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> MakeAsync(CardBench bench, string kind)
    {
        switch (kind)
        {
            case Card:
                return $"/cards/{await bench.CardAsync("Write the guide", owner: bench.Berlin)}";
            case Decision:
                return DecisionNumber.Url(
                    await bench.Host.DecisionAsync("Where we print", DecisionState.Proposed, decides: ["Berlin"])
                );
            default:
                await Wiki.SomeWiki.DeployAsync(bench.Host, bench.Berlin, everybodyMay: SpaceRight.Read);
                return "/wiki/handbook/deploy";
        }
    }

    public static Task<HttpResponseMessage> AttachAsync(HttpClient browser, string of, string name, byte[] content) =>
        SendAsync(browser, $"{of}/files?handler=Add", "files", name, content);

    public static Task<HttpResponseMessage> AddVersionAsync(
        HttpClient browser,
        string of,
        int file,
        string name,
        byte[] content,
        string? note = null
    ) => SendAsync(browser, $"{of}/files/{file}?handler=Add", "version", name, content, note);

    public static Task<int> FileIdAsync(CardBench bench) =>
        bench.Host.Database(db => db.Attachments.OrderByDescending(a => a.Id).Select(a => a.Id).FirstAsync());

    static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser,
        string address,
        string field,
        string name,
        byte[] content,
        string? note = null
    )
    {
        var token = (await browser.OpenAsync("/account"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var part = new ByteArrayContent(content);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = field,
            FileName = $"\"{name}\"",
        };
        return await browser.PostAsync(
            address,
            new MultipartFormDataContent
            {
                { new StringContent(token), "__RequestVerificationToken" },
                { new StringContent(note ?? ""), "note" },
                part,
            }
        );
    }
}

using System.Net;
using AsyncWork.Domain.Boards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Boards;

/// <summary>A browser before a board, and how it moves cards there.</summary>
public abstract class BoardBrowsing : IAsyncLifetime
{
    protected AppHost Host { get; } = new();
    protected HttpClient Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Host.Given().Everyone().SaveAsync();
        Browser = await Host.SignedInAsync("Berlin");
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    protected async Task<HttpResponseMessage> MoveAsync(
        Board board,
        int card,
        string column,
        int? after = null,
        string? from = null,
        bool htmx = false
    ) =>
        await PostMoveAsync(
            Browser,
            await TokenAsync(Browser, board),
            board,
            card,
            board.Column(column),
            after,
            from is null ? null : board.Column(from),
            htmx
        );

    protected static Task<HttpResponseMessage> PostMoveAsync(
        HttpClient browser,
        string token,
        Board board,
        int card,
        string column
    ) => PostMoveAsync(browser, token, board, card, board.Column(column), null);

    protected static Task<HttpResponseMessage> PostMoveAsync(
        HttpClient browser,
        string token,
        Board board,
        int card,
        int column,
        int? after,
        int? from = null,
        bool htmx = true
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/boards/{board.Id}?handler=Move")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token),
                new("card", $"{card}"),
                new("column", $"{column}"),
                new("lane", ""),
                new("after", after is null ? "" : $"{after}"),
                new("from", from is null ? "" : $"{from}"),
            ]),
        };
        if (htmx)
        {
            request.Headers.Add("HX-Request", "true");
            request.Headers.Add("HX-Request-Type", "partial");
        }
        return browser.SendAsync(request);
    }

    protected static async Task<string> TokenAsync(HttpClient browser, Board? board) =>
        (await browser.OpenAsync(board is null ? "/boards" : $"/boards/{board.Id}"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;

    protected Task<List<string>> TitlesAsync(Board board, string column)
    {
        var id = board.Column(column);
        return Host.Database(db => db.Cards.Where(c => c.ColumnId == id).OrderBy(c => c.Rank).Select(c => c.Title).ToListAsync());
    }
}

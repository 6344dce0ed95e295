using System.Globalization;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;

namespace AsyncWork.E2E.Load;

/// <summary>A board of two hundred cards, made through its own forms, and moves of these cards to and fro.</summary>
internal sealed partial class LoadedBoard
{
    private const int Cards = 200;
    private readonly string[] cards;
    private readonly string[] columns;

    private LoadedBoard(string path, string[] cards, string[] columns) =>
        (Path, this.cards, this.columns) = (path, cards, columns);

    public string Path { get; }

    /// <exception cref="UsageException">The pages do not take it.</exception>
    public static async Task<LoadedBoard> MakeAsync(HttpMessageInvoker http, Session lead)
    {
        var page = await lead.GetAsync("/boards/new");
        var team = Team().Match(page).Groups["id"].Value;
        var made = await SendAsync(
            http,
            lead.Post(
                "/boards/new",
                [
                    new("Name", "Two hundred cards"),
                    new("Team", team),
                    new("From", "project"),
                    new(FormKeys.Field, $"{Guid.NewGuid()}"),
                    new("__RequestVerificationToken", Session.TokenOf(page)),
                ]
            )
        );
        page = await lead.GetAsync(made);
        string[] all = [.. Columns().Matches(page).Select(m => m.Groups["id"].Value)];
        for (var i = 0; i < Cards; i++)
            await SendAsync(
                http,
                lead.Post(
                    $"{made}?handler=Add",
                    [
                        new(
                            "title",
                            string.Create(CultureInfo.InvariantCulture, $"Review the plan of the harbour page, part {i + 1}")
                        ),
                        new("column", all[i % (all.Length - 1)]),
                        new(FormKeys.Field, $"{Guid.NewGuid()}"),
                        new("__RequestVerificationToken", Session.TokenOf(page)),
                    ]
                )
            );
        page = await lead.GetAsync($"{made}?all=true");
        return new(made, [.. CardIds().Matches(page).Select(m => m.Groups["id"].Value)], all[..^1]);
    }

    /// <summary>Some card to some column, as the script of the board sends it.</summary>
    public HttpRequestMessage Move(Session person, string token)
    {
        var message = person.Post(
            $"{Path}?handler=Move",
            [
                new("card", cards[Random.Shared.Next(cards.Length)]),
                new("column", columns[Random.Shared.Next(columns.Length)]),
                new("after", "0"),
                new("__RequestVerificationToken", token),
            ]
        );
        message.Headers.TryAddWithoutValidation("HX-Request", "true");
        message.Headers.TryAddWithoutValidation("HX-Request-Type", "partial");
        return message;
    }

    /// <summary>Where a form leads that was taken.</summary>
    /// <exception cref="UsageException">It was not.</exception>
    public static async Task<string> SendAsync(HttpMessageInvoker http, HttpRequestMessage message)
    {
        using (message)
        using (var answer = await http.SendAsync(message, CancellationToken.None))
            return answer.Headers.Location?.OriginalString.Split('#')[0]
                ?? throw new UsageException($"{message.RequestUri} answered {(int)answer.StatusCode} and led nowhere.");
    }

    [GeneratedRegex("<option value=\"(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Team();

    [GeneratedRegex("class=\"cards\" id=\"k(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Columns();

    [GeneratedRegex("id=\"c(?<id>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CardIds();
}

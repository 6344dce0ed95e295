using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Pages.Boards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Tests.Cards;

/// <summary>
/// The usual people and two boards with Ideas, Doing, Review and Done: Roadmap of the team Product, Desk of the team Support. Berlin, New York
/// and Kathmandu work on Roadmap; Support and manager 2 do not see it.
/// </summary>
public sealed class CardBench : IAsyncDisposable
{
    public AppHost Host { get; } = new();
    public int Board { get; private set; }
    public int OtherBoard { get; private set; }
    public PersonId Berlin { get; private set; }
    public PersonId NewYork { get; private set; }
    public PersonId Kathmandu { get; private set; }
    public PersonId Support { get; private set; }

    /// <summary>By name, of Roadmap.</summary>
    public IReadOnlyDictionary<string, int> Columns { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public Instant Now => Host.Clock.GetCurrentInstant();

    public static async Task<CardBench> StartAsync(Action<Board>? agree = null, Action<AppHost>? with = null)
    {
        var bench = new CardBench();
        with?.Invoke(bench.Host);
        var given = bench.Host.Given().Everyone().Project("Website");
        var (berlin, newYork, kathmandu, support) = (
            given.The("Berlin"),
            given.The("NewYork"),
            given.The("Kathmandu"),
            given.The("Support")
        );
        await given.SaveAsync();
        (bench.Berlin, bench.NewYork, bench.Kathmandu, bench.Support) = (berlin.Id, newYork.Id, kathmandu.Id, support.Id);
        (bench.Board, bench.Columns) = await bench.MakeBoardAsync("Roadmap", "Product", agree);
        (bench.OtherBoard, _) = await bench.MakeBoardAsync("Desk", "Support", null);
        return bench;
    }

    Task<(int, Dictionary<string, int>)> MakeBoardAsync(string name, string team, Action<Board>? agree) =>
        Host.Database(async db =>
        {
            var board = new Board(
                name,
                await db.Teams.Where(t => t.Name == team).Select(t => t.Id).SingleAsync(),
                Given.Zone("Europe/Berlin"),
                null,
                Now
            );
            board.AddColumn("Ideas", FlowState.Queue);
            board.AddColumn("Doing", FlowState.Active);
            board.AddColumn("Review", FlowState.Waiting);
            board.AddColumn("Done", FlowState.Done);
            board.AddLabel("Customer", 2);
            agree?.Invoke(board);
            db.Boards.Add(board);
            await db.SaveChangesAsync();
            return (board.Id, board.Columns.ToDictionary(c => c.Name, c => c.Id, StringComparer.Ordinal));
        });

    /// <summary>A card on Roadmap, or on Desk.</summary>
    public Task<int> CardAsync(
        string title,
        string column = "Ideas",
        PersonId? owner = null,
        bool onDesk = false,
        LocalDate? due = null
    ) =>
        Host.Database(async db =>
        {
            var board = onDesk ? OtherBoard : Board;
            var to = await db.Columns.Where(c => c.BoardId == board && c.Name == column).Select(c => c.Id).SingleAsync();
            var asked = new NewCard(to, null, title) { Owner = owner, DueOn = due };
            var placed = await db.AddCardAsync(board, asked, owner, Given.Zone("Europe/Berlin"), Guid.Empty, Now);
            return placed.Card?.Id ?? throw new InvalidOperationException(placed.Refused);
        });

    public Task<Card> ReadAsync(int card) =>
        Host.Database(db =>
            db.Cards.AsNoTracking().Include(c => c.Helpers).Include(c => c.Labels).SingleAsync(c => c.Id == card)
        );

    /// <summary>What happened to a card, oldest first.</summary>
    public Task<List<string>> EventsAsync(int card) =>
        Host.Database(db => db.CardEvents.Where(e => e.CardId == card).OrderBy(e => e.Id).Select(e => e.Text).ToListAsync());

    /// <summary>What a person was told, oldest first.</summary>
    public Task<List<string>> ToldAsync(PersonId person) =>
        Host.Database(db =>
            db.Notifications.Where(n => n.PersonId == person)
                .OrderBy(n => n.Id)
                .Select(n => n.Reason + ": " + n.Text)
                .ToListAsync()
        );

    /// <summary>A text with a real token, to be sent to any address.</summary>
    public static async Task<FormUrlEncodedContent> FormAsync(HttpClient browser, params (string Name, string Value)[] fields)
    {
        var token = (await browser.OpenAsync("/account"))
            .QuerySelector("[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        return new(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}

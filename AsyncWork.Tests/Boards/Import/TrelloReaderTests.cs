using System.Text;
using AsyncWork.Domain.Boards;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Tests.Boards.Import;

[Trait("Feature", "B15")]
public sealed class TrelloReaderTests
{
    static readonly Instant Monday = Instant.FromUtc(2026, 11, 2, 8, 0);

    [Fact]
    public async Task A_real_export_gives_its_lists_cards_checklists_and_links_and_when_each_card_was_made()
    {
        await using var json = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Samples", "trello", "board.json"));

        var board = await TrelloReader.ReadAsync(json, default);

        Assert.Equal(["Personal", "Lab", "Drill"], board.Lists.Select(l => l.Name));
        Assert.Equal(11, board.Cards.Count);
        Assert.Empty(board.Bad);
        Assert.Equal(7, board.Cards.Sum(c => c.Checklists.Count));
        var lee = board.Cards.Single(c => c.Title == "Lee");
        Assert.Equal(Instant.FromUnixTimeSeconds(0x6785e16d), lee.CreatedAt);
        Assert.Equal(4, lee.Links.Count);
        Assert.Equal(9, lee.Checklists.Sum(c => c.Steps.Count));
        Assert.Contains(board.Losses, l => l.Contains("not in the export", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comments_that_the_badges_count_and_the_file_does_not_hold_are_reported_with_their_number()
    {
        var board = await ReadAsync(
            cards: [Card("Write", 0, extra: "\"badges\":{\"comments\":5}")],
            actions: [Comment(0, Monday + Duration.FromHours(1), "Yes"), Comment(0, Monday + Duration.FromHours(2), "No")]
        );

        Assert.Equal(["Yes", "No"], board.Cards.Single().Comments.Select(c => c.Text));
        Assert.Contains(board.Losses, l => l.StartsWith("3 of 5 comments are not in the file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Moves_become_the_past_of_a_card_in_order_and_gaps_are_bridged()
    {
        var board = await ReadAsync(
            cards: [Card("Write", 2)],
            actions:
            [
                // Newest first, as the file has them; how it came from Doing to Done is missing.
                Move(0, Monday + Duration.FromDays(3), 1, 0),
                Move(0, Monday + Duration.FromDays(1), 0, 1),
            ],
            lastActivity: Monday + Duration.FromDays(5)
        );

        Assert.Equal(
            [
                (ListId(0), Monday),
                (ListId(1), Monday + Duration.FromDays(1)),
                (ListId(0), Monday + Duration.FromDays(3)),
                (ListId(2), Monday + Duration.FromDays(5)),
            ],
            board.Cards.Single().Moves.Select(m => (m.List, m.At))
        );
    }

    [Fact]
    public async Task The_state_of_a_column_is_guessed_by_its_name_and_archived_lists_archive_their_cards()
    {
        var board = await ReadAsync(cards: [Card("Old", 3)]);

        Assert.Equal([FlowState.Queue, FlowState.Active, FlowState.Done, FlowState.Queue], board.Lists.Select(l => l.Guess));
        Assert.NotNull(board.Cards.Single().ArchivedAt);
    }

    [Fact]
    public async Task Nothing_of_a_title_or_an_item_that_is_too_long_is_lost()
    {
        var title = new string('t', 300);
        var item = new string('i', 500);

        var board = await ReadAsync(
            cards: [Card(title, 0)],
            checklists:
            [
                $$"""{"id":"c","idCard":"{{CardId(0)}}","name":"Steps","checkItems":[{"name":"{{item}}","state":"complete"}]}""",
            ]
        );

        var card = board.Cards.Single();
        Assert.Equal(200, card.Title.Length);
        Assert.Contains(title, card.Text, StringComparison.Ordinal);
        Assert.Contains(item, card.Text, StringComparison.Ordinal);
        Assert.Equal(400, card.Checklists.Single().Steps.Single().Text.Length);
        Assert.True(card.Checklists.Single().Steps.Single().IsDone);
        Assert.Equal(2, board.Losses.Count(l => l.Contains("stand in full", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"id":"6785e16d09cc15bb17666cdf","name":"One card","idList":"x"}""", "single card")]
    [InlineData("""[{"lists":[]}]""", "list of things")]
    [InlineData("""{"name":"Cut","lists":[{"id":"a","name":"To""", "cut off")]
    [InlineData("title,column", "not a JSON file")]
    [InlineData("""{"name":"Other","boards":[]}""", "not the export of a Trello board")]
    [InlineData("""{"lists":{"a":1},"cards":[]}""", "cannot be read")]
    [InlineData("""{"name":"\ud800","lists":[],"cards":[]}""", "cannot be read")]
    [InlineData("", "not a JSON file")]
    [InlineData("""{"lists":[null],"cards":[]}""", "has no lists")]
    public async Task A_file_that_is_no_board_is_refused_with_what_it_is(string json, string reason)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));

        var refused = await Assert.ThrowsAsync<ImportRefusedException>(() => TrelloReader.ReadAsync(stream, default));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_null_in_a_list_is_passed_over_and_large_numbers_are_counted()
    {
        var many = "\"badges\":{\"comments\":2000000000}";

        var board = await ReadAsync(
            cards:
            [
                "null",
                Card("Write", 0, $"{many},\"attachments\":[null],\"idMembers\":[null],\"idLabels\":[null]"),
                Card("Read", 0, many).Replace(CardId(0), CardId(1), StringComparison.Ordinal),
            ],
            actions: ["null", Comment(0, Monday, "Yes")],
            checklists: ["null", $"{{\"id\":\"c\",\"idCard\":\"{CardId(0)}\",\"name\":\"Steps\",\"checkItems\":[null]}}"],
            lists: ",null",
            more: ",\"labels\":[null],\"members\":[null]"
        );

        Assert.Equal(["Read", "Write"], board.Cards.Select(c => c.Title).Order());
        Assert.Contains(board.Losses, l => l.StartsWith("3,999,999,999 of 4,000,000,000 comments", StringComparison.Ordinal));
    }

    static async Task<ForeignBoard> ReadAsync(
        string[] cards,
        string[]? actions = null,
        string[]? checklists = null,
        Instant? lastActivity = null,
        string lists = "",
        string more = ""
    )
    {
        var named = new[] { "To do", "Doing", "Done", "Ideas of old" }.Select(
            (name, i) => $$"""{"id":"{{ListId(i)}}","name":"{{name}}","closed":{{(i == 3 ? "true" : "false")}},"pos":{{i}}}"""
        );
        var json = $$"""
            {"name":"Board","lists":[{{string.Join(',', named)}}{{lists}}],"cards":[{{string.Join(',', cards)}}],
             "actions":[{{string.Join(',', actions ?? [])}}],"checklists":[{{string.Join(',', checklists ?? [])}}]{{more}}}
            """;
        if (lastActivity is { } last)
            json = json.Replace("\"idList\"", $"\"dateLastActivity\":\"{Text(last)}\",\"idList\"", StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await TrelloReader.ReadAsync(stream, default);
    }

    static string Card(string name, int list, string extra = "\"pos\":1") =>
        $$"""{"id":"{{CardId(0)}}","name":"{{name}}","idList":"{{ListId(list)}}",{{extra}}}""";

    static string Move(int card, Instant at, int from, int to) =>
        Action(card, at, "updateCard", $"\"listBefore\":{{\"id\":\"{ListId(from)}\"}},\"listAfter\":{{\"id\":\"{ListId(to)}\"}}");

    static string Comment(int card, Instant at, string text) => Action(card, at, "commentCard", $"\"text\":\"{text}\"");

    static string Action(int card, Instant at, string type, string data) =>
        $"{{\"id\":\"a{at.ToUnixTimeSeconds()}\",\"type\":\"{type}\",\"date\":\"{Text(at)}\","
        + $"\"memberCreator\":{{\"id\":\"m\",\"fullName\":\"Mo\"}},\"data\":{{\"card\":{{\"id\":\"{CardId(card)}\"}},{data}}}}}";

    static string CardId(int number) => $"{Monday.ToUnixTimeSeconds():x8}{number:x16}";

    static string ListId(int number) => $"list{number}";

    static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}

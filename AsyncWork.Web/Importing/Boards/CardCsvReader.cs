using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Boards;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>Reads a CSV file of cards: the columns of <see cref="CardCsv"/>, of which only the title must be there (product.md B16).</summary>
sealed class CardCsvReader
{
    /// <summary>A card's text is long, and each of its signs may need four bytes and a second quote.</summary>
    const int LongestRow = 1024 * 1024;
    const int MostCards = 20_000;
    readonly ForeignBoard board;
    readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    readonly HashSet<string> keys = new(StringComparer.Ordinal);
    readonly Instant now;

    CardCsvReader(string fileName, Instant now)
    {
        board = new(
            "CSV",
            ForeignTexts.Line(Path.GetFileNameWithoutExtension(fileName), Board.LongestName, "Imported board"),
            ""
        );
        this.now = now;
    }

    /// <exception cref="ImportRefusedException">It is no CSV file with titles of cards.</exception>
    public static ForeignBoard Read(string path, string fileName, Instant now) =>
        new CardCsvReader(fileName, now).Read(CsvSource.Open(path, LongestRow));

    ForeignBoard Read(CsvSource source)
    {
        foreach (var (i, name) in source.Header().Index())
            columns.TryAdd(name, i);
        if (!columns.ContainsKey(CardCsv.Title))
            throw new ImportRefusedException(
                "The file has no column “title”. The first line names the columns; the title of each card must be one."
            );
        var unknown = columns
            .Keys.Where(c =>
                !CardCsv.Columns.Contains(c, StringComparer.OrdinalIgnoreCase)
                && !c.StartsWith(CardCsv.MinutesIn, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        if (unknown.Count > 0)
            board.Losses.Add($"Columns that are not known here are left out: {string.Join(", ", unknown.Take(20))}.");
        foreach (var row in source.Rows())
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (board.Cards.Count == MostCards)
                throw new ImportRefusedException($"The file has more than {MostCards:N0} cards. Import it in parts.");
            Add(new CardRow(columns, row), row.Line);
        }
        if (board.Cards.Count == 0 && board.Bad.Count == 0)
            throw new ImportRefusedException("The file has no cards: there is no row below the names of the columns.");
        board.Losses.Add(
            "A CSV file holds no comments, checklists and files, and of a card’s past only when it was created, begun, finished and came to its column."
        );
        foreach (var card in board.Cards)
            card.Moves = MovesOf(card);
        return board;
    }

    void Add(CardRow row, int line)
    {
        var title = row.Line(CardCsv.Title);
        var text = row.Text(CardCsv.Text);
        var (id, created) = (row.Number(CardCsv.Id), row.Moment(CardCsv.Created));
        var list = ListOf(row);
        var zone = row.Zone(CardCsv.DueZone);
        var card = new ForeignCard(KeyOf(id, title, text), title, text, created ?? now, id)
        {
            Moves = [new(list, created ?? now)],
            Lane = Named(row.Line(CardCsv.Lane), board.Lanes),
            Owner = PersonOf(row.Line(CardCsv.Owner)),
            Helpers = [.. row.Names(CardCsv.Helpers).Select(PersonOf).OfType<string>()],
            Labels = [.. row.Names(CardCsv.Labels).Select(LabelOf)],
            Priority = row.Choice<Priority>(CardCsv.Priority) ?? Priority.Normal,
            StartOn = row.Day(CardCsv.Start),
            DueOn = row.Day(CardCsv.Due),
            DueTime = row.Clock(CardCsv.DueTime),
            DueZone = zone,
            Estimate = row.Number(CardCsv.Estimate),
            StartedAt = row.Moment(CardCsv.Started),
            FinishedAt = row.Moment(CardCsv.Finished),
            Since = row.Moment(CardCsv.Since),
            ArchivedAt = row.Moment(CardCsv.Archived),
        };
        if ((row.Problem ?? WhyNot(card)) is { } why)
            board.Bad.Add(new($"Line {line}", why));
        else
            board.Cards.Add(card);
    }

    string? WhyNot(ForeignCard card) =>
        Card.WhyNotTitle(card.Title)
        ?? Card.WhyNotText(card.Text)
        ?? (card.Lane is null ? null : Lane.WhyNotName(card.Lane))
        ?? card.Labels.Select(Label.WhyNotName).FirstOrDefault(w => w is not null)
        ?? Column.WhyNotName(board.Lists.Single(l => l.Key == card.List).Name)
        ?? Card.WhyNotSchedule(card.StartOn, card.DueOn)
        ?? Card.WhyNotEstimate(card.Estimate)
        ?? (
            card.StartedAt < card.CreatedAt || card.FinishedAt < card.StartedAt || card.Since < card.CreatedAt
                ? "It was begun before it was created, or finished before it was begun."
                : null
        )
        ?? (keys.Add(card.Key) ? null : $"Card {card.Id} stands in the file twice.");

    string ListOf(CardRow row)
    {
        var name = row.Line(CardCsv.Column) is { Length: > 0 } given ? given : "To do";
        if (board.Lists.TrueForAll(l => l.Key != name))
            board.Lists.Add(new(name, name, row.Choice<FlowState>(CardCsv.State) ?? StateGuess.Of(name)));
        return name;
    }

    /// <summary>The number it has here; else what it says, so that the same file brings nothing twice.</summary>
    string KeyOf(int? id, string title, string text)
    {
        if (id is { } number)
            return $"csv:{number}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{title}\n{text}")).AsSpan(0, 16));
        var count = seen[hash] = seen.GetValueOrDefault(hash) + 1;
        return $"csv:{hash}:{count}";
    }

    string? PersonOf(string name)
    {
        if (name.Length == 0)
            return null;
        var person = board.People.Find(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        if (person is null)
            board.People.Add(person = new(name, name, name));
        person.Cards++;
        return person.Key;
    }

    string LabelOf(string name)
    {
        if (board.Labels.TrueForAll(l => !string.Equals(l.Key, name, StringComparison.OrdinalIgnoreCase)))
            board.Labels.Add(new(name, name, board.Labels.Count % Label.Hues));
        return board.Labels.First(l => string.Equals(l.Key, name, StringComparison.OrdinalIgnoreCase)).Key;
    }

    static string? Named(string name, List<string> all)
    {
        if (name.Length == 0)
            return null;
        if (!all.Contains(name, StringComparer.OrdinalIgnoreCase))
            all.Add(name);
        return name;
    }

    /// <summary>A past that has the moments of the row: waiting to be begun, begun, and then where it stands.</summary>
    List<ForeignMove> MovesOf(ForeignCard card)
    {
        var state = board.Lists.Single(l => l.Key == card.List).Guess;
        var moves = new List<ForeignMove>();
        var begun = card.StartedAt;
        var last = card.FinishedAt is { } finished && state == FlowState.Done ? finished : card.Since ?? begun ?? card.CreatedAt;
        if (First(FlowState.Queue) is { } queue && (begun ?? last) > card.CreatedAt)
            moves.Add(new(queue, card.CreatedAt));
        if (begun is { } start && start < last && First(FlowState.Active) is { } active)
            moves.Add(new(active, moves.Count == 0 ? card.CreatedAt : start));
        moves.Add(new(card.List, moves.Count == 0 ? card.CreatedAt : last));
        return moves;

        string? First(FlowState wanted) => board.Lists.Find(l => l.Guess == wanted)?.Key;
    }
}

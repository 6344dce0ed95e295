using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>What the lists, lanes and labels of a file become on a board. Made before the board is saved; what is missing is added to it.</summary>
sealed class ImportTarget
{
    readonly Dictionary<string, Column> columns = new(StringComparer.Ordinal);
    readonly Dictionary<string, Lane> lanes = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Label> labels = new(StringComparer.Ordinal);

    /// <exception cref="ImportRefusedException">The board cannot take all columns.</exception>
    public ImportTarget(Board board, ForeignBoard file, BoardImportChoices choices)
    {
        (Board, File, Choices) = (board, file, choices);
        var open = file.Lists.Where(l => !l.IsArchived).DefaultIfEmpty(file.Lists[0]).ToList();
        foreach (var list in open)
            columns[list.Key] = ColumnFor(list);
        foreach (var list in file.Lists.Where(l => !columns.ContainsKey(l.Key)))
            columns[list.Key] =
                open.Select(l => columns[l.Key]).FirstOrDefault(c => c.State == list.Guess) ?? columns[open[0].Key];
        foreach (var lane in file.Lanes)
            lanes[lane] = board.Lanes.FirstOrDefault(l => Same(l.Name, lane)) ?? board.AddLane(lane);
        foreach (var label in file.Labels)
            labels[label.Key] =
                board.Labels.FirstOrDefault(l => Same(l.Name, label.Name)) ?? board.AddLabel(label.Name, label.Hue);
        FirstDone = board.Columns.Where(c => c is { IsRemoved: false, State: FlowState.Done }).MinBy(c => c.Place);
    }

    public Board Board { get; }
    public ForeignBoard File { get; }
    public BoardImportChoices Choices { get; }

    /// <summary>Where cards go that are marked as complete; null when no column means done.</summary>
    public Column? FirstDone { get; }

    /// <summary>Who owns cards of the file or helps with them.</summary>
    public IEnumerable<PersonId> People =>
        File
            .Cards.SelectMany(c => c.Helpers.Append(c.Owner ?? ""))
            .Distinct(StringComparer.Ordinal)
            .Select(Choices.Person)
            .OfType<PersonId>()
            .Distinct();

    public Column Column(string list) => columns[list];

    public Lane? Lane(string? name) => name is null ? null : lanes.GetValueOrDefault(name);

    public IReadOnlyCollection<int> Labels(IEnumerable<string> keys) =>
        [.. keys.Where(labels.ContainsKey).Select(k => labels[k].Id).Distinct()];

    /// <summary>Where a card stands in the end.</summary>
    public Column Last(ForeignCard card) =>
        Choices.MovesComplete
        && card is { CompletedAt: not null, ArchivedAt: null }
        && FirstDone is { } done
        && Column(card.List).State != FlowState.Done
            ? done
            : Column(card.List);

    Column ColumnFor(ForeignList list)
    {
        if (Choices.Column(list) is { } id)
            return Board.Columns.FirstOrDefault(c => c.Id == id && !c.IsRemoved)
                ?? throw new ImportRefusedException(
                    $"The column chosen for “{list.Name}” is not there any more. Choose another."
                );
        if (Board.WhyNotAddColumn(list.Name) is { } why)
            throw new ImportRefusedException($"“{list.Name}” cannot become a column. {why}");
        return Board.AddColumn(list.Name, Choices.State(list));
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>What somebody chose for a file: which column a list becomes, and who its people are.</summary>
sealed record BoardImportChoices
{
    /// <summary>The name and the team of a new board; not asked when the cards go to a board that is there.</summary>
    public string Name { get; init; } = "";
    public int Team { get; init; }

    /// <summary>By the list's key: the name of a state for a new column, or the id of a column.</summary>
    public IReadOnlyDictionary<string, string> Lists { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By the person's key; who is not named, or null, is nobody here.</summary>
    public IReadOnlyDictionary<string, PersonId?> People { get; init; } =
        new Dictionary<string, PersonId?>(StringComparer.Ordinal);

    /// <summary>Cards that are marked as complete go to the first column that means done.</summary>
    public bool MovesComplete { get; init; }

    public PersonId? Person(string? key) => key is null ? null : People.GetValueOrDefault(key);

    /// <summary>The column that a list becomes, if it is one that is there.</summary>
    public int? Column(ForeignList list) =>
        int.TryParse(Lists.GetValueOrDefault(list.Key), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The state of the new column that a list becomes.</summary>
    public FlowState State(ForeignList list) =>
        Enum.TryParse<FlowState>(Lists.GetValueOrDefault(list.Key), out var state) && Enum.IsDefined(state) ? state : list.Guess;
}

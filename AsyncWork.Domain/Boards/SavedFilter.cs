using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Boards;

/// <summary>A filter of a board under a name: a person's own, or the board's for everybody (product.md B11).</summary>
public sealed class SavedFilter
{
    public const int LongestName = 60;
    public const int LongestQuery = 400;

    SavedFilter() { }

    /// <param name="query">The part of the address after the question mark.</param>
    /// <exception cref="InvalidOperationException">The name cannot be taken.</exception>
    public SavedFilter(int board, PersonId? person, string name, string query)
    {
        StoredText.Refuse(WhyNot(name, query));
        (BoardId, PersonId, Name, Query) = (board, person, name.Trim(), query);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }

    /// <summary>Whose it is; null for everybody's.</summary>
    public PersonId? PersonId { get; private set; }
    public string Name { get; private set; } = "";
    public string Query { get; private set; } = "";

    public static string? WhyNot(string? name, string query) =>
        StoredText.WhyNotName(name, "A filter's name", LongestName)
        ?? (query.Length > LongestQuery ? "The filter is too long to be saved." : null);
}

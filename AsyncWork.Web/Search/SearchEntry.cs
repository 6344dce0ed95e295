using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Search;

/// <summary>
/// One thing that can be found, with the words it is found by (product.md D10). Which thing it is, and on what it hangs, stands in a column for
/// each kind (<see cref="SearchKind.Key"/>), with a foreign key: an entry goes with its thing, however that is deleted. Everything else that is
/// filtered by or shown, such as a card's column or who may see it, is asked of the thing itself and so is never out of date.
/// </summary>
public sealed class SearchEntry
{
    public const int LongestTitle = 300;
    public const int LongestText = 100_000;

    SearchEntry() { }

    internal SearchEntry(string kind) => (Kind, Content) = (kind, new());

    public int Id { get; private set; }

    /// <summary><see cref="SearchKind.Name"/></summary>
    public string Kind { get; private set; } = "";

    /// <summary>Who is accountable for it or wrote it.</summary>
    public PersonId? OwnerId { get; private set; }

    /// <summary>When what can be found of it was last changed; null where nobody notes that.</summary>
    public Instant? ChangedAt { get; private set; }

    /// <summary>Empty for what has no name of its own, such as a comment. As <see cref="Letters.Spaced"/> writes it.</summary>
    public string Title { get; private set; } = "";
    public SearchContent Content { get; private set; } = null!;

    internal void Say(SearchText said)
    {
        (OwnerId, ChangedAt) = (said.Owner, said.ChangedAt);
        Title = Letters.Spaced(said.Title, LongestTitle);
        Content.Say(Title, Letters.Spaced(said.Text, LongestText));
    }
}

/// <summary>
/// The words of an entry, apart from it: a search passes by many entries and would read their texts along. The database's index of words is over
/// this table.
/// </summary>
public sealed class SearchContent
{
    /// <summary>The row of the index of words.</summary>
    public int EntryId { get; private set; }

    /// <summary><see cref="SearchEntry.Title"/></summary>
    public string Title { get; private set; } = "";

    /// <summary>Plain text, as <see cref="Letters.Spaced"/> writes it.</summary>
    public string Text { get; private set; } = "";

    internal void Say(string title, string text) => (Title, Text) = (title, text);
}

/// <summary>What a thing says of itself to those who search.</summary>
/// <param name="Title">Its name; empty for none.</param>
/// <param name="Text">Plain text; see <see cref="PlainText"/>.</param>
public sealed record SearchText(string Title, string Text, PersonId? Owner, Instant? ChangedAt);

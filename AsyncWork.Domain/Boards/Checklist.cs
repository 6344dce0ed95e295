using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>A named list of steps on a card (product.md B8).</summary>
public sealed class Checklist
{
    public const int LongestName = 100;
    public const int MostItems = 200;
    public const int LongestSourceKey = 64;
    readonly List<ChecklistItem> items = [];

    Checklist() { }

    /// <exception cref="InvalidOperationException">The name cannot be taken.</exception>
    public Checklist(int card, string name, int place)
    {
        (CardId, Place) = (card, place);
        Rename(name);
    }

    public int Id { get; private set; }
    public int CardId { get; private set; }
    public string Name { get; private set; } = "";
    public int Place { get; private set; }

    /// <summary>Its name for ever in the tool it was brought from; null when it was made here.</summary>
    public string? SourceKey { get; private set; }
    public IReadOnlyList<ChecklistItem> Items => items;

    public static string? WhyNotName(string? name) => StoredText.WhyNotName(name, "A checklist's name", LongestName);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotName"/> has a reason.</exception>
    public void Rename(string name)
    {
        StoredText.Refuse(WhyNotName(name));
        Name = name.Trim();
    }

    public string? WhyNotAdd(string? text) =>
        items.Count >= MostItems ? $"A checklist has at most {MostItems} items." : ChecklistItem.WhyNotText(text);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAdd"/> has a reason.</exception>
    public ChecklistItem Add(string text)
    {
        StoredText.Refuse(WhyNotAdd(text));
        var item = new ChecklistItem(CardId, text, items.Count == 0 ? 0 : items.Max(i => i.Place) + 1);
        items.Add(item);
        return item;
    }

    /// <summary>Marks the list as brought by an import.</summary>
    public Checklist From(string? key)
    {
        SourceKey = key;
        return this;
    }

    public void Remove(ChecklistItem item) => items.Remove(item);

    /// <summary>Moves an item one place up or down; the first stays first and the last last.</summary>
    public void Shift(ChecklistItem item, bool up)
    {
        var ordered = items.OrderBy(i => i.Place).ToList();
        var from = ordered.IndexOf(item);
        var to = Math.Clamp(up ? from - 1 : from + 1, 0, ordered.Count - 1);
        ordered.RemoveAt(from);
        ordered.Insert(to, item);
        for (var i = 0; i < ordered.Count; i++)
            ordered[i].StandAt(i);
    }
}

/// <summary>A step of a checklist, with somebody who does it and a day by which it is done, if that was said.</summary>
public sealed class ChecklistItem
{
    public const int LongestText = 400;

    ChecklistItem() { }

    internal ChecklistItem(int card, string text, int place)
    {
        (CardId, Place) = (card, place);
        Rewrite(text);
    }

    public int Id { get; private set; }
    public int ChecklistId { get; private set; }
    public int CardId { get; private set; }
    public string Text { get; private set; } = "";
    public int Place { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public LocalDate? DueOn { get; private set; }
    public Instant? DoneAt { get; private set; }
    public PersonId? DoneBy { get; private set; }
    public string? SourceKey { get; private set; }

    public static string? WhyNotText(string? text) => StoredText.WhyNotName(text, "An item", LongestText);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotText"/> has a reason.</exception>
    public void Rewrite(string text)
    {
        StoredText.Refuse(WhyNotText(text));
        Text = text.Trim();
    }

    public void Assign(PersonId? owner, LocalDate? due) => (OwnerId, DueOn) = (owner, due);

    public void Tick(PersonId? by, Instant now) => (DoneAt, DoneBy) = (DoneAt ?? now, DoneBy ?? by);

    /// <summary>Marks the item as brought by an import.</summary>
    public void From(string? key) => SourceKey = key;

    internal void StandAt(int place) => Place = place;

    public void Untick() => (DoneAt, DoneBy) = (null, null);
}

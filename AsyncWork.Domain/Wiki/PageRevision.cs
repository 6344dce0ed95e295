using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>What a page said at one time: who wrote it, when and why (product.md D9). Never changes but for being published.</summary>
public sealed class PageRevision
{
    public const int LongestNote = 200;

    PageRevision() { }

    internal PageRevision(
        int number,
        string title,
        string text,
        PersonId by,
        Instant now,
        string? note,
        bool isMinor,
        int? restoredFrom
    )
    {
        (Number, Title, Text, By, At) = (number, title, text, by, now);
        (Note, IsMinor, RestoredFrom) = (note?.Trim() ?? "", isMinor, restoredFrom);
    }

    public int Id { get; private set; }
    public int PageId { get; private set; }

    /// <summary>From 1 on.</summary>
    public int Number { get; private set; }

    /// <summary>The page's title at that time.</summary>
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public PersonId By { get; private set; }
    public Instant At { get; private set; }

    /// <summary>Why it was changed; empty for none.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Nobody needs to be told of it.</summary>
    public bool IsMinor { get; private set; }
    public Instant? PublishedAt { get; private set; }
    public PersonId? PublishedBy { get; private set; }

    /// <summary>The number of the older revision whose text it brought back; null for one that was written.</summary>
    public int? RestoredFrom { get; private set; }

    public static string? WhyNotNote(string? note) => StoredText.WhyNotText(note, "A note", LongestNote);

    internal void BePublished(PersonId by, Instant now) => (PublishedAt, PublishedBy) = (now, by);
}

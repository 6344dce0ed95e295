using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>That decision records were brought from files (product.md D2, I3), so that it can be told and undone.</summary>
public sealed class DecisionImport
{
    public const int LongestFileName = 200;

    DecisionImport() { }

    public DecisionImport(string fileName, PersonId by, Instant now)
    {
        (By, At) = (by, now);
        FileName = StoredText.Cut(fileName, LongestFileName);
    }

    public int Id { get; private set; }
    public string FileName { get; private set; } = "";
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
    public int Added { get; private set; }

    /// <summary>Records that were here already.</summary>
    public int Known { get; private set; }

    /// <summary>What could not be taken as it was written, one a line.</summary>
    public string Losses { get; private set; } = "";
    public Instant? UndoneAt { get; private set; }
    public int Version { get; private set; }

    public void Report(int added, int known, IReadOnlyList<string> losses) =>
        (Added, Known, Losses) = (added, known, string.Join('\n', losses));

    /// <summary>Why it cannot be undone; null when it can.</summary>
    /// <param name="changed">Decisions of it that were changed here since.</param>
    public string? WhyNotUndo(int changed) =>
        UndoneAt is not null ? "The import was undone already."
        : changed == 1 ? "One of its decisions was changed, commented on or superseded here since. All of them stay."
        : changed > 1 ? $"{changed} of its decisions were changed, commented on or superseded here since. All of them stay."
        : null;

    public void Undo(Instant now) => (UndoneAt, Version) = (now, Version + 1);
}

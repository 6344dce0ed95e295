using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

/// <summary>That cards were brought from a file (product.md B15, B16), so that it can be told and undone.</summary>
public sealed class BoardImport
{
    public const int LongestFileName = 200;

    BoardImport() { }

    /// <param name="source">"Trello" or "CSV".</param>
    public BoardImport(int board, string source, string fileName, PersonId by, Instant now)
    {
        (BoardId, Source, By, At) = (board, source, by, now);
        FileName = StoredText.Cut(fileName, LongestFileName);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public string Source { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
    public int Added { get; private set; }
    public int Known { get; private set; }

    /// <summary>What the file did not contain or could not be stored, one a line.</summary>
    public string Losses { get; private set; } = "";
    public Instant? UndoneAt { get; private set; }
    public int Version { get; private set; }

    /// <param name="added">Cards that are new.</param>
    /// <param name="known">Cards that an earlier import had brought.</param>
    public void Report(int added, int known, string losses) => (Added, Known, Losses) = (added, known, losses);

    /// <summary>Why it cannot be undone; null when it can.</summary>
    /// <param name="changed">Cards of it that were changed here since.</param>
    public string? WhyNotUndo(int changed) =>
        UndoneAt is not null ? "The import was undone already."
        : changed > 0 ? $"{changed} of its cards were changed here since. Delete the others by hand."
        : null;

    public void Undo(Instant now) => (UndoneAt, Version) = (now, Version + 1);
}

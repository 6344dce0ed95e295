using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>A folder of Markdown files brought into a space (product.md D17, P17, I3).</summary>
public sealed class PageImport : ImportJob
{
    public const int LongestLosses = 100_000;

    PageImport() { }

    public PageImport(int space, PersonId by, string fileName, string storedAs, long bytes, Instant now)
        : base(by, fileName, storedAs, bytes, now) => SpaceId = space;

    public int SpaceId { get; private set; }

    /// <summary>Pages that are new.</summary>
    public int Added { get; private set; }

    /// <summary>Pages that an earlier import brought and that got a new revision.</summary>
    public int Changed { get; private set; }

    /// <summary>Pages that an earlier import brought and that stayed as they were.</summary>
    public int Known { get; private set; }

    /// <summary>What did not come along, and what came otherwise than it was, one a line.</summary>
    public string Losses { get; private set; } = "";

    /// <summary>Why files cannot be brought into a space by this person; null when they can.</summary>
    public static string? WhyNotInto(bool isArchived, bool publishesAfterReview, bool mayKeep) =>
        isArchived ? "The space is archived: nothing comes into it any more."
        : publishesAfterReview && !mayKeep
            ? "In this space a page is published after a review, and an import publishes at once. Ask somebody who keeps the space."
        : null;

    public void Finish(int added, int changed, int known, IReadOnlyList<string> losses, Instant now)
    {
        Finish(null, now);
        (Added, Changed, Known) = (added, changed, known);
        Losses = StoredText.Cut(string.Join('\n', losses), LongestLosses);
    }

    /// <summary>Why it cannot be taken back; null when it can.</summary>
    /// <param name="changed">Pages of it that were changed, moved, commented on or built upon here since.</param>
    public string? WhyNotUndo(int changed) =>
        WhyNotUndo()
        ?? (
            changed == 1 ? "One of its pages was changed here since. What is not wanted of the others can be deleted by hand."
            : changed > 1
                ? $"{changed} of its pages were changed here since. What is not wanted of the others can be deleted by hand."
            : null
        );
}

/// <summary>What an import did to a page, so that the next one knows what it has, and so that it can be taken back.</summary>
public sealed class ImportedPage
{
    ImportedPage() { }

    /// <param name="before">The revision that readers saw before; null for a page that the import made.</param>
    public ImportedPage(int import, WikiPage page, string hash, int? before) =>
        (ImportId, PageId, Hash, Revision, Before, PageVersion) = (import, page.Id, hash, page.Latest, before, page.Version);

    public int ImportId { get; private set; }
    public int PageId { get; private set; }

    /// <summary>SHA-256 of the file and of what it shows, as lower-case hex: the same again is nothing new.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The number of the revision that the import wrote.</summary>
    public int Revision { get; private set; }
    public int? Before { get; private set; }

    /// <summary>Of the page when the import was done: as long as it has it, nobody changed the page.</summary>
    public int PageVersion { get; private set; }

    /// <summary>A later import was taken back, and the page says again what this one wrote.</summary>
    public void StandsAgain(WikiPage page) => (Revision, PageVersion) = (page.Latest, page.Version);
}

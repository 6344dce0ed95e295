namespace AsyncWork.Domain.Boards;

/// <summary>What an import can add to a card that was here before it.</summary>
public enum ImportedPartKind
{
    Comment,
    Checklist,
    Item,

    /// <summary>That an item was ticked which was here, open.</summary>
    Tick,
}

/// <summary>That an import added something to a card that was here before it, so that its undo takes that back too (product.md B15).</summary>
public sealed class ImportedPart
{
    ImportedPart() { }

    public ImportedPart(int import, ImportedPartKind kind, int part) => (ImportId, Kind, PartId) = (import, kind, part);

    public int ImportId { get; private set; }
    public ImportedPartKind Kind { get; private set; }

    /// <summary>The comment, the checklist, or the item.</summary>
    public int PartId { get; private set; }
}

namespace AsyncWork.Domain.HandOffs;

/// <summary>A card, a page or a decision that is handed over. Its files go along: they belong to it.</summary>
public sealed class HandOffItem
{
    HandOffItem() { }

    internal HandOffItem(Subject subject) => (SubjectKind, SubjectId) = (subject.Kind, subject.Id);

    public int Id { get; private set; }
    public int HandOffId { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }
    public Subject Subject => new(SubjectKind, SubjectId);
}

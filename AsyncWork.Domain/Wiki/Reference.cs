namespace AsyncWork.Domain.Wiki;

/// <summary>
/// That one thing speaks of another: from it follow "mentioned in", the list of broken links, and which links are healed by a new page
/// (product.md D12). Written when a text is stored or published, never by hand.
/// </summary>
public sealed class Reference
{
    /// <summary>What is written in a text is kept up to this length.</summary>
    public const int LongestWritten = 200;

    Reference() { }

    /// <param name="toId">Null when there is no page of that name.</param>
    /// <param name="written">The name as it was written.</param>
    /// <param name="space">Where a page of that name is looked for; null for anywhere.</param>
    /// <param name="comment">The comment on <paramref name="from"/> that says so; null for its own text.</param>
    public Reference(Subject from, int? comment, SubjectKind toKind, int? toId, string written, int? space, string titleKey)
    {
        (FromKind, FromId, CommentId) = (from.Kind, from.Id, comment);
        (ToKind, ToId, SpaceId, TitleKey) = (toKind, toId, space, titleKey);
        Written = StoredText.Cut(written, LongestWritten);
    }

    public int Id { get; private set; }
    public SubjectKind FromKind { get; private set; }
    public int FromId { get; private set; }
    public int? CommentId { get; private set; }
    public SubjectKind ToKind { get; private set; }

    /// <summary>The id of a card or a page, the number of a decision; null while there is no page of that name.</summary>
    public int? ToId { get; private set; }
    public int? SpaceId { get; private set; }

    /// <summary><see cref="PageName.KeyOf"/> of the title that a link to a page names; empty for other things.</summary>
    public string TitleKey { get; private set; } = "";
    public string Written { get; private set; } = "";
}

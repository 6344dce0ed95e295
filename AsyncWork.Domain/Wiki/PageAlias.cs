namespace AsyncWork.Domain.Wiki;

/// <summary>A former address and title of a page, which lead to it on after it was renamed or moved (product.md D12, D22).</summary>
public sealed class PageAlias
{
    PageAlias() { }

    internal PageAlias(int space, string slug, string titleKey) => (SpaceId, Slug, TitleKey) = (space, slug, titleKey);

    /// <summary>Of a page that goes along when the one above it is moved.</summary>
    public static PageAlias Of(int page, int space, string slug, string titleKey) => new(space, slug, titleKey) { PageId = page };

    public int Id { get; private set; }
    public int PageId { get; private set; }

    /// <summary>The space in which the page was called so.</summary>
    public int SpaceId { get; private set; }
    public string Slug { get; private set; } = "";
    public string TitleKey { get; private set; } = "";
}

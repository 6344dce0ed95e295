namespace AsyncWork.Domain.Wiki;

/// <content>What an import brings.</content>
public sealed partial class WikiPage
{
    public const int LongestFrontMatter = 20_000;

    /// <summary>What stood above the text in the file it came from, as it was; empty for none. An export gives it back.</summary>
    public string FrontMatter { get; private set; } = "";

    /// <summary>Marks the page as brought by an import.</summary>
    public WikiPage From(int import, string key, string frontMatter)
    {
        (ImportId, SourceKey) = (import, key);
        FrontMatter = frontMatter.Length > LongestFrontMatter ? "" : frontMatter;
        return this;
    }

    /// <summary>The file came again with something else above its text.</summary>
    public void HeadedBy(string frontMatter) =>
        (FrontMatter, Version) = (frontMatter.Length > LongestFrontMatter ? "" : frontMatter, Version + 1);
}

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>A page as a folder of files has it.</summary>
/// <param name="Key">Its place without the ending: <c>tools/slack</c> for <c>tools/slack.md</c> and for the folder of that name.</param>
/// <param name="Path">Of the file, or of the folder where no file says anything of it.</param>
/// <param name="Parent">The key of the page above; null at the top.</param>
/// <param name="Text">As it was written, without front matter and without the heading that became the title.</param>
sealed record ForeignPage(string Key, string Path, string? Parent, string Title, FrontMatter Front, string Text)
{
    /// <summary>Where its relative links begin.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";

    /// <summary>How many pages stand above it.</summary>
    public int Depth { get; init; }

    /// <summary>What it links to, in the order of the text.</summary>
    public IReadOnlyList<ForeignLink> Links { get; init; } = [];

    /// <summary>Paths of the files that belong to it.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>SHA-256 of the file and of the files that belong to it.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>A link of a page to something that came with it.</summary>
/// <param name="Start">Where in the text it stands, whole.</param>
/// <param name="UrlStart">Where in the text its address stands.</param>
/// <param name="Words">As they were written; null when the address stands for itself.</param>
/// <param name="Page">The key of a page; null for a file.</param>
/// <param name="File">The path of a file; null for a page.</param>
/// <param name="Anchor">The name of a heading; empty for none.</param>
sealed record ForeignLink(
    int Start,
    int Length,
    int UrlStart,
    int UrlLength,
    string? Words,
    bool IsPlain,
    bool IsImage,
    string? Page,
    string? File,
    string Anchor
);

/// <summary>What a folder of Markdown files holds.</summary>
/// <param name="Pages">Those above come first.</param>
/// <param name="Losses">What does not come along, or comes otherwise than it is, in sentences.</param>
/// <param name="Files">All that is no Markdown, by the path that pages name it by.</param>
sealed record ForeignPages(
    IReadOnlyList<ForeignPage> Pages,
    IReadOnlyList<string> Losses,
    IReadOnlyDictionary<string, ZippedFile> Files
);

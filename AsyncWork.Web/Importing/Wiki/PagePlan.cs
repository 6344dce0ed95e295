using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>What becomes of a file's page.</summary>
enum PageFate
{
    New,

    /// <summary>The file has changed, and nobody changed the page here: it gets a new revision.</summary>
    Changed,

    /// <summary>The file is as it was when it came last.</summary>
    Same,

    /// <summary>The file has changed, and so has the page here: it stays as it is here.</summary>
    Kept,
}

/// <param name="Note">Why it stays as it is, or is called otherwise; null when there is nothing to say.</param>
sealed record PlannedPage(string Title, string Path, int Depth, PageFate Fate, string? Note);

/// <summary>What a preview shows: found when the files are sent, and kept with them.</summary>
/// <param name="Pages">The first of them.</param>
sealed record PagePlan(
    IReadOnlyList<PlannedPage> Pages,
    IReadOnlyList<string> Losses,
    int New,
    int Changed,
    int Same,
    int Kept,
    int Files
)
{
    const int MostShown = 1_000;
    static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    [JsonIgnore]
    public int All => New + Changed + Same + Kept;

    /// <summary>How many pages the import writes.</summary>
    [JsonIgnore]
    public int Written => New + Changed;

    public static PagePlan Of(IReadOnlyList<PageToBring> pages, IReadOnlyList<string> losses) =>
        new(
            [.. pages.Take(MostShown).Select(p => new PlannedPage(p.Title, p.Page.Path, p.Page.Depth, p.Fate, p.Note))],
            losses,
            pages.Count(p => p.Fate == PageFate.New),
            pages.Count(p => p.Fate == PageFate.Changed),
            pages.Count(p => p.Fate == PageFate.Same),
            pages.Count(p => p.Fate == PageFate.Kept),
            pages.Where(p => p.IsWritten).SelectMany(p => p.Page.Files).Distinct(StringComparer.Ordinal).Count()
        );

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    public static PagePlan FromJson(string json) => JsonSerializer.Deserialize<PagePlan>(json, Options)!;
}

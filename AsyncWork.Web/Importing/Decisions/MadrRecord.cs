using System.Globalization;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>An option of a record.</summary>
/// <param name="Title">In plain words.</param>
/// <param name="About">
/// What stands under its heading among the pros and cons. Where the line in the list says more than words (a link, code), that line comes
/// first, as a paragraph of its own.
/// </param>
sealed record MadrOption(string Title, string About, bool IsChosen);

/// <summary>A decision record as the files of MADR have it (product.md D2), in the parts that a decision has here.</summary>
sealed record MadrRecord(string Title)
{
    /// <summary>Without a folder; empty for none.</summary>
    public string FileName { get; init; } = "";
    public FrontMatter Front { get; init; } = new("");
    public string Context { get; init; } = "";
    public string Drivers { get; init; } = "";
    public IReadOnlyList<MadrOption> Options { get; init; } = [];
    public string Outcome { get; init; } = "";
    public string Consequences { get; init; } = "";
    public string Confirmation { get; init; } = "";

    /// <summary>What else is said, and the sections that MADR does not know, with their headings.</summary>
    public string More { get; init; } = "";

    /// <summary>What could not be taken as it was written, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number that the file's name begins with; null for none.</summary>
    public int? Number => NumberOf(FileName);

    public static int? NumberOf(string fileName)
    {
        var digits = fileName.AsSpan()[
            ..(fileName.AsSpan().IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : fileName.Length)
        ];
        return
            digits.Length is > 0 and < 8 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}

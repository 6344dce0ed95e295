using System.Text;
using AsyncWork.Web.Markdown;
using Markdig.Syntax;
using NodaTime;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>A text under a heading.</summary>
/// <param name="Heading">Null for none.</param>
/// <param name="Level">Of the heading; 1 is the title's.</param>
/// <param name="Text">Null when it is shown as it was written.</param>
/// <param name="Written">As it was written.</param>
public sealed record PrintedText(string? Heading, int Level, MarkdownDocument? Text, string Written)
{
    /// <summary>A table of what people typed; the first row names the columns.</summary>
    public static PrintedText Table(string heading, int level, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var (number, row) in rows.Index())
        {
            text.Append("| ").AppendJoin(" | ", row.Select(Cell)).Append(" |\n");
            if (number == 0)
                text.Append('|').AppendJoin('|', row.Select(_ => " --- ")).Append("|\n");
        }
        return new(heading, level, MarkdownText.Read(text.ToString()).Document, text.ToString());
    }

    /// <summary>What people typed is no markup.</summary>
    static string Cell(string text) =>
        string.Concat(
            text.Select(c =>
                char.IsAscii(c) && char.IsPunctuation(c) || c is '|' or '<' or '>' or '$' or '^' or '`' or '+' or '=' or '~'
                    ? $"\\{c}"
                    : $"{c}"
            )
        );
}

/// <summary>Something to print that has a title: a page, a decision.</summary>
public sealed record PrintedPage(string Title)
{
    /// <summary>Its name within the document, so that others link to it.</summary>
    public string Place { get; init; } = "";

    /// <summary>How many stand above it.</summary>
    public int Depth { get; init; }

    /// <summary>What is known of it, in a line or two below the title.</summary>
    public IReadOnlyList<string> About { get; init; } = [];
    public IReadOnlyList<PrintedText> Texts { get; init; } = [];
}

/// <summary>What a PDF of pages or decisions says.</summary>
public sealed record PrintedDocument(string Title)
{
    public string Company { get; init; } = "";

    /// <summary>What it is for, in a sentence; empty for none.</summary>
    public string About { get; init; } = "";
    public string Author { get; init; } = "";
    public string GeneratedFor { get; init; } = "";
    public Instant GeneratedAt { get; init; }
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>With a title page and a table of contents; else its one page begins at once.</summary>
    public bool HasContents { get; init; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<PrintedPage> Pages { get; init; } = [];

    /// <summary>Where an address in a text leads: a full address, or a place in the document; null for nowhere.</summary>
    public Func<string, (string? Url, string? Place)?> Lead { get; init; } = _ => null;

    /// <summary>The content of a picture in a text; null when there is none to show.</summary>
    public Func<string, Stream?> Picture { get; init; } = _ => null;
}

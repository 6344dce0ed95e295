using System.Net;
using AsyncWork.Domain.Wiki;
using Markdig.Syntax;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>What a file's page is called: as its front matter says, else its first heading, else the file's name.</summary>
static class PageTitle
{
    /// <returns>The title, and the text without the heading that says the same.</returns>
    public static (string Title, string Text) Of(FrontMatter front, string text, string key)
    {
        var source = new MarkdownSource(text);
        var named = Fit(front.Value("title"));
        if (
            source.Document.FirstOrDefault() is HeadingBlock { Level: 1 } first
            && Fit(MarkdownSource.WordsOf(first.Inline)) is { } heading
        )
            if (named is null || PageName.KeyOf(named) == PageName.KeyOf(heading))
                return (named ?? heading, source.Slice(source.EndOf(first), source.Text.Length));
        return (named ?? OfName(key[(key.LastIndexOf('/') + 1)..]), MarkdownSource.Trim(source.Text));
    }

    /// <summary>A file's or folder's name in words: "Set up" for <c>02-set-up</c>.</summary>
    public static string OfName(string name)
    {
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        var afterNumber = words.TrimStart("0123456789".ToCharArray()).TrimStart(' ', '.');
        if (
            afterNumber.Any(char.IsLetter)
            && words.Length > afterNumber.Length
            && char.IsAsciiDigit(words[0])
            && !char.IsLetter(words[words.Length - afterNumber.Length - 1])
        )
            words = afterNumber;
        return Fit(words.Length > 0 ? char.ToUpperInvariant(words[0]) + words[1..] : words) ?? "Page";
    }

    /// <summary>Null for what cannot be a title.</summary>
    static string? Fit(string? title)
    {
        // Handbooks that were made into web pages write &amp; for &.
        var words = string.Join(
            ' ',
            WebUtility.HtmlDecode(title ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        if (words.Length > WikiPage.LongestTitle)
            words =
                words[
                    ..(
                        char.IsHighSurrogate(words[WikiPage.LongestTitle - 2])
                            ? WikiPage.LongestTitle - 2
                            : WikiPage.LongestTitle - 1
                    )
                ]
                    .TrimEnd() + "…";
        return words.Length > 0 && WikiPage.WhyNotTitle(words) is null ? words : null;
    }
}

/// <summary>Names with numbers in them as people order them: 2 before 10.</summary>
sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        for (int i = 0, j = 0; i < a.Length && j < b.Length; i++, j++)
        {
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var (one, other) = (Digits(a, ref i), Digits(b, ref j));
                var by = one.Length != other.Length ? one.Length.CompareTo(other.Length) : string.CompareOrdinal(one, other);
                if (by != 0)
                    return by;
                continue;
            }
            var letter = char.ToUpperInvariant(a[i]).CompareTo(char.ToUpperInvariant(b[j]));
            if (letter != 0)
                return letter;
        }
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a, b);
    }

    static string Digits(string text, ref int at)
    {
        var start = at;
        while (at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))
            at++;
        return text[start..(at + 1)].TrimStart('0');
    }
}

/// <summary>What does not come along, in sentences; after many of a kind they are only counted.</summary>
sealed class LossList
{
    const int Most = 500;
    readonly List<string> losses = [];
    int more;

    public IReadOnlyList<string> All => more == 0 ? losses : [.. losses, $"{more:N0} more of the kind are not listed."];

    public void Add(string loss)
    {
        if (losses.Count < Most)
            losses.Add(loss);
        else
            more++;
    }
}

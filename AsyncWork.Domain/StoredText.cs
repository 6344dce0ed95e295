using System.Globalization;
using NodaTime;

namespace AsyncWork.Domain;

/// <summary>What can be stored as a name or as a text of several lines.</summary>
public static class StoredText
{
    /// <summary>Why this cannot be the name of something; null when it can.</summary>
    /// <param name="what">What is named, as the sentence begins: "A column's name".</param>
    public static string? WhyNotName(string? name, string what, int longest) =>
        string.IsNullOrWhiteSpace(name) ? "Give a name."
        : name.Trim().Length > longest ? $"{what} has at most {longest} characters; this one has {name.Trim().Length}."
        : name.Any(char.IsControl) || HasLoneSurrogate(name) ? $"{what} is one line of letters, without control characters."
        : null;

    /// <summary>Why this cannot be the title of something; null when it can.</summary>
    /// <param name="what">What it is the title of, as the sentence begins: "A page's title".</param>
    public static string? WhyNotTitle(string? title, string what, int longest) =>
        string.IsNullOrWhiteSpace(title) ? "Give a title." : WhyNotName(title, what, longest);

    /// <summary>Why this cannot be stored as a longer text of several lines; null when it can, and when it is empty.</summary>
    public static string? WhyNotText(string? text, string what, int longest) =>
        text is null ? null
        : text.Length > longest ? $"{what} has at most {longest:N0} characters; this one has {text.Length:N0}."
        : text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || HasLoneSurrogate(text)
            ? $"{what} has characters that are not text. Write it again without them."
        : null;

    /// <summary>A text as far as it can be kept, in whole characters as people see them; three dots stand for what was left off.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = 0;
        for (int next; (next = StringInfo.GetNextTextElementLength(text.AsSpan(end))) > 0 && end + next < longest; end += next)
        { }
        return text[..end] + "…";
    }

    /// <summary>A day as a sentence that is stored says it: Thu 12 Nov 2026.</summary>
    public static string Day(LocalDate day) => day.ToString("ddd d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>Line ends as they are stored: browsers send two characters for one.</summary>
    public static string Lines(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">There is a reason.</exception>
    internal static void Refuse(string? reason)
    {
        if (reason is not null)
            throw new InvalidOperationException(reason);
    }

    static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text, i))
                return true;
            i++;
        }
        return false;
    }
}

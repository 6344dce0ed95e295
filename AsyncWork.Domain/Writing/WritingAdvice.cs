using System.Text.RegularExpressions;

namespace AsyncWork.Domain.Writing;

/// <summary>What is being written: it decides what its readers need.</summary>
public enum WritingKind
{
    Post,

    /// <summary>It asks somebody for something.</summary>
    Request,
    Decision,
    Page,

    /// <summary>It says what is to be done or was done: a card, a hand-off, an outcome.</summary>
    Record,
}

/// <summary>A hint to a writer.</summary>
/// <param name="Lack">What is missing or too much, in a word or two.</param>
/// <param name="Hint">What to do about it.</param>
/// <param name="Because">How it was noticed: a rule of this file, in words.</param>
public sealed record WritingHint(string Lack, string Hint, string Because);

/// <summary>
/// Helps to write so that nobody has to ask back (product.md P7): how long a text is, and what its readers will miss. Plain rules that run here
/// and say how they noticed; nothing is sent anywhere, and nothing is forbidden.
/// </summary>
public sealed partial record WritingAdvice(int Words, IReadOnlyList<WritingHint> Hints)
{
    const int WordsAMinute = 200;
    const int LongPage = 1500;
    const int LongText = 400;
    const int LongParagraph = 120;
    const int ShortText = 25;

    /// <summary>Minutes it takes to read, at least one.</summary>
    public int Minutes => Math.Max(1, (Words + WordsAMinute - 1) / WordsAMinute);

    /// <param name="hasDeadline">A field beside the text says by when.</param>
    /// <param name="hasExpectation">A field beside the text says what is asked of whom.</param>
    public static WritingAdvice On(string? text, WritingKind kind, bool hasDeadline = false, bool hasExpectation = false)
    {
        var typed = text ?? "";
        var words = Word().Count(typed);
        if (words == 0)
            return new(0, []);
        var hints = new List<WritingHint>();
        Length(typed, words, kind, hints);
        if (kind is WritingKind.Request or WritingKind.Decision && !hasDeadline && !Time().IsMatch(typed))
            hints.Add(
                new(
                    "No deadline",
                    "Say by when you need it, with the zone: “by Thu 12 Nov, 16:00 in Berlin”.",
                    "There is no date, day or time in the text."
                )
            );
        if (kind != WritingKind.Page && !Link().IsMatch(typed))
            hints.Add(
                new(
                    "No link",
                    "Lead to the card, page, decision or file it is about, so that nobody has to look for it.",
                    "There is no link in the text."
                )
            );
        if (kind != WritingKind.Page && words < ShortText)
            hints.Add(
                new(
                    "Little context",
                    "Say what happened, why it matters and what you have tried; who reads it was not there.",
                    $"The text has fewer than {ShortText} words."
                )
            );
        if (kind is WritingKind.Request or WritingKind.Post && !hasExpectation && !Expectation().IsMatch(typed))
            hints.Add(
                new(
                    "No expectation",
                    "Say what readers should do: answer, decide, comment, or only know. “For information” is a fine answer.",
                    "There is no question and no word such as please, need, decide or for information."
                )
            );
        return new(words, hints);
    }

    static void Length(string text, int words, WritingKind kind, List<WritingHint> hints)
    {
        var most = kind == WritingKind.Page ? LongPage : LongText;
        if (words > most)
            hints.Add(
                new(
                    "Long",
                    kind == WritingKind.Page
                        ? "Split it into pages that lead to each other, with a summary at the top."
                        : "Put the point into the first two sentences and move details to a page; a short video may show it quicker.",
                    $"The text has more than {most} words."
                )
            );
        if (Paragraph().Split(text).Any(p => !Bullet().IsMatch(p) && Word().Count(p) > LongParagraph))
            hints.Add(
                new(
                    "Long paragraph",
                    "Break it up, or make it a list of bullets with one thought each.",
                    $"A paragraph has more than {LongParagraph} words."
                )
            );
    }

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’\-]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\r?\n[ \t]*\r?\n", RegexOptions.NonBacktracking)]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"^\s*([-*+]|\d{1,3}[.)])\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    /// <summary>A clock time, a date, a day or month by name, or words such as tomorrow.</summary>
    [GeneratedRegex(
        @"\b(\d{1,2}:\d{2}|\d{1,2}\s?(am|pm)|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}\.?|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|today|tonight|tomorrow|(this|next) (week|month)|end of (the )?(day|week|month)|\d{1,2}(st|nd|rd|th)?\.? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w* \d{1,2}|(within|in) \w+ (hours?|days?|weeks?)|no hurry|no deadline)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Time();

    [GeneratedRegex(
        @"https?://|\]\(|\[\[|\bD-\d{4}|(^|\s)#\d+|(^|[\s(])/[a-z]+/",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"\?|\b(please|need|needs|want|expect|decide|approve|review|answer|reply|comment|confirm|choose|vote|let me know|tell me|fyi|for information|for your information|nothing to do)\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Expectation();
}

using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Onboarding;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>The line of an item or a heading as plain words, with what they say about owner and link.</summary>
/// <param name="Title">At most as long as a title is.</param>
/// <param name="Url">The first link that a step can have; empty for none.</param>
/// <param name="Owner">Who does it, where the line begins with it; null where it does not.</param>
/// <param name="Rest">The line as it was written, where the title does not hold all of it.</param>
sealed partial record ChecklistTitle(string Title, string Url, StepOwner? Owner, string Rest)
{
    /// <summary>More of one line than anybody reads as a title.</summary>
    const int MostRead = 2_000;
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static ChecklistTitle Of(string line)
    {
        var (owner, words) = (default(StepOwner?), line);
        if (Prefix().Match(line) is { Success: true } prefix && WhoIs(prefix.Groups["who"].Value) is { } who)
            (owner, words) = (who, line[prefix.Length..]);
        var read = words.Length > MostRead ? words[..MostRead] : words;
        var (plain, links) = Plain(read);
        var url = links.Find(l => l.Length > 0 && StepContent.WhyNotUrl(l) is null) ?? BareLink(read, links);
        var title = plain.Length <= StepContent.LongestTitle ? plain : Cut(plain);
        var holdsAll = title == plain && links.TrueForAll(l => l == url) && read.Length == words.Length;
        return new(title, url, owner, holdsAll ? "" : words);
    }

    /// <summary>Who does the steps under a heading, where it says so: “Manager”, “… - Completed by onboarding buddy”.</summary>
    public static StepOwner? OwnerOfHeading(string heading) =>
        CompletedBy().Match(heading) is { Success: true } by ? WhoIs(by.Groups["who"].Value)
        : Alone().Match(heading) is { Success: true } alone ? WhoIs(alone.Groups["who"].Value)
        : null;

    /// <summary>Plain words, on one line.</summary>
    public static string PlainOf(string line) => Plain(line.Length > MostRead ? line[..MostRead] : line).Text;

    static (string Text, List<string> Links) Plain(string line)
    {
        try
        {
            // A letter in front, so that a line that begins with a sign is no list or heading.
            var marked = "x " + line;
            var links = Markdig
                .Markdown.Parse(marked, Pipeline)
                .Descendants()
                .Select(i =>
                    i is LinkInline { IsImage: false } link ? link.Url ?? ""
                    : i is AutolinkInline auto ? auto.Url
                    : null
                )
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .ToList();
            return (OneLine(Markdig.Markdown.ToPlainText(marked, Pipeline)[1..]), links);
        }
        catch (ArgumentException)
        {
            return (OneLine(line), []); // nested deeper than anybody reads
        }
    }

    static string BareLink(string line, List<string> links) =>
        links.Count == 0
        && Bare().Match(line) is { Success: true } bare
        && bare.Value.TrimEnd('.', ',', ';', ':', '!', '?') is var url
        && StepContent.WhyNotUrl(url) is null
            ? url
            : "";

    static string OneLine(string text) =>
        string.Join(
            ' ',
            string.Concat(text.EnumerateRunes().Select(r => Rune.IsControl(r) ? " " : r.ToString()))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    static string Cut(string text)
    {
        var most = text[..(StepContent.LongestTitle - 1)];
        var end = most.LastIndexOf(' ') is > StepContent.LongestTitle / 2 and var space ? space : most.Length;
        // Not through the middle of a letter of two signs.
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd() + "…";
    }

    static StepOwner? WhoIs(string who) =>
        who.ToUpperInvariant() switch
        {
            "MANAGER" => StepOwner.Manager,
            "BUDDY" => StepOwner.Buddy,
            "HR" => StepOwner.HR,
            "IT" => StepOwner.IT,
            _ => StepOwner.NewHire,
        };

    const string Who = @"(?<who>manager|buddy|hr|it|new[ -]?hire|new[ -]?joiner)";
    const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^\s*(\*\*|__|\*|_)?(onboarding )?" + Who + @"(\*\*|__|\*|_)?\s*:(\*\*|__|\*|_)?\s+", Options)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\b(completed|done|filled in|handled|owned) by (the |your |their )?(onboarding )?" + Who + @"\b", Options)]
    private static partial Regex CompletedBy();

    [GeneratedRegex(@"^\W*(for )?(the )?(onboarding )?" + Who + @"(['’]s)?( (tasks|steps|checklist|items|to do))?\W*$", Options)]
    private static partial Regex Alone();

    [GeneratedRegex(@"\bhttps?://[^\s<>()\[\]]+", Options)]
    private static partial Regex Bare();
}

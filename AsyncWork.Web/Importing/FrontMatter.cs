using System.Text;

namespace AsyncWork.Web.Importing;

/// <summary>
/// What stands between two lines of <c>---</c> at the top of a Markdown file: keys with one value or several, as most tools write them. Kept
/// as it was written, so that keys nobody here knows are not lost; a key is changed alone.
/// </summary>
sealed class FrontMatter
{
    readonly List<string> lines;

    /// <param name="raw">Without the lines around it.</param>
    public FrontMatter(string raw) => lines = raw.Length == 0 ? [] : [.. raw.Split('\n')];

    /// <summary>Without the lines around it; empty for none.</summary>
    public string Raw => string.Join('\n', lines);

    /// <summary>Parts a file into its front matter, which may be missing, and its text.</summary>
    public static (FrontMatter Front, string Text) Split(string file)
    {
        var text = MarkdownSource.Clean(file);
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return (new(""), text);
        var at = 4;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            if (text[at..end].TrimEnd() is "---" or "...")
                return (new(text[4..at].TrimEnd('\n')), end < text.Length ? text[(end + 1)..] : "");
            at = end + 1;
        }
        return (new(""), text);
    }

    /// <summary>The front matter as it stands at the top of a file; empty when there is none.</summary>
    public string Block => lines.Count == 0 ? "" : $"---\n{Raw}\n---\n";

    public bool Has(string key) => Find(key) >= 0;

    /// <summary>The one value of a key, or several with commas between; null when there is none.</summary>
    public string? Value(string key) => List(key) is { Count: > 0 } values ? string.Join(", ", values) : null;

    /// <summary>The values of a key: in a list, between brackets, or with commas between.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var at = Find(key);
        if (at < 0)
            return [];
        var said = WithoutRemark(lines[at][(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (said.StartsWith('[') && said.EndsWith(']'))
            return Values(Parted(said[1..^1]));
        if (said.Length > 0 && said is not ("|" or ">" or "|-" or ">-"))
            return Values([said]);
        var below = Below(at).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        return below.TrueForAll(l => l.StartsWith('-'))
            ? Values(below.Select(l => WithoutRemark(l[1..])))
            : Values([string.Join(' ', below)]);
    }

    /// <summary>The names of people under a key, however they are parted.</summary>
    public IReadOnlyList<string> Names(string key) =>
        [
            .. List(key)
                .SelectMany(v => v.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Says something else under a key, in its place or at the end; nothing takes the key away.</summary>
    public void Set(string key, params IReadOnlyList<string> values)
    {
        var at = Find(key);
        var place = at < 0 ? lines.Count : at;
        if (at >= 0)
            lines.RemoveRange(at, 1 + Below(at).Count());
        if (values.Count > 0)
            lines.Insert(
                place,
                $"{key}: {(values.Count == 1 ? Quoted(values[0], inList: false) : $"[{string.Join(", ", values.Select(v => Quoted(v, inList: true)))}]")}"
            );
    }

    int Find(string key) =>
        lines.FindIndex(l =>
            l.Length > key.Length
            && l.StartsWith(key, StringComparison.OrdinalIgnoreCase)
            && l[key.Length..].TrimStart().StartsWith(':')
        );

    /// <summary>The lines that belong to the key of this line: a list, or a text that goes on.</summary>
    IEnumerable<string> Below(int at) =>
        lines
            .Skip(at + 1)
            .TakeWhile(l => l.Length == 0 || char.IsWhiteSpace(l[0]) || l.StartsWith("- ", StringComparison.Ordinal) || l == "-");

    static List<string> Values(IEnumerable<string> said) => [.. said.Select(Unquoted).Where(v => v.Length > 0)];

    /// <summary>Parts at commas that do not stand between quotes.</summary>
    static IEnumerable<string> Parted(string list)
    {
        var (part, quote) = (new StringBuilder(), '\0');
        foreach (var c in list)
        {
            if (c == ',' && quote == '\0')
            {
                yield return part.ToString();
                part.Clear();
                continue;
            }
            if (c is '"' or '\'')
                quote =
                    quote == '\0' && part.ToString().Trim().Length == 0 ? c
                    : quote == c ? '\0'
                    : quote;
            part.Append(c);
        }
        yield return part.ToString();
    }

    static string Unquoted(string value)
    {
        var said = value.Trim();
        if (said is ['"', .., '"'] and { Length: > 1 })
            return said[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
        return said is ['\'', .., '\''] and { Length: > 1 } ? said[1..^1].Replace("''", "'", StringComparison.Ordinal) : said;
    }

    static string Quoted(string value, bool inList)
    {
        var line = string.Join(' ', value.Split('\n', StringSplitOptions.TrimEntries));
        var isPlain =
            line.Length > 0
            && line == line.Trim()
            && (char.IsLetterOrDigit(line[0]) || line[0] is '/' or '(')
            && !line.Contains(": ", StringComparison.Ordinal)
            && !line.Contains(" #", StringComparison.Ordinal)
            && !line.EndsWith(':')
            && !(inList && line.AsSpan().ContainsAny(",[]\"'"))
            && line.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL");
        return isPlain
            ? line
            : $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A remark begins with # after a space, outside of quotes.</summary>
    static string WithoutRemark(string value)
    {
        var said = value.Trim();
        if (said.StartsWith('"') || said.StartsWith('\''))
            return said.LastIndexOf(said[0]) is > 0 and var close && said[(close + 1)..].TrimStart() is "" or ['#', ..]
                ? said[..(close + 1)]
                : said;
        return said.StartsWith('#') ? ""
            : said.IndexOf(" #", StringComparison.Ordinal) is > 0 and var at ? said[..at].TrimEnd()
            : said;
    }
}

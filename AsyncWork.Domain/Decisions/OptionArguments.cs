namespace AsyncWork.Domain.Decisions;

public enum ArgumentKind
{
    Good,
    Neutral,
    Bad,
}

/// <summary>One line that speaks for or against an option.</summary>
public sealed record OptionArgument(ArgumentKind Kind, string Text)
{
    public string Sentence => $"{Kind}, because {Text}";
}

/// <summary>
/// The arguments within an option's text, for a comparison: lines such as "Good, because it is quick", in a list or not (product.md D2; the
/// form is that of MADR).
/// </summary>
/// <param name="Rest">The text without them.</param>
public sealed record OptionArguments(IReadOnlyList<OptionArgument> Arguments, string Rest)
{
    public static OptionArguments Of(string text)
    {
        var (arguments, rest) = (new List<OptionArgument>(), new List<string>());
        var fenced = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                fenced = !fenced;
            if (!fenced && Read(line) is { } argument)
                arguments.Add(argument);
            else
                rest.Add(line);
        }
        return new(arguments, string.Join('\n', rest).Trim());
    }

    /// <summary>What speaks for it first, then what does neither, then what speaks against it.</summary>
    public IEnumerable<OptionArgument> Sorted => Arguments.OrderBy(a => a.Kind);
    public IEnumerable<OptionArgument> Good => Arguments.Where(a => a.Kind == ArgumentKind.Good);
    public IEnumerable<OptionArgument> Neutral => Arguments.Where(a => a.Kind == ArgumentKind.Neutral);
    public IEnumerable<OptionArgument> Bad => Arguments.Where(a => a.Kind == ArgumentKind.Bad);

    static OptionArgument? Read(string line)
    {
        var words = line.AsSpan().Trim();
        if (words.Length > 1 && words[0] is '-' or '*' or '+')
            words = words[1..].TrimStart();
        foreach (var kind in Enum.GetValues<ArgumentKind>())
        {
            var start = $"{kind}, because ";
            if (words.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !words[start.Length..].IsWhiteSpace())
                return new(kind, words[start.Length..].Trim().ToString());
        }
        return null;
    }
}

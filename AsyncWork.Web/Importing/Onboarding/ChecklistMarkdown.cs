using System.Text.RegularExpressions;
using AsyncWork.Domain;
using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>
/// Reads a Markdown checklist line by line: headings become phases and <c>- [ ]</c> items steps, what stands indented below an item is its
/// text (product.md O13). Lines, not a syntax tree: checklists are indented in more ways than Markdown knows, and nothing may get lost.
/// </summary>
sealed partial class ChecklistMarkdown
{
    const string WithoutHeading = "Checklist";
    readonly List<(int Level, StepOwner? Owner)> headings = [];
    readonly List<OpenItem> open = [];
    readonly List<OpenItem> items = [];
    string phase = WithoutHeading;
    string title = "";
    int empty;
    bool isAfterBlank;
    Fence? fence;

    /// <summary>An item that lines may still be added to.</summary>
    sealed class OpenItem(int indent, int textIndent, int depth, string phase, StepOwner owner, string line)
    {
        public int Indent => indent;
        public int TextIndent => textIndent;
        public int Depth => depth;
        public string Phase => phase;
        public StepOwner DefaultOwner => owner;
        public string Line { get; set; } = line;
        public StepFacts? Facts { get; set; }
        public List<string> Text { get; } = [];
        public string Questions { get; set; } = "";
        public string Fields { get; set; } = "";
    }

    /// <summary>Lines between two rows of signs.</summary>
    sealed record Fence(OpenItem? Item, string Signs, string Word, List<string> Lines);

    /// <exception cref="ImportRefusedException">The file has no checklist, or one that is too long.</exception>
    public static ReadChecklist Read(string file)
    {
        var (front, text) = FrontMatter.Split(file);
        var reader = new ChecklistMarkdown();
        foreach (var line in text.Split('\n'))
            reader.Take(line.Replace("\t", "    ", StringComparison.Ordinal).TrimEnd());
        reader.EndFence();
        var name = front.Value("name") ?? front.Value("title") ?? reader.title;
        return new ReadChecklist(
            Short(ChecklistTitle.PlainOf(name), OnboardingModule.LongestName),
            [.. reader.items.Select(StepOf).Where(s => s.Content.Title.Length > 0)],
            reader.empty == 0 ? [] : [$"Items without words are left out: {reader.empty}."]
        ).Checked(
            "There is no checklist in this file: no line begins with “- [ ]”. Write each step as a line such as “- [ ] Read the playbook”, below headings such as “## First week”."
        );
    }

    void Take(string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        if (fence is not null && (line.Length == 0 || fence.Item is null || indent > fence.Item.Indent))
        {
            TakeFenced(line);
            return;
        }
        EndFence();
        if (line.Length == 0)
        {
            open.LastOrDefault()?.Text.Add("");
            isAfterBlank = true;
            return;
        }
        TakeWords(line, indent);
        isAfterBlank = false;
    }

    void TakeWords(string line, int indent)
    {
        var body = line[indent..];
        if (Item().Match(body) is { Success: true } item)
        {
            CloseTo(indent);
            var added = new OpenItem(
                indent,
                indent + item.Groups["sign"].Length,
                Math.Min(open.Count, StepContent.Deepest),
                phase,
                headings.FindLast(h => h.Owner is not null).Owner ?? StepOwner.NewHire,
                item.Groups["words"].Value
            );
            if (ChecklistTitle.PlainOf(added.Line).Length == 0)
                empty++;
            open.Add(added);
            items.Add(added);
            return;
        }
        if (Heading().Match(body) is { Success: true } heading && (open.Count == 0 || indent <= open[^1].Indent))
        {
            open.Clear();
            Enter(heading.Groups["level"].Length, heading.Groups["words"].Value);
            return;
        }
        if (open.Count > 0 && IsGoneOnWith(body, indent))
        {
            open[^1].Line += " " + body;
            return;
        }
        CloseTo(indent);
        if (FenceLine().Match(body) is { Success: true } begins)
            fence = new(open.LastOrDefault(), begins.Groups["signs"].Value, begins.Groups["word"].Value, [line]);
        else if (open.Count > 0)
            AddText(open[^1], line);
    }

    /// <summary>The line of an item that was broken in two, and is one for Markdown.</summary>
    bool IsGoneOnWith(string body, int indent) =>
        !isAfterBlank
        && open[^1].Text.Count == 0
        && open[^1].Facts is null
        && StepFacts.Of(body) is null
        && (indent > open[^1].Indent || indent == 0)
        && !Block().IsMatch(body);

    static void AddText(OpenItem item, string line)
    {
        if (item.Facts is null && item.Text.TrueForAll(l => l.Length == 0) && StepFacts.Of(line.Trim()) is { } facts)
            item.Facts = facts;
        else
            item.Text.Add(Dedented(line, item.TextIndent));
    }

    void Enter(int level, string words)
    {
        var name = ChecklistTitle.PlainOf(words);
        headings.RemoveAll(h => h.Level >= level);
        headings.Add((level, ChecklistTitle.OwnerOfHeading(name)));
        if (title.Length == 0 && level == 1)
            title = name;
        phase = name.Length == 0 ? WithoutHeading : Short(name, StepContent.LongestPhase);
    }

    void TakeFenced(string line)
    {
        fence!.Lines.Add(line);
        var body = line.Trim();
        if (body.Length >= fence.Signs.Length && body.All(c => c == fence.Signs[0]))
            EndFence();
    }

    void EndFence()
    {
        if (fence is not { Item: { } item } ended)
        {
            fence = null;
            return;
        }
        fence = null;
        var inside = string.Join(
            '\n',
            ended.Lines.Skip(1).Where(l => !l.Trim().StartsWith(ended.Signs, StringComparison.Ordinal))
        );
        if (ended.Word == "quiz")
            item.Questions = inside;
        else if (ended.Word == "form")
            item.Fields = inside;
        else
            item.Text.AddRange(ended.Lines.Select(l => Dedented(l, item.TextIndent)));
    }

    /// <summary>Closes the items in which a line of this indent does not stand.</summary>
    void CloseTo(int indent) => open.RemoveAll(i => i.Indent >= indent);

    static ReadStep StepOf(OpenItem item)
    {
        var words = ChecklistTitle.Of(item.Line);
        var text = string.Join('\n', item.Text).Trim('\n');
        if (words.Rest.Length > 0)
            text = text.Length > 0 ? $"{words.Rest}\n\n{text}" : words.Rest;
        return new(
            new StepContent
            {
                Phase = item.Phase,
                Depth = item.Depth,
                Title = words.Title,
                Text = Markdown.MarkdownProse.Typed(Boxed().Replace(text, "${before}${signs}[${box}]")),
                Kind = item.Facts?.Kind ?? StepKind.Do,
                Owner = item.Facts?.Owner is not null ? StepOwner.Named : words.Owner ?? item.DefaultOwner,
                DueDays = item.Facts?.DueDays ?? 0,
                IsRequired = item.Facts?.IsRequired ?? true,
                Url = words.Url,
                Questions = Quiz.Clean(item.Questions),
                Fields = StepForm.Clean(item.Fields),
            },
            item.Facts?.Owner,
            item.Facts is not null
        );
    }

    static string Dedented(string line, int indent) => line[Math.Min(indent, line.Length - line.TrimStart().Length)..];

    static string Short(string text, int longest) =>
        text.Length <= longest
            ? text
            : text[..(char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1)].TrimEnd() + "…";

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"^(?<sign>([-*+]|[0-9]{1,9}[.)])\s+)\[[ xX]\](\s+(?<words>.*))?$", Options)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<words>.*?)\s*#*$", Options)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^(?<signs>`{3,}|~{3,})\s*(?<word>[^`\s]*)[^`]*$", Options)]
    private static partial Regex FenceLine();

    /// <summary>What begins something of its own.</summary>
    [GeneratedRegex(@"^([-*+]\s|[0-9]{1,9}[.)]\s|#{1,6}\s|>|<|`{3}|~{3}|\||(-\s*){3,}$|(\*\s*){3,}$|(_\s*){3,}$)", Options)]
    private static partial Regex Block();

    /// <summary>A box of a checklist within a text, which <see cref="ChecklistWriter"/> wrote so that it is no step.</summary>
    [GeneratedRegex(
        @"^(?<before>[ ]*([-*+]|[0-9]{1,9}[.)])[ ]+)\\(?<signs>\\*)\[(?<box>[ xX])\]",
        Options | RegexOptions.Multiline
    )]
    private static partial Regex Boxed();
}

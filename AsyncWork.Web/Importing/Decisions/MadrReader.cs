using Markdig.Syntax;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>
/// Reads a decision record of MADR 4: front matter, then headings with fixed names. Options stand in a list, what speaks for and against them
/// under headings of their own further down, in any order.
/// </summary>
static class MadrReader
{
    /// <summary>More than any record says.</summary>
    public const int LongestFile = 1_000_000;

    /// <summary>Null for a text that is no decision record: a list of records, a template's explanation.</summary>
    /// <exception cref="ImportRefusedException">It is a record, and cannot be read.</exception>
    public static MadrRecord? Read(string file, string fileName)
    {
        if (file.Length > LongestFile)
            throw new ImportRefusedException("It is longer than any decision record.");
        var (front, text) = FrontMatter.Split(file);
        var source = new MarkdownSource(new MarkdownSource(text).WithLinksInPlace());
        var sections = source.Sections(2);
        if (!sections.Any(s => KindOf(s) is MadrSection.Context or MadrSection.Outcome))
            return null;
        if (source.Sections(1) is not [{ Name.Length: > 0 } title, ..])
            throw new ImportRefusedException("It has no title: a record begins with a line such as “# Use tabs”.");
        var others = source.Sections(1).Skip(1).Select(s => s with { Level = 2, Text = new MarkdownSource(s.Text).Before(2) });
        return new Reading(title.Name, source.Before(2)).Take([.. sections, .. others], fileName, front);
    }

    internal static MadrSection KindOf(SourceSection section) =>
        KeyOf(section.Name) switch
        {
            "CONTEXTANDPROBLEMSTATEMENT" or "CONTEXT" => MadrSection.Context,
            "DECISIONDRIVERS" => MadrSection.Drivers,
            "CONSIDEREDOPTIONS" => MadrSection.Options,
            "DECISIONOUTCOME" => MadrSection.Outcome,
            "PROSANDCONSOFTHEOPTIONS" => MadrSection.Arguments,
            "MOREINFORMATION" => MadrSection.More,
            _ => MadrSection.Other,
        };

    /// <summary>How names are compared: letters and digits alone.</summary>
    public static string KeyOf(string words) => string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>A record while it is read.</summary>
    sealed class Reading(string title, string before)
    {
        readonly List<string> notes = [];
        readonly List<(string Title, string About)> options = [];
        readonly List<string> more = [];
        string context = "",
            drivers = "",
            outcome = "",
            consequences = "",
            confirmation = "",
            chosen = "";

        public MadrRecord Take(IReadOnlyList<SourceSection> sections, string fileName, FrontMatter front)
        {
            context = Above(before);
            foreach (var section in sections)
                Take(section);
            var choice = Choice();
            return new(title)
            {
                FileName = fileName,
                Front = front,
                Context = context,
                Drivers = drivers,
                Options = [.. options.Select((o, i) => new MadrOption(o.Title, o.About, i == choice))],
                Outcome = outcome,
                Consequences = consequences,
                Confirmation = confirmation,
                More = Join([.. more]),
                Notes = notes,
            };
        }

        /// <summary>What stands between the title and the first section belongs to the context.</summary>
        static string Above(string before)
        {
            var source = new MarkdownSource(before);
            return source.Headings is [{ Level: 1 } first, ..] ? source.Slice(source.EndOf(first), source.Text.Length) : before;
        }

        void Take(SourceSection section)
        {
            switch (MadrReader.KindOf(section))
            {
                case MadrSection.Context:
                    context = Join(context, section.Text);
                    break;
                case MadrSection.Drivers:
                    drivers = Join(drivers, section.Text);
                    break;
                case MadrSection.Options:
                    List(section.Text);
                    break;
                case MadrSection.Outcome:
                    Decide(section.Text);
                    break;
                case MadrSection.Arguments:
                    Argue(section.Text);
                    break;
                case MadrSection.More:
                    more.Insert(0, section.Text);
                    break;
                default:
                    more.Add($"## {section.Heading}\n\n{section.Text}");
                    break;
            }
        }

        /// <summary>The options: items of lists, and headings where each has its text at once.</summary>
        void List(string text)
        {
            var source = new MarkdownSource(text);
            foreach (var block in source.Document)
            {
                if (block is HeadingBlock)
                    break;
                if (block is ListBlock list)
                    foreach (var item in list.OfType<ListItemBlock>())
                        Add(source, item);
                else if (block is not LinkReferenceDefinitionGroup)
                    Aside(source.Slice(block.Span.Start, block.Span.End + 1), "the options");
            }
            var level = source.Headings.Select(h => h.Level).DefaultIfEmpty(3).Min();
            options.AddRange(source.Sections(level).Select(s => (s.Name, s.Text)));
        }

        void Add(MarkdownSource source, ListItemBlock item)
        {
            if (item is not [ParagraphBlock line, ..] || MarkdownSource.WordsOf(line.Inline) is not { Length: > 0 } words)
                return;
            var rest = item.Count > 1 ? Outdented(source.Text, item[1].Span.Start, item.Span.End + 1) : "";
            options.Add((words, Join(MarkdownSource.IsPlain(line.Inline) ? "" : source.Written(line.Inline), rest)));
        }

        /// <summary>What stands in a list item, as it would stand outside of it.</summary>
        static string Outdented(string text, int start, int end)
        {
            var from = text.LastIndexOf('\n', start - 1) + 1;
            var indent = start - from;
            return MarkdownSource.Trim(
                string.Join(
                    '\n',
                    text[from..Math.Min(end, text.Length)]
                        .Split('\n')
                        .Select(l => l[Math.Min(l.TakeWhile(char.IsWhiteSpace).Count(), Math.Min(indent, l.Length))..])
                )
            );
        }

        void Decide(string text)
        {
            var source = new MarkdownSource(text);
            var others = new List<string>();
            foreach (var section in source.Sections(3))
            {
                if (MadrReader.KeyOf(section.Name) == "CONSEQUENCES")
                    consequences = Join(consequences, section.Text);
                else if (MadrReader.KeyOf(section.Name) is "CONFIRMATION" or "VALIDATION")
                    confirmation = Join(confirmation, section.Text);
                else
                    others.Add($"### {section.Heading}\n\n{section.Text}");
            }
            var said = source.Before(3);
            var (name, rest) = Chosen(said);
            chosen = chosen.Length > 0 ? chosen : name;
            outcome = Join([outcome, rest, .. others]);
        }

        /// <summary>The option that an outcome names at its beginning, and what is left to say when that is all the first paragraph does.</summary>
        static (string Name, string Left) Chosen(string said)
        {
            var source = new MarkdownSource(said);
            if (source.Document is not [ParagraphBlock first, ..])
                return ("", said);
            var words = MarkdownSource.WordsOf(first.Inline);
            var colon = words.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !MadrReader.KeyOf(words[..colon]).StartsWith("CHOSENOPTION", StringComparison.Ordinal))
                return ("", said);
            var name = words[(colon + 1)..].Trim();
            if (name.Length == 0)
                return ("", said);
            var close = Closing(name);
            var after = close < 0 ? "" : name[(close + 1)..].Trim();
            name = close < 0 ? name.TrimEnd('.') : name[1..close];
            var rest = source.Slice(first.Span.End + 1, source.Text.Length);
            return (name, after is "" or "." && rest.Length > 0 ? rest : said);
        }

        /// <summary>Where the quotation that a text begins with ends; -1 when it begins with none.</summary>
        static int Closing(string text)
        {
            var close = text[0] switch
            {
                '"' or '\'' => text[0],
                '“' => '”',
                '„' => '“',
                '«' => '»',
                _ => '\0',
            };
            for (var i = 1; close != '\0' && i < text.Length; i++)
                if (text[i] == close && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                    return i;
            return -1;
        }

        void Argue(string text)
        {
            var source = new MarkdownSource(text);
            Aside(source.Before(3), "the pros and cons");
            foreach (var section in source.Sections(3))
            {
                var at = Find(section.Name);
                if (at < 0)
                {
                    options.Add((section.Name, section.Text));
                    notes.Add(
                        $"“{section.Name}” has pros and cons and is not among the considered options. It was added to them."
                    );
                }
                else
                    options[at] = (options[at].Title, Join(options[at].About, section.Text));
            }
        }

        int Choice()
        {
            if (chosen.Length == 0)
                return -1;
            var at = Find(chosen);
            if (at < 0)
                notes.Add($"The chosen option “{chosen}” is not among the considered options.");
            return at;
        }

        /// <summary>The option of this name: the same letters and digits, else one that begins so or that the name begins with.</summary>
        int Find(string name)
        {
            var key = MadrReader.KeyOf(name);
            var same = options.FindIndex(o => MadrReader.KeyOf(o.Title) == key);
            if (same >= 0 || key.Length == 0)
                return same;
            var alike = Enumerable
                .Range(0, options.Count)
                .Where(i =>
                    MadrReader.KeyOf(options[i].Title) is { Length: > 0 } other
                    && (other.StartsWith(key, StringComparison.Ordinal) || key.StartsWith(other, StringComparison.Ordinal))
                )
                .ToList();
            return alike.Count == 0
                ? -1
                : alike.MaxBy(i =>
                    MadrReader.KeyOf(options[i].Title).Length is var length && length <= key.Length ? length : -length
                );
        }

        /// <summary>What stands where nothing belongs is not lost.</summary>
        void Aside(string text, string where)
        {
            if (text.Length == 0)
                return;
            more.Add(text);
            notes.Add($"A text beside {where} now stands under “More information”.");
        }

        static string Join(params string[] parts) => string.Join("\n\n", parts.Where(p => p.Length > 0));
    }
}

enum MadrSection
{
    Context,
    Drivers,
    Options,
    Outcome,
    Arguments,
    More,
    Other,
}

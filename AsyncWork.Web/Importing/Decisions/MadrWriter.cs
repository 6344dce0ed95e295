using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>
/// Writes a decision record as MADR 4 has it. What <see cref="MadrReader"/> makes of the text is the same record again. Of the text it read it
/// changes this: one blank line around headings; options among the pros and cons stand in the order of the list and are called as there;
/// links stand where they are named; unknown sections come last; headings that stood too high in their section are deeper.
/// </summary>
static class MadrWriter
{
    public static string Write(MadrRecord record)
    {
        var text = new StringBuilder(record.Front.Block);
        text.Append("# ").Append(MarkdownSource.Escape(record.Title)).Append('\n');
        Section("Context and Problem Statement", MarkdownSource.Below(record.Context, 3));
        Section("Decision Drivers", MarkdownSource.Below(record.Drivers, 3));
        var options = record.Options.Select(Part).ToList();
        Section("Considered Options", string.Join('\n', options.Select(o => $"* {o.Line}")));
        Section("Decision Outcome", Outcome(record));
        Section(
            "Pros and Cons of the Options",
            string.Join("\n\n", options.Where(o => o.About.Length > 0).Select(o => $"### {o.Heading}\n\n{o.About}"))
        );
        var more = new MarkdownSource(MarkdownSource.Below(record.More, 2));
        Section("More Information", more.Before(2));
        if (more.Headings.FirstOrDefault(h => h.Level == 2) is { } first)
            text.Append('\n').Append(more.Slice(first.Span.Start, more.Text.Length)).Append('\n');
        return text.ToString();

        void Section(string name, string said)
        {
            if (said.Length > 0)
                text.Append("\n## ").Append(name).Append("\n\n").Append(said).Append('\n');
        }
    }

    static string Outcome(MadrRecord record)
    {
        var text = new StringBuilder();
        var chosen = record.Options.FirstOrDefault(o => o.IsChosen);
        if (chosen is not null && !record.Outcome.StartsWith("Chosen option", StringComparison.OrdinalIgnoreCase))
            Add("", $"Chosen option: \"{MarkdownSource.Escape(chosen.Title)}\".");
        Add("", MarkdownSource.Below(record.Outcome, 3));
        Add("### Consequences\n\n", MarkdownSource.Below(record.Consequences, 4));
        Add("### Confirmation\n\n", MarkdownSource.Below(record.Confirmation, 4));
        return text.ToString();

        void Add(string heading, string said)
        {
            if (said.Length > 0)
                text.Append(text.Length == 0 ? "" : "\n\n").Append(heading).Append(said);
        }
    }

    /// <summary>An option as the list has it, as its heading, and what stands below that.</summary>
    static (string Line, string Heading, string About) Part(MadrOption option)
    {
        var title = MarkdownSource.Escape(option.Title);
        var source = new MarkdownSource(option.About);
        if (
            source.Document is not [ParagraphBlock first, ..]
            || MarkdownSource.IsPlain(first.Inline)
            || MarkdownSource.WordsOf(first.Inline) != option.Title
        )
            return (title, title, MarkdownSource.Below(option.About, 4));
        var line = source.Written(first.Inline);
        var hasLinks = first.Inline!.Descendants().Any(i => i is LinkInline or AutolinkInline);
        return (line, hasLinks ? title : line, MarkdownSource.Below(source.Slice(first.Span.End + 1, source.Text.Length), 4));
    }
}

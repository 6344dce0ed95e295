using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Reports.Csv;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>Writes the steps of a module as a Markdown checklist or as CSV, so that reading it gives the same steps (product.md O13).</summary>
static partial class ChecklistWriter
{
    public static string Markdown(string name, IEnumerable<StepContent> steps, IReadOnlyDictionary<PersonId, string> names)
    {
        var front = new FrontMatter("");
        front.Set("name", name);
        var file = new StringBuilder(front.Block);
        string? phase = null;
        foreach (var step in steps)
        {
            if (!string.Equals(phase, step.Phase, StringComparison.OrdinalIgnoreCase))
                file.Append(CultureInfo.InvariantCulture, $"\n## {Escaped(step.Phase)}\n");
            phase = step.Phase;
            Write(file, step, names);
        }
        return file.ToString();
    }

    static void Write(StringBuilder file, StepContent step, IReadOnlyDictionary<PersonId, string> names)
    {
        var indent = new string(' ', 2 * step.Depth);
        var owner = step.OwnerId is { } id ? names.GetValueOrDefault(id, "somebody") : null;
        var words = step.Url.Length == 0 ? Escaped(step.Title) : $"[{Escaped(step.Title)}](<{Angled(step.Url)}>)";
        file.Append(
            CultureInfo.InvariantCulture,
            $"\n{indent}- [ ] {(owner is null ? $"{step.Owner.Text()}: " : "")}{words}\n{indent}  {StepFacts.Write(step, owner)}\n"
        );
        if (!step.Text.IsEmpty)
            Block(Boxes().Replace(step.Text.Text, @"${before}\${signs}[${box}]"));
        if (step.Questions.Length > 0)
            Block($"```quiz\n{step.Questions}\n```");
        if (step.Fields.Length > 0)
            Block($"```form\n{step.Fields}\n```");

        void Block(string lines)
        {
            file.Append('\n');
            foreach (var line in lines.Split('\n'))
                file.Append(line.Length == 0 ? "" : $"{indent}  {line}").Append('\n');
        }
    }

    public static async Task WriteCsvAsync(
        PipeWriter to,
        IEnumerable<StepContent> steps,
        IReadOnlyDictionary<PersonId, string> names,
        CancellationToken cancellation
    )
    {
        var rows = new CsvRows(to, CsvSeparator.Comma);
        rows.Header([.. ChecklistCsv.Columns]);
        foreach (var step in steps)
        {
            rows.Text(step.Phase);
            rows.Text(step.Title);
            rows.Text(step.OwnerId is { } owner ? names.GetValueOrDefault(owner, "somebody") : step.Owner.Text());
            rows.Text(step.Kind.Text());
            rows.Number(step.DueDays);
            rows.Text(step.IsRequired ? "yes" : "no");
            rows.Text(step.Url);
            rows.Text(step.Text.Text);
            rows.Number(step.Depth);
            rows.Text(step.Questions);
            rows.Text(step.Fields);
            rows.EndRow();
            await rows.SendIfFullAsync(cancellation);
        }
        await to.FlushAsync(cancellation);
    }

    /// <summary>Words that Markdown reads as they are.</summary>
    static string Escaped(string words) => Signs().Replace(words, @"\$0");

    static string Angled(string url) => Corners().Replace(url, @"\$0");

    const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"[\\`*_\[\]<>&~|!:#]", Options)]
    private static partial Regex Signs();

    [GeneratedRegex(@"[\\<>]", Options)]
    private static partial Regex Corners();

    [GeneratedRegex(
        @"^(?<before>[ \t]*([-*+]|[0-9]{1,9}[.)])[ \t]+)(?<signs>\\*)\[(?<box>[ xX])\]",
        Options | RegexOptions.Multiline
    )]
    private static partial Regex Boxes();
}

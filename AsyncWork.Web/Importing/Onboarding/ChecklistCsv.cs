using System.Globalization;
using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>Reads a CSV file of steps; of its columns only the title must be there. Columns are only ever added (product.md O13).</summary>
static class ChecklistCsv
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "phase",
        "title",
        "owner",
        "kind",
        "due days",
        "required",
        "url",
        "text",
        "depth",
        "questions",
        "fields",
    ];

    const int LongestRow = 64 * 1024;

    /// <exception cref="ImportRefusedException">It is no CSV file with titles of steps, or a row cannot be read.</exception>
    public static ReadChecklist Read(string path)
    {
        var source = CsvSource.Open(path, LongestRow);
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (i, name) in source.Header().Index())
            columns.TryAdd(name.Replace('_', ' '), i);
        if (!columns.ContainsKey("title"))
            throw new ImportRefusedException(
                $"The file has no column “title”. The first line names the columns: {string.Join(", ", Columns)}."
            );
        var unknown = columns.Keys.Where(c => !Columns.Contains(c, StringComparer.OrdinalIgnoreCase)).ToList();
        var steps = new List<ReadStep>();
        var phase = "Checklist";
        foreach (var row in source.Rows())
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace))
                continue;
            var step = StepOf(columns, row, phase);
            phase = step.Content.Phase;
            steps.Add(step);
        }
        return new ReadChecklist(
            "",
            steps,
            unknown.Count == 0 ? [] : [$"Columns that are not known here are left out: {string.Join(", ", unknown.Take(20))}."]
        ).Checked("The file has no steps: there is no row below the names of the columns.");
    }

    /// <param name="phase">Of the row above, which goes on where a row names none.</param>
    static ReadStep StepOf(Dictionary<string, int> columns, SourceRecord row, string phase)
    {
        var owner = Cell("owner");
        var role = owner.Length == 0 ? StepOwner.NewHire : StepWords.OwnerOf(owner);
        return new(
            new StepContent
            {
                Phase = Cell("phase") is { Length: > 0 } named ? named : phase,
                Title = Cell("title"),
                Text = Markdown.MarkdownProse.Typed(Cell("text", trim: false)),
                Kind = Cell("kind") is not { Length: > 0 } kind
                    ? StepKind.Do
                    : StepWords.KindOf(kind)
                        ?? throw Refused("kind", kind, $"one of {string.Join(", ", StepWords.Kinds.Select(k => k.Label))}"),
                Owner = role ?? StepOwner.Named,
                DueDays = Number("due days", StepContent.EarliestDue, StepContent.LatestDue),
                IsRequired = Cell("required").ToUpperInvariant() switch
                {
                    "" or "YES" or "TRUE" or "1" or "X" => true,
                    "NO" or "FALSE" or "0" => false,
                    var other => throw Refused("required", other, "yes or no"),
                },
                Url = Cell("url"),
                Depth = Number("depth", 0, StepContent.Deepest),
                Questions = Quiz.Clean(Cell("questions")),
                Fields = StepForm.Clean(Cell("fields")),
            },
            role is null ? owner : null,
            HasDue: Cell("due days").Length > 0
        );

        // A text that was guarded against being taken for a formula is as it was before.
        string Cell(string column, bool trim = true)
        {
            var cell = columns.TryGetValue(column, out var i) && i < row.Cells.Length ? MarkdownSource.Clean(row.Cells[i]) : "";
            cell = cell.Length > 1 && cell[0] == '\'' && cell[1] is '=' or '+' or '-' or '@' ? cell[1..] : cell;
            return trim ? cell.Trim() : cell;
        }

        int Number(string column, int least, int most)
        {
            var cell = Cell(column);
            return cell.Length == 0 ? 0
                : int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= least
                && number <= most
                    ? number
                : throw Refused(column, cell, $"a whole number from {least} to {most}");
        }

        ImportRefusedException Refused(string column, string cell, string wanted) =>
            ImportRefusedException.AtLine(
                row.Line,
                $"“{(cell.Length > 60 ? cell[..60] + "…" : cell)}” stands under “{column}”, where {wanted} is expected."
            );
    }
}

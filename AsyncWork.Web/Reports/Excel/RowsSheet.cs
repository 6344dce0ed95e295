using System.Globalization;
using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.Time.Projects;
using ClosedXML.Excel;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// What the figures are computed from: the rows of the month, or their sums when there are more than a workbook opens quickly. Here stand
/// the header, the names of the columns and one empty line in their styles; the rows themselves are written last.
/// </summary>
static class RowsSheet
{
    public const string Name = "Rows";
    const string Table = "MonthRows";
    const string Date = "yyyy-mm-dd";

    public static RawSheet Add(Draft draft)
    {
        if (draft.Details.Rows is { } rows)
        {
            var count = rows.Count.ToString("N0", CultureInfo.InvariantCulture);
            RawSheet.Frame(
                draft,
                Name,
                Table,
                $"{count} entries. Dates and minutes alone: clock times are seen by the person who logged them.",
                rows.Count,
                Raw
            );
            var numbers = new Numbers(draft);
            return new(Name, rows.Count, (sheet, i, styles) => Write(sheet, rows[i], numbers, styles));
        }
        var sums = draft.Details.Sums ?? [];
        var entries = draft.Report.Entries.ToString("N0", CultureInfo.InvariantCulture);
        var framed = RawSheet.Frame(
            draft,
            Name,
            Table,
            $"Sums of {entries} entries by team, project and activity; the figures are computed from them.{(draft.Details.AllRowsAt is { } at ? $" All rows: {at}" : "")}",
            sums.Count,
            Summed
        );
        if (draft.Details.AllRowsAt is { } rowsAt)
            framed.Cell(2, 1).Hyperlink = new XLHyperlink(rowsAt);
        var lines = new Numbers(draft);
        return new(Name, sums.Count, (sheet, i, styles) => Write(sheet, sums[i], lines, styles));
    }

    static readonly RawColumn[] Raw =
    [
        new("Date", 12, Date),
        new("Person", 24),
        new("Team", 14),
        new("Project", 26),
        new("Client", 18),
        new("Activity", 18),
        new("Kind", 9, Range: "RowKind"),
        new("#Minutes", 10, Draft.CountFormat, "RowMinutes"),
        new("#Time", 9, SheetRows.TimeFormat),
        new("#Double-booked", 10, Draft.CountFormat, "RowTwice"),
        new("Billable", 9),
        new("Description", 48),
        new("Tags", 24),
        new("Reason", 32),
        new("#Person no.", 8, "0", "RowPerson", ForFormulas: true),
        new("#Team no.", 8, "0", "RowTeam", ForFormulas: true),
        new("#Project no.", 8, "0", "RowProject", ForFormulas: true),
        new("#Activity no.", 8, "0", "RowActivity", ForFormulas: true),
    ];

    static readonly RawColumn[] Summed =
    [
        new("Team", 18),
        new("Project", 30),
        new("Client", 22),
        new("Activity", 22),
        new("Kind", 9, Range: "RowKind"),
        new("#Entries", 10, Draft.CountFormat, "RowEntries"),
        new("#Minutes", 11, Draft.CountFormat, "RowMinutes"),
        new("#Time", 11, SheetRows.TimeFormat),
        new("#Double-booked", 10, Draft.CountFormat, "RowTwice"),
        new("#Billable minutes", 11, Draft.CountFormat),
        new("#Team no.", 8, "0", "RowTeam", ForFormulas: true),
        new("#Project no.", 8, "0", "RowProject", ForFormulas: true),
        new("#Activity no.", 8, "0", "RowActivity", ForFormulas: true),
    ];

    static void Write(SheetRows sheet, DetailRow row, Numbers numbers, IReadOnlyList<int> styles)
    {
        var entry = row.Entry;
        sheet.Date(entry.Date, styles[0]);
        sheet.Text(entry.Person, styles[1]);
        sheet.Text(entry.Team, styles[2]);
        sheet.Text(entry.Project, styles[3]);
        sheet.Text(entry.Client, styles[4]);
        sheet.Text(entry.Activity, styles[5]);
        sheet.Text(entry.Kind?.Text(), styles[6]);
        sheet.Number(entry.Minutes, styles[7]);
        sheet.Time(entry.Minutes, styles[8]);
        sheet.Number(row.DoubleBooked == 0 ? null : row.DoubleBooked, styles[9]);
        sheet.Text(entry.IsBillable ? "yes" : "no", styles[10]);
        sheet.Text(entry.Description, styles[11]);
        sheet.Text(entry.Tags, styles[12]);
        sheet.Text(entry.Reason, styles[13]);
        sheet.Number(numbers.Person(entry.PersonId), styles[14]);
        sheet.Number(numbers.Team(entry.TeamSlug), styles[15]);
        sheet.Number(numbers.Project(entry.ProjectId), styles[16]);
        sheet.Number(numbers.Activity(entry.ActivityId), styles[17]);
    }

    static void Write(SheetRows sheet, DetailSums line, Numbers numbers, IReadOnlyList<int> styles)
    {
        var sums = line.Sums;
        sheet.Text(sums.Team, styles[0]);
        sheet.Text(sums.Project, styles[1]);
        sheet.Text(sums.Client, styles[2]);
        sheet.Text(sums.Activity, styles[3]);
        sheet.Text(sums.Kind?.Text(), styles[4]);
        sheet.Number(sums.Entries, styles[5]);
        sheet.Number(sums.Minutes, styles[6]);
        sheet.Time(sums.Minutes, styles[7]);
        sheet.Number(line.DoubleBooked == 0 ? null : line.DoubleBooked, styles[8]);
        sheet.Number(sums.BillableMinutes, styles[9]);
        sheet.Number(numbers.Team(sums.TeamSlug), styles[10]);
        sheet.Number(numbers.Project(sums.ProjectId), styles[11]);
        sheet.Number(numbers.Activity(sums.ActivityId), styles[12]);
    }

    /// <summary>
    /// The numbers of lines on the other sheets. Formulas find rows by them, since a name may read as a formula's criterion ("&gt;5", "A*")
    /// and two may be alike.
    /// </summary>
    sealed class Numbers(Draft draft)
    {
        readonly Dictionary<PersonId, int> people = Numbered(draft.Details.People, p => p.Id);
        readonly Dictionary<string, int> teams = Numbered(draft.Report.Teams, t => t.Slug ?? "");
        readonly Dictionary<int, int> projects = Numbered(draft.Report.Projects, p => p.Id ?? 0);
        readonly Dictionary<int, int> activities = Numbered(draft.Report.Activities, a => a.Id ?? 0);

        public double? Person(PersonId id) => Of(people, id);

        public double? Team(string? slug) => Of(teams, slug ?? "");

        public double? Project(int? id) => Of(projects, id ?? 0);

        public double? Activity(int? id) => Of(activities, id ?? 0);

        static double? Of<T>(Dictionary<T, int> numbers, T key)
            where T : notnull => numbers.TryGetValue(key, out var number) ? number : null;

        static Dictionary<TKey, int> Numbered<T, TKey>(IReadOnlyList<T> lines, Func<T, TKey> key)
            where TKey : notnull => lines.Index().ToDictionary(l => key(l.Item), l => l.Index + 1);
    }
}

using System.Globalization;
using System.IO.Pipelines;
using AsyncWork.Domain.Kpis;
using NodaTime;

namespace AsyncWork.Web.Reports.Csv;

/// <summary>
/// The monthly report in long form: one line per number, for scripts and pivot tables (product.md K-d). Numbers are exact to ten
/// decimals; rounded as <see cref="FigureText"/> does they are the page's, and empty where the page has "–". Columns are only ever added, at the end.
/// </summary>
public static class MonthlyReportCsv
{
    /// <summary>Ten decimals: what they leave out of minutes divided by anything never turns a digit that is printed.</summary>
    const string Exact = "0.##########";

    public static readonly string[] Columns =
    [
        "month",
        "scope",
        "section",
        "key",
        "name",
        "value",
        "unit",
        "previous",
        "target",
        "n",
        "n_of",
        "frozen",
    ];

    /// <summary>Writes the whole report; the caller flushes.</summary>
    public static void Write(MonthlyReport report, PipeWriter to, CsvSeparator separator)
    {
        var lines = new Lines(new CsvRows(to, separator), report);
        lines.Header();
        foreach (var f in report.Figures)
            lines.Add("figure", f.Key, f.Label, f.Value, UnitOf(f.Unit), f.Previous, f.Target, f.N, f.NOf, f.Frozen?.Value);
        Hours(lines, "project", report.Projects);
        Hours(lines, "activity", report.Activities);
        foreach (var team in report.Teams)
        {
            lines.Add(
                "team",
                team.Slug ?? "",
                team.Name,
                Hours(team.Minutes),
                "hours",
                Hours(team.PreviousMinutes),
                n: team.Entries
            );
            lines.Add("team-meetings", team.Slug ?? "", team.Name, Hours(team.MeetingMinutes), "hours", n: team.Entries);
            lines.Add(
                "team-capacity",
                team.Slug ?? "",
                team.Name,
                Hours(team.CapacityMinutes),
                "hours",
                n: team.PeopleScheduled,
                nOf: "people"
            );
        }
        foreach (var month in report.Trend)
        {
            lines.Add(
                "trend",
                Iso(month.Month),
                Name(month.Month),
                Hours(month.Minutes),
                "hours",
                n: month.People,
                nOf: "people"
            );
            lines.Add(
                "trend-meetings",
                Iso(month.Month),
                Name(month.Month),
                Hours(month.MeetingMinutes),
                "hours",
                n: month.People,
                nOf: "people"
            );
        }
        Sections(lines, report);
        if (report.HeatMap is { } map)
            foreach (var day in HeatMap.Weekdays)
            foreach (var hour in Enumerable.Range(0, 24))
                lines.Add(
                    "heat",
                    string.Create(CultureInfo.InvariantCulture, $"{(int)day}-{hour:00}"),
                    string.Create(CultureInfo.InvariantCulture, $"{day} {hour:00}:00"),
                    map[day, hour] * 100,
                    "percent",
                    n: map.People,
                    nOf: "people"
                );
    }

    static void Hours(Lines lines, string section, IReadOnlyList<HoursLine> hours)
    {
        foreach (var line in hours)
        {
            var key = (line.Id ?? 0).ToString(CultureInfo.InvariantCulture);
            lines.Add(section, key, line.Name, Hours(line.Minutes), "hours", Hours(line.PreviousMinutes), n: line.Entries);
            lines.Add(section + "-meetings", key, line.Name, Hours(line.MeetingMinutes), "hours", n: line.Entries);
        }
    }

    static void Sections(Lines lines, MonthlyReport report)
    {
        foreach (var f in report.Flow)
            lines.Add("flow", f.Key, f.Label, f.Value, UnitOf(f.Unit), f.Previous, n: f.N, nOf: f.NOf, frozen: f.Frozen?.Value);
        foreach (var section in report.Sections)
        foreach (var f in section.Figures)
            lines.Add(
                section.Key,
                f.Key,
                f.Label,
                f.Value,
                UnitOf(f.Unit),
                f.Previous,
                n: f.N,
                nOf: f.NOf,
                frozen: f.Frozen?.Value
            );
        foreach (var team in report.FlowByTeam)
        foreach (var (key, _, value, unit) in team.Numbers)
            lines.Add(
                "flow-team-" + key,
                team.Slug ?? "",
                team.Name,
                value,
                UnitOf(unit),
                n: team.Behind(key).N,
                nOf: team.Behind(key).Of
            );
        foreach (var size in report.Estimates)
        foreach (var (key, _, value, unit) in size.Numbers)
            lines.Add("estimates-" + key, size.Key, size.Name, value, UnitOf(unit), n: size.Cards, nOf: "cards with both");
        if (report.Split is { } split)
            foreach (var (key, label, minutes) in split.Parts)
            {
                lines.Add("split", key, label, Hours(minutes), "hours", n: split.People, nOf: "people");
                decimal? share = split.Capacity == 0 ? null : 100m * minutes / split.Capacity;
                lines.Add("split-share", key, label, share, "percent", n: split.People, nOf: "people");
            }
        foreach (var team in report.Weeks)
        {
            var weeks = team.Weeks;
            Weeks("weeks-due", weeks.Due, weeks.Due);
            Weeks("weeks-handed-in", weeks.Submitted, weeks.Due);
            Weeks("weeks-on-time", weeks.InTime, weeks.Due);
            Weeks("weeks-approved", weeks.Approved, weeks.Due);
            Weeks("weeks-approved-on-time", weeks.ApprovedInTime, weeks.ApprovalDue);

            void Weeks(string section, int count, int of) =>
                lines.Add(section, team.Slug ?? "", team.Name, count, "count", n: of, nOf: "weeks");
        }
        foreach (var team in report.Overlaps)
        foreach (var (key, _, minutes) in team.Numbers)
            if (key != "target")
                lines.Add(
                    "overlap-" + key,
                    team.Slug,
                    team.Name,
                    minutes / 60m,
                    "hours",
                    target: team.Target / 60m,
                    n: team.People,
                    nOf: "people"
                );
    }

    static decimal Hours(int minutes) => minutes / 60m;

    static string UnitOf(FigureUnit unit) =>
        unit switch
        {
            FigureUnit.Hours => "hours",
            FigureUnit.Percent => "percent",
            FigureUnit.Days => "days",
            FigureUnit.Number => "number",
            FigureUnit.Times => "times",
            FigureUnit.Rating => "rating",
            _ => "count",
        };

    static string Iso(YearMonth month) => month.ToString("uuuu-MM", CultureInfo.InvariantCulture);

    static string Name(YearMonth month) => month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);

    sealed class Lines(CsvRows rows, MonthlyReport report)
    {
        readonly string month = Iso(report.Month);

        public void Header() => rows.Header(Columns);

        public void Add(
            string section,
            string key,
            string name,
            decimal? value,
            string unit,
            decimal? previous = null,
            decimal? target = null,
            int? n = null,
            string nOf = "entries",
            decimal? frozen = null
        )
        {
            rows.Text(month);
            rows.Text(report.Scope);
            rows.Text(section);
            rows.Text(key);
            rows.Text(name);
            rows.Number(value, Exact);
            rows.Text(unit);
            rows.Number(previous, Exact);
            rows.Number(target, Exact);
            rows.Number(n, "0");
            rows.Text(nOf);
            rows.Number(frozen, Exact);
            rows.EndRow();
        }
    }
}

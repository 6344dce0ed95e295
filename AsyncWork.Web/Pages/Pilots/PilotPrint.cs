using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Reports.Pdf;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>Makes a pilot into what a PDF says: what follows first, then the figures, then how it went.</summary>
static class PilotPrint
{
    const int Section = 2;
    const int Part = 3;

    public static PrintedDocument Make(PilotReportPage page, PrintedDocument about) =>
        about with
        {
            Pages =
            [
                new(about.Title)
                {
                    About =
                    [
                        $"{page.Team.Name}, {page.Pilot.Days()}",
                        $"Sponsor: {page.NameOf(page.Pilot.SponsorId)}. Baseline: {page.Pilot.BaselineFrom.Text()} to {page.Pilot.StartsOn.PlusDays(-1).Text()}.",
                    ],
                    Texts = [.. Texts(page)],
                },
            ],
        };

    static IEnumerable<PrintedText> Texts(PilotReportPage page)
    {
        var pilot = page.Pilot;
        yield return Plain("What follows", Section, $"{page.Outcome}\n{page.OutcomeReason}".Trim());
        yield return Plain("Goal", Section, pilot.Goal);
        yield return Table("Measures", Measures(page));
        yield return Table("Week by week", Weeks(page));
        var changed = pilot.Measures.Where(m => m.Reasons != "").OrderBy(m => m.Kind).ToList();
        if (changed.Count > 0)
            yield return Plain(
                "Targets that were changed",
                Section,
                string.Join(
                    '\n',
                    changed.Select(m =>
                        $"{m.Kind.Facts().Label}: was {m.Kind.Facts().Text(m.FirstTarget, 0)}, is {m.Kind.Facts().Text(m.Target, 0)}. {m.Reasons}"
                    )
                )
            );
        yield return Plain(
            "How content the team is",
            Section,
            string.Join('\n', page.Said.Comments.Select(c => $"– {c}").Prepend(page.Said.Text(pilot.HasEnded)))
        );
        yield return Plain("Weekly checks", Section, pilot.Checks.Count == 0 ? "None was written." : "");
        foreach (var check in pilot.Checks.OrderBy(c => c.Week))
            yield return Plain($"Week {check.Week}", Part, Of(check));
        if (pilot.Tasks.Count > 0)
            yield return Table("Training tasks", Tasks(page));
        yield return Plain(
            "What is counted",
            Section,
            string.Join(
                '\n',
                pilot
                    .Measures.OrderBy(m => m.Kind)
                    .Select(m => m.Kind.Facts())
                    .Select(f => $"{f.Label} ({f.KpiId}): {f.Meaning} n counts {f.NOf}.")
            )
        );
    }

    static IEnumerable<string[]> Measures(PilotReportPage page)
    {
        yield return ["Measure", "Four weeks before", "Target", "Four weeks", "Met"];
        foreach (var measure in page.Pilot.Measures.OrderBy(m => m.Kind))
        {
            var facts = measure.Kind.Facts();
            var result = page.Figure(measure.Kind, PilotFigure.Result);
            yield return
            [
                facts.Label,
                WithN(page.Figure(measure.Kind, PilotFigure.Baseline)),
                facts.TargetText(measure.Target),
                WithN(result),
                measure.Met(result),
            ];
        }
    }

    static IEnumerable<string[]> Weeks(PilotReportPage page)
    {
        yield return ["Measure", .. Enumerable.Range(1, Pilot.Weeks).Select(w => $"Week {w}")];
        foreach (var measure in page.Pilot.Measures.OrderBy(m => m.Kind))
            yield return
            [
                measure.Kind.Facts().Label,
                .. Enumerable.Range(1, Pilot.Weeks).Select(w => WithN(page.Figure(measure.Kind, w))),
            ];
    }

    static IEnumerable<string[]> Tasks(PilotReportPage page)
    {
        yield return ["Task", "Who", "By", "Done"];
        foreach (var task in page.Pilot.Tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id))
            yield return
            [
                task.Title,
                page.NameOf(task.PersonId),
                task.DueOn.Text(),
                task.DoneAt is null ? "no" : $"by {page.NameOf(task.DoneBy)}",
            ];
    }

    static string Of(PilotCheck check) =>
        string.Join(
            '\n',
            new[] { ("Helped", check.Helped), ("Got in the way", check.Hindered), ("We change", check.Change) }
                .Where(p => p.Item2 != "")
                .Select(p => $"{p.Item1}: {p.Item2}")
        );

    static string WithN(PilotFigure? figure) =>
        figure is null ? "–"
        : figure.N > 0 ? $"{figure.Text} (n = {figure.N:N0})"
        : figure.Text;

    static PrintedText Plain(string heading, int level, string text) => new(heading, level, null, text);

    static PrintedText Table(string heading, IEnumerable<string[]> rows) => PrintedText.Table(heading, Section, rows);
}

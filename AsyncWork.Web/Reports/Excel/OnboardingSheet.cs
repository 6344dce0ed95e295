using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Reports.Excel;

/// <summary>
/// The section "Onboarding" (K22), and the plans that its figures of plans are computed from, by role (product.md O14). Whose they are stands on no
/// sheet.
/// </summary>
static class OnboardingSheet
{
    const string Name = "Onboarding plans";
    const string Date = "yyyy-mm-dd";
    const string Days = "#,##0";
    const string Finished = "finished";
    const string Open = "open";
    const string Left = "ended early";

    static readonly RawColumn[] Columns =
    [
        new("Role", 30),
        new("First day", 13, Date),
        new("Last step due", 15, Date),
        new("State", 14, Range: "PlanState"),
        new("Ready on", 13, Date),
        new("#Working days to ready", 16, Days, "PlanReady"),
        new("#To a first contribution", 16, Days, "PlanContributed"),
    ];

    public static void Add(Draft draft, FigureSection section) =>
        FigureSheet.Add(
            draft,
            section.Title,
            section,
            $"Figures_{section.Key}",
            figure => draft.Report.OnboardingPlans.Count == 0 ? null : FormulaOf(figure.Key)
        );

    public static RawSheet AddPlans(Draft draft)
    {
        var plans = draft.Report.OnboardingPlans;
        RawSheet.Frame(
            draft,
            Name,
            "OnboardingPlans",
            $"{plans.Count.ToString("N0", CultureInfo.InvariantCulture)} whose last step was due in the month, by role. Days are working days of the new person.",
            plans.Count,
            Columns
        );
        return new(Name, plans.Count, (rows, i, styles) => Write(rows, plans[i], styles));
    }

    static void Write(SheetRows rows, DuePlan plan, IReadOnlyList<int> styles)
    {
        // Who left before the end counts in no figure of days.
        var isCounted = plan.State != PlanState.Stopped;
        rows.Text(plan.Role, styles[0]);
        rows.Date(plan.StartsOn, styles[1]);
        rows.Date(plan.EndsOn, styles[2]);
        rows.Text(
            plan.State switch
            {
                PlanState.Finished => Finished,
                PlanState.Running => Open,
                _ => Left,
            },
            styles[3]
        );
        if (plan.ReadyOn is { } ready)
            rows.Date(ready, styles[4]);
        else
            rows.Text("", styles[4]);
        rows.Number(isCounted ? plan.DaysToReady : null, styles[5]);
        rows.Number(isCounted ? plan.DaysToContribution : null, styles[6]);
    }

    /// <summary>The same computation as <see cref="OnboardingFigures"/>, over the plans; null for figures of steps and check-ins.</summary>
    static string? FormulaOf(string key) =>
        key switch
        {
            "onboarding-finished" => $"100*{Count(Finished)}/({Count(Finished)}+{Count(Open)})",
            "onboarding-open" => Count(Open),
            "onboarding-left" => Count(Left),
            "days-to-ready" => Median("PlanReady"),
            "days-to-contribution" => Median("PlanContributed"),
            _ => null,
        };

    static string Count(string state) => $"COUNTIF(PlanState,\"{state}\")";

    static string Median(string range) => $"_xlfn.PERCENTILE.INC({range},0.5)";
}

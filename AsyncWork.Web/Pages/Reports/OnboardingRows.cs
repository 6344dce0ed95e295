using System.Globalization;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>
/// The plans behind a figure, as rows, and before them the same by role (product.md O14). A plan that one may not open has no name, and what
/// somebody answered in a check-in stands nowhere.
/// </summary>
static class OnboardingRows
{
    /// <returns>Null when the figure is none of this section.</returns>
    public static async Task<(IReadOnlyList<string> Columns, IReadOnlyList<FigureRow> Rows)?> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        ReportPlace place,
        OnboardingOfMonth month,
        string figure,
        CancellationToken cancellation
    )
    {
        switch (figure)
        {
            case "onboarding-finished":
                return await PlansAsync(month.Counted);
            case "onboarding-open":
                return await PlansAsync(month.Open);
            case "onboarding-left":
                return await PlansAsync(month.Left);
            case "days-to-ready":
                return await PlansAsync(month.Ready);
            case "days-to-contribution":
                return await PlansAsync(month.Contributed);
            case OnboardingFigures.CheckInsKey:
                return await CheckInsAsync(
                    month.CheckIns.Select(c => (c.Plan, c.Day, On: c.DueOn.Text(), c.IsAnswered ? "answered" : "not answered"))
                );
            case OnboardingFigures.ReadinessKey:
                return await CheckInsAsync(month.Answers.Select(a => (a.Plan, a.Day, "", "answered")));
            case OnboardingFigures.StepsKey:
                return await StepsAsync(null);
            default:
                var owner = Enum.GetValues<StepOwner>()
                    .Cast<StepOwner?>()
                    .FirstOrDefault(o => OnboardingFigures.KeyOf(o!.Value) == figure);
                return owner is null ? null : await StepsAsync(owner);
        }

        async Task<(IReadOnlyList<string>, IReadOnlyList<FigureRow>)> PlansAsync(IEnumerable<DuePlan> plans)
        {
            var due = plans.ToDictionary(p => p.Id);
            var named = await NamedAsync([.. due.Keys]);
            return (
                ["Role", "First day", "Last step due", "State", "Ready on", "Working days to ready", "To a first contribution"],
                [
                    .. ByRole(
                        named,
                        role =>
                        {
                            var of = role.Select(p => due[p.Id]).ToList();
                            return
                            [
                                "",
                                "",
                                "",
                                $"{of.Count(p => p.State == PlanState.Finished)} of {of.Count} finished",
                                "",
                                Median(of.Select(p => p.DaysToReady)),
                                Median(of.Select(p => p.DaysToContribution)),
                            ];
                        }
                    ),
                    .. named.Select(p =>
                        Row(
                            p,
                            p.Role,
                            due[p.Id].StartsOn.Text(),
                            due[p.Id].EndsOn.Text(),
                            Text(due[p.Id].State),
                            due[p.Id].ReadyOn?.Text() ?? FigureText.None,
                            Text(due[p.Id].DaysToReady),
                            Text(due[p.Id].DaysToContribution)
                        )
                    ),
                ]
            );
        }

        async Task<(IReadOnlyList<string>, IReadOnlyList<FigureRow>)> StepsAsync(StepOwner? owner)
        {
            var (zone, period) = (place.Company.Zone, place.Period);
            var counted = await db.CountStepsByPlan(place.Scope, owner, period.First, period.CapacityEnd)
                .ToListAsync(cancellation);
            var steps = counted
                .Where(c => !OnboardingOf.IsAfter(c.DueOn, c.StoppedAt, zone))
                .GroupBy(c => c.Plan)
                .ToDictionary(g => g.Key, g => new StepsDue(g.Where(c => c.IsOnTime).Sum(c => c.Count), g.Sum(c => c.Count)));
            var named = await NamedAsync([.. steps.Keys]);
            return (
                ["Role", "Steps due", "On time", "Share"],
                [
                    .. ByRole(named, role => ["", .. Facts(role.Aggregate(default(StepsDue), (sum, p) => sum + steps[p.Id]))]),
                    .. named.Select(p => Row(p, [p.Role, .. Facts(steps[p.Id])])),
                ]
            );
        }

        async Task<(IReadOnlyList<string>, IReadOnlyList<FigureRow>)> CheckInsAsync(
            IEnumerable<(int Plan, int Day, string On, string State)> checkIns
        )
        {
            var of = checkIns.ToLookup(c => c.Plan);
            var named = await NamedAsync([.. of.Select(c => c.Key)]);
            return (
                ["Role", "Check-in", "Due", "State"],
                [.. named.SelectMany(p => of[p.Id].Select(c => Row(p, p.Role, $"after {c.Day} days", c.On, c.State)))]
            );
        }

        Task<List<FigurePlan>> NamedAsync(int[] plans) => db.ListFigurePlans(viewer, plans).ToListAsync(cancellation);
    }

    /// <summary>A row for each role; none where all come as the same.</summary>
    static IEnumerable<FigureRow> ByRole(
        IReadOnlyList<FigurePlan> plans,
        Func<IReadOnlyList<FigurePlan>, IReadOnlyList<string>> facts
    )
    {
        var roles = plans.GroupBy(p => p.Role, StringComparer.CurrentCultureIgnoreCase).ToList();
        return roles.Count < 2
            ? []
            : roles.Select(r => new FigureRow(
                $"{(r.Key.Length == 0 ? "No role" : r.Key)}: {(r.Count() == 1 ? "1 plan" : $"{r.Count():N0} plans")}",
                null,
                facts([.. r])
            ));
    }

    static FigureRow Row(FigurePlan plan, params string[] facts) =>
        new(
            plan.IsOpen ? plan.Person : "An onboarding that you cannot open",
            plan.IsOpen ? OnboardingPlan.UrlOf(plan.Id) : null,
            facts
        );

    static string[] Facts(StepsDue steps) =>
        [
            steps.Due.ToString("N0", CultureInfo.InvariantCulture),
            steps.OnTime.ToString("N0", CultureInfo.InvariantCulture),
            FigureText.Share(steps.OnTime, steps.Due),
        ];

    static string Median(IEnumerable<int?> days) =>
        FigureText.Of(Percentile.Median(days.OfType<int>().Select(d => (decimal)d)), FigureUnit.Days, 0);

    static string Text(int? days) => days?.ToString(CultureInfo.InvariantCulture) ?? FigureText.None;

    static string Text(PlanState state) =>
        state switch
        {
            PlanState.Finished => "finished",
            PlanState.Stopped => "ended early",
            _ => "open",
        };
}

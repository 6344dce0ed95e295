using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Tests.Onboarding;
using AsyncWork.Tests.Reports.Excel;
using AsyncWork.Tests.Support;
using AsyncWork.Web.Data;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Reports;

/// <summary>
/// The section "Onboarding" of the monthly report (kpis.md K22; product.md O14): October of a company in which Mia came to Product on 5 October and is
/// ready, and Theo came to Support on the first and left on the twelfth.
/// </summary>
[Trait("Feature", "O14")]
public sealed class OnboardingReportTests : IAsyncLifetime
{
    static readonly LocalDate Monday = new(2026, 10, 5);
    readonly AppHost host = new();
    int module;
    int mia;

    public async Task InitializeAsync()
    {
        var given = host.Given().Everyone().Holiday(null, "2026-10-15", "Company day");
        // She moves on: where somebody began, they count.
        given.Person("Mia").Employed("2026-10-05").In("Product", "2026-10-05", "2026-10-20").In("Support", "2026-10-20");
        given.Person("Theo").Employed("2026-10-01", "2026-10-12").In("Support", "2026-10-01");
        await given.SaveAsync();
        (module, _) = await host.TemplateAsync();
        mia = await PlanAsync(
            "Mia",
            Monday,
            [
                Step("Arrive"),
                Step("Plan the week", due: 5) with
                {
                    Owner = StepOwner.Manager,
                },
                // Ten working days after the first one, of which the company has one off.
                Step("Write", due: 10),
                Step("Move house", due: 3) with
                {
                    Owner = StepOwner.Buddy,
                },
            ],
            plan =>
            {
                Do(plan, "Arrive", new(2026, 10, 5));
                Do(plan, "Plan the week", new(2026, 10, 14));
                Do(plan, "Write", new(2026, 10, 20));
                plan.Skip(plan.Step("Move house"), "Lives here.", plan.HRId, true, At(new(2026, 10, 6)));
                plan.Finish(0, plan.HRId, At(new(2026, 10, 20)));
            }
        );
        await PlanAsync(
            "Theo",
            new(2026, 10, 1),
            [Step("Arrive"), Step("Read", due: 5), Step("Write", due: 15)],
            plan =>
            {
                Do(plan, "Arrive", new(2026, 10, 1));
                plan.Stop("He went back.", plan.HRId, At(new(2026, 10, 12)));
            }
        );
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task K22_the_company_counts_who_finished_who_left_and_what_was_on_time()
    {
        var rows = await RowsAsync("/reports/2026-10");

        Assert.Equal("100 %", rows["Onboardings finished"]);
        Assert.Equal("0", rows["Still open at the end"]);
        Assert.Equal("1", rows["Ended before they were done"]);
        // Arrive and write of three of hers, arrive of two of his: what was due after he left, and what does not apply, is left out.
        Assert.Equal("60 %", rows["Steps on time"]);
        Assert.Equal("75 %", rows["Steps on time: New hire"]);
        Assert.Equal("0 %", rows["Steps on time: Manager"]);
        Assert.False(rows.ContainsKey("Steps on time: Buddy"));
        Assert.Equal("10.0 d", rows["Working days to ready, median"]);
        Assert.Equal("–", rows["Working days to a first contribution, median"]);
    }

    [Fact]
    public async Task K22_a_team_counts_who_was_a_member_on_the_first_day()
    {
        var product = await RowsAsync("/reports/2026-10?team=product");
        var support = await RowsAsync("/reports/2026-10?team=support");

        Assert.Equal(
            ("100 %", "0", "67 %"),
            (product["Onboardings finished"], product["Ended before they were done"], product["Steps on time"])
        );
        Assert.Equal(
            ("–", "1", "50 %"),
            (support["Onboardings finished"], support["Ended before they were done"], support["Steps on time"])
        );
    }

    [Fact]
    public async Task K22_a_first_contribution_is_a_finished_card_or_a_decided_proposal()
    {
        // Decided on the seventh of October: two working days after the first one.
        host.Clock.Reset(At(new(2026, 10, 7)));
        await host.DecisionAsync("How we name things", DecisionState.Decided, by: "Mia", decides: ["Berlin"]);
        host.Clock.Reset(AppHost.Start);

        var rows = await RowsAsync("/reports/2026-10");

        Assert.Equal("2.0 d", rows["Working days to a first contribution, median"]);
    }

    [Fact]
    public async Task A_month_stays_as_it_was_when_a_plan_is_finished_later()
    {
        await PlanAsync(
            "Berlin",
            new(2026, 10, 26),
            [Step("Read", due: 2)],
            plan =>
            {
                Do(plan, "Read", new(2026, 11, 3));
                plan.Finish(0, plan.HRId, At(new(2026, 11, 3)));
            }
        );

        var rows = await RowsAsync("/reports/2026-10");

        Assert.Equal(("50 %", "1"), (rows["Onboardings finished"], rows["Still open at the end"]));
        Assert.Equal("10.0 d", rows["Working days to ready, median"]);
    }

    [Fact]
    public async Task Readiness_is_shown_for_five_people_or_more_and_for_none_alone()
    {
        foreach (var (name, ready) in new[] { ("Berlin", 5), ("NewYork", 4), ("Kathmandu", 4), ("Manager2", 3) })
            await AnsweredAsync(name, ready);
        Assert.Equal("–", (await RowsAsync("/reports/2026-11"))["How ready people feel, mean of 1 to 5"]);

        await AnsweredAsync("Support", 5);

        Assert.Equal("4.2", (await RowsAsync("/reports/2026-11"))["How ready people feel, mean of 1 to 5"]);
        Assert.Equal("–", (await RowsAsync("/reports/2026-11?team=product"))["How ready people feel, mean of 1 to 5"]);
    }

    [Fact]
    public async Task Readiness_of_a_team_is_not_shown_beside_a_few_of_others_as_they_were_on_their_first_day()
    {
        var given = host.Given();
        given.Person("Ann").In("Product", until: "2026-10-06").In("Support", "2026-10-06");
        await given.SaveAsync();
        foreach (var name in new[] { "Berlin", "NewYork", "Kathmandu", "Manager", "Ann" })
            await AnsweredAsync(name, 4);
        Assert.Equal("4.0", (await RowsAsync("/reports/2026-11?team=product"))["How ready people feel, mean of 1 to 5"]);

        await AnsweredAsync("Manager2", 1);

        Assert.Equal("3.5", (await RowsAsync("/reports/2026-11"))["How ready people feel, mean of 1 to 5"]);
        Assert.Equal("–", (await RowsAsync("/reports/2026-11?team=product"))["How ready people feel, mean of 1 to 5"]);
    }

    [Fact]
    public async Task Rows_name_the_plans_that_one_may_open_and_stand_by_role()
    {
        await PlanAsync("Berlin", new(2026, 10, 12), [Step("Read", due: 1)], _ => { }, "Designer");
        var (hr, manager) = (await host.SignedInAsync("hr"), await host.SignedInAsync("manager"));

        var all = (await hr.OpenAsync("/reports/2026-10/figures/onboarding-finished")).Body!.Reads();
        var steps = (await hr.OpenAsync("/reports/2026-10/figures/steps-on-time-newhire")).Body!.Reads();
        var team = await manager.OpenAsync("/reports/2026-10/figures/days-to-ready?team=product");

        Assert.Contains("Designer: 1 plan 0 of 1 finished", all, StringComparison.Ordinal);
        Assert.Contains("Engineer: 1 plan 1 of 1 finished 10.0 d", all, StringComparison.Ordinal);
        Assert.Contains("Mia Engineer", all, StringComparison.Ordinal);
        Assert.Contains("Mia Engineer 2 2 100 %", steps, StringComparison.Ordinal);
        Assert.Contains("Theo Engineer 2 1 50 %", steps, StringComparison.Ordinal);
        Assert.Contains("An onboarding that you cannot open", team.Body!.Reads(), StringComparison.Ordinal);
        Assert.Null(team.QuerySelector($"a[href='/onboarding/plans/{mia}']"));
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await hr.GetAsync("/reports/2026-10/figures/steps-on-time-nobody")).StatusCode
        );
    }

    [Fact]
    public async Task The_report_asks_as_often_for_many_plans_as_for_few()
    {
        var hr = await host.SignedInAsync("hr");
        await hr.OpenAsync("/reports/2026-10");
        var few = await host.Commands.Of(() => hr.OpenAsync("/reports/2026-10"));
        foreach (var name in new[] { "Berlin", "NewYork", "Kathmandu", "Support" })
            await PlanAsync(name, new(2026, 10, 12), [Step("Read"), Step("Write", due: 4)], _ => { });

        var many = await host.Commands.Of(() => hr.OpenAsync("/reports/2026-10"));

        Assert.Equal(few.Count, many.Count);
    }

    [Fact]
    public async Task The_workbook_computes_the_figures_from_the_plans_and_names_nobody()
    {
        await PlanAsync("Berlin", new(2026, 10, 12), [Step("Read", due: 1)], _ => { }, "Designer");
        var hr = await host.SignedInAsync("hr");

        var bytes = await hr.GetByteArrayAsync("/reports/2026-10.xlsx");
        using var book = new XLWorkbook(new MemoryStream(bytes));

        Assert.Empty(WorkbookParts.Faults(bytes));
        var figures = book.Worksheet("Onboarding");
        Assert.Equal("50 %", figures.RowOf(1, "Onboardings finished").Cell(3).Computes());
        Assert.Equal("1", figures.RowOf(1, "Still open at the end").Cell(3).Computes());
        Assert.Equal("1", figures.RowOf(1, "Ended before they were done").Cell(3).Computes());
        Assert.Equal("10.0 d", figures.RowOf(1, "Working days to ready, median").Cell(3).Computes());
        var plans = book.Worksheet("Onboarding plans");
        Assert.Equal(["Designer", "Engineer", "Engineer"], Enumerable.Range(5, 3).Select(r => plans.Cell(r, 1).GetString()));
        Assert.DoesNotContain(plans.CellsUsed(), c => c.GetString() is "Mia" or "Theo" or "Berlin");
    }

    /// <summary>What the section says: each figure by its name.</summary>
    async Task<Dictionary<string, string>> RowsAsync(string address)
    {
        var page = await (await host.SignedInAsync("hr")).OpenAsync(address);
        return page.QuerySelectorAll("[aria-labelledby=onboarding] tbody tr")
            .ToDictionary(r => r.QuerySelector("th")!.Reads(), r => r.QuerySelector("td")!.Reads(), StringComparer.Ordinal);
    }

    Task<int> AnsweredAsync(string name, int ready) =>
        PlanAsync(
            name,
            new(2026, 10, 5),
            [Step("Read", due: 200)],
            plan => plan.Answer(30, new(ready, "", ""), plan.PersonId, At(new(2026, 11, 5)))
        );

    Task<int> PlanAsync(string name, LocalDate on, StepContent[] steps, Action<OnboardingPlan> live, string role = "Engineer") =>
        host.Database(async db =>
        {
            var (person, hr, manager) = (await IdAsync(db, name), await IdAsync(db, "HR"), await IdAsync(db, "Manager2"));
            var begun = At(on.PlusDays(-10));
            var plan = new OnboardingPlan(
                person,
                await db.OnboardingTemplates.FirstAsync(),
                role,
                on,
                new(person == manager ? hr : manager, null, hr, null),
                hr,
                begun
            );
            plan.Begin(
                ComposedTemplate.Of([new(module, "Everybody", SomePlan.Snapshots(steps))]),
                [(module, 1)],
                [],
                Nobody,
                new(begun.InUtc().Date, (_, day) => DueDay.IsWeekday(day) && day != new LocalDate(2026, 10, 15))
            );
            live(plan);
            db.Add(plan);
            await db.SaveChangesAsync();
            return plan.Id;
        });

    static void Do(OnboardingPlan plan, string title, LocalDate on) =>
        plan.Complete(plan.Step(title), StepAnswer.None, plan.Step(title).DoerId, false, on, At(on));

    static Instant At(LocalDate day) => day.At(new LocalTime(10, 0)).InUtc().ToInstant();

    static Task<PersonId> IdAsync(AppDbContext db, string name) =>
        db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
}

using System.Net;
using AsyncWork.Domain.Advisor;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Tests.Advisor;

/// <summary>Should this be a meeting? (product.md M3)</summary>
[Trait("Feature", "M3")]
public sealed class AdvisorTests
{
    /// <summary>The decision table of the guide, row by row, when nothing else is known.</summary>
    [Theory]
    [InlineData("deep", Approach.Async)]
    [InlineData("update", Approach.Async)]
    [InlineData("handoff", Approach.Async)]
    [InlineData("issue", Approach.Sync)]
    public void Of_the_task_alone_it_says_what_the_guide_says(string task, Approach approach) =>
        Assert.Equal(approach, Advise((AdviceCriterion.Task, task)).Approach);

    [Fact]
    public void Every_answer_is_a_reason_the_heaviest_first_and_the_points_are_their_sum()
    {
        var advice = Advise(
            (AdviceCriterion.Task, "ideas"),
            (AdviceCriterion.Ideation, "much"),
            (AdviceCriterion.Overlap, "none"),
            (AdviceCriterion.Urgency, "nonsense")
        );

        Assert.Equal((Approach.Hybrid, 1), (advice.Approach, advice.Points));
        Assert.Equal([-3, 2, 2], advice.Reasons.Select(r => r.Weight));
        Assert.Null(AdviceTable.First().Advise(new Dictionary<AdviceCriterion, string>()));
    }

    [Theory]
    [InlineData(0, Approach.Async)]
    [InlineData(1, Approach.Hybrid)]
    [InlineData(3, Approach.Hybrid)]
    [InlineData(4, Approach.Sync)]
    public void The_sum_decides(int points, Approach approach)
    {
        var rows = AdviceTable
            .First()
            .Rows.Select(r => new AdviceRow(r.Criterion, r.Answer, r.Answer == "planning" ? points : r.Weight, r.Reason));
        var table = new AdviceTable(1, [.. rows], null, AppHost.Start, "");

        Assert.Equal(
            approach,
            table.Advise(new Dictionary<AdviceCriterion, string> { [AdviceCriterion.Task] = "planning" })!.Approach
        );
    }

    [Fact]
    public async Task Anybody_is_advised_with_reasons_and_a_format_to_start_from()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var berlin = await host.SignedInAsync("berlin");

        Assert.Null((await berlin.OpenAsync("/advisor?task=nonsense")).QuerySelector("#advice h3"));
        var page = await berlin.OpenAsync("/advisor?task=update&people=many");

        Assert.Contains("Write it", page.QuerySelector("#advice h2")!.Reads(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#advice a[href='/posts/new?kind=Update']"));
        Assert.Equal(["−4", "−2"], page.QuerySelectorAll("#advice .tag").Select(t => t.Reads()));
        var fragment = await (await berlin.GetFragmentAsync("/advisor?task=issue&urgency=hours")).Content.ReadAsStringAsync();
        Assert.DoesNotContain("<html", fragment);
        Assert.Contains("Talk", fragment);
        Assert.Equal(HttpStatusCode.Forbidden, (await berlin.GetAsync("/admin/advisor")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await berlin.GetAsync("/advisor/table?version=7")).StatusCode);
    }

    [Fact]
    public async Task An_administrator_changes_the_table_each_time_to_a_new_version_and_the_second_of_two_sees_the_first()
    {
        await using var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var admin = await host.SignedInAsync("admin");
        var first = await admin.OpenAsync("/admin/advisor");

        using var saved = await admin.SubmitAsync(
            first,
            "/admin/advisor",
            new Submission([("Rows[0].Weight", "5"), ("Rows[0].Reason", "We like to hear it."), ("Note", "Asked for")])
        );
        using var late = await admin.SubmitAsync(first, "/admin/advisor", new Submission([("Rows[0].Weight", "-5")]));
        using var wrong = await admin.SubmitAsync("/admin/advisor", ("Rows[0].Weight", "6"));
        using var empty = await admin.SubmitAsync("/admin/advisor", ("Rows[0].Reason", " "));

        Assert.Equal("/advisor/table", saved.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("5", (await late.HtmlAsync()).QuerySelector("#Rows_0__Weight")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal([1], await host.Database(db => db.AdviceTables.Select(t => t.Number).ToListAsync()));
        var advised = await admin.OpenAsync("/advisor?task=update");
        Assert.Contains("We like to hear it.", advised.QuerySelector("#advice")!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Talk", advised.QuerySelector("#advice h2")!.Reads(), StringComparison.Ordinal);
        var before = await admin.OpenAsync("/advisor/table?version=0");
        Assert.DoesNotContain("We like to hear it.", before.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains("Asked for", before.Body!.Reads(), StringComparison.Ordinal);
    }

    static Advice Advise(params (AdviceCriterion Criterion, string Answer)[] answers) =>
        AdviceTable.First().Advise(answers.ToDictionary(a => a.Criterion, a => a.Answer))!;
}

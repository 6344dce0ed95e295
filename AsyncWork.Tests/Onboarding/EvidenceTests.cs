using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UglyToad.PdfPig;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>What was confirmed, by whom and when, as a file; and the certificate of who has come (product.md O8, O9).</summary>
public sealed class EvidenceTests
{
    const string Heading = "Person,Plan,Template,Step,Kind,Page,Page version,Confirmed at,Confirmed by";

    /// <summary>Kathmandu read the playbook, passed a quiz and filled in a form.</summary>
    static async Task<(AppHost Host, string Url)> ReadAsync(bool isDone = false)
    {
        var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        var url = await host.PlanOfAsync(
            "Kathmandu",
            TemplateKind.Onboarding,
            null,
            Step("=Read the playbook") with
            {
                Kind = StepKind.Read,
            },
            Step("Safety quiz") with
            {
                Kind = StepKind.Quiz,
                Questions = "Who answers?\n+ The owner\n- Nobody",
            },
            Step("T-shirt") with
            {
                Kind = StepKind.Form,
                Fields = "Size",
            },
            Step("First card") with
            {
                Kind = StepKind.FirstContribution,
            },
            Step("Meet the team") with
            {
                Kind = StepKind.Meet,
            },
            Step("Later") with
            {
                IsRequired = false,
            }
        );
        await host.Database(async db =>
        {
            var plan = await db.OnboardingPlans.Include(p => p.Steps).SingleAsync();
            var page = new ReadPage(3, "Playbook, part 1", 4);
            var now = Instant.FromUtc(2026, 11, 20, 9, 30);
            Do("=Read the playbook", new(Read: page));
            if (plan.Step("Safety quiz") is { } quiz)
                plan.Complete(
                    quiz,
                    new(Quiz: [.. Quiz.Read(quiz.Questions).Select(q => (int?)q.Right)]),
                    quiz.DoerId,
                    false,
                    new(2026, 11, 20),
                    now
                );
            Do("T-shirt", new(Fields: ["Confidential XL"]));
            if (isDone)
            {
                Do("First card", new(Contribution: "Card “Fix the link” was finished."));
                Do("Meet the team", StepAnswer.None);
                plan.Finish(0, plan.HRId, now);
            }
            await db.SaveChangesAsync();

            void Do(string title, StepAnswer answer)
            {
                var step = plan.Step(title);
                plan.Complete(step, answer, step.DoerId, true, new(2026, 11, 20), now);
            }
        });
        return (host, url);
    }

    [Fact, Trait("Feature", "O9")]
    public async Task Who_sees_the_whole_plan_gets_what_was_confirmed_and_no_answers()
    {
        var (host, url) = await ReadAsync();
        await using var _ = host;
        foreach (var who in new[] { "Kathmandu", "Manager", "HR", "Admin" })
        {
            using var answer = await (await host.SignedInAsync(who)).GetAsync($"{url}/evidence.csv");
            Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            var lines = (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n");
            Assert.Equal(Heading, lines[0]);
            Assert.Equal(
                $"Kathmandu,{url.Split('/')[^1]},Onboarding 1,'=Read the playbook,Read,\"Playbook, part 1\",4,2026-11-20T09:30:00Z,Kathmandu",
                lines[1]
            );
            Assert.Contains("Safety quiz,Quiz,,,2026-11-20T09:30:00Z,Kathmandu", lines[2], StringComparison.Ordinal);
            Assert.Contains("T-shirt,Form,,,", lines[3], StringComparison.Ordinal);
            Assert.DoesNotContain("Confidential", string.Concat(lines), StringComparison.Ordinal);
            Assert.Equal(5, lines.Length);
        }
        foreach (var stranger in new[] { "NewYork", "Manager2" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await (await host.SignedInAsync(stranger)).GetAsync($"{url}/evidence.csv")).StatusCode
            );
        Assert.Equal(4, await host.Database(db => db.AuditEvents.CountAsync(e => e.Action == "exported")));
    }

    [Fact, Trait("Feature", "O9")]
    public async Task HR_gets_what_was_confirmed_in_all_plans_from_one_day_to_another()
    {
        var (host, _) = await ReadAsync();
        await using var _2 = host;
        host.Clock.Advance(Duration.FromDays(30));
        var hr = await host.SignedInAsync("HR");

        Assert.Equal(3, await RowsAsync(""));
        Assert.Equal(3, await RowsAsync("?from=2026-11-20&to=2026-11-20"));
        Assert.Equal(0, await RowsAsync("?from=2026-11-21"));
        Assert.Equal(0, await RowsAsync("?to=2026-11-19"));
        foreach (var wrong in new[] { "?from=x", "?from=2026-12-01&to=2026-11-01", "?from=0001-01-01", "?separator=dot" })
            Assert.Equal(HttpStatusCode.BadRequest, (await hr.GetAsync($"/onboarding/evidence.csv{wrong}")).StatusCode);
        foreach (var who in new[] { "Manager", "Kathmandu" })
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await (await host.SignedInAsync(who)).GetAsync("/onboarding/evidence.csv")).StatusCode
            );
        var commands = await host.Commands.Of(() => hr.GetAsync("/onboarding/evidence.csv"));
        Assert.InRange(commands.Count, 1, 5);

        async Task<int> RowsAsync(string query) =>
            (await hr.GetStringAsync($"/onboarding/evidence.csv{query}"))
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Length - 1;
    }

    [Fact, Trait("Feature", "O8")]
    public async Task A_plan_that_is_done_has_a_certificate_for_those_who_see_it()
    {
        var (host, url) = await ReadAsync(isDone: true);
        await using var _ = host;
        foreach (var who in new[] { "Kathmandu", "Manager", "HR" })
        {
            using var answer = await (await host.SignedInAsync(who)).GetAsync($"{url}/certificate.pdf");
            Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
            using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
            Assert.InRange(pdf.NumberOfPages, 1, 2);
            var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
            foreach (
                var said in new[]
                {
                    "Onboarding certificate: Kathmandu",
                    "has completed the onboarding of Northwind",
                    "Role: Engineer",
                    "Steps: 5 of 6 done",
                    "Playbook, part 1 4 Fri 20 Nov 2026",
                    "Safety quiz",
                    "Fix the link",
                    "Manager: Manager",
                    "HR: HR",
                }
            )
                Assert.Contains(said, text, StringComparison.Ordinal);
            Assert.DoesNotContain("Confidential", text, StringComparison.Ordinal);
        }
        foreach (var stranger in new[] { "NewYork", "Manager2" })
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await (await host.SignedInAsync(stranger)).GetAsync($"{url}/certificate.pdf")).StatusCode
            );
    }

    [Fact, Trait("Feature", "O8")]
    public async Task A_plan_that_runs_has_none()
    {
        var (host, url) = await ReadAsync();
        await using var _ = host;
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await (await host.SignedInAsync("HR")).GetAsync($"{url}/certificate.pdf")).StatusCode
        );
    }
}

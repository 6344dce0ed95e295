using AsyncWork.Domain;
using AsyncWork.Domain.Boards;
using AsyncWork.Domain.HandOffs;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;
using AsyncWork.Tests.Cards;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>Berlin leaves on 30 November; the manager and HR keep the plan.</summary>
static class LeaverHost
{
    public static readonly LocalDate LastDay = new(2026, 11, 30);

    /// <summary>A plan that runs, of somebody whom the manager leads and HR looks after.</summary>
    /// <returns>Its address.</returns>
    public static Task<string> PlanOfAsync(
        this AppHost host,
        string person,
        TemplateKind kind,
        Func<PlanPeople, PlanPeople>? help = null,
        params StepContent[] steps
    )
    {
        return host.Database(async db =>
        {
            var people = await db.People.ToDictionaryAsync(p => p.Name, StringComparer.Ordinal);
            var number = await db.OnboardingTemplates.CountAsync() + 1;
            var module = new OnboardingModule($"Everybody {number}", ModuleScope.Everybody, null);
            var template = new OnboardingTemplate($"{kind} {number}", kind, null);
            db.AddRange(module, template);
            await db.SaveChangesAsync();
            var who = people[person];
            if (kind == TemplateKind.Offboarding)
                who.Employ(who.StartsOn, LastDay);
            var helpers = new PlanPeople(people["Manager"].Id, null, people["HR"].Id, null);
            var plan = new OnboardingPlan(
                who.Id,
                template,
                "Engineer",
                LastDay,
                help?.Invoke(helpers) ?? helpers,
                people["HR"].Id,
                host.Clock.GetCurrentInstant()
            );
            var snapshots = SomePlan.Snapshots(steps.Length > 0 ? steps : [Step("Return the laptop")]);
            var here = people.Values.Select(p => p.Id).ToHashSet();
            plan.Begin(
                ComposedTemplate.Of([new(module.Id, module.Name, snapshots)]),
                [(module.Id, 1)],
                [],
                here,
                SomePlan.Weekdays
            );
            db.Add(plan);
            await db.SaveChangesAsync();
            return plan.Url;
        });
    }

    public static Task<string> LeavesAsync(this CardBench bench) => bench.Host.PlanOfAsync("Berlin", TemplateKind.Offboarding);

    /// <summary>Something of each kind that Berlin answers for on Roadmap and around it, but for cards.</summary>
    public static async Task AnswersForAsync(this CardBench bench)
    {
        var waits = await bench.CardAsync("Waits", owner: bench.Kathmandu);
        var asked = await bench.CardAsync("Asked", owner: bench.Kathmandu);
        await Wiki.SomeWiki.DeployAsync(bench.Host, bench.Berlin);
        await bench.Host.DecisionAsync("Where we host", Domain.Decisions.DecisionState.Proposed);
        await bench.Host.PlanOfAsync("Kathmandu", TemplateKind.Onboarding, p => p with { Buddy = bench.Berlin });
        await bench.Host.Database(async db =>
        {
            var now = bench.Now;
            (await db.Cards.SingleAsync(c => c.Id == waits)).HandOver(bench.Berlin, "Look at it.", now);
            var list = new Checklist(waits, "Steps", 0);
            list.Add("Proof-read").Assign(bench.Berlin, null);
            var template = new CardTemplate(bench.Board, "Bug", "Bug");
            template.Fill("", "", bench.Berlin, Priority.Normal, null, null, []);
            var rule = new CardRule(bench.Board);
            rule.Say(CardTrigger.Created, null, null, CardAction.SetOwner, null, null, bench.Berlin, null, null);
            var handOff = new HandOff(
                bench.Berlin,
                bench.Kathmandu,
                new("Checkout") { Done = GivenDecision.Prose("German"), Next = GivenDecision.Prose("French") },
                [Subject.Card(waits)],
                now + Duration.FromDays(2),
                makesOwner: false,
                now
            );
            var question = new Request(
                Subject.Card(asked),
                null,
                RequestKind.Answer,
                Urgency.Normal,
                null,
                ResponseNorm.Usual,
                null,
                bench.Kathmandu,
                "Which font?",
                $"/cards/{asked}",
                now
            );
            question.Ask(bench.Berlin, new(now, now + Duration.FromDays(2)));
            db.AddRange(list, template, rule, handOff, question);
            await db.SaveChangesAsync();
        });
    }
}

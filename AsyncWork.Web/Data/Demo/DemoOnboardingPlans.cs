using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>
/// Two years of plans of the demo company: of those who came, of some who took on other work, of one who left early and one who left; three run,
/// of which one is before its first day, one in its first week and one stuck. What happened in them is done by the methods of the plans.
/// </summary>
sealed partial class DemoOnboardingPlans(AppDbContext db, IReadOnlyList<DemoWorker> workers, Instant now, int seed)
{
    /// <summary>A larger demo does not take longer for it.</summary>
    const int MostArrivals = 40;
    readonly LocalDate today = now.InUtc().Date;
    readonly DemoWorker hr = workers[Math.Min(6, workers.Count - 1)];
    readonly Dictionary<PersonId, WorkingTime> times = workers.ToDictionary(w => w.Person.Id, w => w.Time);
    Dictionary<string, OnboardingTemplate> templates = null!;
    ILookup<int, ModuleVersion> versions = null!;
    Dictionary<int, string> modules = null!;
    ILookup<string, (int PageId, string Title, int Number, Instant At)> pages = null!;
    ILookup<PersonId, (string Title, Instant At)> contributions = null!;

    public async Task AddAsync(CancellationToken cancellation)
    {
        templates = await db
            .OnboardingTemplates.AsNoTracking()
            .Include(t => t.Modules)
            .ToDictionaryAsync(t => t.Name, StringComparer.Ordinal, cancellation);
        modules = await db.OnboardingModules.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, cancellation);
        versions = (await db.ModuleVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancellation)).ToLookup(v =>
            v.ModuleId
        );
        pages = await PagesAsync(cancellation);
        var courses = new List<DemoCourse>([.. Arrivals(), .. Moves()]);
        contributions = await ContributionsAsync([.. courses.Select(c => c.Who.Id)], cancellation);
        courses.AddRange(await StrangersAsync(cancellation));
        foreach (var (index, course) in courses.OrderBy(c => c.On).Index())
        {
            db.Add(PlanOf(course, new Random(seed * 7919 + index)));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Those who joined in the last two years, and long enough ago to be ready.</summary>
    IEnumerable<DemoCourse> Arrivals() =>
        workers
            .Where(w => w.Person.StartsOn > today.PlusDays(-730) && w.Person.StartsOn < today.PlusDays(-120))
            .Take(MostArrivals)
            .Select(w => new DemoCourse(
                w.Person,
                TemplateOf(w),
                DemoOnboardingTexts.Roles[w.TeamIndex],
                w.Person.StartsOn,
                w.Lead,
                BuddyOf(w)
            ));

    /// <summary>Those who took on other work; of what a new person needs, some does not apply to them.</summary>
    IEnumerable<DemoCourse> Moves()
    {
        foreach (var (index, template, role, ago) in DemoOnboardingTexts.Moves)
        {
            var on = today.PlusDays(-ago);
            if (index >= workers.Count || workers[index].Person.StartsOn > on.PlusDays(-200))
                continue;
            var worker = workers[index];
            yield return new(worker.Person, template, role, Working(worker.Person.Id, on, 1), worker.Lead, BuddyOf(worker))
            {
                IsMove = true,
                StuckOn = ago == DemoOnboardingTexts.StuckSince ? today.PlusDays(-16) : null,
            };
        }
    }

    OnboardingPlan PlanOf(DemoCourse course, Random random)
    {
        var (person, template) = (course.Who.Id, templates[course.Template]);
        var keeper = hr.Person.Id == person ? workers[^1].Lead : hr.Person.Id;
        var manager = course.Manager == person ? keeper : course.Manager;
        var before = template.Kind == TemplateKind.Onboarding ? -24 : -35;
        var begun = Instant.Min(now - Duration.FromDays(6), At(keeper, course.On.PlusDays(before), new(9, 30)));
        var buddy = course.Buddy == person || course.Buddy == manager ? null : course.Buddy;
        var plan = new OnboardingPlan(
            person,
            template,
            course.Role,
            course.On,
            new(manager, buddy, keeper, ITOf(person)),
            keeper,
            begun
        );
        var taken = template.Modules.OrderBy(m => m.Place).Select(m => VersionOf(m.ModuleId, begun)).ToList();
        HashSet<PersonId> here = [.. workers.Select(w => w.Person.Id)];
        plan.Begin(
            ComposedTemplate.Of(taken.Select(v => new PublishedModule(v.ModuleId, modules[v.ModuleId], v.Read()))),
            taken.Select(v => (v.ModuleId, v.Number)),
            [],
            here,
            new(begun.InUtc().Date, IsWorking)
        );
        if (course.On > today)
        {
            plan.OpenPreboarding(KeyOf(course.Who.Name), course.On.PlusDays(3), false, today, keeper, begun);
            plan.PlanInvitation(course.On.PlusDays(-2), true);
        }
        Live(plan, course, random);
        return plan;
    }

    /// <summary>What was done until now, in the order in which it was done.</summary>
    void Live(OnboardingPlan plan, DemoCourse course, Random random)
    {
        var stopped = course.StoppedBecause is null ? Instant.MaxValue : At(plan.HRId, course.Who.LastDay!.Value, new(16, 0));
        var stuck = course.StuckOn is { } day ? At(plan.HRId, day, new(9, 0)) : Instant.MaxValue;
        var until = Instant.Min(now, Instant.Min(stopped, stuck));
        var acts = plan.Steps.Select(s => SettlingOf(plan, s, course, random)).ToList();
        acts.AddRange(plan.CheckIns.Select(c => AnswerOf(plan, c, random)).OfType<(Instant, Action<Instant>)>());
        foreach (var (at, act) in acts.Where(a => a.At < until).OrderBy(a => a.At))
            act(at);
        if (until == stopped)
            plan.Stop(course.StoppedBecause!, plan.HRId, stopped);
        else if (plan.WhyNotFinish(0) is null)
            plan.Finish(0, plan.HRId, Instant.Min(now, plan.Steps.Max(s => s.SettledAt)!.Value + Duration.FromHours(2)));
    }

    (Instant At, Action<Instant> Act) SettlingOf(OnboardingPlan plan, PlanStep step, DemoCourse course, Random random)
    {
        var (chance, late) = (random.NextDouble(), DemoOnboardingTexts.LateOf(step.Owner));
        var days =
            chance < late ? 1 + random.Next(5)
            : chance > 0.75 ? -1
            : 0;
        var (doer, hour) = (step.DoerId, new LocalTime(9 + random.Next(7), random.Next(60)));
        var on = step.DueOn;
        for (var left = Math.Abs(days); left > 0; left--)
            on = Working(doer, on.PlusDays(Math.Sign(days)), Math.Sign(days));
        var at = Instant.Max(plan.StartedAt + Duration.FromHours(1 + random.Next(30)), At(doer, on, hour));
        var why = DemoOnboardingTexts.WhyNot(step.Title, course.IsMove);
        if (why is not null)
            return (at, moment => plan.Skip(step, why, doer, false, moment));
        // A first contribution waits for one that is finished; before the demo's boards were kept, it stands on none of them.
        var since = At(course.Who.Id, course.On, LocalTime.Midnight);
        var (first, done) =
            step.Kind == StepKind.FirstContribution ? contributions[course.Who.Id].FirstOrDefault(c => c.At >= since) : default;
        if (first is not null && done > at + Duration.FromDays(30))
            first = null;
        else if (first is not null && done > at)
            at = done + Duration.FromMinutes(20);
        return (
            at,
            moment =>
                plan.Complete(
                    step,
                    new(
                        [.. Quiz.Read(step.Questions).Select(q => q.Right)],
                        [.. StepForm.Read(step.Fields).Select(f => DemoOnboardingTexts.FilledIn(f.Label, course.Who.Name))],
                        0,
                        step.Kind == StepKind.Read ? PageOf(step.Url, moment) : null,
                        first ?? "A first small change"
                    ),
                    moment < since && doer == course.Who.Id && !course.IsMove ? null : doer,
                    false,
                    moment.InZone(times[doer].Zone).Date,
                    moment
                )
        );
    }

    /// <summary>Most look back on the day on which they are asked; some do not.</summary>
    (Instant, Action<Instant>)? AnswerOf(OnboardingPlan plan, CheckIn checkIn, Random random)
    {
        var at = At(plan.PersonId, checkIn.DueOn.PlusDays(random.Next(3)), new(11 + random.Next(4), random.Next(60)));
        var answer = DemoOnboardingTexts.CheckInOf(checkIn.Day, random.Next(100));
        return random.NextDouble() < 0.88 ? (at, moment => plan.Answer(checkIn.Day, answer, plan.PersonId, moment)) : null;
    }

    static string TemplateOf(DemoWorker worker) =>
        (worker.TeamIndex, worker.Person.Location) switch
        {
            (0, "Berlin") => "Engineer, Berlin",
            (0, "New York") => "Product, New York",
            (2, "Kathmandu") => "Support, Kathmandu",
            _ => "Any role, remote",
        };

    /// <summary>Of the same team, and neither the person nor who leads it.</summary>
    PersonId? BuddyOf(DemoWorker worker) =>
        workers.FirstOrDefault(w => w.Team == worker.Team && w != worker && w != hr && IsLedWithin(w))?.Person.Id;

    /// <summary>Who leads them is of their team; who leads the team is led from outside of it.</summary>
    bool IsLedWithin(DemoWorker worker) => workers.Any(w => w.Person.Id == worker.Lead && w.Team == worker.Team);

    /// <summary>Somebody of Operations; nobody in particular in a small company.</summary>
    PersonId? ITOf(PersonId person) =>
        workers.LastOrDefault(w => w.TeamIndex == 3 && w != hr && w.Lead != w.Person.Id && w.Person.Id != person)?.Person.Id;

    ModuleVersion VersionOf(int module, Instant at) =>
        versions[module].LastOrDefault(v => v.At <= at) ?? versions[module].First();

    bool IsWorking(PersonId person, LocalDate day) => DueDay.IsWorking(times[person], day);

    LocalDate Working(PersonId person, LocalDate day, int way)
    {
        while (!IsWorking(person, day))
            day = day.PlusDays(way);
        return day;
    }

    Instant At(PersonId person, LocalDate day, LocalTime time) => day.At(time).InZoneLeniently(times[person].Zone).ToInstant();

    static LocalDate NextMonday(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Monday ? day : day.Next(IsoDayOfWeek.Monday);

    /// <summary>The same in each demo.</summary>
    static Guid KeyOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>Who goes through what, from which day on.</summary>
sealed record DemoCourse(Person Who, string Template, string Role, LocalDate On, PersonId Manager, PersonId? Buddy)
{
    /// <summary>They worked here before.</summary>
    public bool IsMove { get; init; }

    /// <summary>From this day on nothing was done; null where all goes on.</summary>
    public LocalDate? StuckOn { get; init; }
    public string? StoppedBecause { get; init; }
}

using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Admin.People;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Onboarding.HowWeWork;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// Starts the plan of somebody who comes or leaves, in one: the person where they are new, their plan with its steps, the invitation at its time,
/// and word to all who do a step (product.md O1, O2, O5).
/// </summary>
public sealed class PlanStarts(
    AppDbContext db,
    NewPeople people,
    Invitations invitations,
    AccountAdministration administration,
    AuditTrail audit,
    IClock clock
)
{
    Instant Now => clock.GetCurrentInstant();

    /// <summary>Somebody of that name has a plan that runs; it may be somebody else.</summary>
    public OnboardingPlan? SameName { get; private set; }

    /// <summary>The plan of the same kind that the person chosen has already.</summary>
    public OnboardingPlan? Running { get; private set; }

    /// <summary>The plan that was made; null when the same form made one before.</summary>
    public OnboardingPlan? Started { get; private set; }

    /// <summary>The field of <see cref="PlanInput"/> at which the reason stands; empty for none.</summary>
    public string Field { get; private set; } = "";

    /// <returns>Why nothing was started; null when it was.</returns>
    public async Task<string?> StartAsync(PlanInput input, Guid formKey, Viewer viewer, CancellationToken cancellation = default)
    {
        string? reason = null;
        await db.InTransactionAsync(
            async token =>
            {
                db.ChangeTracker.Clear();
                (Started, SameName, Running, Field) = (null, null, null, "");
                // Two people in HR may start the same person in one moment.
                await db.TakeCompanyTurnAsync(token);
                if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, token))
                    return;
                reason = await TryAsync(input, formKey, viewer, token);
                if (reason is not null)
                    db.ChangeTracker.Clear();
            },
            cancellation
        );
        return reason;
    }

    async Task<string?> TryAsync(PlanInput input, Guid formKey, Viewer viewer, CancellationToken token)
    {
        var template = await db.FindTemplate(input.Template ?? 0).AsNoTracking().SingleOrDefaultAsync(token);
        var today = Now.InZone(viewer.Zone).Date;
        if (
            (OnboardingPlan.WhyNotStart(template, input.Role, input.Day) ?? OnboardingPlan.WhyNotDay(input.Day!.Value, today)) is
            { } no
        )
            return At(
                template is null or { ArchivedAt: not null } ? nameof(input.Template)
                    : no == OnboardingPlan.WhyNotRole(input.Role) ? nameof(input.Role)
                    : nameof(input.StartsOn),
                no
            );
        if (input.WhyNotHelpers() is { } unchosen)
            return At(unchosen.Field, unchosen.Reason);
        var helpers = input.People!.Value;
        var day = input.Day!.Value;
        var known = await FindAsync(input.Person, token);
        if (await WhyNotPersonAsync(input, template!.Kind, known, day, token) is { } who)
            return who;
        if (known is not null && await WhyNotInviteAsync(input, template.Kind, known, token) is { } uninvited)
            return At(nameof(input.Invite), uninvited);
        var location = known is null ? input.Location : known.Location;
        var parts = (await db.ListTemplateParts(template.Id).ToListAsync(token)).FindAll(p =>
            p.Steps is not null && p.Scope.IsFor(p.ScopeName, location)
        );
        var composed = ComposedTemplate.Of(
            parts.Select(p => new PublishedModule(p.ModuleId, p.Name, ModuleVersion.Read(p.Steps!)))
        );
        HashSet<PersonId> named = [.. helpers.All, .. composed.Steps.Select(s => s.Content.OwnerId).OfType<PersonId>()];
        var here = (await db.ListOwnersHere(named, today).ToListAsync(token)).ToHashSet();
        if ((helpers.WhyNot(known?.Id ?? default, here) ?? OnboardingPlan.WhyNotBegin(composed, here)) is { } wrong)
            return wrong;
        var person = known ?? input.MakePerson();
        if (known is null)
            await people.AddAsync(person, input.Team, Guid.Empty, token);
        else if (template.Kind == TemplateKind.Offboarding)
            person.Employ(person.StartsOn, day);
        var plan = new OnboardingPlan(person.Id, template, input.Role, day, helpers, viewer.Person, Now);
        var calendar = await PlanCalendars.LoadAsync(db, [.. named, person.Id], new(day, day), today, token);
        plan.Begin(
            composed,
            parts.Select(p => (p.ModuleId, p.PublishedNumber)),
            input.HasTrack && template.Kind == TemplateKind.Onboarding
                ? await AsyncTracks.StepsAsync(db, await TeamOfAsync(person, day, token), token)
                : [],
            here,
            calendar
        );
        db.Add(plan);
        await InviteAsync(plan, person, input, token);
        audit.Record(
            $"started an {(plan.Kind == TemplateKind.Onboarding ? "onboarding" : "off-boarding")}",
            person.Name,
            $"{template.Name}, {day.Text()}"
        );
        if (!await db.SaveOnceAsync(formKey, Now, token))
            return null;
        Tell(plan, person, viewer);
        await db.SaveChangesAsync(token);
        Started = plan;
        return null;
    }

    async Task<string?> WhyNotPersonAsync(
        PlanInput input,
        TemplateKind kind,
        Person? known,
        LocalDate day,
        CancellationToken token
    )
    {
        if (known is not null)
            Running = await db.ListRunningPlansOf(known.Id).AsNoTracking().FirstOrDefaultAsync(p => p.Kind == kind, token);
        if (known is not null)
            return At(
                nameof(input.Person),
                Running is not null ? $"{known.Name} has a plan already. Open it instead of starting another."
                    : kind == TemplateKind.Offboarding
                        ? Person.WhyNotEmploy(known.StartsOn, day) is null ? await administration.WhyNotLeaveAsync(known, day)
                            : $"The last day is before {known.Name} starts."
                    : known.LastDay < day ? $"{known.Name} does not work here on that day any more."
                    : null
            );
        if (input.Person is not null || kind == TemplateKind.Offboarding)
            return At(nameof(input.Person), "Choose somebody who works here.");
        if (input.WhyNotPerson() is { } wrong)
            return At(wrong.Field, wrong.Reason);
        var (email, name) = (Person.NormalEmail(input.Email), input.Name!.Trim());
        if (
            email is not null
            && await db.People.Where(p => p.Email == email).Select(p => p.Name).FirstOrDefaultAsync(token) is { } other
        )
            return At(
                nameof(input.Email),
                $"{other} has this address already. If it is the same person, choose them from the list."
            );
        if (!string.IsNullOrEmpty(input.Team) && !await db.Teams.AnyAsync(t => t.Slug == input.Team, token))
            return At(nameof(input.Team), "That team is not there any more. Choose another.");
        SameName = input.IsAnother
            ? null
            : await db
                .OnboardingPlans.Where(p =>
                    p.State == PlanState.Running && db.People.Any(w => w.Id == p.PersonId && w.Name == name)
                )
                .FirstOrDefaultAsync(token);
        return SameName is null ? null : $"Somebody called {name} has a plan already. Is this another person of that name?";
    }

    string? At(string field, string? reason)
    {
        Field = reason is null ? "" : field;
        return reason;
    }

    /// <summary>Why somebody who is known cannot be invited as the plan says; null when they can, and when they need not.</summary>
    async Task<string?> WhyNotInviteAsync(PlanInput input, TemplateKind kind, Person known, CancellationToken token)
    {
        if (kind != TemplateKind.Onboarding || input.InviteOn is null)
            return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == known.Id, token);
        return account?.JoinedAt is null && invitations.WhyNotJoin(known, account) is { } reason
            ? $"{reason} Or choose to send no invitation."
            : null;
    }

    async Task InviteAsync(OnboardingPlan plan, Person person, PlanInput input, CancellationToken token)
    {
        if (
            plan.Kind != TemplateKind.Onboarding
            || input.InviteOn is not { } on
            || await db.Users.AnyAsync(a => a.PersonId == person.Id && a.JoinedAt != null, token)
        )
            return;
        plan.PlanInvitation(on, person.Email is not null);
        // Where it is not known to where a link would lead, the day stays on the plan: HR mails it from there.
        if (on > Now.InZone(person.Zone).Date || invitations.WhyNotMail is not null)
            return;
        await invitations.InviteAsync(person);
        plan.Invited(Now);
    }

    /// <summary>Each who does a step is told once; who comes finds it in their inbox on the first day.</summary>
    void Tell(OnboardingPlan plan, Person person, Viewer viewer)
    {
        var day = plan.StartsOn.Text();
        foreach (var mine in plan.Steps.GroupBy(s => s.DoerId))
            db.Tell(
                new(
                    mine.Key,
                    NotificationReason.Owner,
                    viewer.Person,
                    mine.Key == person.Id
                        ? plan.Kind == TemplateKind.Onboarding
                            ? "Your onboarding: what is next for you, and who helps."
                            : $"Your last day is {day}. What you hand over stands in your plan."
                        : plan.Kind == TemplateKind.Onboarding
                            ? $"{person.Name} starts on {day}. {Steps(mine.Count(), "onboarding")}"
                            : $"{person.Name} leaves on {day}. {Steps(mine.Count(), "off-boarding")}",
                    plan.Url,
                    Now
                )
            );

        static string Steps(int count, string of) =>
            count == 1 ? $"1 step of the {of} is yours." : $"{count} steps of the {of} are yours.";
    }

    Task<int?> TeamOfAsync(Person person, LocalDate day, CancellationToken token) =>
        db
            .TeamMembers.Where(m => m.PersonId == person.Id && m.JoinedOn <= day && (m.LeftOn == null || m.LeftOn > day))
            .Select(m => (int?)m.TeamId)
            .FirstOrDefaultAsync(token);

    Task<Person?> FindAsync(int? person, CancellationToken token) =>
        person is { } id ? db.People.SingleOrDefaultAsync(p => p.Id == new PersonId(id), token) : Task.FromResult<Person?>(null);
}

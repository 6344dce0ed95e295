using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>The link to the pre-boarding page (product.md O5).</summary>
public sealed class PreboardingModel(
    AppDbContext db,
    PreboardingLinks links,
    SiteAddress site,
    MailOutbox outbox,
    AuditTrail audit,
    IClock clock
) : PlanPage(db, clock)
{
    public bool HasAccount { get; private set; }

    /// <summary>The whole address; null while there is none.</summary>
    public string? Link { get; private set; }
    public string Until { get; private set; } = "";
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await WhyNotKeepAsync() ?? Page();

    public async Task<IActionResult> OnPostMakeAsync(string? until) =>
        await EndAsync(
            (plan, token) =>
            {
                var day = LocalDatePattern.Iso.Parse(until ?? "") is { Success: true, Value: var read } ? read : (LocalDate?)null;
                var today = Now.InZone(Person.Zone).Date;
                if (plan.WhyNotOpenPreboarding(day, HasAccount, today) is { } reason)
                    return Task.FromResult<string?>(reason);
                plan.OpenPreboarding(Guid.NewGuid(), day!.Value, HasAccount, today, Viewer.Person, Now);
                audit.Record("made a pre-boarding link", Person.Name, $"until {day.Value.Text()}");
                return Task.FromResult<string?>(null);
            },
            "The link is made. If another was given before, it does not work any more."
        );

    public async Task<IActionResult> OnPostCloseAsync() =>
        await EndAsync(
            (plan, _) =>
            {
                plan.ClosePreboarding(Viewer.Person, Now);
                audit.Record("ended a pre-boarding link", Person.Name);
                return Task.FromResult<string?>(null);
            },
            "The link does not work any more."
        );

    /// <summary>Mails the link to an address that is not kept.</summary>
    public async Task<IActionResult> OnPostMailAsync(string? email)
    {
        Email = email;
        return await EndAsync(
            async (plan, token) =>
            {
                if (links.PathFor(plan) is not { } path)
                    return "There is no link. Make one first.";
                if (site.TryLink(path) is not { } link)
                    return SiteAddress.WhyNotTrusted;
                if (Domain.People.Person.WhyNotEmail(email) is { } reason)
                    return reason;
                if (Domain.People.Person.NormalEmail(email) is not { } address)
                    return "Give the address to which the link is mailed.";
                var company = (await Db.GetCompanyAsync(token)).Name;
                outbox.Add(
                    address,
                    $"Before your first day at {company}",
                    $"""
                    Hello {Person.Name},

                    on {plan.StartsOn.Text()} you start at {company}. What you may want to know and do before that stands here:

                    {link}

                    The page needs no account. It works until {plan.PreboardingUntil!.Value.Text()}.
                    """
                );
                audit.Record("mailed a pre-boarding link", Person.Name);
                return null;
            },
            "The link is on its way. The address is not kept."
        );
    }

    protected override bool IsThere => IsOnboarding;

    protected override async Task LoadPartsAsync()
    {
        HasAccount = await Db.HasJoined(Plan.PersonId).AnyAsync();
        Link = links.PathFor(Plan) is { } path ? site.Link(path) : null;
        Until = $"{Plan.PreboardingUntil ?? Plan.StartsOn:uuuu-MM-dd}";
    }

    Task<IActionResult> EndAsync(Func<OnboardingPlan, CancellationToken, Task<string?>> change, string done) =>
        KeepAsync(change, done, $"{Address}/preboarding");
}

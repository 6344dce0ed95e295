using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Onboarding.Plans;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>That somebody confirmed a page, or passed or filled in something. What they answered is not part of it.</summary>
/// <param name="Page">As it was called when it was confirmed; empty where the step leads to no page of the app.</param>
/// <param name="By">Who pressed the button: who was asked, or HR or the manager for them.</param>
public sealed record EvidenceRow(
    string Person,
    int PlanId,
    string Template,
    string Step,
    StepKind Kind,
    string Page,
    int? Revision,
    Instant? At,
    string? By
);

/// <summary>Who confirmed what in plans, and when (product.md O9).</summary>
public static class EvidenceQueries
{
    /// <summary>By person, and in the order of the steps.</summary>
    /// <param name="plan">Null for all that this person sees.</param>
    /// <param name="until">The first moment that does not count any more.</param>
    public static IQueryable<EvidenceRow> ListEvidence(
        this AppDbContext db,
        Viewer viewer,
        int? plan,
        Instant? since,
        Instant? until
    ) =>
        from p in db.PlansSeenBy(viewer)
        where plan == null || p.Id == plan
        join w in db.People on p.PersonId equals w.Id
        join s in db.PlanSteps on p.Id equals s.PlanId
        where s.State == PlanStepState.Done
        where
            s.PageId != null
            || s.Kind == StepKind.Read
            || s.Kind == StepKind.Watch
            || s.Kind == StepKind.Quiz
            || s.Kind == StepKind.Form
        where (since == null || s.SettledAt >= since) && (until == null || s.SettledAt < until)
        orderby w.Name, p.Id, s.Place, s.Id
        select new EvidenceRow(
            w.Name,
            p.Id,
            p.TemplateName,
            s.Title,
            s.Kind,
            s.PageTitle,
            s.PageRevision,
            s.SettledAt,
            db.People.Where(b => b.Id == s.SettledBy).Select(b => b.Name).FirstOrDefault()
        );
}

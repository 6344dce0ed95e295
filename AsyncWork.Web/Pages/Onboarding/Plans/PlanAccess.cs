using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// Who may do what with a plan (security.md): HR and administrators all; whose plan it is, their manager and their buddy see the whole of it;
/// others who do a step of it see their steps.
/// </summary>
public static class PlanAccess
{
    /// <summary>Makes plans, and ends them.</summary>
    public static bool MayStart(this Viewer viewer) => viewer.SeesCompany;

    /// <summary>Changes a plan: its steps, its days and who helps.</summary>
    public static bool MayKeep(this Viewer viewer, OnboardingPlan plan) =>
        viewer.SeesCompany || viewer.Person == plan.ManagerId || viewer.Person == plan.HRId;

    /// <summary>Sees all steps, what is said below them, and what was done.</summary>
    public static bool SeesWhole(this Viewer viewer, OnboardingPlan plan) =>
        viewer.MayKeep(plan) || viewer.Person == plan.PersonId || viewer.Person == plan.BuddyId;

    /// <summary>Sees what somebody said after 30, 60 and 90 days. A buddy does not.</summary>
    public static bool SeesCheckIns(this Viewer viewer, OnboardingPlan plan) =>
        viewer.MayKeep(plan) || viewer.Person == plan.PersonId;
}

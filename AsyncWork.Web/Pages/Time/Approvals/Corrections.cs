using AsyncWork.Domain.TimeLogs;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>Corrects hours that are locked: a reversal with a reason and, where something remains, an entry in its place (product.md T7).</summary>
public static class Corrections
{
    /// <summary>Why entries of a day are not corrected by this person; null when they are.</summary>
    /// <param name="closed">The month of the day is closed.</param>
    /// <param name="seesCompany">HR and administrators.</param>
    public static string? WhyNotOn(TimesheetState state, bool closed, bool seesCompany) =>
        closed
            ? seesCompany
                ? null
                : "The month is closed. HR can correct it."
            : state == TimesheetState.Approved
                ? null
                : state == TimesheetState.Submitted
                    ? "The week waits for approval. Return it, so that it can be changed."
                    : "The week is open: who logged the hours can change them.";
}

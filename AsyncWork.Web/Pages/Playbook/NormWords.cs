using AsyncWork.Domain.Norms;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>Agreements in words.</summary>
public static class NormWords
{
    public static readonly IReadOnlyList<(Purposes Purpose, string Words)> AllPurposes =
    [
        (Purposes.Question, "A question"),
        (Purposes.Update, "An update"),
        (Purposes.Decision, "A proposal or decision"),
        (Purposes.HandOff, "A hand-off"),
        (Purposes.Incident, "Something is broken"),
        (Purposes.Personal, "Something personal"),
        (Purposes.Social, "Something social"),
    ];

    /// <summary>Of one or several: "questions, updates".</summary>
    public static string Text(this Purposes purposes) =>
        string.Join(
            ", ",
            AllPurposes
                .Where(p => (purposes & p.Purpose) != Purposes.None)
                .Select(p =>
                    p.Purpose switch
                    {
                        Purposes.Question => "questions",
                        Purposes.Update => "updates",
                        Purposes.Decision => "proposals and decisions",
                        Purposes.HandOff => "hand-offs",
                        Purposes.Incident => "incidents",
                        Purposes.Personal => "personal matters",
                        _ => "social talk",
                    }
                )
        );

    public static string Text(this Sensitivity sensitivity) =>
        sensitivity switch
        {
            Sensitivity.Open => "open to everybody",
            Sensitivity.Internal => "for those who belong to it",
            _ => "confidential",
        };

    public static string Text(this NormUnit unit) =>
        unit switch
        {
            NormUnit.CalendarHours => "hours, nights too",
            NormUnit.WorkingHours => "working hours",
            _ => "working days",
        };

    /// <summary>"2 working days, as Product agreed".</summary>
    public static string Text(this EffectiveNorm norm, string? team) =>
        norm.Source switch
        {
            NormSource.Team => $"{norm.Norm.Words} (agreed by {team ?? "the team"})",
            NormSource.Company => $"{norm.Norm.Words} (the company’s norm)",
            _ => $"{norm.Norm.Words} (usual, as nothing was agreed)",
        };
}

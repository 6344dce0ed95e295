using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Mail;

namespace AsyncWork.Web.Pages.Reports.Mail;

/// <summary>What became of a report by mail, in words.</summary>
public static class ReportMailWords
{
    /// <summary>As it follows a name.</summary>
    public static string WhyNot(ReportMailing outcome) =>
        outcome switch
        {
            ReportMailing.NotPermitted => "may not see this report",
            ReportMailing.NoAddress => "has no e-mail address",
            _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
        };

    /// <summary>How far it got, before the moment.</summary>
    public static string Stands(MailedRow row) =>
        row switch
        {
            { Outcome: not ReportMailing.Mailed } => $"not sent: {WhyNot(row.Outcome)} ·",
            { Attempts: null } or { SentAt: not null } => "sent",
            { Attempts: >= MailDelivery.MostAttempts } =>
                $"did not leave after {row.Attempts} attempts; the health page tells an administrator why ·",
            { HasProblem: true } => $"has not left yet after {row.Attempts} attempts; it is tried again ·",
            _ => "is about to leave ·",
        };
}

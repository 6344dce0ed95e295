using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// That somebody gets the report of each month by mail: of the whole company or of a team, once the month is frozen, at their hour of their working days
/// (product.md K-e). Whether they may see it is asked anew each time.
/// </summary>
public sealed class ReportSubscription
{
    ReportSubscription() { }

    /// <param name="person">Who gets it.</param>
    /// <param name="team">Null for the whole company.</param>
    /// <param name="by">Who wished it so.</param>
    public ReportSubscription(PersonId person, int? team, PersonId by, Instant now) =>
        (PersonId, TeamId, SubscribedById, SubscribedAt) = (person, team, by, now);

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }

    /// <summary>Null for the whole company.</summary>
    public int? TeamId { get; private set; }
    public bool AsPdf { get; private set; } = true;
    public bool AsWorkbook { get; private set; }
    public PersonId SubscribedById { get; private set; }
    public Instant SubscribedAt { get; private set; }

    /// <summary>The first day of the last month that was seen to, whether its report left or might not; null before the first.</summary>
    public LocalDate? LastMonth { get; private set; }

    /// <summary>The report of a month that was frozen is still to be seen to. Who subscribes after that begins with the next.</summary>
    public bool WaitsFor(LocalDate monthFirst, Instant frozenAt) => !(LastMonth >= monthFirst) && SubscribedAt < frozenAt;

    /// <summary>In which files it comes from now on.</summary>
    /// <exception cref="ArgumentException"><see cref="WhyNot"/> says why.</exception>
    public void ComeAs(bool pdf, bool workbook) =>
        (AsPdf, AsWorkbook) = WhyNot(pdf, workbook) is { } reason ? throw new ArgumentException(reason) : (pdf, workbook);

    /// <summary>Why no such mail can be wished for; null when it can.</summary>
    public static string? WhyNot(bool asPdf, bool asWorkbook) => asPdf || asWorkbook ? null : "Choose PDF, Excel or both.";
}

/// <summary>What became of the report of a month that somebody was to get.</summary>
public enum ReportMailing
{
    /// <summary>It was given to the mail.</summary>
    Mailed,

    /// <summary>They may not see this report, or have no account that opens.</summary>
    NotPermitted,

    /// <summary>They have no e-mail address.</summary>
    NoAddress,
}

/// <summary>What was mailed to whom, or why not: the history of <see cref="ReportSubscription"/>.</summary>
public sealed class MailedReport
{
    MailedReport() { }

    /// <param name="month">The month that the report is of.</param>
    /// <param name="by">Who had it sent by hand; null when it was its time.</param>
    public MailedReport(ReportSubscription subscription, YearMonth month, ReportMailing outcome, PersonId? by, Instant now) =>
        (PersonId, TeamId, MonthFirst, Outcome, SentById, At) = (
            subscription.PersonId,
            subscription.TeamId,
            FrozenMonth.FirstOf(month),
            outcome,
            by,
            now
        );

    public int Id { get; private set; }
    public PersonId PersonId { get; private set; }

    /// <summary>Null for the whole company.</summary>
    public int? TeamId { get; private set; }

    /// <summary>The first day of the month that the report is of.</summary>
    public LocalDate MonthFirst { get; private set; }
    public ReportMailing Outcome { get; private set; }
    public PersonId? SentById { get; private set; }
    public Instant At { get; private set; }

    /// <summary>The mail, as long as it is kept; null where none was made.</summary>
    public long? MailId { get; private set; }

    public void SentWith(long mail) => MailId = mail;
}

using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Requests;

/// <summary>
/// That a comment or a post asks named people, or a team, for an answer or an acknowledgement (product.md P5). It keeps the norm of the moment
/// in which it was asked. Answers stand where the question was asked.
/// </summary>
public sealed partial class Request
{
    public const int LongestTitle = 300;
    public const int LongestUrl = 400;
    public const int MostAsked = 200;
    public const int LongestReason = 200;
    readonly List<RequestRecipient> recipients = [];

    Request() { }

    /// <param name="comment">The comment that asks; null when it is the thing itself.</param>
    /// <param name="team">The team that is asked; null for named people, of whom the first is the one who should answer.</param>
    /// <param name="title">Of the thing it is asked on, and <paramref name="url"/> where.</param>
    public Request(
        Subject subject,
        int? comment,
        RequestKind kind,
        Urgency urgency,
        int? channel,
        ResponseNorm norm,
        int? team,
        PersonId by,
        string title,
        string url,
        Instant now
    )
    {
        (SubjectKind, SubjectId, CommentId) = (subject.Kind, subject.Id, comment);
        (Kind, Urgency, ChannelId, Norm, TeamId) = (kind, urgency, channel, norm, team);
        (AskedBy, AskedAt, Url) = (by, now, url);
        Title = StoredText.Cut(title, LongestTitle);
    }

    public int Id { get; private set; }
    public SubjectKind SubjectKind { get; private set; }
    public int SubjectId { get; private set; }
    public int? CommentId { get; private set; }
    public RequestKind Kind { get; private set; }
    public Urgency Urgency { get; private set; }
    public int? ChannelId { get; private set; }

    /// <summary>As it was when it was asked. Null for a question from before there were norms: it is never late.</summary>
    public ResponseNorm? Norm { get; private set; }
    public int? TeamId { get; private set; }

    /// <summary>The version of the page that is to be confirmed; later small changes are as good. Null for what asks for something else.</summary>
    public int? Revision { get; private set; }

    /// <summary>Null for someone unknown here whom an import brought.</summary>
    public PersonId? AskedBy { get; private set; }
    public Instant AskedAt { get; private set; }

    /// <summary>As the thing was called when it was asked on.</summary>
    public string Title { get; private set; } = "";
    public string Url { get; private set; } = "";

    /// <summary>When the clock of who should answer starts; null for who works no days.</summary>
    public Instant? StartsAt { get; private set; }
    public Instant? DueAt { get; private set; }

    /// <summary>The first answer by somebody who was asked, and who gave it.</summary>
    public Instant? AnsweredAt { get; private set; }
    public PersonId? AnsweredBy { get; private set; }

    /// <summary>The comment that is the first answer.</summary>
    public int? AnswerId { get; private set; }

    /// <summary>Working time from <see cref="StartsAt"/> to <see cref="AnsweredAt"/>, on the clock by which it was due (kpis.md K10).</summary>
    public int? AnswerMinutes { get; private set; }

    /// <summary>For when the first who agreed on a date promised it; null when nobody did.</summary>
    public Instant? PromisedFor { get; private set; }
    public Instant? WithdrawnAt { get; private set; }

    /// <summary>When nobody was waited for any more; null while somebody is.</summary>
    public Instant? ClosedAt { get; private set; }

    /// <summary>Why it cannot wait; null for what can (product.md N3).</summary>
    public string? UrgentBecause { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<RequestRecipient> Recipients => recipients;
    public bool IsOpen => ClosedAt is null;

    /// <summary>Past its norm and without an answer. Before that nothing is late.</summary>
    public bool IsOverdueAt(Instant now) => IsOpen && AnsweredAt is null && DueAt < now;

    /// <summary>Why these cannot be asked; null when they can.</summary>
    /// <param name="today">For who asks.</param>
    public static string? WhyNotAsk(PersonId by, IReadOnlyCollection<Asked> asked, bool isTeam, LocalDate today)
    {
        if (asked.Count == 0)
            return isTeam
                ? "Nobody of this team can see this, or it has no members. Ask people by name."
                : "Choose who is asked.";
        if (!isTeam && asked.FirstOrDefault(a => a.LastDay < today) is { } left)
            return $"{left.Name} does not work here any more. Ask somebody else.";
        if (asked.All(a => a.Person == by))
            return isTeam ? "You are the only one of this team. Ask somebody else." : "Ask somebody else than yourself.";
        return asked.Count > MostAsked ? $"Ask at most {MostAsked} people at once. Tell more with a post." : null;
    }

    /// <summary>Why something cannot be asked urgently; null when it can. What breaks through quiet hours has a reason.</summary>
    public static string? WhyNotUrgent(Urgency urgency, string? because) =>
        urgency != Urgency.Urgent ? null
        : string.IsNullOrWhiteSpace(because) ? "Say why it cannot wait: it may reach people outside their hours."
        : because.Trim().Length > LongestReason ? $"Say in at most {LongestReason} characters why it cannot wait."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotUrgent"/> has a reason.</exception>
    public void CannotWait(string? because)
    {
        StoredText.Refuse(WhyNotUrgent(Urgency, because));
        UrgentBecause = Urgency == Urgency.Urgent ? because!.Trim() : null;
    }

    /// <summary>Adds who is asked, with the clock by which they answer. The first is the one who should answer.</summary>
    public void Ask(PersonId person, NormDeadline deadline)
    {
        if (recipients.Exists(r => r.PersonId == person))
            return;
        recipients.Add(new(person, deadline));
        if (recipients.Count == 1)
            (StartsAt, DueAt) = (deadline.StartsAt, deadline.DueAt);
    }

    /// <summary>Counts the clocks of those who are waited for afresh, after hours or days off changed; what was counted stays counted.</summary>
    public void Recount(Func<PersonId, NormDeadline> deadlineOf)
    {
        foreach (var recipient in recipients.Where(r => r.DoneAt is null))
            recipient.Count(deadlineOf(recipient.PersonId));
        if (AnsweredAt is null && recipients is [{ DoneAt: null } first, ..])
            (StartsAt, DueAt) = (first.StartsAt, first.DueAt);
        Version++;
    }

    /// <summary>Whether this person was asked, or stands in for somebody who was.</summary>
    public bool IsAskedOf(PersonId person) => recipients.Exists(r => r.IsFor(person));

    /// <summary>
    /// Takes note of an answer; answers of others than those who were asked leave the question open, and so does what the asker writes (kpis.md
    /// K10). Two answers at once both count: the first is the answer, and the second is done too.
    /// </summary>
    /// <param name="minutes">Of working time since the clock started.</param>
    public void Answer(PersonId by, int comment, Instant now, int minutes)
    {
        if (!IsAskedOf(by) || by == AskedBy || WithdrawnAt is not null)
            return;
        if (AnsweredAt is null)
            (AnsweredAt, AnsweredBy, AnswerId, AnswerMinutes) = (now, by, comment, minutes);
        foreach (var recipient in recipients.Where(r => r.IsFor(by) && r.AnsweredAt is null))
            recipient.Answer(by, comment, now);
        CloseIfDone(now);
        Version++;
    }

    /// <summary>The question has its solution, whoever wrote it: nobody is waited for any more.</summary>
    public void Solve(Instant now)
    {
        Close(now);
        Version++;
    }

    /// <summary>The solution was none: those who were asked are asked again. The first answer stays the first.</summary>
    public void Reopen()
    {
        if (WithdrawnAt is not null)
            return;
        foreach (var recipient in recipients)
            recipient.Reopen();
        ClosedAt = null;
        Version++;
    }

    /// <summary>The answer that is the first when this one is taken back; null when none is left, or when another is the first.</summary>
    public RequestRecipient? NextAnswer(int comment) =>
        AnswerId == comment
            ? recipients.Where(r => r.AnsweredAt is not null && r.AnswerId != comment).MinBy(r => r.AnsweredAt)
            : null;

    /// <summary>An answer was taken back: who gave it is asked again, and the next answer becomes the first. Without one, all are asked again.</summary>
    /// <param name="minutes">Of working time to <see cref="NextAnswer"/>, when there is one.</param>
    public void TakeBackAnswer(int comment, int minutes = 0)
    {
        var next = NextAnswer(comment);
        foreach (var recipient in recipients.Where(r => r.AnswerId == comment))
            recipient.Reopen();
        if (AnswerId == comment)
        {
            (AnsweredAt, AnsweredBy, AnswerId) = (next?.AnsweredAt, next?.AnsweredBy, next?.AnswerId);
            AnswerMinutes = next is null ? null : minutes;
        }
        if (AnsweredAt is null && WithdrawnAt is null)
            foreach (var recipient in recipients)
                recipient.Reopen();
        if (WithdrawnAt is null && recipients.Exists(r => r.DoneAt is null))
            ClosedAt = null;
        Version++;
    }

    /// <summary>Why somebody cannot say that they have seen it; null when they can.</summary>
    public string? WhyNotAcknowledge(PersonId by) =>
        WithdrawnAt is not null ? "The request was withdrawn."
        : Revision is not null ? "Open the page, read it, and confirm the version that you read."
        : !IsAskedOf(by) ? "You are not asked."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAcknowledge"/> has a reason.</exception>
    public void Acknowledge(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotAcknowledge(by));
        foreach (var recipient in recipients.Where(r => r.IsFor(by)))
        {
            recipient.Acknowledge(now);
            if (Kind == RequestKind.Acknowledgement)
                recipient.Finish(now);
        }
        CloseIfDone(now);
        Version++;
    }

    /// <summary>Why somebody cannot promise an answer for then; null when they can.</summary>
    public string? WhyNotPromise(PersonId by, Instant until, Instant now) =>
        WhyNotAcknowledge(by)
        ?? (
            Kind != RequestKind.Answer ? "Only an answer can be promised."
            : !IsOpen ? "The question is answered."
            : until <= now ? "Choose a time that is still to come."
            : until > now + Duration.FromDays(366) ? "Choose a time within a year."
            : null
        );

    /// <summary>"I will answer by …": seen, and agreed on a new date. The norm runs on.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPromise"/> has a reason.</exception>
    public void Promise(PersonId by, Instant until, Instant now)
    {
        StoredText.Refuse(WhyNotPromise(by, until, now));
        foreach (var recipient in recipients.Where(r => r.IsFor(by)))
            recipient.Promise(until, now);
        PromisedFor = until;
        Version++;
    }

    /// <summary>Why the request cannot be withdrawn; null when it can.</summary>
    public string? WhyNotWithdraw(PersonId by) =>
        AskedBy != by ? "Only who asked withdraws a request."
        : WithdrawnAt is not null ? "The request was withdrawn already."
        : !IsOpen ? "Nobody is waited for any more."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotWithdraw"/> has a reason.</exception>
    public void Withdraw(PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotWithdraw(by));
        TakeBack(now);
    }

    /// <summary>Withdrawn with the comment that asked.</summary>
    public void TakeBack(Instant now)
    {
        WithdrawnAt ??= now;
        Close(now);
        Version++;
    }

    void CloseIfDone(Instant now)
    {
        if (
            recipients.TrueForAll(r => r.DoneAt is not null)
            || (TeamId is not null && Kind == RequestKind.Answer && AnsweredAt is not null)
        )
            Close(now);
    }

    void Close(Instant now)
    {
        ClosedAt ??= now;
        foreach (var recipient in recipients)
            recipient.Finish(now);
    }
}

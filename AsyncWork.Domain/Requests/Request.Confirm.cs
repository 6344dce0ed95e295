using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Requests;

// A version of a page that people are asked to confirm (product.md P9).
public sealed partial class Request
{
    /// <summary>Asks people to confirm a version of a page (product.md P9): no norm, but a day by which each does so.</summary>
    public static Request ToConfirm(int page, int revision, int? team, PersonId by, string title, string url, Instant now) =>
        new(Subject.Page(page), RequestKind.Acknowledgement, revision, team, by, title, url, now);

    Request(Subject subject, RequestKind kind, int revision, int? team, PersonId by, string title, string url, Instant now)
    {
        (SubjectKind, SubjectId, Kind, Revision) = (subject.Kind, subject.Id, kind, revision);
        (TeamId, AskedBy, AskedAt, Title, Url) = (team, by, now, title, url);
    }

    /// <summary>Whether somebody of the audience is yet to be asked: never before, or let go before they confirmed.</summary>
    public bool IsToBeAsked(PersonId person) => recipients.Find(r => r.PersonId == person) is not { } found || found.IsExcused;

    /// <summary>
    /// Asks somebody to confirm by a day, also when all others have: who joins later, or comes back, is asked later. Who waits or has confirmed is
    /// not asked twice.
    /// </summary>
    /// <param name="dueOn">The day as it was given; <paramref name="deadline"/> moves when they are away on it.</param>
    public void AskToConfirm(PersonId person, LocalDate dueOn, NormDeadline deadline)
    {
        if (!IsToBeAsked(person))
            return;
        if (recipients.Find(r => r.PersonId == person) is { } excused)
            excused.AskAgain(deadline);
        else
            Ask(person, deadline);
        recipients.Find(r => r.PersonId == person)!.BeDueOn(dueOn);
        ClosedAt = null;
        Version++;
    }

    /// <summary>The day by which somebody was asked to confirm.</summary>
    public LocalDate? DueOnOf(PersonId person) => recipients.Find(r => r.PersonId == person)?.DueOn;

    /// <summary>Why somebody cannot confirm the version that they have read; null when they can.</summary>
    /// <param name="read">The number of the revision that was on their screen.</param>
    public string? WhyNotConfirm(PersonId by, int read) =>
        Revision is not { } asked || WithdrawnAt is not null ? "Nobody is asked to confirm this page any more."
        : !recipients.Exists(r => r.PersonId == by) ? "You are not asked to confirm this page."
        : read < asked
            ? $"Revision {read} does not hold any more: the page was changed. Read what changed, then confirm revision {asked}."
        : null;

    /// <summary>Somebody has read this version. The first time counts.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotConfirm"/> has a reason.</exception>
    public void Confirm(PersonId by, int read, Instant now)
    {
        StoredText.Refuse(WhyNotConfirm(by, read));
        recipients.Find(r => r.PersonId == by)!.Confirm(read, now);
        CloseIfDone(now);
        Version++;
    }

    /// <summary>Somebody confirmed a version of which only small changes were made since, before this was asked: that holds.</summary>
    /// <param name="at">When they did.</param>
    public void Keep(PersonId person, int read, Instant at, Instant now)
    {
        if (recipients.Find(r => r.PersonId == person) is not { } found)
            return;
        found.Confirm(read, at);
        CloseIfDone(now);
        Version++;
    }

    /// <summary>Somebody has left, or is not meant any more: they are not waited for.</summary>
    public void Excuse(PersonId person, Instant now)
    {
        recipients.Find(r => r.PersonId == person)?.Finish(now);
        CloseIfDone(now);
        Version++;
    }

    /// <summary>A new version takes its place, or nobody is asked any more. What was due before stays as it was.</summary>
    public void End(Instant now)
    {
        Close(now);
        Version++;
    }
}

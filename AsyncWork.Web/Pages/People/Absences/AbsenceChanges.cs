using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Requests;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.People.Absences;

/// <summary>What is asked for.</summary>
public sealed record AbsenceRequest(LocalDate First, LocalDate Last, AbsenceKind Kind, PersonId? Deputy, string? Note);

/// <summary>
/// Asks for absences, decides on them and takes them back (product.md T12, S6), with the mails that go with it. Whether somebody may, is
/// asked before: <see cref="AbsenceQueries.AbsencesSeenBy"/>.
/// </summary>
public sealed class AbsenceChanges(AppDbContext db, MailOutbox outbox, SiteAddress site, AuditTrail audit, IClock clock)
{
    /// <summary>Why somebody cannot be away then; null when they can.</summary>
    public async Task<string?> WhyNotAsync(Person person, AbsenceRequest asked) =>
        Absence.WhyNot(person.Id, asked.First, asked.Last, asked.Deputy, asked.Note)
        ?? (
            await db.ListOverlapping(person.Id, asked.First, asked.Last).FirstOrDefaultAsync() is not { } other
                ? null
                : $"These days overlap with {AbsenceText.Days(other.FirstDay, other.LastDay)}, {other.State.Text()} already. "
                    + "Choose other days, or withdraw that absence first."
        );

    /// <summary>
    /// Asks for an absence; recorded by HR for somebody else, it is approved at once. What is asked for one person at the same moment comes one
    /// after the other, so that no two overlap.
    /// </summary>
    /// <returns>Why nothing was stored; null when it was, also when the form was sent before.</returns>
    public async Task<string?> AskAsync(Person person, AbsenceRequest asked, PersonId by, Guid formKey)
    {
        string? reason = null;
        await db.InTransactionAsync(async cancellation =>
        {
            db.ChangeTracker.Clear();
            await db.TakeTurnOfAsync(person.Id, cancellation);
            if (formKey != Guid.Empty && await db.UsedFormKeys.AnyAsync(k => k.Key == formKey, cancellation))
                return;
            reason = await WhyNotAsync(person, asked);
            if (reason is null)
                await StoreAsync(person, asked, by, formKey);
        });
        return reason;
    }

    async Task StoreAsync(Person person, AbsenceRequest asked, PersonId by, Guid formKey)
    {
        var now = clock.GetCurrentInstant();
        var absence = new Absence(person.Id, asked.First, asked.Last, asked.Kind, asked.Deputy, asked.Note, by, now);
        db.Add(absence);
        var days = AbsenceText.Days(asked.First, asked.Last);
        IReadOnlyList<Recipient> deciders = by == person.Id ? await DecidersAsync(person.Id) : [];
        if (by == person.Id)
        {
            audit.Record("asked for absence", person.Name, days);
            foreach (var decider in deciders)
                Mail(
                    decider,
                    $"{person.Name} asks to be away",
                    $"{person.Name} asks to be away {days}. Approve or decline it here:"
                );
        }
        else
        {
            absence.Approve(by, null, now);
            audit.Record("recorded absence", person.Name, days);
            await TellOfDecisionAsync(absence, person.Name, "recorded");
        }
        if (!await db.SaveOnceAsync(formKey, now))
            return;
        foreach (var decider in deciders)
            Tell(
                decider,
                NotificationReason.Asked,
                by,
                $"{person.Name} asks to be away {days}. Approve or decline it.",
                UrlOf(absence),
                now
            );
        await db.SaveChangesAsync();
        if (absence.State == AbsenceState.Approved)
            await db.RecountAsync(person.Id, now.InUtc().Date);
    }

    /// <summary>Inside a transaction: the decision, what waits in inboxes for it, and the clocks that it moves are one change.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Absence.WhyNotDecide"/> has a reason.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else was first.</exception>
    public async Task DecideAsync(Absence absence, string name, bool approve, string? comment, PersonId by)
    {
        var now = clock.GetCurrentInstant();
        if (approve)
            absence.Approve(by, comment, now);
        else
            absence.Decline(by, comment, now);
        audit.Record(
            approve ? "approved absence" : "declined absence",
            name,
            AbsenceText.Days(absence.FirstDay, absence.LastDay)
        );
        await TellOfDecisionAsync(absence, name, absence.State.Text());
        foreach (var person in await db.ListRecipients([absence.PersonId]).ToListAsync())
            Tell(
                person,
                NotificationReason.Answered,
                by,
                $"Your absence {AbsenceText.Days(absence.FirstDay, absence.LastDay)} is {absence.State.Text()}.",
                UrlOf(absence),
                now
            );
        await db.SaveChangesAsync();
        await AskNobodyAsync(absence, now);
        if (approve)
            await db.RecountAsync(absence.PersonId, now.InUtc().Date);
    }

    /// <summary>Takes an absence back; when somebody else does, the person is told. Inside a transaction, as above.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Absence.WhyNotWithdraw"/> has a reason.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else was first.</exception>
    public async Task WithdrawAsync(Absence absence, string name, PersonId by)
    {
        var counted = absence.State == AbsenceState.Approved;
        var now = clock.GetCurrentInstant();
        absence.Withdraw(by, now);
        var days = AbsenceText.Days(absence.FirstDay, absence.LastDay);
        audit.Record("withdrew absence", name, days);
        var told = await DecidersAsync(absence.PersonId);
        if (counted && absence.DeputyId is { } deputy)
            told = [.. told.Concat(await db.ListRecipients([deputy]).ToListAsync()).DistinctBy(r => r.Id)];
        var who = by == absence.PersonId ? name : (await db.ListRecipients([by]).SingleAsync()).Name;
        foreach (var recipient in told.Where(r => r.Id != by))
            Mail(recipient, $"{name} will be there after all", $"{who} withdrew the absence of {name} {days}.", link: false);
        if (by != absence.PersonId)
            foreach (var person in await db.ListRecipients([absence.PersonId]).ToListAsync())
                Mail(person, $"Your absence {days} is withdrawn", $"{who} withdrew your absence {days}.");
        await db.SaveChangesAsync();
        await AskNobodyAsync(absence, now);
        if (counted)
            await db.RecountAsync(absence.PersonId, now.InUtc().Date);
    }

    /// <summary>To the person; to the deputy only what concerns them: never the kind or the note.</summary>
    async Task TellOfDecisionAsync(Absence absence, string name, string decision)
    {
        var days = AbsenceText.Days(absence.FirstDay, absence.LastDay);
        PersonId[] people = [absence.PersonId, .. absence.DeputyId is { } deputy ? [deputy] : Array.Empty<PersonId>()];
        foreach (var recipient in await db.ListRecipients(people).ToListAsync())
            if (recipient.Id == absence.PersonId)
                Mail(
                    recipient,
                    $"Your absence {days} is {decision}",
                    $"Your absence {days} is {decision}.{(absence.Comment == "" ? "" : $"\n\n“{absence.Comment}”")}"
                );
            else if (absence.State == AbsenceState.Approved)
                Mail(recipient, $"You stand in for {name}", $"{name} is away {days}, and you are the deputy.", link: false);
    }

    /// <summary>Those who lead the team; where nobody else leads it HR, and administrators where there is no one else in HR.</summary>
    async Task<IReadOnlyList<Recipient>> DecidersAsync(PersonId person)
    {
        var today = clock.GetCurrentInstant().InUtc().Date;
        var deciders = await db.ListLeadsOf(person, today).ToListAsync();
        if (deciders.Count == 0)
            deciders = await db.ListHolders(nameof(Role.HR), person).ToListAsync();
        return deciders.Count > 0 ? deciders : await db.ListHolders(nameof(Role.Administrator), person).ToListAsync();
    }

    /// <summary>In the inbox, beside the mail.</summary>
    void Tell(Recipient to, NotificationReason reason, PersonId by, string text, string url, Instant now)
    {
        var notice = new Notification(to.Id, reason, by, text, url, now);
        db.Tell(to.Email is null ? notice : notice.Mailed(now));
    }

    /// <summary>It is decided, or taken back: it waits in no inbox any more.</summary>
    Task<int> AskNobodyAsync(Absence absence, Instant now) =>
        db.FinishAskedSinceAsync(absence.RequestedAt, UrlOf(absence), now, default);

    static string UrlOf(Absence absence) => $"/people/absences/{absence.Id}";

    void Mail(Recipient to, string subject, string text, bool link = true)
    {
        if (to.Email is { } address)
            outbox.Add(
                address,
                subject,
                $"""
                Hello {to.Name},

                {text}

                {(link ? site.TryLink("/people/absences") : "")}
                """
            );
    }
}

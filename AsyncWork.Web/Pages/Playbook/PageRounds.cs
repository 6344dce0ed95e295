using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Requests;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Wiki;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook;

/// <summary>
/// Asks the audience of a page to confirm each major version of it (product.md P9). A small change keeps what was confirmed; who is away on the
/// day has until they are back; who joins is asked, who leaves is not waited for.
/// </summary>
public static class PageRounds
{
    const int MostTries = 4;

    /// <summary>How far ahead days off matter for a day by which somebody confirms.</summary>
    const int DaysAhead = 400;

    /// <summary>
    /// Asks the audience for the published version; what was asked before ends. Part of the caller's transaction.
    /// </summary>
    /// <param name="kept">Who has confirmed the page as it stands, and is not asked again.</param>
    /// <returns>Who is meant; empty where the audience has nobody who may read the page.</returns>
    internal static async Task<IReadOnlyList<PersonId>> AskToConfirmAsync(
        this AppDbContext db,
        Viewer viewer,
        WikiPage page,
        string space,
        PageAudience audience,
        IReadOnlyList<PageConfirmation> kept,
        Instant now,
        CancellationToken token
    )
    {
        foreach (var former in await db.RoundsOf(page.Id).Where(r => r.ClosedAt == null).ToListAsync(token))
            former.End(now);
        var today = now.InZone(viewer.Zone).Date;
        var people = await db.ListAudienceOfAsync(audience, today, token);
        if (people.Count == 0 || page.Published is not { } revision)
            return [];
        var url = $"/wiki/{space}/{page.Slug}";
        var round = Request.ToConfirm(page.Id, revision, audience.TeamId, viewer.Person, page.Title, url, now);
        await db.AskAsync(round, people, today.PlusDays(audience.WithinDays), now, token);
        foreach (var (person, read, at) in kept)
            round.Keep(person, read, at, now);
        db.Requests.Add(round);
        List<PersonId> waiting = [.. round.Recipients.Where(r => r.DoneAt is null).Select(r => r.PersonId)];
        db.TellToConfirm([.. waiting.Where(p => p != viewer.Person)], viewer, round, today.PlusDays(audience.WithinDays), now);
        return people;
    }

    /// <summary>After a page was published: asks again when the change is more than small. Part of the caller's transaction.</summary>
    /// <param name="before">The revision that was published before; null for none.</param>
    /// <returns>Who is told of it.</returns>
    internal static async Task<IReadOnlyList<PersonId>> AskAgainAsync(
        this AppDbContext db,
        Viewer viewer,
        PageToChange found,
        PageRevision revision,
        int? before,
        Instant now,
        CancellationToken token
    )
    {
        var page = found.Page;
        if (await db.FindAudience(page.Id).SingleOrDefaultAsync(token) is not { } audience)
            return [];
        if (revision.IsMinor && before is { } former && !await db.HasMajorChangeAsync(page.Id, former, revision.Number, token))
            return [];
        return await db.AskToConfirmAsync(viewer, page, found.Space.Slug, audience, [], now, token);
    }

    /// <summary>Whether one of the revisions after one and up to another was more than a small change.</summary>
    public static Task<bool> HasMajorChangeAsync(this AppDbContext db, int page, int after, int until, CancellationToken token) =>
        db.PageRevisions.AnyAsync(r => r.PageId == page && r.Number > after && r.Number <= until && !r.IsMinor, token);

    /// <summary>Nobody is asked to confirm the page any more. Part of the caller's transaction.</summary>
    internal static async Task StopConfirmingAsync(this AppDbContext db, int page, Instant now, CancellationToken token)
    {
        if (await db.FindAudience(page).SingleOrDefaultAsync(token) is { } audience)
            db.Remove(audience);
        foreach (var round in await db.RoundsOf(page).Where(r => r.ClosedAt == null).ToListAsync(token))
            round.End(now);
    }

    /// <summary>Somebody has read a version of a page. Others who do so at the same moment are not in the way.</summary>
    /// <param name="read">The number of the revision that was on the screen.</param>
    public static async Task<PageAnswer> ConfirmAsync(this AppDbContext db, Viewer viewer, PageView page, int read, Instant now)
    {
        if (read > page.Published)
            return PageAnswer.No("There is no such version of the page.");
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            if (await db.RoundsOf(page.Id).FirstOrDefaultAsync() is not { } round)
                return PageAnswer.No("Nobody is asked to confirm this page any more.");
            if (round.WhyNotConfirm(viewer.Person, read) is { } reason)
                return new(
                    read < round.Revision ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity,
                    reason
                );
            round.Confirm(viewer.Person, read, now);
            foreach (var reminder in await db.ListRemindersToConfirm(viewer.Person, round.Url).ToListAsync())
                reminder.Finish(now);
            try
            {
                await db.SaveChangesAsync();
                return PageAnswer.Done;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries) { }
            catch (DbUpdateConcurrencyException)
            {
                return new(StatusCodes.Status409Conflict, "Others confirm this page right now. Send it again.");
            }
        }
    }

    /// <summary>Asks who joined, lets go who left or is not meant any more, and ends what asks for pages that are gone. Once a day.</summary>
    public static async Task KeepRoundsAsync(this AppDbContext db, Instant now, CancellationToken cancellation = default)
    {
        var today = now.InUtc().Date;
        foreach (var page in await db.ListPagesWithAudience().ToListAsync(cancellation))
            await db.TryAsync(token => db.KeepRoundAsync(page, today, now, token), cancellation);
        await db.TryAsync(
            async token =>
            {
                foreach (var round in await db.RoundsOfClosedPages().ToListAsync(token))
                    round.End(now);
                await db.SaveChangesAsync(token);
            },
            cancellation
        );
    }

    static async Task KeepRoundAsync(this AppDbContext db, int page, LocalDate today, Instant now, CancellationToken token)
    {
        if (
            await db.FindAudience(page).SingleOrDefaultAsync(token) is not { } audience
            || await db.RoundsOf(page).FirstOrDefaultAsync(token) is not { } round
        )
            return;
        var people = await db.ListAudienceOfAsync(audience, today, token);
        foreach (var gone in round.Recipients.Where(r => r.DoneAt is null && !people.Contains(r.PersonId)).ToList())
            round.Excuse(gone.PersonId, now);
        var joined = people.Where(round.IsToBeAsked).ToList();
        if (joined.Count > 0)
        {
            await db.AskAsync(round, joined, today.PlusDays(audience.WithinDays), now, token);
            db.TellToConfirm(joined, null, round, today.PlusDays(audience.WithinDays), now);
        }
        await db.SaveChangesAsync(token);
    }

    /// <summary>All or nothing; what somebody else changed at the same moment is left for the next day.</summary>
    static async Task TryAsync(this AppDbContext db, Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        try
        {
            await db.InTransactionAsync(
                token =>
                {
                    db.ChangeTracker.Clear();
                    return work(token);
                },
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException) { }
        db.ChangeTracker.Clear();
    }

    internal static Task<List<PersonId>> ListAudienceOfAsync(
        this AppDbContext db,
        PageAudience audience,
        LocalDate today,
        CancellationToken token
    ) =>
        db.ListAudience(audience.PageId, audience.Kind, audience.TeamId, [.. audience.People.Select(p => p.PersonId)], today)
            .ToListAsync(token);

    static async Task AskAsync(
        this AppDbContext db,
        Request round,
        IReadOnlyCollection<PersonId> people,
        LocalDate dueOn,
        Instant now,
        CancellationToken token
    )
    {
        var today = now.InUtc().Date;
        var times = await WorkingTimes.LoadAsync(db, people, today.PlusDays(-2), today.PlusDays(DaysAhead), token);
        foreach (var person in people)
            round.AskToConfirm(person, dueOn, NormDeadline.By(dueOn, now, times[person]));
    }

    static void TellToConfirm(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        Viewer? by,
        Request round,
        LocalDate dueOn,
        Instant now
    )
    {
        var day = dueOn.Text();
        var text = by is null
            ? $"Please read “{round.Title}” and confirm it by {day}"
            : $"{by.Name} asks you to confirm “{round.Title}” by {day}";
        foreach (var person in people)
            db.Tell(new Notification(person, NotificationReason.ToAcknowledge, by?.Person, text, round.Url, now).Of(round));
    }
}

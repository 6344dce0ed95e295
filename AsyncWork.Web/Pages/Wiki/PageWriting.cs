using AsyncWork.Domain;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>What is to happen with a text that was written.</summary>
public enum PageStep
{
    Keep,
    Ask,
    Publish,
}

/// <summary>A text as it is sent.</summary>
/// <param name="From">The number of the revision with which the writer began.</param>
/// <param name="AskOf">Who is asked for a review; null for anybody who may write.</param>
public sealed record WrittenText(
    string Text,
    int From,
    string? Note = null,
    bool IsMinor = false,
    PageStep Step = PageStep.Keep,
    PersonId? AskOf = null,
    int? RestoredFrom = null
);

/// <summary>How writing ended.</summary>
/// <param name="Revision">The number of the revision that was stored or published.</param>
/// <param name="MergedWith">Whose changes were put together with these; null when nobody else had written.</param>
/// <param name="Conflict">What both changed, when that could not be put together; then nothing was stored.</param>
public sealed record Writing(PageAnswer Answer, int Revision = 0, string? MergedWith = null, WritingConflict? Conflict = null);

/// <summary>Two people changed the same lines.</summary>
/// <param name="Proposal">Both put together, with marks where they differ.</param>
public sealed record WritingConflict(RevisionText Theirs, MergedText Proposal);

/// <summary>
/// Stores what was written on a page, beside what others wrote meanwhile, and publishes it by the rule of its space (product.md D9, D14).
/// </summary>
public static class PageWriting
{
    public static async Task<Writing> WriteAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        WrittenText written,
        Guid formKey,
        Instant now
    )
    {
        var (merged, revision, conflict) = ((string?)null, 0, (WritingConflict?)null);
        var answer = await db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            formKey,
            now,
            async (found, token) =>
            {
                (merged, revision, conflict) = (null, 0, null);
                if (WhyNotText(written) is { } reason)
                    return reason;
                var page = found.Page;
                var texts = await db.ListTexts(page.Id, drafts: true, [written.From, page.Latest]).ToListAsync(token);
                if (
                    texts.Find(t => t.Number == page.Latest) is not { } newest
                    || texts.Find(t => t.Number == written.From) is not { } began
                )
                    return "The revision you began with is not there. Copy your text, open the page again and paste it.";
                var text = written.Text;
                if (written.From != page.Latest)
                {
                    var both = TextMerge.Merge(began.Text, text, newest.Text);
                    if (!both.IsClean)
                    {
                        conflict = new(newest, both);
                        return $"{newest.ByName} changed the same lines while you wrote. Both versions are below; nothing is lost.";
                    }
                    if (text != both.Text)
                        merged = newest.ByName;
                    text = both.Text;
                }
                if (text == newest.Text && !page.HasDraft)
                    return "Nothing was changed, so there is nothing to store.";
                var stored =
                    text == newest.Text
                        ? await db.FindRevision(page.Id, page.Latest).SingleAsync(token)
                        : page.Write(text, viewer.Person, now, written.Note, written.IsMinor, written.RestoredFrom);
                revision = stored.Number;
                return written.Step switch
                {
                    PageStep.Publish => await db.PublishAsync(viewer, found, stored, now, token),
                    PageStep.Ask => await db.AskAsync(viewer, found, stored, written.AskOf, now, token),
                    _ => null,
                };
            }
        );
        if (conflict is not null)
            return new(new(StatusCodes.Status409Conflict, answer.Refused), 0, null, conflict);
        return new(answer, revision, merged);
    }

    /// <summary>Publishes the revision that waits: who reviews it does so, or who finds it as a draft.</summary>
    /// <param name="number">The revision as it was on the screen.</param>
    public static Task<PageAnswer> PublishAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        int number,
        Guid formKey,
        Instant now
    ) =>
        db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            formKey,
            now,
            async (found, token) =>
                await db.FindRevision(found.Page.Id, number).SingleOrDefaultAsync(token) is { } revision
                    ? await db.PublishAsync(viewer, found, revision, now, token)
                    : "There is no such revision."
        );

    /// <summary>Sends a draft that waits for a review back, with a reason.</summary>
    public static Task<PageAnswer> SendBackAsync(
        this AppDbContext db,
        Viewer viewer,
        (string Space, string Slug) address,
        string? reason,
        Instant now
    ) =>
        db.ChangePageAsync(
            viewer,
            address,
            SpaceRight.Write,
            Guid.Empty,
            now,
            async (found, token) =>
            {
                if (found.Page.AskedBy is not { } asked)
                    return "No review is asked for any more.";
                if (PageRevision.WhyNotNote(reason) is { } wrong)
                    return wrong;
                if (string.IsNullOrWhiteSpace(reason) && asked != viewer.Person)
                    return "Say what is missing, so that the writer can go on.";
                await db.FinishReviewAsync(found, now, token);
                found.Page.EndReview(now);
                if (asked != viewer.Person)
                    db.Tell(
                        new Notification(
                            asked,
                            NotificationReason.Answered,
                            viewer.Person,
                            $"{viewer.Name} sent “{found.Page.Title}” back: {reason!.Trim()}",
                            $"/wiki/{found.Space.Slug}/{found.Page.Slug}",
                            now
                        )
                    );
                return null;
            }
        );

    /// <summary>Nobody is asked to look at the draft any more.</summary>
    static Task<int> FinishReviewAsync(this AppDbContext db, PageToChange found, Instant now, CancellationToken token) =>
        db.FinishAskedSinceAsync(found.Page.AskedAt ?? now, ReviewUrl(found), now, token);

    static string ReviewUrl(PageToChange found) => $"/wiki/{found.Space.Slug}/{found.Page.Slug}/review";

    /// <summary>Publishes a revision. Part of the caller's transaction; gives the reason when it does not.</summary>
    internal static async Task<string?> PublishAsync(
        this AppDbContext db,
        Viewer viewer,
        PageToChange found,
        PageRevision revision,
        Instant now,
        CancellationToken token
    )
    {
        var (page, space) = (found.Page, found.Space);
        var lacking = PageTemplate.Lacking(found.RequiredSections, revision.Text);
        if (page.WhyNotPublish(revision, space.PublishesAfterReview, viewer.Person, lacking) is { } reason)
            return reason;
        var linked = await db.LinkAsync(viewer, revision.Text, found.SpaceName, token);
        var asker = page.AskedRevision <= revision.Number ? page.AskedBy : null;
        if (asker is not null)
            await db.FinishReviewAsync(found, now, token);
        var today = now.InZone(viewer.Zone).Date;
        var before = page.Published;
        page.Publish(
            revision,
            linked.Text.Page(),
            space.PublishesAfterReview,
            viewer.Person,
            space.ReviewEveryMonths is { } months ? today.PlusMonths(months) : null,
            now
        );
        await db.ReferAsync(Subject.Page(page.Id), linked, cancellation: token);
        var asked = await db.AskAgainAsync(viewer, found, revision, before, now, token);
        await db.TellOfPublishingAsync(viewer, found, revision, asker, asked, now, token);
        return null;
    }

    static async Task<string?> AskAsync(
        this AppDbContext db,
        Viewer viewer,
        PageToChange found,
        PageRevision revision,
        PersonId? of,
        Instant now,
        CancellationToken token
    )
    {
        var page = found.Page;
        var lacking = PageTemplate.Lacking(found.RequiredSections, revision.Text);
        // What cannot be published need not be reviewed.
        if (
            (page.WhyNotAsk(viewer.Person, of) ?? page.WhyNotPublish(revision, afterReview: false, viewer.Person, lacking)) is
            { } reason
        )
            return reason;
        var today = now.InZone(viewer.Zone).Date;
        if (of is { } person && !await db.IsWriterAsync(page.Id, person, today, token))
            return "Ask somebody who works here and may write on the page.";
        page.AskForReview(viewer.Person, of, now);
        foreach (var whom in await db.ListReviewersAsync(page, of, viewer.Person, today, token))
            db.Tell(
                new Notification(
                    whom,
                    NotificationReason.Asked,
                    viewer.Person,
                    $"{viewer.Name} asks you to review “{page.Title}”",
                    ReviewUrl(found),
                    now
                )
            );
        return null;
    }

    /// <summary>Who is told that a review is asked for: who was named, else the owner, else who keeps the space; never who asks.</summary>
    static async Task<IReadOnlyList<PersonId>> ListReviewersAsync(
        this AppDbContext db,
        WikiPage page,
        PersonId? of,
        PersonId asker,
        LocalDate today,
        CancellationToken token
    )
    {
        var one = of ?? page.OwnerId;
        return one != asker ? [one] : await db.ListKeepers(page.SpaceId, today).Where(k => k != asker).ToListAsync(token);
    }

    /// <summary>Who asked for the review, the owner, and who watches the page or its space; each once, nobody of a minor change but the asker.</summary>
    /// <param name="asked">Who is asked to confirm the page, and so told already.</param>
    static async Task TellOfPublishingAsync(
        this AppDbContext db,
        Viewer viewer,
        PageToChange found,
        PageRevision revision,
        PersonId? asker,
        IReadOnlyList<PersonId> asked,
        Instant now,
        CancellationToken token
    )
    {
        var (page, told) = (found.Page, new HashSet<PersonId>(asked) { viewer.Person });
        var note = revision.Note.Length > 0 ? $": {revision.Note}" : "";
        if (asker is { } person)
            Tell(person, NotificationReason.Answered, $"{viewer.Name} published your text of “{page.Title}”");
        if (revision.IsMinor)
            return;
        Tell(page.OwnerId, NotificationReason.Owner, $"{viewer.Name} changed “{page.Title}”{note}");
        foreach (var watcher in await db.ListWatchers(page.Id, page.SpaceId, viewer.Today, asPublished: true).ToListAsync(token))
            Tell(watcher, NotificationReason.Watching, $"{viewer.Name} changed “{page.Title}”{note}");

        void Tell(PersonId whom, NotificationReason reason, string text)
        {
            if (told.Add(whom))
                db.Tell(new Notification(whom, reason, viewer.Person, text, $"/wiki/{found.Space.Slug}/{page.Slug}", now));
        }
    }

    static string? WhyNotText(WrittenText written) =>
        WikiPage.WhyNotText(written.Text)
        ?? PageRevision.WhyNotNote(written.Note)
        ?? (
            TextMerge.HasMarks(written.Text)
                ? $"Somewhere both variants still stand, between “{TextMerge.Mine}” and “{TextMerge.Theirs}”. Choose one of them and delete the marks."
                : null
        );
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Wiki;

/// <summary>A page's text as readers get it, made when it is published.</summary>
/// <param name="Html">Sanitised.</param>
/// <param name="Contents">Its headings, one a line: level, id and words, with tabs between.</param>
public sealed record PageRendering(string Html, string Contents);

public sealed partial class WikiPage
{
    public const int LongestText = 500_000;

    /// <summary>The number of the revision that readers see; null while none was published.</summary>
    public int? Published { get; private set; }

    /// <summary>The Markdown of the published revision.</summary>
    public string Text { get; private set; } = "";

    /// <summary><see cref="Text"/> as sanitised HTML, made when it was published.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The headings of the published revision (<see cref="PageRendering.Contents"/>).</summary>
    public string Contents { get; private set; } = "";
    public Instant? PublishedAt { get; private set; }
    public PersonId? PublishedBy { get; private set; }

    /// <summary>The number of the newest revision, published or not.</summary>
    public int Latest { get; private set; }

    /// <summary>A review was asked for, and not given yet.</summary>
    public Instant? AskedAt { get; private set; }
    public PersonId? AskedBy { get; private set; }

    /// <summary>Of whom; null for anybody who may write here.</summary>
    public PersonId? AskedOf { get; private set; }
    public int? AskedRevision { get; private set; }

    /// <summary>By when somebody looks whether it still holds; null when it needs no date.</summary>
    public LocalDate? ReviewOn { get; private set; }

    /// <summary>When somebody last said that it still holds. To edit a page says nothing about that (kpis.md K26).</summary>
    public Instant? VerifiedAt { get; private set; }
    public PersonId? VerifiedBy { get; private set; }
    public bool HasDraft => Latest > (Published ?? 0);

    /// <summary>Nobody has said in time that it still holds.</summary>
    public bool IsStale(LocalDate today) => ReviewOn < today && Published is not null;

    public static string? WhyNotText(string? text) => StoredText.WhyNotText(text, "A page", LongestText);

    /// <summary>Stores a text as the newest revision. Readers see it when it is published.</summary>
    /// <param name="note">Why it was changed; empty for none.</param>
    /// <exception cref="InvalidOperationException">The text or the note cannot be stored.</exception>
    public PageRevision Write(
        string text,
        PersonId by,
        Instant now,
        string? note = null,
        bool isMinor = false,
        int? restoredFrom = null
    )
    {
        StoredText.Refuse(WhyNotText(text) ?? PageRevision.WhyNotNote(note));
        var revision = new PageRevision(++Latest, Title, text, by, now, note, isMinor, restoredFrom);
        revisions.Add(revision);
        Change(now);
        return revision;
    }

    /// <summary>Why this revision cannot be published by this person; null when it can.</summary>
    /// <param name="lacking">The required sections that it does not have (<see cref="PageTemplate.Lacking"/>).</param>
    public string? WhyNotPublish(PageRevision revision, bool afterReview, PersonId by, IReadOnlyList<string> lacking) =>
        revision.Number <= Published ? "This revision, or a newer one, is published already."
        : afterReview && revision.By == by
            ? "In this space somebody other than the writer publishes. Ask for a review, and it is published after it."
        : lacking.Count > 0
            ? $"Before it can be published, write something under {string.Join(", ", lacking.Select(l => $"“{l}”"))}: the page's template asks for it."
        : null;

    /// <summary>Makes a revision the one that readers see. A page that has no review date yet gets one where the space wants it.</summary>
    /// <param name="firstReview">The date it gets then; null in spaces whose pages need none.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPublish"/> has a reason.</exception>
    public void Publish(
        PageRevision revision,
        PageRendering rendering,
        bool afterReview,
        PersonId by,
        LocalDate? firstReview,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotPublish(revision, afterReview, by, []));
        revision.BePublished(by, now);
        (Published, PublishedAt, PublishedBy) = (revision.Number, now, by);
        (Text, Html, Contents) = (revision.Text, rendering.Html, rendering.Contents);
        if (AskedRevision <= revision.Number)
            (AskedAt, AskedBy, AskedOf, AskedRevision) = (null, null, null, null);
        if (ReviewOn is null && firstReview is { } on)
            ReviewBy(on, by, now);
        Change(now);
    }

    /// <summary>The published text made into HTML again, because something it links to is there now. Not a change of the page.</summary>
    public void RenderAgain(PageRendering rendering) => (Html, Contents) = (rendering.Html, rendering.Contents);

    /// <summary>Why no review can be asked for; null when it can.</summary>
    public string? WhyNotAsk(PersonId by, PersonId? of) =>
        !HasDraft ? "There is nothing to review: all that was written is published."
        : of == by ? "Ask somebody other than yourself."
        : null;

    /// <summary>Asks somebody, or anybody who may write here, to look at the newest revision and publish it.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAsk"/> has a reason.</exception>
    public void AskForReview(PersonId by, PersonId? of, Instant now)
    {
        StoredText.Refuse(WhyNotAsk(by, of));
        (AskedAt, AskedBy, AskedOf, AskedRevision) = (now, by, of, Latest);
        Change(now);
    }

    /// <summary>Why somebody else cannot be asked for the review instead; null when they can.</summary>
    public string? WhyNotAskInstead(PersonId of) =>
        AskedOf is null ? "Nobody in particular is asked for a review."
        : of == AskedBy ? "They asked for this review themself. Choose somebody else."
        : null;

    /// <summary>Asks somebody else for the same review, as who was asked leaves (product.md O12).</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAskInstead"/> has a reason.</exception>
    public void AskInstead(PersonId of, Instant now)
    {
        StoredText.Refuse(WhyNotAskInstead(of));
        AskedOf = of;
        Change(now);
    }

    /// <summary>The review that was asked for is not given: it is sent back, or not wanted any more.</summary>
    public void EndReview(Instant now)
    {
        (AskedAt, AskedBy, AskedOf, AskedRevision) = (null, null, null, null);
        Change(now);
    }

    /// <summary>Why this cannot be the day of the next review; null when it can.</summary>
    public static string? WhyNotReviewBy(LocalDate? next, LocalDate today) =>
        next < today ? "The next review lies ahead. Choose a day from today on."
        : next > today.PlusYears(10) ? "The next review lies within ten years."
        : null;

    /// <summary>Somebody has looked: it still holds.</summary>
    public void Verify(LocalDate? next, PersonId by, Instant now)
    {
        (ReviewOn, VerifiedAt, VerifiedBy) = (next, now, by);
        reviews.Add(new PageReview(now, by, next, isVerified: true));
        Change(now);
    }

    /// <summary>Sets another date for the next review, without saying that the page holds.</summary>
    public void ReviewBy(LocalDate? next, PersonId by, Instant now)
    {
        ReviewOn = next;
        reviews.Add(new PageReview(now, by, next, isVerified: false));
        Version++;
    }
}

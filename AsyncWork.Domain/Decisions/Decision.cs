using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Decisions;

/// <summary>
/// A numbered record of what was decided and why, and the process that leads there, in one (product.md D1, D2). Its methods write its history
/// (<see cref="Events"/>) as they go.
/// </summary>
public sealed partial class Decision
{
    public const int LongestTitle = 200;
    public const int LongestText = 50_000;
    public const int LongestEffect = 1_000;
    public const int LongestReason = 1_000;
    public const int LongestFrontMatter = 20_000;
    public const int LongestAddress = 200;
    public const int MostOptions = 15;
    public const int MostPeople = 200;
    public const int MostTags = 10;
    readonly List<DecisionOption> options = [];
    readonly List<DecisionPerson> people = [];
    readonly List<DecisionTag> tags = [];
    readonly List<DecisionAnswer> answers = [];
    readonly List<DecisionReview> reviews = [];
    readonly List<MissedReview> missedReviews = [];
    readonly List<DecisionEvent> events = [];
    readonly List<DecisionRevision> revisions = [];

    Decision() { }

    /// <summary>A draft.</summary>
    /// <param name="number">Given once and never again.</param>
    /// <param name="by">Who writes it; null for people whom an import does not know.</param>
    /// <exception cref="InvalidOperationException">The title cannot be taken.</exception>
    public Decision(int number, string title, PersonId? by, Instant now)
    {
        StoredText.Refuse(WhyNotTitle(title));
        (Number, Title, ProposedBy, CreatedAt, LoggedAt) = (number, title.Trim(), by, now, now);
        Tell(by, now, "began it");
    }

    public int Id { get; private set; }

    /// <summary>From 1 on, shown as D-0042 (<see cref="DecisionNumber"/>); never used again.</summary>
    public int Number { get; private set; }
    public string Title { get; private set; } = "";
    public DecisionState State { get; private set; }

    public Prose Context { get; private set; } = Prose.None;

    /// <summary>What matters most for the choice.</summary>
    public Prose Drivers { get; private set; } = Prose.None;

    /// <summary>What is proposed, and once decided what holds.</summary>
    public Prose Outcome { get; private set; } = Prose.None;
    public Prose Consequences { get; private set; } = Prose.None;

    /// <summary>How one sees that it is kept.</summary>
    public Prose Confirmation { get; private set; } = Prose.None;
    public Prose More { get; private set; } = Prose.None;

    /// <summary>What stood above the record in the file it came from, as it was; empty for none.</summary>
    public string FrontMatter { get; private set; } = "";

    /// <summary>The team whose decision it is; null for the company's.</summary>
    public int? TeamId { get; private set; }
    public DecisionAudience Audience { get; private set; }

    /// <summary>Null for what was decided elsewhere and only recorded here.</summary>
    public DecisionMethod? Method { get; private set; } = DecisionMethod.Consent;
    public VoteKind VoteKind { get; private set; }
    public DecisionLevel Level { get; private set; }
    public Silence Silence { get; private set; }

    /// <summary>Who wrote it first and brings it to a result; null for someone unknown here.</summary>
    public PersonId? ProposedBy { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>When it was first proposed: decision latency begins (kpis.md K12). Null for drafts and for what was only recorded.</summary>
    public Instant? ProposedAt { get; private set; }

    /// <summary>The number of the present or last time that people were asked; 0 before.</summary>
    public int Round { get; private set; }

    /// <summary>When those who decide were asked in this round.</summary>
    public Instant? DecidingSince { get; private set; }

    /// <summary>By when answers count. Kept when it is decided: in time is what was decided by then (kpis.md K12).</summary>
    public Instant? DeadlineAt { get; private set; }

    /// <summary>The working days of those who decide that the deadline was made from; null for a moment that was chosen.</summary>
    public int? DeadlineDays { get; private set; }

    /// <summary>The deadline goes with days off that are entered or taken away meanwhile.</summary>
    public bool DeadlineMoves { get; private set; }

    /// <summary>How often the deadline was put off by hand.</summary>
    public int Extensions { get; private set; }

    /// <summary>When it was decided or rejected (kpis.md K12); null for all others.</summary>
    public Instant? DecidedAt { get; private set; }

    /// <summary>Who ended it; null for the app itself, at the deadline.</summary>
    public PersonId? ClosedBy { get; private set; }

    /// <summary>Why it ended as it did, in words: "nobody objected", the reason of who withdrew it.</summary>
    public string ClosedBecause { get; private set; } = "";

    /// <summary>A meeting was held for this (product.md D18).</summary>
    public bool HadMeeting { get; private set; }

    /// <summary>What is expected to be different afterwards, so that a review can tell (product.md D8).</summary>
    public string ExpectedEffect { get; private set; } = "";

    /// <summary>The day on which to look whether it holds; null for none, and after the last review.</summary>
    public LocalDate? ReviewOn { get; private set; }

    /// <summary>When somebody was reminded of <see cref="ReviewOn"/>.</summary>
    public Instant? ReviewRemindedAt { get; private set; }

    /// <summary>What the last review found; null before the first.</summary>
    public ReviewResult? ReviewResult { get; private set; }

    /// <summary>The path in the app from which the decision was asked for: a card, a page; null for none.</summary>
    public string? AskedFrom { get; private set; }

    /// <summary>Counted when they change, so that lists need not count.</summary>
    public int Comments { get; private set; }
    public int Attachments { get; private set; }

    /// <summary>Decisions that it takes the place of, and that took its place or shall: planned ones count.</summary>
    public int Supersessions { get; private set; }

    /// <summary>The moment under which the log shows it: when it ended, else when it was proposed or begun.</summary>
    public Instant LoggedAt { get; private set; }

    /// <summary>Names the record in the files it came from, so that a second import adds nothing; null when it was made here.</summary>
    public string? SourceKey { get; private set; }
    public int? ImportId { get; private set; }

    /// <summary>How often its text or its plan was changed; a form that was opened before says so.</summary>
    public int Revision { get; private set; }

    /// <summary>Grows with every change, comments and answers too.</summary>
    public int Version { get; private set; }

    /// <summary>In their order, once they have been saved.</summary>
    public IReadOnlyList<DecisionOption> Options => options;
    public IReadOnlyList<DecisionPerson> People => people;
    public IReadOnlyList<DecisionTag> Tags => tags;

    /// <summary>All that were given and are loaded, of all rounds.</summary>
    public IReadOnlyList<DecisionAnswer> Answers => answers;
    public IReadOnlyList<DecisionReview> Reviews => reviews;
    public IReadOnlyList<MissedReview> MissedReviews => missedReviews;
    public IReadOnlyList<DecisionEvent> Events => events;

    /// <summary>What it said before, as far as it is loaded.</summary>
    public IReadOnlyList<DecisionRevision> Revisions => revisions;

    /// <summary>D-0042</summary>
    public string Name => DecisionNumber.Text(Number);
    public string Url => DecisionNumber.Url(Number);

    /// <summary>It came to a result here or elsewhere, or never will.</summary>
    public bool IsOver => State is not (DecisionState.Draft or DecisionState.Proposed or DecisionState.Deciding);
    public DecisionOption? Chosen => options.Find(o => o.IsChosen);

    public IEnumerable<PersonId> With(DecisionPart part) => people.Where(p => p.Part == part).Select(p => p.PersonId);

    /// <summary>Whose answers are asked for: of who decides, or of who is consulted where one person decides after advice.</summary>
    public IReadOnlyList<PersonId> Asked =>
        [.. With(Method == DecisionMethod.Advice ? DecisionPart.Consulted : DecisionPart.Decides)];

    /// <summary>Whether this person brings it on: who proposed it, and who decides.</summary>
    public bool IsKeptBy(PersonId person) =>
        ProposedBy == person || people.Exists(p => p.PersonId == person && p.Part == DecisionPart.Decides);

    /// <summary>Marks the decision as brought by an import.</summary>
    public Decision From(int? import, string key, string frontMatter)
    {
        (ImportId, SourceKey, FrontMatter) = (import, key, frontMatter);
        return this;
    }

    /// <summary>Says from where in the app it was asked for.</summary>
    /// <param name="path">Such as <c>/cards/12</c>.</param>
    public void AskFrom(string path) => AskedFrom = path.Length <= LongestAddress ? path : null;

    public void CountComments(int comments) => (Comments, Version) = (comments, Version + 1);

    public void CountAttachments(int attachments) => (Attachments, Version) = (attachments, Version + 1);

    public void CountSupersessions(int supersessions) => (Supersessions, Version) = (supersessions, Version + 1);

    /// <summary>What it is begun with is no change.</summary>
    void TellOfChange(PersonId? by, Instant now, string what)
    {
        if (now == CreatedAt)
            Version++;
        else
            Tell(by, now, what);
    }

    /// <summary>Writes into its history what somebody did.</summary>
    /// <param name="what">As it follows the name: "made a card from it".</param>
    public void Tell(PersonId? by, Instant now, string what)
    {
        events.Add(new DecisionEvent(by, now, what));
        Version++;
    }
}

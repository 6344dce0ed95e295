using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Boards;

public enum Priority
{
    Low,
    Normal,
    High,
    Urgent,
}

/// <summary>
/// A piece of work on a board: one accountable owner, any number of helpers (product.md B2). Each stay in a column is kept
/// (<see cref="CardStay"/>), so that lead and cycle time need no bookkeeping (kpis.md K1, K2).
/// </summary>
public sealed partial class Card
{
    public const int LongestTitle = 200;
    public const int LongestText = 100_000;
    public const int LongestReason = 400;

    /// <summary>The longest estimate: 10,000 hours, in minutes.</summary>
    public const int LargestEstimate = 600_000;
    readonly List<CardHelper> helpers = [];
    readonly List<CardLabel> labels = [];

    Card() { }

    /// <summary>A new card in a column. That the column has room is asked before (<see cref="WipLimit"/>).</summary>
    /// <param name="by">Who made it; null for the app itself and for people whom an import does not know.</param>
    /// <param name="now">When it was made; for imported cards, when it was made there (kpis.md K1).</param>
    /// <exception cref="InvalidOperationException">The title cannot be taken.</exception>
    public Card(int board, string title, Column column, int? lane, long rank, PersonId? by, Instant now)
    {
        (BoardId, LaneId, CreatedBy, CreatedAt) = (board, lane, by, now);
        Name(title);
        Stand(column, rank, now);
    }

    public int Id { get; private set; }
    public int BoardId { get; private set; }
    public int ColumnId { get; private set; }
    public int? LaneId { get; private set; }

    /// <summary>The order in its column (<see cref="CardRank"/>).</summary>
    public long Rank { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Markdown; empty for none.</summary>
    public string Text { get; private set; } = "";

    /// <summary><see cref="Text"/> as sanitised HTML, made when it was stored.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The one person who is accountable; null while nobody is.</summary>
    public PersonId? OwnerId { get; private set; }
    public Priority Priority { get; private set; } = Priority.Normal;
    public LocalDate? StartOn { get; private set; }
    public LocalDate? DueOn { get; private set; }

    /// <summary>A clock time in <see cref="DueZone"/>; null for the end of the day.</summary>
    public LocalTime? DueTime { get; private set; }
    public DateTimeZone? DueZone { get; private set; }

    /// <summary>The due moment: without a clock time 23:59:59 in the owner's zone (kpis.md K8).</summary>
    public Instant? DueAt { get; private set; }

    /// <summary>The first due moment that passed while the card was open and that was moved afterwards: it stays late (kpis.md K8).</summary>
    public Instant? MissedDueAt { get; private set; }

    /// <summary>How often the due date was moved.</summary>
    public int DueMoves { get; private set; }

    /// <summary>Minutes; null for none.</summary>
    public int? Estimate { get; private set; }

    /// <summary>The estimate when work began (kpis.md K25).</summary>
    public int? EstimateAtStart { get; private set; }
    public PersonId? CreatedBy { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>The first entry to an active column; equal to <see cref="FinishedAt"/> when it went straight to done (kpis.md K2).</summary>
    public Instant? StartedAt { get; private set; }

    /// <summary>The last entry to a done column; null while it is not done.</summary>
    public Instant? FinishedAt { get; private set; }

    /// <summary>How often it left a done column.</summary>
    public int Reopened { get; private set; }

    /// <summary>When it came to the column it stands in.</summary>
    public Instant ColumnSince { get; private set; }

    /// <summary>Blocked by something outside the board since; null when it is not.</summary>
    public Instant? BlockedSince { get; private set; }
    public string BlockedReason { get; private set; } = "";

    /// <summary>Unfinished cards that block this one, as last counted.</summary>
    public int OpenBlockers { get; private set; }

    /// <summary>Who has to act before it can go on (product.md B22); null for nobody.</summary>
    public PersonId? WaitingOn { get; private set; }
    public string WaitingNote { get; private set; } = "";
    public Instant? WaitingSince { get; private set; }

    /// <summary>Counted when they change, so that a board need not count.</summary>
    public int ChecklistDone { get; private set; }
    public int ChecklistItems { get; private set; }
    public int Comments { get; private set; }
    public int Attachments { get; private set; }
    public Instant? ArchivedAt { get; private set; }

    /// <summary>In the trash since; gone for good 30 days later (product.md B25).</summary>
    public Instant? DeletedAt { get; private set; }

    /// <summary>The last change that can be seen on the board, by which others' boards are brought up to date.</summary>
    public Instant ChangedAt { get; private set; }

    /// <summary>Names the card in the file it came from, so that a second import adds nothing; null when it was made here.</summary>
    public string? SourceKey { get; private set; }
    public int? ImportId { get; private set; }
    public int? RecurrenceId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<CardHelper> Helpers => helpers;
    public IReadOnlyList<CardLabel> Labels => labels;
    public bool IsOpen => ArchivedAt is null && DeletedAt is null;
    public bool IsDone => FinishedAt is not null;
    public bool IsBlocked => BlockedSince is not null || OpenBlockers > 0;

    /// <summary>Neither done nor on the board any more. Takes no part in cycle time (kpis.md K2).</summary>
    public bool IsCancelled => !IsOpen && FinishedAt is null;

    public static string? WhyNotTitle(string? title) => StoredText.WhyNotTitle(title, "A title", LongestTitle);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotTitle"/> has a reason.</exception>
    public void Rename(string title, Instant now)
    {
        Name(title);
        Change(now);
    }

    public static string? WhyNotText(string? text) => StoredText.WhyNotText(text, "A description", LongestText);

    /// <param name="html">The text as sanitised HTML.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotText"/> has a reason.</exception>
    public void Describe(string text, string html, Instant now)
    {
        StoredText.Refuse(WhyNotText(text));
        (Text, Html) = (text, html);
        Change(now);
    }

    /// <summary>
    /// Gives the card another owner; a due date without clock time that is still to come is then the end of that day in the new owner's zone. That
    /// the new owner's limit has room is asked before (<see cref="WipLimit"/>).
    /// </summary>
    public void Own(PersonId? owner, DateTimeZone zone, Instant now)
    {
        OwnerId = owner;
        if (owner is { } person)
            helpers.RemoveAll(h => h.PersonId == person);
        // What has passed, and what is done, keeps the moment by which it was judged (kpis.md K8).
        if (DueOn is { } due && DueTime is null && DueAt >= now && !IsDone)
            (DueZone, DueAt) = (zone, DueMoment(due, null, zone));
        Change(now);
    }

    public void Help(IReadOnlyCollection<PersonId> people, Instant now)
    {
        helpers.RemoveAll(h => !people.Contains(h.PersonId));
        helpers.AddRange(
            people.Where(p => p != OwnerId && helpers.TrueForAll(h => h.PersonId != p)).Distinct().Select(p => new CardHelper(p))
        );
        Change(now);
    }

    public void Label(IReadOnlyCollection<int> labelIds, Instant now)
    {
        labels.RemoveAll(l => !labelIds.Contains(l.LabelId));
        labels.AddRange(labelIds.Where(id => labels.TrueForAll(l => l.LabelId != id)).Distinct().Select(id => new CardLabel(id)));
        Change(now);
    }

    public void Rate(Priority priority, Instant now)
    {
        Priority = priority;
        Change(now);
    }

    /// <summary>Why these dates cannot be the start and the due date; null when they can.</summary>
    public static string? WhyNotSchedule(LocalDate? start, LocalDate? due) =>
        start?.Year is < 1950 or > 2100 || due?.Year is < 1950 or > 2100 ? "A date lies between 1950 and 2100."
        : due < start ? "It is due before it starts. Change one of the dates."
        : null;

    /// <param name="zone">The owner's zone: in it the due day ends, or the due clock time is read.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotSchedule"/> has a reason.</exception>
    public void Schedule(LocalDate? start, LocalDate? due, LocalTime? dueTime, DateTimeZone zone, Instant now)
    {
        StoredText.Refuse(WhyNotSchedule(start, due));
        StartOn = start;
        var moment = due is { } day ? DueMoment(day, dueTime, zone) : (Instant?)null;
        if (moment != DueAt)
        {
            if (DueAt is not null)
                DueMoves++;
            // What was finished in time has kept its date, wherever that is moved afterwards.
            if (DueAt < now && !(FinishedAt <= DueAt))
                MissedDueAt ??= DueAt;
        }
        (DueOn, DueTime, DueZone, DueAt) = (due, due is null ? null : dueTime, due is null ? null : zone, moment);
        Change(now);
    }

    /// <summary>Why this cannot be an estimate in minutes; null when it can.</summary>
    public static string? WhyNotEstimate(int? minutes) =>
        minutes is < 1 or > LargestEstimate ? "An estimate has between one minute and 10,000 hours." : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotEstimate"/> has a reason.</exception>
    public void Judge(int? minutes, Instant now)
    {
        StoredText.Refuse(WhyNotEstimate(minutes));
        Estimate = minutes;
        // A card that is made in an active column begins with the estimate that it is made with.
        if (StartedAt == now)
            EstimateAtStart = minutes;
        Change(now);
    }

    public void CountChecklist(int done, int items, Instant now)
    {
        (ChecklistDone, ChecklistItems) = (done, items);
        Change(now);
    }

    public void CountComments(int comments, Instant now)
    {
        Comments = comments;
        Change(now);
    }

    public void CountAttachments(int attachments, Instant now)
    {
        Attachments = attachments;
        Change(now);
    }

    /// <summary>Marks the card as brought by an import.</summary>
    public Card From(int import, string key)
    {
        (ImportId, SourceKey) = (import, key);
        return this;
    }

    /// <summary>Marks the card as made by a recurrence.</summary>
    public Card By(Recurrence recurrence)
    {
        RecurrenceId = recurrence.Id;
        return this;
    }

    void Name(string title)
    {
        StoredText.Refuse(WhyNotTitle(title));
        Title = title.Trim();
    }

    void Change(Instant now)
    {
        ChangedAt = now;
        Version++;
    }

    static Instant DueMoment(LocalDate day, LocalTime? time, DateTimeZone zone) =>
        day.At(time ?? new LocalTime(23, 59, 59)).InZoneLeniently(zone).ToInstant();
}

/// <summary>Somebody who helps the owner of a card.</summary>
public sealed class CardHelper
{
    CardHelper() { }

    internal CardHelper(PersonId person) => PersonId = person;

    public int CardId { get; private set; }
    public PersonId PersonId { get; private set; }
}

/// <summary>That a card carries a label of its board.</summary>
public sealed class CardLabel
{
    CardLabel() { }

    internal CardLabel(int label) => LabelId = label;

    public int CardId { get; private set; }
    public int LabelId { get; private set; }
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.HandOffs;

public enum HandOffState
{
    /// <summary>Waits for the receiver.</summary>
    Offered,

    /// <summary>The receiver asked back: waits for the giver's answer.</summary>
    Asked,

    /// <summary>Came back because the receiver left: waits for the giver to choose somebody else.</summary>
    Returned,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>What is said with a hand-off.</summary>
public sealed record HandOffText(string Title)
{
    /// <summary>How far the work is.</summary>
    public Prose Done { get; init; } = Prose.None;

    /// <summary>Questions that nobody has answered yet.</summary>
    public Prose Open { get; init; } = Prose.None;

    /// <summary>What the receiver does first.</summary>
    public Prose Next { get; init; } = Prose.None;
}

/// <summary>
/// Work that goes from one person to another (product.md F3): what it is about, how far it is, what is open, the next step and by when. The
/// receiver takes it over, asks back or declines; until then it is the giver's.
/// </summary>
public sealed class HandOff
{
    public const int LongestTitle = 200;
    public const int LongestText = 20_000;

    /// <summary>Questions, answers and reasons.</summary>
    public const int LongestWord = 2_000;
    public const int MostItems = 20;

    /// <summary>The furthest a hand-off may be due.</summary>
    public static readonly Duration Furthest = Duration.FromDays(366);
    readonly List<HandOffItem> items = [];
    readonly List<HandOffTurn> turns = [];

    HandOff() { }

    /// <exception cref="InvalidOperationException"><see cref="WhyNotGive"/> has a reason.</exception>
    public HandOff(
        PersonId giver,
        PersonId receiver,
        HandOffText text,
        IReadOnlyCollection<Subject> subjects,
        Instant dueAt,
        bool makesOwner,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotGive(giver, receiver, text, subjects, dueAt, now));
        (GiverId, CreatedAt) = (giver, now);
        Give(receiver, text, subjects, dueAt, makesOwner, now);
        Turn(HandOffStep.Gave, giver, now);
    }

    public int Id { get; private set; }
    public PersonId GiverId { get; private set; }
    public PersonId ReceiverId { get; private set; }
    public string Title { get; private set; } = "";
    public Prose Done { get; private set; } = Prose.None;
    public Prose Open { get; private set; } = Prose.None;
    public Prose Next { get; private set; } = Prose.None;

    /// <summary>By when the next step is done, in the receiver's working time.</summary>
    public Instant DueAt { get; private set; }

    /// <summary>Taken over, the cards and pages in it are the receiver's.</summary>
    public bool MakesOwner { get; private set; }
    public HandOffState State { get; private set; }
    public Instant CreatedAt { get; private set; }

    /// <summary>Since when it is as it is.</summary>
    public Instant Since { get; private set; }
    public int Version { get; private set; }

    /// <summary>What is handed over.</summary>
    public IReadOnlyList<HandOffItem> Items => items;

    /// <summary>What the two said, in its order.</summary>
    public IReadOnlyList<HandOffTurn> Turns => turns;
    public string Url => $"/handoffs/{Id}";
    public bool IsOpen => State is HandOffState.Offered or HandOffState.Asked or HandOffState.Returned;

    /// <summary>Who has to act; null when it has ended.</summary>
    public PersonId? WaitsFor =>
        State == HandOffState.Offered ? ReceiverId
        : IsOpen ? GiverId
        : null;

    /// <summary>Why work cannot be handed over so; null when it can. That the receiver works here and sees it is asked before.</summary>
    public static string? WhyNotGive(
        PersonId giver,
        PersonId receiver,
        HandOffText text,
        IReadOnlyCollection<Subject> subjects,
        Instant dueAt,
        Instant now
    ) =>
        receiver == giver ? "Choose somebody else: nobody hands work over to themselves."
        : subjects.Count == 0 ? "Say what you hand over: a card, a page or a decision."
        : subjects.Count > MostItems ? $"At most {MostItems} things are handed over at once."
        : WhyNotText(text) ?? WhyNotDue(dueAt, now);

    /// <summary>Why this cannot be said with it; null when it can.</summary>
    public static string? WhyNotText(HandOffText text) =>
        StoredText.WhyNotTitle(text.Title, "A title", LongestTitle)
        ?? (text.Done.IsEmpty ? "Say how far it is." : null)
        ?? (text.Next.IsEmpty ? "Say what comes next." : null)
        ?? StoredText.WhyNotText(text.Done.Text, "What is done", LongestText)
        ?? StoredText.WhyNotText(text.Open.Text, "What is open", LongestText)
        ?? StoredText.WhyNotText(text.Next.Text, "The next step", LongestText);

    public static string? WhyNotDue(Instant dueAt, Instant now) =>
        dueAt <= now ? "That day has passed already. Choose a later one."
        : dueAt - now > Furthest ? "It would be due in more than a year. Choose an earlier day."
        : null;

    /// <summary>Why this person cannot take it over; null when they can.</summary>
    public string? WhyNotAccept(PersonId person) => WhyNotAnswer(person);

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAccept"/> has a reason.</exception>
    public void Accept(PersonId person, Instant now)
    {
        StoredText.Refuse(WhyNotAccept(person));
        Become(HandOffState.Accepted, HandOffStep.Accepted, person, now);
    }

    /// <summary>Why this person cannot ask back; null when they can.</summary>
    public string? WhyNotAsk(PersonId person, string? question) =>
        WhyNotAnswer(person) ?? WhyNotWord(question, "Write your question.", "A question");

    /// <exception cref="InvalidOperationException"><see cref="WhyNotAsk"/> has a reason.</exception>
    public void Ask(PersonId person, string question, Instant now)
    {
        StoredText.Refuse(WhyNotAsk(person, question));
        Become(HandOffState.Asked, HandOffStep.Asked, person, now, question);
    }

    /// <summary>Why this person cannot decline it; null when they can.</summary>
    public string? WhyNotDecline(PersonId person, string? reason) =>
        WhyNotAnswer(person) ?? WhyNotWord(reason, "Say why, so that somebody else can be found.", "A reason");

    /// <exception cref="InvalidOperationException"><see cref="WhyNotDecline"/> has a reason.</exception>
    public void Decline(PersonId person, string reason, Instant now)
    {
        StoredText.Refuse(WhyNotDecline(person, reason));
        Become(HandOffState.Declined, HandOffStep.Declined, person, now, reason);
    }

    /// <summary>Why this person cannot take it back; null when they can.</summary>
    public string? WhyNotWithdraw(PersonId person) =>
        person != GiverId ? "Only who hands it over can take it back."
        : IsOpen ? null
        : Ended;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotWithdraw"/> has a reason.</exception>
    public void Withdraw(PersonId person, Instant now)
    {
        StoredText.Refuse(WhyNotWithdraw(person));
        Become(HandOffState.Withdrawn, HandOffStep.Withdrew, person, now);
    }

    /// <summary>
    /// Why this person cannot hand it over again; null when they can: with an answer to the question, or to somebody else after it was
    /// declined or came back.
    /// </summary>
    public string? WhyNotAgain(PersonId person) =>
        person != GiverId ? "Only who hands it over can do so again."
        : State == HandOffState.Offered ? "It waits for an answer. Take it back first to change it."
        : State is HandOffState.Asked or HandOffState.Returned or HandOffState.Declined ? null
        : Ended;

    /// <summary>Why it cannot be handed over again so; null when it can.</summary>
    public string? WhyNotGiveAgain(
        PersonId receiver,
        HandOffText text,
        IReadOnlyCollection<Subject> subjects,
        Instant dueAt,
        string? answer,
        Instant now
    ) =>
        WhyNotAgain(GiverId)
        ?? WhyNotGive(GiverId, receiver, text, subjects, dueAt, now)
        ?? (
            State == HandOffState.Asked && receiver == ReceiverId
                ? WhyNotWord(answer, "Answer the question, or choose somebody else.", "An answer")
            : State == HandOffState.Returned && receiver == ReceiverId ? "They have left. Choose somebody else."
            : StoredText.WhyNotText(answer, "An answer", LongestWord)
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotGiveAgain"/> has a reason.</exception>
    public void GiveAgain(
        PersonId receiver,
        HandOffText text,
        IReadOnlyCollection<Subject> subjects,
        Instant dueAt,
        bool makesOwner,
        string? answer,
        Instant now
    )
    {
        StoredText.Refuse(WhyNotGiveAgain(receiver, text, subjects, dueAt, answer, now));
        Give(receiver, text, subjects, dueAt, makesOwner, now);
        Turn(HandOffStep.GaveAgain, GiverId, now, answer);
    }

    /// <summary>The receiver has left: it is the giver's again, or nobody's when the giver has left too.</summary>
    public void Return(bool giverHasLeft, Instant now)
    {
        if (giverHasLeft)
            Become(HandOffState.Withdrawn, HandOffStep.Withdrew, null, now);
        else
            Become(HandOffState.Returned, HandOffStep.Returned, null, now);
    }

    /// <summary>The giver has left and answers no more: the receiver says whether they take it as it is.</summary>
    public void GoOnWithoutAnswer(Instant now) => Become(HandOffState.Offered, HandOffStep.Unanswered, null, now);

    /// <summary>Why somebody cannot take the place of one of the two; null when they can.</summary>
    public string? WhyNotPassOn(PersonId from, PersonId to) =>
        !IsOpen ? Ended
        : from != GiverId && from != ReceiverId ? "It is not theirs."
        : to == GiverId || to == ReceiverId
            ? "It goes from one of the two to the other. Choose somebody else, or let them end it between themselves."
        : null;

    /// <summary>Somebody takes the place of one of the two, who leaves (product.md O12).</summary>
    /// <param name="words">Who takes whose place, in words.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotPassOn"/> has a reason.</exception>
    public void PassOn(PersonId from, PersonId to, string words, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotPassOn(from, to));
        (GiverId, ReceiverId) = GiverId == from ? (to, ReceiverId) : (GiverId, to);
        Version++;
        Turn(HandOffStep.PassedOn, by, now, words);
    }

    void Give(
        PersonId receiver,
        HandOffText text,
        IReadOnlyCollection<Subject> subjects,
        Instant dueAt,
        bool makesOwner,
        Instant now
    )
    {
        (ReceiverId, Title, DueAt, MakesOwner) = (receiver, text.Title.Trim(), dueAt, makesOwner);
        (Done, Open, Next) = (text.Done, text.Open, text.Next);
        items.RemoveAll(i => !subjects.Contains(i.Subject));
        items.AddRange(
            subjects.Where(s => items.TrueForAll(i => i.Subject != s)).Distinct().ToList().Select(s => new HandOffItem(s))
        );
        (State, Since) = (HandOffState.Offered, now);
        Version++;
    }

    void Become(HandOffState state, HandOffStep step, PersonId? by, Instant now, string? word = null)
    {
        (State, Since) = (state, now);
        Version++;
        Turn(step, by, now, word);
    }

    void Turn(HandOffStep step, PersonId? by, Instant now, string? word = null) =>
        turns.Add(new HandOffTurn(step, by, ReceiverId, now, word));

    string? WhyNotAnswer(PersonId person) =>
        person != ReceiverId ? "It is not handed over to you."
        : State == HandOffState.Offered ? null
        : IsOpen ? "It waits for the answer of who hands it over."
        : Ended;

    string Ended =>
        State switch
        {
            HandOffState.Accepted => "It was taken over already.",
            HandOffState.Declined => "It was declined.",
            _ => "It was taken back.",
        };

    static string? WhyNotWord(string? word, string missing, string what) =>
        string.IsNullOrWhiteSpace(word) ? missing : StoredText.WhyNotText(word, what, LongestWord);
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Pilots;

/// <summary>What the team writes of a week of its pilot.</summary>
public sealed class PilotCheck
{
    public const int LongestText = 2_000;

    PilotCheck() { }

    internal PilotCheck(int week) => Week = week;

    public int Id { get; private set; }
    public int PilotId { get; private set; }
    public int Week { get; private set; }
    public string Helped { get; private set; } = "";
    public string Hindered { get; private set; } = "";
    public string Change { get; private set; } = "";
    public PersonId By { get; private set; }
    public Instant At { get; private set; }
    public int Version { get; private set; }

    internal void Write(PilotCheckText text, PersonId by, Instant now)
    {
        (Helped, Hindered, Change) = (
            StoredText.Lines(text.Helped),
            StoredText.Lines(text.Hindered),
            StoredText.Lines(text.Change)
        );
        (By, At) = (by, now);
        Version++;
    }
}

/// <param name="Helped">What helped.</param>
/// <param name="Hindered">What got in the way.</param>
/// <param name="Change">What is done differently from now on.</param>
public sealed record PilotCheckText(string? Helped, string? Hindered, string? Change)
{
    internal string? WhyNot() =>
        new[] { Helped, Hindered, Change }.All(string.IsNullOrWhiteSpace)
            ? "Write at least one of the three."
            : StoredText.WhyNotText(Helped, "What helped", PilotCheck.LongestText)
                ?? StoredText.WhyNotText(Hindered, "What got in the way", PilotCheck.LongestText)
                ?? StoredText.WhyNotText(Change, "What you change", PilotCheck.LongestText);
}

/// <summary>Something to learn or to set up, so that the pilot is a fair trial.</summary>
public sealed class PilotTask
{
    public const int LongestTitle = 200;

    PilotTask() { }

    internal PilotTask(string title, PersonId? person, LocalDate dueOn) =>
        (Title, PersonId, DueOn) = (title.Trim(), person, dueOn);

    public int Id { get; private set; }
    public int PilotId { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Who does it; null for the team together.</summary>
    public PersonId? PersonId { get; private set; }
    public LocalDate DueOn { get; private set; }
    public Instant? DoneAt { get; private set; }
    public PersonId? DoneBy { get; private set; }

    /// <summary>What a pilot usually begins with, each with its day counted from the start.</summary>
    public static readonly IReadOnlyList<(string Title, int Day)> Usual =
    [
        ("Read the playbook and confirm it", -4),
        ("Agree on the channels and on how soon each is answered", -3),
        ("Show each role with an example of its own how it asks, answers and hands over", 0),
        ("Turn one meeting that repeats into a written update", 2),
        ("Try the templates for updates, decisions and hand-offs once each", 4),
        ("Say to other teams how they reach this one while the pilot runs", 0),
    ];

    internal void GiveTo(PersonId person) => PersonId = person;

    /// <summary>Done, or open again. Who was first stays who did it.</summary>
    internal void Mark(bool isDone, PersonId by, Instant now)
    {
        if (isDone == DoneAt is not null)
            return;
        (DoneAt, DoneBy) = (isDone ? now : null, isDone ? by : null);
    }
}

/// <summary>
/// How content a member of the team is at the end. Whose it is is kept only so that it can be changed, is never shown, and is forgotten when the
/// pilot ends. Its id has no order, so that rows do not tell who came first.
/// </summary>
public sealed class PilotAnswer
{
    public const int LongestComment = 1_000;

    PilotAnswer() { }

    internal PilotAnswer(Guid id, PersonId person) => (Id, PersonId) = (id, person);

    public Guid Id { get; private set; }
    public int PilotId { get; private set; }

    /// <summary>Null when the pilot has ended.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>1 to 5.</summary>
    public int Score { get; private set; }
    public string Comment { get; private set; } = "";

    internal void Write(int score, string? comment) => (Score, Comment) = (score, StoredText.Lines(comment).Trim());

    internal void Forget() => PersonId = null;
}

/// <summary>What the answers say together (kpis.md section 0, "Small groups").</summary>
/// <param name="Content">How many gave a 4 or 5.</param>
/// <param name="Comments">In the order of the alphabet, which betrays nothing.</param>
public sealed record PilotSatisfaction(int Answered, int Content, IReadOnlyList<string> Comments, bool IsShown)
{
    public const int Fewest = Kpis.HeatMap.SmallestGroup;

    /// <summary>In percent.</summary>
    public decimal Share => Answered == 0 ? 0 : 100m * Content / Answered;

    /// <summary>
    /// While people still answer, or change what they said, only how many did is known: who looked twice would see what the one between them said.
    /// </summary>
    public static PilotSatisfaction Counted(int answered) => new(answered, 0, [], false);

    /// <summary>Nothing of it is known for fewer than five, not even how many of them are content.</summary>
    public static PilotSatisfaction Of(IReadOnlyCollection<(int Score, string Comment)> answers) =>
        answers.Count < Fewest
            ? Counted(answers.Count)
            : new(
                answers.Count,
                answers.Count(a => a.Score >= 4),
                [.. answers.Select(a => a.Comment).Where(c => c != "").Order(StringComparer.Ordinal)],
                true
            );
}

namespace AsyncWork.Domain.Advisor;

/// <summary>What is asked before a meeting is called (product.md M3).</summary>
public enum AdviceCriterion
{
    Task,
    Urgency,
    Ideation,
    Complexity,
    Emotion,
    People,
    Overlap,
}

/// <summary>How something is best done.</summary>
public enum Approach
{
    /// <summary>In writing, each at their own time.</summary>
    Async,

    /// <summary>Written first; what is left is talked over, shortly.</summary>
    Hybrid,

    /// <summary>Together, at the same time.</summary>
    Sync,
}

/// <summary>One of the answers to a question, and what speaks for it where nobody has said otherwise.</summary>
/// <param name="Key">As it stands in addresses.</param>
/// <param name="Weight">See <see cref="AdviceRow.Weight"/>.</param>
public sealed record AdviceAnswer(string Key, string Words, int Weight, string Reason);

/// <summary>A question with the answers that can be given.</summary>
public sealed record AdviceQuestion(AdviceCriterion Criterion, string Words, IReadOnlyList<AdviceAnswer> Answers)
{
    /// <summary>
    /// All questions in the order in which they are asked, with the decision table of the guide as its first version: deep work and status
    /// updates are for writing, urgent issues and the search for ideas for talking, and so is what is delicate.
    /// </summary>
    public static readonly IReadOnlyList<AdviceQuestion> All =
    [
        new(
            AdviceCriterion.Task,
            "What is it about?",
            [
                new(
                    "update",
                    "A status update or report",
                    -4,
                    "An update is read quicker than it is told, and can be looked up later."
                ),
                new("deep", "Focused work: writing, coding, research", -4, "It needs hours without interruption, not company."),
                new(
                    "review",
                    "Feedback on something that exists",
                    -3,
                    "Remarks at the place they are about are clearer than remarks in a call."
                ),
                new("handoff", "A hand-off", -3, "What is handed over has to be written down anyway."),
                new(
                    "decision",
                    "A decision",
                    -1,
                    "Options and reasons in writing let everybody think before they answer, and stay."
                ),
                new("planning", "Planning", 0, "A plan is drafted alone and settled together."),
                new("ideas", "Looking for ideas", 2, "Ideas grow from each other when people are together."),
                new("issue", "Something is broken right now", 4, "Every minute of waiting costs."),
                new("talk", "A delicate talk: conflict, criticism, bad news", 4, "Tone gets lost in writing."),
                new("bond", "Getting to know each other", 3, "That is what time together is for."),
            ]
        ),
        new(
            AdviceCriterion.Urgency,
            "By when is a result needed?",
            [
                new("hours", "Within hours", 3, "The norms of answering are longer than that."),
                new("day", "Within a day or two", 0, "It is about as long as an answer may take."),
                new("week", "Within a week", -1, "There is time for everybody to answer in their own hours."),
                new("later", "Later", -2, "There is plenty of time."),
            ]
        ),
        new(
            AdviceCriterion.Ideation,
            "How much of it is yet to be found?",
            [
                new("none", "Nothing, it is known", -1, "What is known can be written down."),
                new("some", "Details", 0, "Details can be found alone and put together."),
                new("much", "Most of it", 2, "Who looks for something new needs others to answer at once."),
            ]
        ),
        new(
            AdviceCriterion.Complexity,
            "How tangled is it?",
            [
                new("low", "One clear question", -1, "A clear question gets a clear answer in writing."),
                new("medium", "Several parts", 0, "Parts can be answered one by one."),
                new(
                    "high",
                    "Everything hangs on everything, or nobody knows whose it is",
                    2,
                    "Who owns what is sorted out quicker in a talk."
                ),
            ]
        ),
        new(
            AdviceCriterion.Emotion,
            "How much feeling is in it?",
            [
                new("low", "Hardly any", 0, "Nothing speaks against writing."),
                new("medium", "Some", 1, "A voice avoids misunderstandings."),
                new("high", "A lot", 4, "What moves people is told to their face."),
            ]
        ),
        new(
            AdviceCriterion.People,
            "How many people does it need?",
            [
                new("few", "Two or three", 1, "Few people find a time easily."),
                new("some", "Four to eight", 0, "A talk is still possible for all of them."),
                new("many", "Nine or more", -2, "In a large meeting most listen, and each hour costs all of theirs."),
            ]
        ),
        new(
            AdviceCriterion.Overlap,
            "How long are all of them at work at the same time?",
            [
                new("none", "Hardly or never", -3, "Somebody would have to sit there early or late."),
                new("short", "Up to two hours a day", 0, "There is a window, and others want it too."),
                new("long", "Longer", 1, "A time is found without harm."),
            ]
        ),
    ];

    public AdviceAnswer? Find(string? key) =>
        Answers.FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase));
}

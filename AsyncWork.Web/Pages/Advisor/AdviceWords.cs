using AsyncWork.Domain.Advisor;

namespace AsyncWork.Web.Pages.Advisor;

/// <summary>Something to begin with, and where.</summary>
public sealed record AdviceFormat(string Words, string Url, string Link);

/// <summary>Advice in words, with a format to start from.</summary>
public static class AdviceWords
{
    public static string Text(this Approach approach) =>
        approach switch
        {
            Approach.Async => "Write it",
            Approach.Hybrid => "Write first, talk shortly",
            _ => "Talk",
        };

    public static string About(this Approach approach) =>
        approach switch
        {
            Approach.Async => "Asynchronous: everybody reads and answers in their own hours.",
            Approach.Hybrid =>
                "Hybrid: put down what is known and ask for answers; meet for what is still open, half an hour at most.",
            _ => "Synchronous: talk at the same time, and write down what came of it.",
        };

    /// <summary>+2, −3, 0</summary>
    public static string WithSign(int weight) =>
        weight switch
        {
            > 0 => $"+{weight}",
            < 0 => $"−{-weight}",
            _ => "0",
        };

    /// <summary>What to begin with, the best first.</summary>
    /// <param name="task">The answer to what it is about; null for none.</param>
    public static IReadOnlyList<AdviceFormat> Formats(this Approach approach, string? task) =>
        approach switch
        {
            Approach.Async => [Written(task)],
            Approach.Hybrid =>
            [
                Written(task),
                new(
                    "Then meet for what is still open: send the text a day before, and give the half hour one question.",
                    "/overlap",
                    "Find a time"
                ),
            ],
            _ when task == "issue" =>
            [
                new(
                    "Call those who can help now. One person writes down what is known, so that the others need not ask.",
                    "/posts/new?kind=Incident",
                    "Write an incident"
                ),
            ],
            _ =>
            [
                new("Invite only those it needs, with a question to answer and a time to end.", "/overlap", "Find a time"),
                new(
                    "Write down what came of it where those who were not there find it.",
                    "/decisions/new?recorded=true",
                    "Record a decision"
                ),
            ],
        };

    static AdviceFormat Written(string? task) =>
        task switch
        {
            "update" => new(
                "A post in the form of an update: what changed, what comes next, what is in the way.",
                "/posts/new?kind=Update",
                "Write an update"
            ),
            "review" => new(
                "Put the text into the wiki and ask for comments on its paragraphs, with a day.",
                "/wiki",
                "Open the wiki"
            ),
            "handoff" => new(
                "A hand-off: files, state, open questions, the next step and who takes it.",
                "/handoffs/new",
                "Hand over"
            ),
            "decision" => new(
                "A decision with options and reasons; those who decide answer by a deadline in their working days.",
                "/decisions/new",
                "Propose a decision"
            ),
            "planning" => new(
                "A proposal that others comment on; the cards follow from it.",
                "/posts/new?kind=Proposal",
                "Write a proposal"
            ),
            "deep" => new("A card with what is to be done, and hours that nobody interrupts.", "/boards", "Open the boards"),
            _ => new(
                "A post that says what you need from whom, by when, and what one has to know for it.",
                "/posts/new?kind=Request",
                "Write a request"
            ),
        };
}

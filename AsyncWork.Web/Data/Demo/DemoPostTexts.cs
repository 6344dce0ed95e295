using AsyncWork.Domain.Norms;

namespace AsyncWork.Web.Data.Demo;

/// <summary>A post with what is answered to it.</summary>
sealed record DemoPost(string Title, string Text, string Answer = "Seen.");

/// <summary>A channel with the company's norms.</summary>
sealed record DemoChannel(ChannelText About, ResponseNorm? Normal, ResponseNorm? Urgent);

/// <summary>The words of the demo's channels and posts.</summary>
static class DemoPostTexts
{
    public static readonly DemoChannel[] Channels =
    [
        new(
            new(
                "AsyncWork: cards, pages and posts",
                "Questions and answers about work, beside the work they are about.",
                "Anything that cannot wait a day, and anything personal.",
                "Here, with the card, the page or the post",
                Purposes.Question | Purposes.HandOff | Purposes.Update,
                Sensitivity.Open,
                false
            ),
            new(2, NormUnit.WorkingDays),
            null
        ),
        new(
            new(
                "AsyncWork: decisions",
                "Proposals, with who decides and by when.",
                "Questions that have an answer already; ask on the page instead.",
                "Here, in the log of decisions",
                Purposes.Decision,
                Sensitivity.Open,
                false
            ),
            new(3, NormUnit.WorkingDays),
            null
        ),
        new(
            new(
                "Support desk",
                "What customers report, and what somebody at a customer waits for.",
                "Ideas for the product. Make a card.",
                "In the tool of the desk, for two years",
                Purposes.Question | Purposes.Incident,
                Sensitivity.Internal,
                true
            ),
            new(1, NormUnit.WorkingDays),
            new(2, NormUnit.WorkingHours)
        ),
        new(
            new(
                "On-call phone",
                "Something is broken for many, or money or data is at risk.",
                "Anything that can wait until the morning.",
                "What was agreed is written on the incident's post",
                Purposes.Incident,
                Sensitivity.Internal,
                true
            ),
            null,
            new(1, NormUnit.CalendarHours)
        ),
        new(
            new(
                "Mail to HR",
                "Contracts, leave, health, and what you do not want to say in front of others.",
                "Days off: enter them under People.",
                "HR's own mailbox",
                Purposes.Personal | Purposes.Question,
                Sensitivity.Confidential,
                false
            ),
            new(2, NormUnit.WorkingDays),
            null
        ),
        new(
            new(
                "Team chat",
                "Hello, thanks, lunch and links. Nobody has to read it.",
                "Decisions, and anything somebody must not miss.",
                "Nowhere; it is deleted after 90 days",
                Purposes.Social,
                Sensitivity.Open,
                false
            ),
            null,
            null
        ),
    ];

    public static readonly DemoPost[] Updates =
    [
        new(
            "What changed this month, and what comes next",
            "**In one sentence:** the plan holds.\n\n## What changed\n\n- Two cards that waited for others are moving again.\n- The weekly call is gone; its questions are on the cards.\n\n## What comes next\n\n- The review of the quarter, in writing, by the end of next week.\n\n## What is in the way\n\nNothing."
        ),
        new(
            "How we answered each other last month",
            "**In one sentence:** most answers came within the norm.\n\n## What changed\n\n- Questions name the person now, so fewer wait for nobody.\n\n## What comes next\n\n- Whoever is away names a deputy before they go."
        ),
        new(
            "New on our board",
            "**In one sentence:** the column for review has a limit.\n\n## What changed\n\n- Four cards at most wait for review. When it is full, review first.\n\n## What comes next\n\n- We look in a month whether cards pass faster."
        ),
    ];

    public static readonly DemoPost[] Requests =
    [
        new(
            "Which numbers do you need in the monthly mail?",
            "**What I need:** the three numbers you look at first.\n\n**By when, and why then:** before the next mail goes out.\n\n## Context\n\nThe mail has grown to two pages and few read to the end.",
            "Open questions, cycle time and what is blocked. The rest can be behind a link."
        ),
        new(
            "Who knows the contract of the old hosting?",
            "**What I need:** the date by which it has to be ended, and a copy.\n\n## Context\n\nThe bill went up and nobody here signed it.\n\n## What I have tried\n\n- The folder of contracts has the first page only.",
            "It ends with the year and has to be ended three months before. The whole text is attached to the decision on hosting."
        ),
        new(
            "May we use your template for hand-offs?",
            "**What I need:** a yes or a no, and what did not work for you.\n\n## Context\n\nOur hand-offs to New York miss the open questions, and yours have a place for them.",
            "Yes. Leave the field for mood out; nobody filled it in."
        ),
        new(
            "Can somebody look over the text for new customers?",
            "**What I need:** two people who read it once, for what they do not understand.\n\n**By when, and why then:** it goes to print next week.\n\n## Links\n\n- The page is in the handbook.",
            "Read it. The second paragraph promises something the contract does not; the rest is clear."
        ),
        new(
            "What stops you from closing cards on Fridays?",
            "**What I need:** one sentence each.\n\n## Context\n\nHalf of what is done is closed on Mondays, so the week looks slower than it was.",
            "The review comes back after I have gone. If it came by noon I would close them."
        ),
    ];
}

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
            "what changed, and what comes next",
            "**In one sentence:** the plan holds.\n\n## What changed\n\n- Two cards that waited for others are moving again.\n- The weekly call is gone; its questions are on the cards.\n\n## What comes next\n\n- The review of the quarter, in writing, by the end of next week.\n\n## What is in the way\n\nNothing."
        ),
        new(
            "how we answered each other",
            "**In one sentence:** most answers came within the norm.\n\n## What changed\n\n- Questions name the person now, so fewer wait for nobody.\n\n## What comes next\n\n- Whoever is away names a deputy before they go."
        ),
        new(
            "new on our board",
            "**In one sentence:** the column for review has a limit.\n\n## What changed\n\n- Four cards at most wait for review. When it is full, review first.\n\n## What comes next\n\n- We look in a month whether cards pass faster."
        ),
    ];

    /// <summary>What is asked, once about each of the things it is said of.</summary>
    public static readonly DemoPost[] Requests =
    [
        .. About(
            "Which numbers do you need in {0}?",
            "**What I need:** the three numbers you look at first in {0}.\n\n**By when, and why then:** before it goes out next time.\n\n## Context\n\nIt has grown to two pages and few read to the end.",
            "Open questions, cycle time and what is blocked. The rest can be behind a link.",
            "the monthly mail",
            "the report for the board",
            "the sheet for the auditors",
            "the review of the quarter",
            "the page for new customers",
            "the summary of the year"
        ),
        .. About(
            "Who knows the contract of {0}?",
            "**What I need:** the date by which the contract of {0} has to be ended, and a copy.\n\n## Context\n\nThe bill went up and nobody here signed it.\n\n## What I have tried\n\n- The folder of contracts has the first page only.",
            "It ends with the year and has to be ended three months before. The whole text is attached to the decision on suppliers.",
            "the old hosting",
            "the translators",
            "the office in Lyon",
            "the telephones",
            "the print shop",
            "the monitoring"
        ),
        .. About(
            "May we use your template for {0}?",
            "**What I need:** a yes or a no, and what did not work for you with the template for {0}.\n\n## Context\n\nOurs leave the open questions out, and yours have a place for them.",
            "Yes. Leave the field for mood out; nobody filled it in.",
            "hand-offs",
            "interviews",
            "the look back on an incident",
            "offers to customers",
            "the first week of new colleagues",
            "release notes"
        ),
        .. About(
            "Can somebody look over {0}?",
            "**What I need:** two people who read {0} once, for what they do not understand.\n\n**By when, and why then:** it is published next week.\n\n## Links\n\n- The draft is in the handbook.",
            "Read it. The second paragraph promises something the contract does not; the rest is clear.",
            "the text for new customers",
            "the job advertisement for support",
            "the terms of the pilot",
            "the answer to the regulator",
            "the guide to the time log",
            "the notes for the price change"
        ),
        .. About(
            "What stops you from {0}?",
            "**What I need:** one sentence each: what stops you from {0}?\n\n## Context\n\nWe agreed on it in spring and half of us do it. I would like to change what is in the way, not to remind.",
            "It is two clicks too many, and I notice only when I have gone on to the next thing.",
            "closing cards on Fridays",
            "naming a deputy before you leave",
            "writing the decision down the same day",
            "saying what you expect in a question",
            "putting the agenda into the page",
            "logging hours every day"
        ),
        .. About(
            "How do you handle {0}?",
            "**What I need:** how your team handles {0}, in three lines, and whether you would do it again.\n\n## Context\n\nWe begin with it next month and do not want to find out alone what you know already.",
            "In writing, with one owner and a date. The first month took twice as long as we thought; now it takes less than the call did.",
            "requests that come by telephone",
            "holidays that are not the same everywhere",
            "two people who work on one page",
            "customers who ask for a meeting",
            "cards that wait for another team",
            "the days on which half of us are away"
        ),
        .. About(
            "Do we still need {0}?",
            "**What I need:** tell me what would be missing without {0}; no answer within the norm means that nobody needs it.\n\n## Context\n\nIt costs somebody an hour every week.",
            "I read it each month for one figure. If that stands in the report, we can let it go.",
            "the Monday summary",
            "the shared calendar of the office",
            "the second test server",
            "the list of ideas from last year",
            "the weekly call with the agency",
            "the printed handbook"
        ),
        .. About(
            "Where is {0} kept?",
            "**What I need:** the place where {0} is kept, or the name of who knows.\n\n## What I have tried\n\n- Search finds the page from last year, whose link leads nowhere.",
            "On the page “Where things are”. I have put the link right on the old page too.",
            "the logo for print",
            "the key of the meeting room in Berlin",
            "the list of test accounts",
            "the price list in dollars",
            "the recording of the training",
            "the signed data agreement"
        ),
        .. About(
            "Which of the two ways for {0}?",
            "**What I need:** a word for one of the two ways for {0}, with a reason.\n\n## Context\n\n1. As now, with one more column.\n2. A page of its own that the column leads to.\n\nThe first is quicker, the second can be found again.",
            "The second. Whoever looks for it in a year will not know that there was a column.",
            "complaints",
            "supplier reviews",
            "the wishes of customers",
            "security reports",
            "travel",
            "devices on loan"
        ),
        .. About(
            "By when can {0} be tested?",
            "**What I need:** the day on which your team can test {0}, and who does.\n\n**By when, and why then:** we plan the next two weeks from it.\n\n## Links\n\n- What is to be tested stands on the card.",
            "Two of us can look at it from Thursday on; you have our notes by Monday.",
            "the import of the old entries",
            "the new sign-in",
            "the export for the accountants",
            "the calendar on the phone",
            "the search in the handbook",
            "the report in Nepali"
        ),
    ];

    static IEnumerable<DemoPost> About(string title, string text, string answer, params string[] things) =>
        things.Select(t => new DemoPost(Fill(title, t), Fill(text, t), answer));

    static string Fill(string text, string thing) => text.Replace("{0}", thing, StringComparison.Ordinal);
}

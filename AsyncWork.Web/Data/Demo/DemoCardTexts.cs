namespace AsyncWork.Web.Data.Demo;

/// <summary>What the cards of the demo's boards are called and say, for each of the four kinds of teams.</summary>
static class DemoCardTexts
{
    /// <summary>Words of a kind of team: its board, its labels, and the parts that titles are put together from.</summary>
    public sealed record Words(
        string Board,
        string Purpose,
        string[] Labels,
        string[] Verbs,
        string[] Things,
        string[] For,
        string[] Steps
    );

    public static readonly Words[] OfTeam =
    [
        new(
            "Delivery",
            "What we build for the port portal and the booking app, from the idea to the release.",
            ["Feature", "Bug", "Accessibility", "Clean-up", "Release"],
            ["Show", "Speed up", "Simplify", "Fix", "Test", "Rework", "Document", "Extend", "Migrate", "Translate"],
            [
                "the berth plan",
                "the tariff import",
                "sign-in by e-mail link",
                "the booking calendar",
                "search over vessels",
                "the customs form",
                "invoices as PDF",
                "the map of quays",
                "reminders before arrival",
                "the crew list",
                "rights of agents",
                "the tide table",
                "export to Excel",
                "the price preview",
                "cancelled bookings",
                "the start page",
                "webhooks for carriers",
                "the audit trail",
                "offline forms",
                "time zones of ports",
            ],
            ["", "", "for Harbour Ltd", "for Northline", "on phones", "with a screen reader"],
            ["Agree on the behaviour", "Write the test", "Build it", "Check it with a keyboard", "Note it for the release"]
        ),
        new(
            "Design studio",
            "Research, drafts and finished designs. Everyone in the company may look.",
            ["Research", "Draft", "Visual", "Content", "Prototype"],
            [
                "Sketch",
                "Interview users about",
                "Draw",
                "Simplify",
                "Prototype",
                "Review",
                "Write words for",
                "Compare options for",
            ],
            [
                "the first visit",
                "the booking steps",
                "empty pages",
                "icons of cargo",
                "error messages",
                "the price table",
                "the dark theme",
                "forms on small screens",
                "the map legend",
                "print layouts",
                "the newsletter",
                "onboarding of agents",
                "the colour scale",
                "tables with many columns",
                "notifications",
                "the annual report",
                "the trade fair stand",
                "the help centre",
            ],
            ["", "", "for Harbour Ltd", "for the website", "after the tests", "with support"],
            ["Collect examples", "Make two drafts", "Ask for comments by writing", "Choose one", "Hand over the files"]
        ),
        new(
            "Requests",
            "What customers ask for and what we learn from it. Everyone in the company may look.",
            ["Question", "Fault", "Refund", "How-to", "Harbour Ltd"],
            ["Answer", "Look into", "Write an article about", "Reproduce", "Follow up on", "Solve", "Collect facts on", "Close"],
            [
                "lost bookings",
                "a wrong invoice",
                "slow uploads",
                "the export that stops",
                "rights of a new agent",
                "a refund for May",
                "double reminders",
                "login trouble",
                "the missing tide data",
                "a changed tariff",
                "the calendar feed",
                "questions on privacy",
                "an import with errors",
                "access for auditors",
                "late arrival notices",
                "the wrong time zone",
                "a broken link",
                "the API limit",
                "a deleted crew list",
                "two accounts of one person",
            ],
            ["", "from Harbour Ltd", "from Northline", "in the booking app", "in the port portal", "from a pilot customer"],
            ["Thank and ask for details", "Reproduce it", "Find the cause", "Answer the customer", "Add it to the help centre"]
        ),
        new(
            "Run and improve",
            "Keeping things running, and making them run with less effort.",
            ["Servers", "Contracts", "People", "Security", "Money"],
            ["Renew", "Check", "Move", "Automate", "Document", "Replace", "Plan", "Tidy up"],
            [
                "the backups",
                "certificates",
                "the Berlin lease",
                "payroll in São Paulo",
                "laptops of the year",
                "the insurance",
                "alerts at night",
                "access of leavers",
                "the supplier list",
                "travel rules",
                "the mail server",
                "the disaster exercise",
                "licences",
                "the budget for next quarter",
                "holiday calendars",
                "the visitor network",
                "the data map",
                "on-call hours",
            ],
            ["", "", "in Kathmandu", "in New York", "before the audit", "with less paper"],
            ["Ask for offers", "Compare them in writing", "Decide", "Carry it out", "Write down how it is done"]
        ),
    ];

    public static readonly string[] Texts =
    [
        "**Why:** people asked about {0} three times this month, and each time we answered by hand.\n\n**Done when**\n- it works for a new customer\n- the help text is up to date",
        "We want {0} to need no meeting: write what you find here, and ask questions as comments.",
        "## Where we are\nThe last try at {0} stopped because of old data.\n\n## What comes next\n1. Look at the data of March\n2. Decide what we leave out\n3. Tell those who wait",
        "Small step first. If {0} turns out to be larger than a day, split the card.",
        "Notes from the audit on {0}:\n\n| What | How often |\n|---|---|\n| unclear wording | 7 |\n| wrong result | 2 |",
        "",
        "",
    ];

    public static readonly string[] Comments =
    [
        "I had a look: the cause is older than we thought. Details are in the description now.",
        "Half of it is done. The rest needs a decision on the wording.",
        "Tested in both themes, works for me.",
        "Customers in other time zones see this a day late, so please mind the dates.",
        "I wrote down what I tried, so that the next one does not have to.",
        "Ready for review. It is easiest to read from the bottom up.",
        "Thanks, that saves us a call.",
    ];

    public static readonly (string Question, string Answer)[] Questions =
    [
        ("Do we need this for old data as well, or from now on only?", "From now on only. Old data stays as it is."),
        ("Which of the two drafts shall I go on with?", "The second one. It has fewer steps."),
        ("Who has to agree before this goes out?", "Nobody else. Send the notes to support when it is out."),
        ("Is the wording final? I would translate it tomorrow.", "It is final."),
        ("May I leave the rare case out for now?", "Yes, please make a card for it."),
    ];

    public static readonly string[] Blocks =
    [
        "Waiting for access to the customer's test system",
        "The supplier has not sent the contract",
        "Test data is missing",
        "The certificate has run out; a new one is ordered",
    ];

    public static readonly string[] HandOffs =
    [
        "The draft is done. Open: the wording of step two. Next: please check it against the contract.",
        "I could reproduce it. Next: somebody in your zone has to look at the logs of the morning.",
        "All prepared. Please decide between A and B, then I go on.",
    ];
}

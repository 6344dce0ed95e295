namespace AsyncWork.Web.Data.Demo;

/// <summary>A page of the demo: its title, what it is about, and the pages below it.</summary>
sealed record DemoPage(string Title, string About, params DemoPage[] Below);

/// <summary>A space of the demo.</summary>
/// <param name="ReviewEveryMonths">Null when its pages need no review date.</param>
/// <param name="Team">Index of the team whose members own its pages; -1 for HR and administrators.</param>
sealed record DemoSpace(string Name, string About, int? ReviewEveryMonths, bool AfterReview, int Team, DemoPage[] Pages);

/// <summary>What the wiki of the demo company says.</summary>
static partial class DemoPageTexts
{
    public static readonly DemoSpace[] Spaces =
    [
        new(
            "Company handbook",
            "How Meridian Works works: people, money, travel, safety. For everybody.",
            12,
            true,
            -1,
            [
                new(
                    "Working hours and time zones",
                    "We work in four zones, and nobody is expected to answer outside their own hours.",
                    new(
                        "Core hours by team",
                        "Each team agrees on the hours in which its members can be reached, and may agree on none."
                    ),
                    new(
                        "Days off",
                        "Ask for leave two weeks ahead and name a deputy; your lead answers within two working days."
                    ),
                    new("Public holidays", "The holidays of the place where you work hold for you, not those of the office."),
                    new(
                        "Clock changes",
                        "In the weeks when only one side has changed the clocks, Berlin and New York share an hour more."
                    ),
                    new("Being on call", "Operations is on call by the week; a night call is time off on the next day.")
                ),
                new(
                    "Writing instead of meeting",
                    "We write first. A meeting is for what writing does badly: conflict, grief, and ideas that need sparks.",
                    new(
                        "How to ask a question",
                        "Say what you want to know, by when, what you tried, and what happens without an answer."
                    ),
                    new("How to write an update", "Three lines: what changed, what comes next, what is in the way."),
                    new("When to call", "After three rounds back and forth, or when somebody might be hurt, call."),
                    new("Notes of meetings", "Whoever called the meeting writes down what was decided on the same day."),
                    new("Recording a video", "Five minutes at most, with a summary of three lines for those who read.")
                ),
                new(
                    "Money and purchases",
                    "Up to 200 euros you decide yourself; above that your lead does, in writing.",
                    new("Travel", "Book by train where it takes less than six hours, and share the ride from the port."),
                    new("Equipment", "Every new colleague chooses a laptop and gets 400 euros for a desk and a chair."),
                    new("Expenses", "Hand receipts in by the fifth of the next month; they are paid with the salary."),
                    new("Training budget", "1,000 euros and five days a year, for courses that you choose."),
                    new("Contracts with suppliers", "Two people sign; Operations keeps the list of what renews when.")
                ),
                new(
                    "Growing here",
                    "How we give feedback, pay and promote.",
                    new("Feedback", "Twice a year in writing, from three people you choose and your lead."),
                    new("Pay bands", "Bands are open to everybody; where you stand in them is between you and your lead."),
                    new("Buddies", "Everybody who starts has a buddy with four hours of overlap for the first month."),
                    new("Parental leave", "Tell us when you know; we plan your return with you, not for you."),
                    new("Leaving well", "Pages, cards and decisions get a new owner before the last day.")
                ),
                new(
                    "Safety and privacy",
                    "What we owe to customers, to each other and to the law.",
                    new("Passwords and devices", "A password manager, a second factor, an encrypted disk: no exceptions."),
                    new("Personal data", "We store what we need, for as long as we need it, and say so."),
                    new(
                        "Reporting an incident",
                        "Call whoever is on call, then write what you saw; nobody is blamed for reporting."
                    ),
                    new("Harassment", "Three people you can talk to, and what happens when you do."),
                    new("Working alone on site", "Nobody goes on a quay alone; check in before and after.")
                ),
            ]
        ),
        new(
            "Product",
            "What we build for ports and carriers, and why it is as it is.",
            6,
            false,
            0,
            [
                new(
                    "Port portal",
                    "Terminals see which ships come when, and shift their slots themselves.",
                    new("Slots and berths", "A slot is a time at a berth; two ships never share one, but a ship may hold two."),
                    new(
                        "Arrival estimates",
                        "We take the carrier's estimate, the ship's position and the tide, and show which of them we used."
                    ),
                    new("Roles in the portal", "Planner, pilot, agent, guest; a guest sees times and no cargo."),
                    new(
                        "Notices to terminals",
                        "One notice for each change of more than thirty minutes, never more than four an hour."
                    ),
                    new("Known limits", "What the portal cannot do yet, and what to say to those who ask.")
                ),
                new(
                    "Booking app",
                    "Agents book a slot in under a minute, on a phone, in the rain.",
                    new("Booking a slot", "The five steps of a booking, and what is checked in each."),
                    new("Cancelling and moving", "Free until twelve hours before; after that the terminal decides."),
                    new("Prices and discounts", "Night slots cost less; nobody sees the price of another carrier."),
                    new(
                        "Offline bookings",
                        "What is typed without a network is kept and sent later, with the time it was typed."
                    ),
                    new("Languages", "Six languages; names of berths are never translated.")
                ),
                new(
                    "Interfaces",
                    "How other systems talk to ours.",
                    new("Webhooks", "Signed, repeated for a day, in order for each berth."),
                    new("Old exchange format", "Fixed-width files by mail, for three carriers, until the end of next year."),
                    new("Keys and limits", "A key for each customer and purpose, with a hundred calls a minute."),
                    new("Versions of the interface", "A version lives for two years after the next one is out."),
                    new("Test harbour", "A harbour with invented ships that anybody may break.")
                ),
                new(
                    "How we plan",
                    "A quarter has three goals, a month has a board, a week has an update.",
                    new("Goals of the quarter", "Three goals, each with a number that tells whether it was reached."),
                    new("Writing a proposal", "One page: problem, options, what we would do, what it costs, who decides."),
                    new("Definition of done", "In use by one customer, told to Support, and its page is up to date."),
                    new("Estimates", "An estimate helps to choose, it is no promise; we compare it with what it took."),
                    new("What we do not build", "The list of good ideas that we said no to, and why.")
                ),
                new(
                    "Releases",
                    "We release on any working day before noon of whoever releases.",
                    new("Release checklist", "Twelve points, ten minutes."),
                    new("Switching features on", "First for the test harbour, then for one terminal, then for all."),
                    new("Going back", "How to bring back yesterday's version within five minutes."),
                    new("Telling customers", "What changed for them, in their words, a day before where it is large."),
                    new("After a release", "Who looks at which numbers for how long.")
                ),
            ]
        ),
        new(
            "Design system",
            "Colours, words and parts that all our products share.",
            12,
            false,
            1,
            [
                new(
                    "Principles",
                    "Calm, text first, and readable in the sun on a quay.",
                    new("Writing in the product", "Verbs on buttons, no exclamation marks, no blame."),
                    new("Tone by situation", "What we say when all is well, when something waits, and when it went wrong."),
                    new("Dates and times", "Local time first, the zone beside it, the other zone on request."),
                    new("Numbers and units", "Metres, tonnes, knots; a comma or a point as the reader has it."),
                    new("Names of ships", "As the register writes them, in capitals only in tables.")
                ),
                new(
                    "Colours and type",
                    "One accent, four states, a typeface that has all letters of our customers.",
                    new("Contrast", "4.5 to 1 for text, 3 to 1 for edges, measured and not felt."),
                    new("Dark theme", "Values change, meanings do not."),
                    new("Type sizes", "Five sizes; the smallest is 14 pixels."),
                    new("Icons", "Always with a word, never a word without need."),
                    new("Charts", "Thin lines, direct labels, the number printed.")
                ),
                new(
                    "Parts",
                    "What pages are made of.",
                    new("Buttons", "One main action a page; what cannot be undone asks first."),
                    new("Forms", "A label on every field, the reason beside it, and what was typed stays."),
                    new("Tables", "Sorted by what people look for; numbers to the right."),
                    new("Maps", "A map is a second way; the list beside it says all that the map does."),
                    new("Empty pages", "One sentence why it exists, one example, one button.")
                ),
                new(
                    "Research",
                    "What we know about the people who use our products, and how we know it.",
                    new("Interviews with agents", "Twelve agents in five ports: they book with one hand."),
                    new("A night at the terminal", "What planners do between two and four in the morning."),
                    new("Usability of the portal", "Six tasks, nine people, and what five of them did not find."),
                    new("Asking for consent", "How we ask, what we keep and when we delete it."),
                    new("Open questions", "What we would like to know next.")
                ),
                new(
                    "How we review",
                    "Design is reviewed in writing, on the page where it stands.",
                    new("Asking for a review", "Say what is fixed, what is open, and by when you need it."),
                    new("Giving a review", "First what works, then what a user would stumble over, then taste."),
                    new("Accessible for all", "The checks we do by hand, beside those that run by themselves."),
                    new("Handing over to Product", "What a card needs before work on it begins."),
                    new("Retired parts", "What we used before, and what took its place.")
                ),
            ]
        ),
        new(
            "Support and operations",
            "How we help customers, keep the systems running and learn when they stop.",
            3,
            false,
            2,
            [
                new(
                    "Answering customers",
                    "First answer within four working hours, in the language of who asked.",
                    new("Greeting and closing", "By name, short, and with what happens next."),
                    new("Urgent or not", "A ship that waits is urgent; a colour is not."),
                    new("Handing over to Product", "What we found out, what the customer needs, by when."),
                    new("Follow the sun", "Kathmandu hands over to Berlin, Berlin to São Paulo, São Paulo to New York."),
                    new("When somebody is angry", "Listen, say what you will do, do it, tell them.")
                ),
                new(
                    "Known problems",
                    "What customers see, what it means, and what helps.",
                    new("Estimates jump", "Two sources disagree; the page of the ship says which one holds."),
                    new("A booking is missing", "Look in the outbox of the app first."),
                    new("Notices come twice", "Two addresses of one terminal; delete one."),
                    new("The map stays grey", "The harbour's own network blocks the tiles."),
                    new("Cannot sign in", "Five minutes of patience, then a link by mail, never a password.")
                ),
                new(
                    "Running the systems",
                    "What runs where, who may touch it, and how.",
                    new("Environments", "Test harbour, rehearsal, production: three of each, none alike by accident."),
                    new("Backups", "Every night, read back every month by somebody else."),
                    new("Certificates", "Renewed by themselves, watched by us."),
                    new("Access rights", "Given for a purpose and a time, reviewed every quarter."),
                    new("Costs", "What we pay for machines, by product and month.")
                ),
                new(
                    "Incidents",
                    "One person leads, one writes, everybody else helps or sleeps.",
                    new("Leading an incident", "The first ten minutes, minute by minute."),
                    new("Writing while it burns", "A line for each thing that was seen or done, with the time."),
                    new("Telling customers what happened", "Within an hour, without guessing, again when it changes."),
                    new("Looking back", "Within five working days, in writing, without names."),
                    new("What we changed since", "Measures from past incidents, and whether they helped.")
                ),
                new(
                    "Measuring",
                    "Numbers that we look at each month, and what we do when they move.",
                    new("First answer", "Median and 85 percent, in working hours of who answers."),
                    new("Availability", "Minutes without service, by product; planned ones count."),
                    new("Questions by topic", "What people ask most tells us what to write or to repair."),
                    new("Satisfaction", "One question after each answer; a sentence counts more than a score."),
                    new("Load on people", "Nights, weekends and handovers by week, never by name.")
                ),
            ]
        ),
    ];
}

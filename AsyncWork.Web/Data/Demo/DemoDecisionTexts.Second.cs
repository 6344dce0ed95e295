using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Data.Demo;

/// <content>The ones between of them.</content>
static partial class DemoDecisionTexts
{
    static DemoDecision[] Second =>
        [
            Of(
                2,
                7.9,
                Decided,
                Vote,
                "How we ask whether customers are satisfied",
                "We have a score that nobody can explain.",
                "One in five customers writes a sentence.",
                ("One question and a free sentence", "it is answered", "it cannot be compared"),
                ("Ten questions", "it can be compared", "it is not answered"),
                ("No question", "it bothers nobody", "it tells nothing")
            ),
            Of(
                3,
                7.6,
                DecisionState.Expired,
                Consent,
                "Move the test harbour to another provider",
                "The contract ends next year.",
                "Costs fall by a third.",
                ("Move in summer", "it is quiet", "people are away"),
                ("Stay another year", "it is no work", "it costs more")
            ),
            Of(
                0,
                7.4,
                Decided,
                Consent,
                "At most four notices an hour",
                "Terminals switched notices off because there were too many.",
                "Fewer than one in ten terminals switches them off.",
                ("One for each change over thirty minutes, at most four an hour", "it is read", "small changes come late"),
                ("Terminals choose", "it fits everybody", "nobody chooses")
            ) with
            {
                Replaces = "One notice for each change",
            },
            Of(
                1,
                7.1,
                Decided,
                Approval,
                "Every chart prints its numbers",
                "Charts are guessed at in meetings.",
                "No question after a report is about a value.",
                ("Numbers beside each line", "it can be read aloud", "it needs room"),
                ("Numbers on hover", "it looks tidy", "they are missing on paper")
            ),
            Of(
                2,
                6.8,
                Decided,
                Consent,
                "First answer within four working hours",
                "One working day was kept by all, and customers still call.",
                "Calls that ask for an answer fall by half.",
                ("Four working hours of whoever is on", "it follows the sun", "it needs hand-overs that work"),
                ("Two hours", "it is what some rivals promise", "it needs more people")
            ) with
            {
                Replaces = "First answer within one working day",
            },
            Of(
                -1,
                6.5,
                DecisionState.Rejected,
                Approval,
                "An office in Lisbon",
                "Eleven of us would like a place to meet.",
                "Two gatherings a year cost less.",
                ("Rent a place in Lisbon", "the sun shines", "it costs forty thousand a year"),
                ("Two gatherings a year in changing places", "everybody travels once", "hotels cost money")
            ),
            Of(
                0,
                6.2,
                Decided,
                Advice,
                "Interfaces live for two years",
                "Three carriers still use what we wanted to end in spring.",
                "No customer is surprised by an end.",
                ("A version lives two years after the next one is out", "it can be planned", "we keep old code"),
                ("One year", "we keep less old code", "carriers need two")
            ),
            Of(
                3,
                6.0,
                Decided,
                Consent,
                "Incidents are told within an hour",
                "Customers learn from their own customers that we are down.",
                "The first message leaves within an hour, every time.",
                ("Within an hour, without guessing", "it can be kept", "it says little at first"),
                ("When we know the cause", "it says more", "it may take a day")
            ),
            Of(
                1,
                5.7,
                Decided,
                Consent,
                "Dark theme changes values only",
                "Two themes drift apart.",
                "A new part needs no second design.",
                ("Meanings stay, values change", "nothing is designed twice", "some pictures need two files"),
                ("Two themes", "each looks its best", "it is double the work")
            ),
            Of(
                2,
                5.5,
                Decided,
                Advice,
                "Answers in the language of who asked",
                "We answer in English to those who wrote in Portuguese.",
                "Satisfaction in Brazil reaches that of Europe.",
                ("In their language, with a translator's help where we lack it", "it is kind", "it takes longer"),
                ("In English", "it is quick", "it is not understood by all")
            ),
            Of(
                0,
                5.2,
                DecisionState.Withdrawn,
                Vote,
                "Name of the new planning view",
                "It needs a name before the release.",
                "Support uses one word.",
                ("Harbour day", "it says what it shows", "it is long in German"),
                ("Planner", "it is short", "it is also a person")
            ),
            Of(
                -1,
                4.9,
                Decided,
                Approval,
                "1,000 euros and five days for training",
                "Some ask for courses, most do not dare.",
                "Two in three use it within a year.",
                ("The same for everybody, no questions", "it is fair", "some do not need it"),
                ("On request", "it goes where it is needed", "it is asked for by the loud")
            ),
            Of(
                3,
                4.6,
                Decided,
                Vote,
                "On-call by week",
                "Being on call by day means a hand-over every evening.",
                "Fewer hand-overs go wrong.",
                ("By week, with the next day off after a night call", "there is one hand-over", "the week is long"),
                ("By day", "each turn is short", "there are seven hand-overs")
            ),
            Of(
                0,
                4.3,
                Decided,
                Consent,
                "Switch features on in three steps",
                "A fault reached all terminals at once.",
                "A fault reaches one terminal.",
                ("Test harbour, one terminal, all", "the damage stays small", "it takes two days longer"),
                ("All at once at night", "it is done quickly", "somebody's day is our night")
            ),
        ];
}

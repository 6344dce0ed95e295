using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Data.Demo;

/// <content>The oldest of them.</content>
static partial class DemoDecisionTexts
{
    static DemoDecision[] First =>
        [
            Of(
                -1,
                11.6,
                Decided,
                Consent,
                "Decide in writing",
                "Decisions are made in calls, and those who slept hear of them a day later.",
                "Decisions can be found, and nobody asks twice.",
                ("Every decision that touches another team stands here", "it can be read in every zone", "it takes a day longer"),
                ("Minutes of meetings", "it is what we know", "nobody finds them")
            ),
            Of(
                -1,
                11.3,
                Decided,
                Approval,
                "Second factor for everybody",
                "Two passwords were found in a leaked list.",
                "No account is taken over with a password alone.",
                ("An app on the phone", "it costs nothing", "a lost phone is a lost morning"),
                ("Keys for everybody", "it is the strongest", "it costs 1,800 euros and weeks of mail")
            ),
            Of(
                0,
                11.1,
                Decided,
                Vote,
                "Map library for the port portal",
                "The old library is not kept up any more.",
                "Maps load in under a second on a phone.",
                ("Vector tiles of our own", "it works without others", "we have to renew them"),
                ("A service", "it is ready tomorrow", "the price grows with each view")
            ),
            Of(
                2,
                10.9,
                DecisionState.Superseded,
                Consent,
                "First answer within one working day",
                "Customers in other zones wait without knowing for how long.",
                "85 percent of first answers come within a working day.",
                ("One working day", "it can be kept by everybody", "it is slow for a ship that waits"),
                ("Four hours, always", "it is quick", "it needs nights")
            ),
            Of(
                3,
                10.6,
                Decided,
                Advice,
                "Backups are read back every month",
                "We make backups and have never needed one.",
                "We know how long it takes to come back.",
                ("Somebody else reads one back each month", "it finds what the writer overlooked", "it takes half a day"),
                ("Trust the log", "it takes no time", "it proves nothing")
            ),
            Of(
                1,
                10.3,
                Decided,
                Consent,
                "Five type sizes",
                "Our products use fourteen sizes of type.",
                "New pages need no new size.",
                ("Five sizes, the smallest 14 pixels", "it is easy to remember", "some tables get longer"),
                ("Seven sizes", "it fits more cases", "it is forgotten")
            ),
            Of(
                0,
                10.1,
                DecisionState.Rejected,
                Approval,
                "Release on Fridays too",
                "Some changes wait three days over the weekend.",
                "Customers get small repairs sooner.",
                ("Release on any day", "nothing waits", "somebody is called on Saturday"),
                ("Only repairs on Fridays", "it is a middle way", "nobody agrees on what a repair is")
            ),
            Of(
                -1,
                9.8,
                Decided,
                Consent,
                "Meeting-free Wednesdays",
                "Nobody has three hours without interruption.",
                "Focus time grows by four hours a week.",
                ("No meetings on Wednesdays", "it is the same day for all zones", "customers have to be told"),
                ("Mornings without meetings", "every day has a quiet part", "nobody knows whose morning is meant")
            ),
            Of(
                2,
                9.5,
                Decided,
                Consent,
                "Hand over with the sun",
                "Open cases stay until the same person wakes up.",
                "No urgent case waits more than two hours.",
                ("Each zone hands over in writing at its end of day", "nobody stays up", "it needs a quarter of an hour"),
                ("Night shifts", "there is nothing to hand over", "it wears people out")
            ),
            Of(
                0,
                9.2,
                Decided,
                Advice,
                "Keep bookings that were typed offline",
                "Agents type on the quay where there is no network.",
                "No booking is lost.",
                ("Store on the phone, send later with the time it was typed", "agents need not wait", "two may book one slot"),
                ("Refuse without a network", "it is simple", "agents write on paper")
            ),
            Of(
                3,
                9.0,
                Decided,
                Approval,
                "Rights are given for a time",
                "Former projects still have rights to production.",
                "No right is older than its purpose.",
                ("Every right ends after 90 days unless it is renewed", "it cleans up by itself", "it asks people every quarter"),
                ("Review once a year", "it is little work", "a year is long")
            ),
            Of(
                1,
                8.7,
                DecisionState.Withdrawn,
                Consent,
                "A mascot for the booking app",
                "Agents say the app is grey.",
                "Agents smile.",
                ("A seagull", "everybody knows one", "nobody likes them"),
                ("No mascot", "it costs nothing", "it stays grey")
            ),
            Of(
                0,
                8.4,
                DecisionState.Superseded,
                Consent,
                "One notice for each change",
                "Terminals want to know what changes.",
                "No change goes unseen.",
                ("A notice for each change", "nothing is missed", "there are many"),
                ("A summary each hour", "it is quiet", "it is late")
            ),
            Of(
                -1,
                8.1,
                Decided,
                Consent,
                "Buddies with four hours of overlap",
                "New colleagues wait a day for each answer in their first weeks.",
                "First contribution within ten working days.",
                (
                    "A buddy with four hours of overlap for the first month",
                    "answers come while one works",
                    "some buddies have two"
                ),
                ("A channel for questions", "anybody can answer", "nobody feels meant")
            ),
        ];
}

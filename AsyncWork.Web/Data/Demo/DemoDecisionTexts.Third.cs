using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Data.Demo;

/// <content>The newest of them.</content>
static partial class DemoDecisionTexts
{
    static DemoDecision[] Third =>
        [
            Of(
                1,
                4.0,
                DecisionState.Superseded,
                Consent,
                "Icons from two families",
                "One family lacks ships.",
                "No page mixes three styles.",
                ("The usual family, ships from another", "it has all", "there are two styles"),
                ("Draw our own ships", "it fits", "it takes a month")
            ),
            Of(
                2,
                3.7,
                Decided,
                Consent,
                "Known problems have a page each",
                "The same answer is written forty times a month.",
                "Repeated answers fall by half.",
                ("A page each, linked from the answer", "it is written once", "it has to be kept"),
                ("Snippets", "it is quick", "they go stale unseen")
            ),
            Of(
                0,
                3.4,
                Decided,
                Consent,
                "Estimates show where they come from",
                "Planners do not believe a number without a source.",
                "Fewer calls about arrival times.",
                ("Name the source beside the time", "it is honest", "it needs room"),
                ("A sign for certainty", "it is small", "nobody knows what it means")
            ),
            Of(
                -1,
                3.1,
                Decided,
                Consent,
                "Notes of meetings on the same day",
                "Notes come a week later or never.",
                "Every meeting has a page on its day.",
                ("Whoever called it writes, on the same day", "it is clear", "busy people call fewer"),
                ("Take turns", "it is fair", "it is forgotten")
            ),
            Of(
                1,
                2.8,
                Decided,
                Consent,
                "Draw our own ships",
                "Two families of icons look like two products.",
                "One style.",
                ("Twelve ships in the style of the usual family", "it fits", "it is a month of work"),
                ("Leave ships out", "it is quick", "agents look for them")
            ) with
            {
                Replaces = "Icons from two families",
            },
            Of(
                3,
                2.5,
                Decided,
                Advice,
                "Two people sign contracts",
                "A contract renewed itself for three years.",
                "No contract renews unseen.",
                ("Two sign, Operations keeps the list", "four eyes see more than two", "it is slower"),
                ("A calendar", "it is simple", "it is one person's")
            ),
            Of(
                0,
                2.1,
                DecisionState.Expired,
                Approval,
                "End the old exchange format in June",
                "Three carriers use it and do not answer.",
                "A third less code.",
                ("End in June", "it is clear", "it may lose a carrier"),
                ("Wait until they move", "it loses nobody", "it may be for ever")
            ),
            Of(
                2,
                1.6,
                Decided,
                Consent,
                "Urgent means a ship waits",
                "Everything is marked as urgent.",
                "One case in ten is urgent.",
                ("A ship waits, or somebody may be hurt", "it is easy to tell", "some feel less important"),
                ("Customers decide", "it is polite", "all is urgent")
            ),
            Of(
                -1,
                1.1,
                Decided,
                Consent,
                "Parental leave is planned with the return",
                "Two colleagues came back to teams that had changed without them.",
                "Nobody has to ask where they belong.",
                ("Plan leave and return together", "it is kind", "plans change"),
                ("Plan when they come back", "it is exact", "it is late")
            ),
            Of(
                0,
                0.5,
                DecisionState.Deciding,
                Consent,
                "Slots can be swapped between terminals",
                "Two terminals of one harbour asked for it.",
                "Empty slots fall by a fifth.",
                ("Terminals swap by themselves, we keep the record", "it is quick", "it is not settled who pays"),
                ("Through us", "it is safe", "we sleep too")
            ),
            Of(
                1,
                0.3,
                DecisionState.Deciding,
                Vote,
                "Which task we test next with agents",
                "We can watch six agents in December.",
                "We learn what stops them most.",
                ("Moving a booking", "it is asked for most", "it is new"),
                ("Finding a berth", "it is done most", "it seems to work"),
                ("Reading a notice", "it is short", "it is hard to watch")
            ),
            Of(
                2,
                0.2,
                DecisionState.Proposed,
                Consent,
                "Weekend questions are answered on Monday",
                "A few customers write on Saturdays and wait.",
                "Nobody works on weekends, and everybody knows it.",
                ("Say so in the first automatic line", "it is honest", "some will complain"),
                ("One person on weekends", "it is kind", "it is kind to customers only")
            ),
            Of(
                0,
                0.1,
                DecisionState.Draft,
                Consent,
                "Tide data from the harbour itself",
                "The public tide tables are wrong by up to twenty minutes in two harbours.",
                "Arrival estimates are right within ten minutes.",
                ("Ask both harbours for theirs", "it is exact", "it is work for them"),
                ("Keep the tables", "there is nothing to do", "it stays wrong")
            ),
        ];
}

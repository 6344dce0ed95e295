namespace AsyncWork.Web.Data.Demo;

/// <content>What pages are filled with.</content>
static partial class DemoPageTexts
{
    public static readonly string[] Rules =
    [
        "If you are unsure, ask in writing where others can read the answer.",
        "Exceptions are possible; write down why, so that the next person need not ask again.",
        "Whoever changes this tells the teams that work by it.",
        "The shorter way is fine when nobody else is touched by it.",
        "Nobody has to answer on a day off.",
        "What is agreed here holds until somebody proposes something better.",
        "When two rules disagree, the newer decision holds.",
        "Times are in the zone of whoever acts.",
        "Links beat copies: point to the page that says it.",
        "Small changes need no permission, only a note.",
    ];

    public static readonly string[] Steps =
    [
        "Look whether there is a card for it already.",
        "Write down what you want to reach in one sentence.",
        "Ask whoever keeps this page if something is missing.",
        "Do the smallest thing that helps.",
        "Tell those who wait for it.",
        "Note what surprised you.",
        "Set the card to done.",
        "Look again after a week.",
        "Hand over what is left with a date.",
        "Update this page when it was wrong.",
    ];

    public static readonly string[] Reasons =
    [
        "We tried it without and lost days waiting for each other.",
        "New colleagues asked for it more often than for anything else.",
        "An incident showed what happens when everybody assumes something else.",
        "Customers in other zones should not notice where we sit.",
        "It keeps meetings for what only meetings can do.",
        "Two teams had solved it differently, and both were half right.",
    ];

    public static readonly string[] Notes =
    [
        "Says what changed in spring",
        "Shorter",
        "After questions from Support",
        "The link led nowhere",
        "Names the owner",
        "Now with an example",
        "Typing errors",
        "As decided",
    ];

    public static readonly string[] Comments =
    [
        "Is this still right after the last release?",
        "This helped me last week, thank you.",
        "Could we add an example with a night slot?",
        "The second step took me longer than it says.",
        "I would put the rules first.",
        "We do it slightly differently in São Paulo; shall I add it?",
    ];
}

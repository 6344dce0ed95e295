using AsyncWork.Domain.Onboarding;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Somebody of whom the demo has a plan but no hours.</summary>
/// <param name="StartsIn">Days from now to the first day, a Monday; negative for one that has passed.</param>
/// <param name="Stays">Days from the first day to the last one; null for who stays.</param>
/// <param name="StoppedBecause">Why the plan ended early; null when it did not.</param>
sealed record DemoStranger(
    string Name,
    string Email,
    int Place,
    int Team,
    string Template,
    string Role,
    int StartsIn,
    int? Stays,
    string? StoppedBecause
);

/// <summary>Whose plans there are, and what people say in them.</summary>
static partial class DemoOnboardingTexts
{
    /// <summary>As what people of the four teams come.</summary>
    public static readonly string[] Roles = ["Engineer", "Designer", "Support", "Operations"];

    /// <summary>The days since the plan that is stuck began.</summary>
    public const int StuckSince = 33;

    /// <summary>Who took on other work: the number of the person, by which template, as what, and how many days ago.</summary>
    public static readonly (int Worker, string Template, string Role, int DaysAgo)[] Moves =
    [
        (3, "Support, Kathmandu", "Support", 3),
        (5, "Engineer, Berlin", "Engineer", StuckSince),
        (15, "Product, New York", "Product manager", 121),
        (10, "Engineer, Berlin", "Engineer", 130),
        (4, "Any role, remote", "Product manager", 152),
        (19, "Product, New York", "Product manager", 188),
        (11, "Any role, remote", "Engineer", 255),
        (13, "Any role, remote", "Operations", 410),
        (23, "Support, Kathmandu", "Support", 500),
    ];

    public static readonly DemoStranger[] Strangers =
    [
        new("Nora Lindqvist", "nora.lindqvist", 0, 0, "Engineer, Berlin", "Engineer", 8, null, null),
        new("Victor Almeida", "victor.almeida", 3, 2, "Any role, remote", "Support", -690, 252, null),
        new(
            "Priya Joshi",
            "priya.joshi",
            1,
            0,
            "Product, New York",
            "Product manager",
            -460,
            38,
            "She went back to the company that she came from, in her sixth week."
        ),
    ];

    /// <summary>How often somebody is late with a step, by what they are to the new person.</summary>
    public static double LateOf(StepOwner owner) =>
        owner switch
        {
            StepOwner.Manager => 0.24,
            StepOwner.IT => 0.17,
            StepOwner.Buddy => 0.12,
            _ => 0.07,
        };

    /// <summary>Why a step does not apply; null where it does.</summary>
    public static string? WhyNot(string step, bool isMove) =>
        step switch
        {
            "Add the notes of your customers to the wiki" => "The notes stand in the wiki already, in the space of Product.",
            "Register with the city, if you moved here" => "Lives in Berlin already.",
            _ when !isMove => null,
            "Order the laptop and send it to where the person works" or "Say which keyboard and screen you need" =>
                "The laptop stays the same.",
            "Make the accounts, with a second factor each" => "Has the accounts already.",
            "Enter contract and bank details in the HR system"
            or "Ask for the papers that the law wants, in the HR system"
            or "Prepare the contract with the partner in Kathmandu"
            or "Have the right to work confirmed, in the HR system" => "Worked here before: it is there already.",
            "Send the key card and the house rules"
            or "Send a battery for the hours without power"
            or "Explain the benefits, and by when to choose"
            or "Choose your benefits in the HR system" => "Nothing changes with the new work.",
            "Tell both sides that the trial period ends in three months" => "There is no trial period in a move.",
            _ => null,
        };

    public static string FilledIn(string label, string name) =>
        label switch
        {
            "Preferred name" => name.Split(' ')[0],
            "How to pronounce it" => "As it is written",
            "Anything that makes working easier for you" => "Questions in writing, and no talk before ten.",
            "Keyboard" => "International, English",
            "Screen" => "One large screen is enough",
            "Anything else for your desk" => "A headset that is light",
            "What was clear" => "Where to ask, and by when somebody answers.",
            "What was not clear" => "Which board is for what. I found out in the second week.",
            "What should the next person read first" => "The page about how an update looks.",
            "What would you keep" => "The quiet mornings.",
            "What would you change" => "Say earlier who decides.",
            _ => "",
        };

    public static CheckInAnswer CheckInOf(int day, int number) =>
        (
            day switch
            {
                30 => After30,
                60 => After60,
                _ => After90,
            }
        )
            is var answers
            ? answers[number % answers.Length]
            : null!;

    static readonly CheckInAnswer[] After30 =
    [
        new(4, "My buddy answered everything within the hours that we share.", "A list of the words that only we use."),
        new(3, "The plan of the first week: I always knew what came next.", "Access to the test systems came two days late."),
        new(4, "That the first change was small, and was released.", ""),
        new(2, "The people.", "Too much to read in the first three days. Half of it would have been enough."),
        new(5, "Decisions that one can read up, with the reasons.", ""),
        new(3, "Writing the introduction; six people answered.", "I did not know what my manager expects after a month."),
        new(4, "Short questions were welcome in the channel.", "Which meetings I may leave out."),
    ];

    static readonly CheckInAnswer[] After60 =
    [
        new(4, "The hand-over in the evening: somebody goes on while I sleep.", ""),
        new(4, "Two hours a day without interruptions.", "Who decides about small things that touch two teams."),
        new(3, "The talk at 30 days.", "The third of the modules repeats what the first says."),
        new(5, "I answered a new person’s question myself.", ""),
        new(4, "Reviews that say one thing that is good.", "An example of a larger plan, cut into weeks."),
    ];

    static readonly CheckInAnswer[] After90 =
    [
        new(5, "That my page in the playbook was taken up.", "Nothing that I can think of."),
        new(4, "The first proposal that was decided: I saw how it goes.", "The step about being on call came too early."),
        new(5, "My buddy.", ""),
        new(4, "The norm: nobody expects an answer at once.", "Ask again after half a year."),
        new(3, "The colleagues in my time zone.", "I still look for who knows what."),
    ];
}

namespace AsyncWork.E2E.Load;

/// <summary>One thing that is asked for again and again, with what it is held against.</summary>
/// <param name="Path">The address; <c>{month}</c> is the last full month, <c>{week}</c> the week in which it ends.</param>
/// <param name="Who">The accounts that may see it.</param>
/// <param name="Floor">What the floor is asked for beside it; null when nothing there is like it.</param>
/// <param name="MostTimesFloor">How many times the floor's p50 at one connection ours may be.</param>
/// <param name="MostMilliseconds">The longest p50 at one connection.</param>
internal sealed record Surface(
    string Path,
    string[] Who,
    string? Floor = null,
    double? MostTimesFloor = null,
    double? MostMilliseconds = null,
    bool IsWrite = false,
    bool IsPage = true,
    bool ByRow = false
)
{
    private static readonly string[] Everyone = ["berlin", "newyork", "kathmandu", "manager", "hr", "admin"];
    private static readonly string[] Product = ["manager", "berlin", "newyork", "kathmandu"];
    private static readonly string[] SeeReports = ["hr", "admin"]; // the whole company: the most there is to sum up

    /// <summary>Where the address of a board of two hundred cards is put.</summary>
    public const string Board = "{board}";

    /// <summary>Where the address of a page of six kilobytes is put.</summary>
    public const string Page = "{page}";

    /// <summary>Where a word is put that some of the many pages have.</summary>
    public const string Word = "{word}";

    public bool SearchesPages => Path.Contains(Word, StringComparison.Ordinal);

    /// <summary>Where plans of onboarding are started.</summary>
    public const string Start = "/onboarding/plans/new";

    /// <summary>Who makes that board, which belongs to a team of theirs, and that page.</summary>
    public const string Makes = "manager";

    public bool IsOnBoard => Path.StartsWith(Board, StringComparison.Ordinal);

    public bool StartsPlans => IsWrite && Path == Start;

    public string Name => (IsWrite ? "POST " : "GET ") + Path;

    /// <summary>The surfaces that the product is measured by. The write comes last, so that what it adds weighs on nothing before it.</summary>
    public static readonly Surface[] All =
    [
        new("/", Everyone, "/board/1", MostTimesFloor: 6),
        new("/inbox", Everyone, "/board/1", MostTimesFloor: 6),
        new(Board, Product, "/board/1", MostTimesFloor: 3),
        new("/boards", Everyone, "/board/1", MostTimesFloor: 3),
        new(Page, Everyone, "/wiki/1", MostTimesFloor: 3),
        new("/decisions/D-0001", Everyone, "/wiki/1", MostTimesFloor: 3),
        new("/decisions", Everyone, "/board/1", MostTimesFloor: 3),
        new("/wiki", Everyone, "/board/1", MostTimesFloor: 3),
        new("/people", Everyone, "/board/1", MostTimesFloor: 3),
        new("/time", Everyone, "/times", MostTimesFloor: 3),
        new("/time?month={month}", Everyone, "/times", MostTimesFloor: 3),
        new("/time/week/{week}", Everyone, "/board/1", MostTimesFloor: 6),
        new("/time/analysis", Everyone),
        new("/time/analysis/team?span=year", Everyone, MostMilliseconds: 300),
        new("/time/approvals", SeeReports, "/board/1", MostTimesFloor: 6),
        new("/onboarding", SeeReports, "/board/1", MostTimesFloor: 6),
        new("/search?q=customer+pla", Everyone, MostMilliseconds: 10),
        new($"/search?q={Word}", Everyone, MostMilliseconds: 20),
        new("/overlap?team=product", Everyone),
        new("/people/absences", Everyone),
        new("/reports", SeeReports, MostMilliseconds: 60),
        new("/reports/{month}", SeeReports, MostMilliseconds: 60),
        new("/reports/{month}.pdf", SeeReports, MostMilliseconds: 100, IsPage: false),
        new("/reports/{month}.xlsx", SeeReports, IsPage: false),
        new("/reports/{month}.csv", SeeReports, IsPage: false),
        new("/reports/{month}/rows.csv", SeeReports, "/csv", MostTimesFloor: 2, IsPage: false, ByRow: true),
        new("/time", Everyone, "/move/", MostTimesFloor: 5, IsWrite: true, IsPage: false),
        new(Board, Product, "/move/", MostTimesFloor: 5, IsWrite: true, IsPage: false),
        new(Start, SeeReports, MostMilliseconds: 200, IsWrite: true, IsPage: false),
    ];
}

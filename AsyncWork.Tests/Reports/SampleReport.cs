using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Tests.Reports;

/// <summary>
/// A month as a company of some thirty people would see it: 12 projects, 8 activities, 4 teams. Change the part a test is about with
/// <c>with</c>; the sums of the tables are the totals.
/// </summary>
public static class SampleReport
{
    /// <summary>Names that a writer must neither lose nor break.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["Łukasz Żółć", "Příliš žluťoučký", "Nguyễn Thị Hạnh", "東京 山田", "Анна Щукина", "अनिता श्रेष्ठ", "محمد علي"];

    /// <summary>October 2026, the whole company.</summary>
    public static MonthlyReport October()
    {
        var month = new YearMonth(2026, 10);
        HoursLine[] projects =
        [
            new(1, "Port portal", 42_135, 5_820, 44_400, 412, 11),
            new(2, "Platform", 31_260, 4_455, 39_015, 305, 9),
            new(3, "Customs interface 東京 山田", 22_845, 2_910, 14_400, 198, 6),
            new(4, "Berth planning for Łukasz Żółć & Sons", 18_390, 2_205, 18_390, 160, 5),
            new(5, "Support desk", 17_715, 3_300, 20_050, 274, 7),
            new(6, "Příliš žluťoučký kůň, mobile app", 12_480, 1_560, 9_990, 121, 4),
            new(7, "Nguyễn Thị Hạnh onboarding", 9_315, 1_995, 0, 97, 3),
            new(8, "Анна Щукина: склад и учёт", 7_620, 870, 8_100, 66, 3),
            new(9, "अनिता श्रेष्ठ को परियोजना", 6_435, 645, 5_220, 58, 2),
            new(10, "Warehouse for محمد علي, phase 2", 5_010, 720, 5_550, 47, 2),
            new(11, "=1+2; a name that is not a formula", 2_145, 0, 3_600, 22, 1),
            new(null, "Without a project", 9_798, 5_145, 15_175, 176, 21),
        ];
        HoursLine[] activities =
        [
            new(1, "Development", 91_470, 0, 88_200, 801, 14),
            new(2, "Meetings", 29_625, 29_625, 33_405, 402, 28),
            new(3, "Support", 21_360, 0, 19_410, 288, 8),
            new(4, "Design", 17_895, 0, 17_040, 152, 6),
            new(5, "Review", 11_490, 0, 9_735, 131, 13),
            new(6, "Documentation", 7_305, 0, 5_175, 88, 12),
            new(7, "Learning", 3_210, 0, 2_985, 31, 9),
            new(null, "Without an activity", 2_793, 0, 7_940, 43, 5),
        ];
        TeamLine[] teams =
        [
            new("product", "Product", 74_160, 11_010, 82_560, 71_925, 741, 11),
            new("support", "Support", 46_410, 6_765, 52_800, 44_760, 512, 8),
            new("design", "Design", 35_145, 5_955, 38_400, 36_570, 371, 6),
            new("operations", "Operations", 29_433, 5_895, 42_240, 30_635, 312, 6),
        ];
        return new MonthlyReport
        {
            Company = "Harbour Works",
            Scope = "Whole company",
            Month = month,
            Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
            GeneratedAt = Instant.FromUtc(2026, 11, 4, 7, 30),
            GeneratedFor = "Anita Shrestha",
            Entries = projects.Sum(p => p.Entries),
            Minutes = projects.Sum(p => p.Minutes),
            MeetingMinutes = projects.Sum(p => p.MeetingMinutes),
            OccupiedMeetingMinutes = 27_840,
            CapacityMinutes = teams.Sum(t => t.CapacityMinutes),
            PeopleLogging = 31,
            PeopleScheduled = 33,
            Figures = Figures(),
            Projects = projects,
            Activities = activities,
            Teams = teams,
            Trend =
            [
                new(month.PlusMonths(-5), 171_180, 38_520, 27),
                new(month.PlusMonths(-4), 176_940, 37_260, 28),
                new(month.PlusMonths(-3), 158_220, 32_445, 28),
                new(month.PlusMonths(-2), 163_905, 31_710, 29),
                new(month.PlusMonths(-1), 183_890, 33_405, 30),
                new(month, projects.Sum(p => p.Minutes), projects.Sum(p => p.MeetingMinutes), 31),
            ],
            Split = new(213_000, 140_130, 27_840, 15_393, 1_260, 30_420, 33),
            Weeks =
            [
                new("product", "Product", new(44, 40, 43, 41, 39) { ApprovalDue = 44 }),
                new(null, "No team", new(4, 0, 0, 0, 0) { ApprovalDue = 4 }),
            ],
            Overlaps =
            [
                new(
                    "product",
                    "Product",
                    11,
                    AsyncModel.Hybrid,
                    120,
                    new(month, new OverlapFigure(22, 0, 105.5, 60), new OverlapFigure(22, 0, 180, 120))
                ),
                new("support", "Support", 8, null, null, new(month, new(0, 22, null, null), new(22, 0, 60, 0))),
            ],
            HeatMap = WorkingHours(month, people: 31),
        };
    }

    /// <summary>A month in which nobody logged anything.</summary>
    public static MonthlyReport Empty() =>
        October() with
        {
            Entries = 0,
            Minutes = 0,
            MeetingMinutes = 0,
            OccupiedMeetingMinutes = 0,
            CapacityMinutes = 0,
            PeopleLogging = 0,
            PeopleScheduled = 0,
            Figures = Figures()
                .Select(f => f with { Value = null, Previous = null, N = 0, WhyNone = "Nothing was logged in this month." })
                .ToArray(),
            Projects = [],
            Activities = [],
            Teams = [],
            Split = null,
            Weeks = [],
            Overlaps = [],
            Trend = October().Trend.Select(t => t with { Minutes = 0, MeetingMinutes = 0, People = 0 }).ToArray(),
            HeatMap = null,
        };

    /// <summary>One team, which has no table of teams.</summary>
    public static MonthlyReport OneTeam() => October() with { Scope = "Product", TeamSlug = "product", Teams = [] };

    public static MonthlyReport WithProjects(int count) =>
        October() with
        {
            Projects = Enumerable
                .Range(1, count)
                .Select(i => new HoursLine(i, $"Project number {i}", 6_000 - i * 60, i * 30, 5_400, 40 + i, 3 + i % 5))
                .ToArray(),
        };

    static Figure[] Figures() =>
        [
            Of("hours", "K23b", "Hours logged", FigureUnit.Hours, 3085.8m, 3064.8m, 1936, "entries", "Sum of all time entries."),
            Of("coverage", "K23b", "Coverage", FigureUnit.Percent, 86m, 82m, 31, "people", "Hours logged / capacity.") with
            {
                Target = 80,
                Better = Better.Higher,
            },
            Of(
                "capacity",
                "K23",
                "Capacity",
                FigureUnit.Hours,
                3600m,
                3540m,
                33,
                "people",
                "Scheduled hours less holidays and absence."
            ),
            Of(
                "meeting-hours",
                "K11",
                "Meeting hours",
                FigureUnit.Hours,
                493.8m,
                556.8m,
                402,
                "entries",
                "Sum over meetings and people."
            ) with
            {
                Better = Better.Lower,
            },
            Of(
                "meeting-share",
                "K11",
                "Meetings in logged time",
                FigureUnit.Percent,
                16m,
                18.2m,
                402,
                "entries",
                "Meeting hours / hours logged."
            ) with
            {
                Target = 15,
                Better = Better.Lower,
            },
            Of(
                "async-share",
                "K28",
                "Async share of time",
                FigureUnit.Percent,
                85m,
                82.6m,
                31,
                "people",
                "(Logged less occupied) / logged."
            ) with
            {
                Better = Better.Higher,
            },
            Of("people", "K20", "People logging", FigureUnit.Count, 31, 31, 33, "people", "People with at least one entry."),
            Of(
                "reduced",
                "K14",
                "Meeting hours reduced",
                FigureUnit.Percent,
                null,
                null,
                0,
                "weeks",
                "1 − hours now / hours before."
            ) with
            {
                Better = Better.Higher,
                WhyNone = "No baseline of four full weeks has been set.",
            },
        ];

    static Figure Of(
        string key,
        string id,
        string label,
        FigureUnit unit,
        decimal? value,
        decimal? previous,
        int n,
        string nOf,
        string meaning
    ) =>
        new()
        {
            Key = key,
            KpiId = id,
            Label = label,
            Unit = unit,
            Value = value,
            Previous = previous,
            N = n,
            NOf = nOf,
            Meaning = meaning,
        };

    static HeatMap WorkingHours(YearMonth month, int people)
    {
        // Two humps, a dip at noon, Fridays end earlier, a few support shifts at the weekend.
        int[] weekday = [0, 0, 0, 0, 0, 0, 1, 4, 12, 22, 26, 24, 13, 18, 25, 23, 17, 9, 4, 2, 2, 1, 0, 0];
        var active =
            from date in month.ToDateInterval()
            from hour in Enumerable.Range(0, 24)
            let full = weekday[hour]
            select (
                date,
                hour,
                date.DayOfWeek switch
                {
                    IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday => hour is >= 9 and < 15 ? 2 : 0,
                    IsoDayOfWeek.Friday when hour > 14 => full / 2,
                    _ => full,
                }
            );
        return new HeatMap(month, people, active);
    }
}

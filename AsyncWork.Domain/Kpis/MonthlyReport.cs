using System.Globalization;
using NodaTime;

namespace AsyncWork.Domain.Kpis;

/// <summary>
/// The figures of one calendar month for the company or one team. Page, PDF, workbook and CSV are written from this one value and
/// compute nothing of their own. All durations are minutes.
/// </summary>
public sealed record MonthlyReport
{
    public required string Company { get; init; }

    /// <summary>"Whole company" or the team's name.</summary>
    public required string Scope { get; init; }

    /// <summary>The team's slug, null for the whole company.</summary>
    public string? TeamSlug { get; init; }

    public required YearMonth Month { get; init; }

    /// <summary>The company's zone, in which <see cref="GeneratedAt"/> is printed.</summary>
    public required DateTimeZone Zone { get; init; }
    public required Instant GeneratedAt { get; init; }

    /// <summary>Name of the person who asked for it.</summary>
    public required string GeneratedFor { get; init; }

    /// <summary>The last day of the month was over when it was made; before that, what is compared with capacity ends with the day before.</summary>
    public bool IsOver => GeneratedAt >= Month.PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>When the month was frozen, and by which definitions; null while it is not, and for a team that was made later.</summary>
    public (LocalDate On, int Definitions)? Frozen { get; init; }

    /// <summary>By which definitions the figures are computed, and whether they were kept: "Figures: definitions version 1, frozen on 4 November 2026".</summary>
    public string DefinitionsText =>
        string.Create(CultureInfo.InvariantCulture, $"Figures: definitions version {FrozenMonth.Definitions}")
        + Frozen switch
        {
            (var on, FrozenMonth.Definitions) => $", frozen on {Day(on)}",
            var (on, version) => string.Create(CultureInfo.InvariantCulture, $", frozen on {Day(on)} by version {version}"),
            null when IsOver => ", not frozen",
            null => "",
        };

    /// <summary>How many figures were corrected after the month was frozen.</summary>
    public int Restated => Figures.Concat(Flow).Concat(Sections.SelectMany(s => s.Figures)).Count(f => f.Restated is not null);

    static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>All time entries of the month in this scope.</summary>
    public required int Entries { get; init; }
    public required int Minutes { get; init; }

    /// <summary>The part of <see cref="Minutes"/> on days that are over: all of it unless said otherwise.</summary>
    public int MinutesOver
    {
        get => minutesOver ?? Minutes;
        init => minutesOver = value;
    }

    readonly int? minutesOver;

    /// <summary>Minutes in entries whose activity is a meeting (K11 load).</summary>
    public required int MeetingMinutes { get; init; }

    /// <summary>Meeting minutes with overlaps of one person's meetings counted once (K11 occupied).</summary>
    public required int OccupiedMeetingMinutes { get; init; }

    /// <summary>Scheduled minutes of the people in scope (K23).</summary>
    public required int CapacityMinutes { get; init; }

    /// <summary>People who logged at least one entry.</summary>
    public required int PeopleLogging { get; init; }

    /// <summary>People with a schedule in the month.</summary>
    public required int PeopleScheduled { get; init; }

    /// <summary>The tiles, in the order in which they are shown.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>What is said about the figures (product.md K-j); null while nobody did.</summary>
    public ReportCommentary? Commentary { get; init; }
    public required IReadOnlyList<HoursLine> Projects { get; init; }
    public required IReadOnlyList<HoursLine> Activities { get; init; }

    /// <summary>Empty in a team's report.</summary>
    public required IReadOnlyList<TeamLine> Teams { get; init; }

    /// <summary>Six months, oldest first, the last being this month.</summary>
    public required IReadOnlyList<MonthTotal> Trend { get; init; }

    /// <summary>What focus time and meetings out of hours are made of; null where those figures are not shown.</summary>
    public FocusOfMonth? Focus { get; init; }

    /// <summary>Where the time went (K24); null for fewer than five people who log time.</summary>
    public TimeSplit? Split { get; init; }

    /// <summary>Weeks by team (K23b), by name; teams without weeks due are left out.</summary>
    public IReadOnlyList<TeamWeeks> Weeks { get; init; } = [];

    /// <summary>Hours that teams share (K18), by name; teams of fewer than two are left out.</summary>
    public IReadOnlyList<TeamOverlap> Overlaps { get; init; } = [];

    /// <summary>How work flowed (K1 to K8, K25), in the order in which it is shown; empty where there are no boards.</summary>
    public IReadOnlyList<Figure> Flow { get; init; } = [];

    /// <summary>The same in short by team, by name.</summary>
    public IReadOnlyList<TeamFlow> FlowByTeam { get; init; } = [];

    /// <summary>How estimates held by the size of cards (K25), the smallest first; empty where they are not shown.</summary>
    public IReadOnlyList<SizedEstimates> Estimates { get; init; } = [];

    /// <summary>The cards finished in the month: what figures of the flow can be computed from again.</summary>
    public IReadOnlyList<FlowCard> FlowCards { get; init; } = [];

    /// <summary>The onboardings whose last step was due in the month, by role: what their figures can be computed from again (kpis.md K22).</summary>
    public IReadOnlyList<DuePlan> OnboardingPlans { get; init; } = [];

    /// <summary>What is more, section by section; those without anything to tell are left out.</summary>
    public IReadOnlyList<FigureSection> Sections { get; init; } = [];

    /// <summary>Null for a group of fewer than five who logged clock times.</summary>
    public HeatMap? HeatMap { get; init; }

    /// <summary>"October 2026".</summary>
    public string MonthName => Month.ToString("MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>Hours of a project or activity. <see cref="Id"/> is null for entries without one.</summary>
public sealed record HoursLine(
    int? Id,
    string Name,
    int Minutes,
    int MeetingMinutes,
    int PreviousMinutes,
    int Entries,
    int People
);

/// <summary>Hours of a team beside its capacity (K23, K23b). <see cref="Slug"/> is null for people without a team.</summary>
public sealed record TeamLine(
    string? Slug,
    string Name,
    int Minutes,
    int MeetingMinutes,
    int CapacityMinutes,
    int PreviousMinutes,
    int Entries,
    int People
)
{
    readonly int? minutesOver;

    /// <summary>How many people its capacity comes from; <see cref="People"/> are those who logged.</summary>
    public int PeopleScheduled { get; init; }

    /// <summary>The part of <see cref="Minutes"/> on days that are over, as capacity is counted: all of it unless said otherwise.</summary>
    public int MinutesOver
    {
        get => minutesOver ?? Minutes;
        init => minutesOver = value;
    }
}

/// <summary>One month of the trend.</summary>
public sealed record MonthTotal(YearMonth Month, int Minutes, int MeetingMinutes, int People);

using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Reports;

/// <summary>Makes the monthly report for a person: one value that page, PDF, workbook and CSV are written from.</summary>
public sealed class MonthlyReports(AppDbContext db, IClock clock)
{
    /// <summary>Whether there is any report at all that this person may see.</summary>
    public async Task<bool> MaySeeAnyAsync(Viewer viewer, CancellationToken cancellation) =>
        (await db.ListReportScopesAsync(viewer, cancellation)).Count > 0;

    /// <summary>Where a report stands; its figures are not asked for.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="month">The calendar month.</param>
    /// <param name="team">A team's slug; null for the company, or for the first team of someone who sees no more than teams.</param>
    /// <returns>Null when this person may not see such a report, or there is no such team.</returns>
    public async Task<ReportPlace?> FindPlaceAsync(Viewer viewer, YearMonth month, string? team, CancellationToken cancellation)
    {
        var scopes = await db.ListReportScopesAsync(viewer, cancellation);
        var scope = team is null ? scopes.FirstOrDefault() : scopes.Find(s => s.Slug == team);
        if (scope is null)
            return null;
        var company = await db.GetCompanyAsync(cancellation);
        var now = clock.GetCurrentInstant();
        return new(company, scope, scopes, ReportPeriod.Of(month, now.InZone(company.Zone).Date), now);
    }

    /// <summary>The figures alone, those of the flow of work and of the sections last, without what the report shows beside them.</summary>
    public async Task<IReadOnlyList<Figure>> ListFiguresAsync(ReportPlace place, CancellationToken cancellation)
    {
        var counted = await CountAsync(place, cancellation);
        var flow = await FlowOf.LoadAsync(db, place, cancellation);
        var onboarding = await OnboardingOf.LoadAsync(db, place, cancellation);
        var sections = await ListSectionsAsync(place, counted, onboarding, cancellation);
        var days = await flow.WorkingDaysAsync(db, counted.Capacity, cancellation);
        return [.. counted.Figures, .. flow.Figures(days), .. sections.SelectMany(s => s.Figures)];
    }

    async Task<IReadOnlyList<FigureSection>> ListSectionsAsync(
        ReportPlace place,
        Counted counted,
        OnboardingOf onboarding,
        CancellationToken cancellation
    )
    {
        var decisions = await DecisionsOf.LoadAsync(db, place, counted.Capacity, cancellation);
        var responses = await ResponsesOf.LoadAsync(db, place, cancellation);
        var freshness = await FreshnessOf.LoadAsync(db, place, cancellation);
        var notices = await NoticesOf.LoadAsync(db, place, counted.Capacity, counted.Outside, cancellation);
        return
        [
            .. new[]
            {
                responses.Section,
                decisions.Section,
                onboarding.Section,
                freshness.Section,
                notices.Section,
            }.OfType<FigureSection>(),
        ];
    }

    async Task<Counted> CountAsync(ReportPlace place, CancellationToken cancellation)
    {
        var (company, scope, _, period, now) = place;
        var logged = await LoggedOf.LoadAsync(db, place, cancellation);
        var meetings = (await db.ListMeetingsAsync(scope, period, cancellation)).ToLookup(m => m.Date >= period.First);
        var capacity = await CapacityOf.LoadAsync(db, scope, period, cancellation);
        var weeks = await WeeksOf.LoadAsync(db, scope, period, capacity, now, cancellation);
        var outside = await OutsideOf.LoadAsync(db, scope, period, cancellation);
        var sums = Sums(logged.Month, [.. meetings[true]], capacity, weeks, period) with { Outside = outside.Month };
        var sumsBefore = Sums(logged.Before, [.. meetings[false]], capacity, weeks, period.Before) with
        {
            Outside = outside.Before,
        };
        return new(sums, MonthlyFigures.Of(sums, sumsBefore, company), logged, capacity, weeks, [.. meetings[true]], outside);
    }

    /// <summary>The whole report.</summary>
    public async Task<MonthlyReport> WriteAsync(Viewer viewer, ReportPlace place, CancellationToken cancellation)
    {
        var (company, scope, _, period, now) = place;
        var counted = await CountAsync(place, cancellation);
        var (sums, figures, logged, capacity, weeks, meetings, outside) = counted;
        var sections = new SectionsOf(db, place, capacity);
        var flow = await FlowOf.LoadAsync(db, place, cancellation);
        var days = await flow.WorkingDaysAsync(db, capacity, cancellation);
        var onboarding = await OnboardingOf.LoadAsync(db, place, cancellation);
        var frozen = await FrozenOf.LoadAsync(db, place, cancellation);
        var commentary = await db.FindWrittenCommentary(scope, period.Month).SingleOrDefaultAsync(cancellation);
        return new()
        {
            Company = company.Name,
            Scope = scope.Name,
            TeamSlug = scope.Slug,
            Month = period.Month,
            Zone = company.Zone,
            GeneratedAt = now,
            GeneratedFor = viewer.Name,
            Frozen = frozen.Month,
            Entries = sums.Entries,
            Minutes = sums.Minutes,
            MinutesOver = sums.MinutesOver,
            MeetingMinutes = sums.MeetingMinutes,
            OccupiedMeetingMinutes = sums.OccupiedMeetingMinutes,
            CapacityMinutes = sums.CapacityMinutes,
            PeopleLogging = sums.PeopleLogging,
            PeopleScheduled = sums.PeopleScheduled,
            Figures = Shown(figures),
            Commentary = commentary?.In(company.Zone),
            Focus = sums.WhyNoFocus() is null ? sums.Focus : null,
            Projects = logged.ByProject(),
            Activities = logged.ByActivity(),
            Teams = scope.TeamId is null ? Teams(logged.ByTeam(), capacity, period) : [],
            Split = await sections.SplitAsync(logged.KindsByPerson(), meetings, outside.Month, cancellation),
            Weeks = weeks.ByTeam(period),
            Overlaps = await sections.OverlapsAsync(cancellation),
            Flow = Shown(flow.Figures(days)),
            Estimates = SizedEstimates.Of(flow.Month),
            FlowCards = flow.Cards(days),
            FlowByTeam = await flow.TeamsAsync(db, cancellation),
            OnboardingPlans = [.. onboarding.Month.Plans.OrderBy(p => p.Role, StringComparer.Ordinal).ThenBy(p => p.StartsOn)],
            Sections =
            [
                .. (await ListSectionsAsync(place, counted, onboarding, cancellation)).Select(s =>
                    s with
                    {
                        Figures = Shown(s.Figures),
                    }
                ),
            ],
            Trend =
            [
                .. await db.ListEarlierMonthsAsync(scope, period, cancellation),
                TotalOf(period.Before, logged.Before),
                TotalOf(period, logged.Month),
            ],
            HeatMap = await db.FindHeatMapAsync(scope, period, cancellation),
        };

        IReadOnlyList<Figure> Shown(IReadOnlyList<Figure> all) =>
            period.IsOver ? frozen.Beside(all) : [.. all.Select(f => f.SoFar())];
    }

    static MonthSums Sums(
        LoggedSums logged,
        List<MeetingOnDate> meetings,
        CapacityOf capacity,
        WeeksOf weeks,
        ReportPeriod period
    )
    {
        var twice = DoubleBooking.MinutesOf(meetings.Select(m => m.Meeting)).Values.Sum();
        var (minutes, people) = capacity.In(period);
        return new(
            logged.Entries,
            logged.Minutes,
            logged.MeetingMinutes,
            logged.MeetingMinutes - twice,
            minutes,
            logged.People,
            people
        )
        {
            MinutesOver = logged.MinutesOver,
            MeetingMinutesOver = logged.MeetingMinutesOver,
            ProjectMinutes = logged.ProjectMinutes,
            Weeks = weeks.In(period),
            Focus = FocusOf(meetings, capacity, period),
        };
    }

    static MonthTotal TotalOf(ReportPeriod period, LoggedSums logged) =>
        new(period.Month, logged.Minutes, logged.MeetingMinutes, logged.People);

    static FocusOfMonth FocusOf(List<MeetingOnDate> meetings, CapacityOf capacity, ReportPeriod period)
    {
        var each = meetings.Where(m => m.Date < period.CapacityEnd).Select(m => m.Meeting).ToLookup(m => m.Person);
        return FocusOfMonth.Sum(
            capacity.People.Select(p =>
                FocusOfMonth.OfPerson(capacity.TimeOf(p.Id), capacity.DaysOf(p.Id, period), [.. each[p.Id]])
            )
        );
    }

    /// <summary>Teams that logged hours or had capacity, by name, those without a team last.</summary>
    static List<TeamLine> Teams(IReadOnlyList<TeamLine> logged, CapacityOf capacity, ReportPeriod period)
    {
        var silent = capacity
            .Memberships.DistinctBy(m => m.Slug, StringComparer.Ordinal)
            .Where(m => logged.All(l => l.Slug != m.Slug))
            .Select(m => new TeamLine(m.Slug, m.TeamName, 0, 0, 0, 0, 0, 0));
        if (logged.All(l => l.Slug is not null))
            silent = silent.Append(new TeamLine(null, LoggedOf.NoTeam, 0, 0, 0, 0, 0, 0));
        return
        [
            .. logged
                .Concat(silent)
                .Select(line =>
                {
                    var (minutes, people) = capacity.OfTeam(line.Slug, period);
                    return line with { CapacityMinutes = minutes, PeopleScheduled = people };
                })
                .Where(line => line.Minutes + line.PreviousMinutes + line.CapacityMinutes > 0)
                .OrderBy(line => line.Slug is null)
                .ThenBy(line => line.Name, StringComparer.CurrentCulture),
        ];
    }

    sealed record Counted(
        MonthSums Sums,
        IReadOnlyList<Figure> Figures,
        LoggedOf Logged,
        CapacityOf Capacity,
        WeeksOf Weeks,
        IReadOnlyList<MeetingOnDate> Meetings,
        OutsideOf Outside
    );
}

/// <summary>A report with where it stands among those this person may see.</summary>
public sealed record ReportView(MonthlyReport Report, ReportPlace Place)
{
    public ReportScope Scope => Place.Scope;
    public IReadOnlyList<ReportScope> Scopes => Place.Scopes;
    public ReportPeriod Period => Place.Period;
}

/// <summary>What a report speaks of, among the scopes this person may see.</summary>
public sealed record ReportPlace(
    Company Company,
    ReportScope Scope,
    IReadOnlyList<ReportScope> Scopes,
    ReportPeriod Period,
    Instant Now
)
{
    /// <summary>"October 2026".</summary>
    public string MonthName => Period.Month.Text();
}

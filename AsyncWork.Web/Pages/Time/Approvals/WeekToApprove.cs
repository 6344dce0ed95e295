using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>A day of a week as who approves it sees it.</summary>
/// <param name="Off">Holiday, company day or "Away"; null on usual days.</param>
public sealed record ApprovalDay(LocalDate Date, int Minutes, int Scheduled, string? Off, IReadOnlyList<ApprovalEntry> Entries)
{
    public bool IsOver24Hours => Minutes > WorkDuration.Longest;
    public bool IsMissing => Scheduled > 0 && Minutes == 0;
}

/// <summary>A project and activity with its minutes on each of the seven days.</summary>
public sealed record WorkLine(string Project, string? Activity, IReadOnlyList<int> Minutes)
{
    public int Sum => Minutes.Sum();
}

/// <summary>A person's week by day, project and activity against their working time, without clock times.</summary>
/// <param name="Sheet">Null when the week was never touched.</param>
/// <param name="Closed">The closed months that the week touches.</param>
public sealed record WeekToApprove(
    ApprovedPerson Person,
    LocalDate Monday,
    WeekSheet? Sheet,
    IReadOnlyList<ApprovalDay> Days,
    IReadOnlyList<WorkLine> Lines,
    IReadOnlySet<YearMonth> Closed
)
{
    public TimesheetState State => Sheet?.State ?? TimesheetState.Open;
    public int Minutes => Days.Sum(d => d.Minutes);
    public int Scheduled => Days.Sum(d => d.Scheduled);
    public string Url => $"/time/approvals/{Person.Id}/{Monday.WeekAddress()}";

    /// <summary>The hours are not those that were handed in, and so cannot be approved.</summary>
    public bool Differs => State == TimesheetState.Submitted && Sheet!.SubmittedMinutes != Minutes;

    /// <summary>Null when this viewer does not decide on the person's weeks.</summary>
    public static async Task<WeekToApprove?> LoadAsync(
        AppDbContext db,
        ApprovalScope scope,
        PersonId id,
        LocalDate monday,
        CancellationToken cancellation
    )
    {
        if (await db.FindApprovedPerson(scope, id).SingleOrDefaultAsync(cancellation) is not { } person)
            return null;
        var sunday = monday.PlusDays(6);
        var sheet = await db.FindSheet(scope, id, monday).SingleOrDefaultAsync(cancellation);
        var entries = await db.ListApprovalEntries(scope, id, monday, sunday).ToListAsync(cancellation);
        var time = (await WorkingTimes.LoadAsync(db, [id], monday, sunday, cancellation))[id];
        var closed = await db.ListClosedMonths().ToListAsync(cancellation);
        var dates = Enumerable.Range(0, 7).Select(n => monday.PlusDays(n)).ToList();
        return new(
            person,
            monday,
            sheet,
            dates.ConvertAll(d => Day(d, time, entries)),
            LinesOf(dates, entries),
            closed.Select(d => d.ToYearMonth()).Where(m => dates.Exists(d => d.ToYearMonth() == m)).ToHashSet()
        );
    }

    static ApprovalDay Day(LocalDate date, WorkingTime time, List<ApprovalEntry> entries)
    {
        var its = entries.Where(e => e.Date == date).ToList();
        return new(date, its.Sum(e => e.Minutes), time.MinutesOn(date), time.DayOffOn(date)?.Name, its);
    }

    static IReadOnlyList<WorkLine> LinesOf(List<LocalDate> dates, List<ApprovalEntry> entries) =>
        [
            .. entries
                .GroupBy(e => (Project: ReportQueries.ProjectName(e.Project, e.Client), e.Activity))
                .Select(g => new WorkLine(
                    g.Key.Project,
                    g.Key.Activity,
                    dates.ConvertAll(d => g.Where(e => e.Date == d).Sum(e => e.Minutes))
                ))
                .OrderBy(l => l.Project, StringComparer.CurrentCulture)
                .ThenBy(l => l.Activity, StringComparer.CurrentCulture),
        ];
}

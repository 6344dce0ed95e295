using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>
/// An entry as a file is written from it, by ids: to read a name with each row costs as much as the rest of the row. By design without clock
/// times, like <see cref="ReportRow"/>.
/// </summary>
public sealed record StoredRow(
    LocalDate Date,
    PersonId PersonId,
    int? TeamId,
    int? ProjectId,
    int? ActivityId,
    int Minutes,
    string Description,
    string Tags,
    bool IsBillable,
    string? Reason
);

/// <summary>What files of rows are written from.</summary>
public static class RowFileQueries
{
    /// <summary>The rows of a month in a stable order: date, then id.</summary>
    public static IQueryable<StoredRow> ListStoredRows(
        this AppDbContext db,
        ReportScope scope,
        ReportPeriod period,
        RowFilter filter
    ) => db.ReportEntries(scope, period, filter).InFileOrder();

    /// <summary>The rows of a project between two days, both included: of the teams this person leads, or all for HR and administrators.</summary>
    public static IQueryable<StoredRow> ListProjectRows(
        this AppDbContext db,
        Viewer viewer,
        int project,
        LocalDate first,
        LocalDate last
    )
    {
        var (seesAll, person) = (viewer.SeesCompany, viewer.Person);
        var entries = db.TimeEntries.AsNoTracking().Where(e => e.ProjectId == project && e.Date >= first && e.Date <= last);
        if (!seesAll)
            entries = entries.Where(e => db.TeamLeads.Any(l => l.TeamId == e.TeamId && l.PersonId == person));
        return entries.InFileOrder();
    }

    /// <summary>The people and teams that rows go by: few, beside the rows.</summary>
    public static IQueryable<KeyValuePair<PersonId, string>> ListPeopleNames(this AppDbContext db) =>
        db.People.AsNoTracking().Select(p => KeyValuePair.Create(p.Id, p.Name));

    public static IQueryable<KeyValuePair<int, string>> ListTeamNames(this AppDbContext db) =>
        db.Teams.AsNoTracking().Select(t => KeyValuePair.Create(t.Id, t.Name));

    static IQueryable<StoredRow> InFileOrder(this IQueryable<TimeEntry> entries) =>
        entries
            .OrderBy(e => e.Date)
            .ThenBy(e => e.Id)
            .Select(e => new StoredRow(
                e.Date,
                e.PersonId,
                e.TeamId,
                e.ProjectId,
                e.ActivityId,
                e.Minutes,
                e.Description,
                e.Tags,
                e.IsBillable,
                e.Reason
            ));
}

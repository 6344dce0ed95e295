using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace AsyncWork.Web.Pages.Time.Approvals;

/// <summary>What the pages of approval share: who asks, and whose weeks they decide on.</summary>
public abstract class ApprovalPage(AppDbContext db, IClock clock) : PageModel
{
    protected AppDbContext Db => db;
    public Viewer Viewer => User.Viewer();

    /// <summary>When the page is made: what happens later is not on it.</summary>
    public Instant Now { get; } = clock.GetCurrentInstant();
    public LocalDate Today => Now.InZone(Viewer.Zone).Date;
    protected ApprovalScope Scope => new(Viewer.Person, Viewer.SeesCompany, Today);

    /// <summary>The teams whose weeks this person decides on; for HR and administrators the whole company is the first.</summary>
    protected Task<List<ReportScope>> ListTeamsAsync(CancellationToken cancellation) =>
        db.ListReportScopesAsync(Viewer, cancellation);
}

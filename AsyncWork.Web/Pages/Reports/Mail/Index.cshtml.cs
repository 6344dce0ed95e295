using AsyncWork.Domain.Kpis;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Reports;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Reports.Mail;

/// <summary>Who gets the report of each month by mail, when next, and what was sent (product.md K-e).</summary>
public sealed class IndexModel(AppDbContext db, SubscriptionDesk desk, ReportMails mails, FrozenMonths freezes, IClock clock)
    : PageModel
{
    public sealed class SubscriptionInput
    {
        public int? Person { get; set; }

        /// <summary>Empty for the whole company.</summary>
        public string? Team { get; set; }
        public bool AsPdf { get; set; }
        public bool AsWorkbook { get; set; }
    }

    [BindProperty]
    public SubscriptionInput Input { get; set; } = new();
    public Viewer Viewer => User.Viewer();
    public IReadOnlyList<ReportScope> Scopes { get; private set; } = [];

    /// <summary>Who may be chosen; only oneself for who sees no more than teams.</summary>
    public IReadOnlyList<ReportReader> Readers { get; private set; } = [];
    public IReadOnlyList<SubscriptionRow> Subscriptions { get; private set; } = [];
    public IReadOnlyList<MailedRow> Mailed { get; private set; } = [];

    /// <summary>The last month that is over.</summary>
    public YearMonth LastMonth { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        (Input.AsPdf, Input.AsWorkbook) = (true, false);
        return await LoadAsync(cancellation) ? Page() : Forbid();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Forbid();
        var person = new PersonId(Input.Person ?? Viewer.Person.Value);
        var (field, text) = await desk.SubscribeAsync(Viewer, person, Input.Team, Input.AsPdf, Input.AsWorkbook, cancellation);
        if (field is not null)
        {
            ModelState.AddModelError($"Input.{field}", text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        this.Toast(text);
        return this.GoTo("/reports/mail");
    }

    public async Task<IActionResult> OnPostSendAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Find(id) is not { } row)
            return NotFound();
        var reader = await db.ListReportReaders([row.Subscription.PersonId]).SingleAsync(cancellation);
        var outcome = await mails.SendNowAsync(row.Subscription, reader, LastMonth, Viewer.Person, cancellation);
        this.Toast(
            outcome == ReportMailing.Mailed
                ? $"The report of {LastMonth.Text()} is on its way to {row.Person}."
                : $"Nothing was sent: {row.Person} {ReportMailWords.WhyNot(outcome!.Value)}."
        );
        return this.GoTo("/reports/mail");
    }

    public async Task<IActionResult> OnPostEndAsync(int id, CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return Forbid();
        if (Find(id) is { } row)
            await desk.EndAsync(row, cancellation);
        this.Toast("No more of these mails will come.");
        return this.GoTo("/reports/mail");
    }

    SubscriptionRow? Find(int id) => Subscriptions.FirstOrDefault(s => s.Subscription.Id == id);

    /// <summary>False when this person sees no reports and has none that could be ended.</summary>
    async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        Scopes = await db.ListReportScopesAsync(Viewer, cancellation);
        var rows = await db.ListSubscriptions(Viewer).ToListAsync(cancellation);
        if (Scopes.Count == 0 && rows.Count == 0)
            return false;
        var zone = (await db.GetCompanyAsync(cancellation)).Zone;
        LastMonth = clock.GetCurrentInstant().InZone(zone).Date.ToYearMonth().PlusMonths(-1);
        Subscriptions = await mails.WithNextAsync(rows, await freezes.NextAsync(zone, cancellation), cancellation);
        Mailed = await db.ListMailedReports(Viewer).Take(SubscriptionQueries.MostMailed).ToListAsync(cancellation);
        if (Viewer.SeesCompany)
            Readers = await db.ListReportReaders(Viewer.Today).ToListAsync(cancellation);
        return true;
    }
}

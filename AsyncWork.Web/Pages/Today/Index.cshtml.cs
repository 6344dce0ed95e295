using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Calendar;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.Pages.Time;
using AsyncWork.Web.Pages.Time.Timer;
using AsyncWork.Web.Pages.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Today;

/// <summary>Where the day begins: my hours, my team's clocks, what I look after.</summary>
public sealed class IndexModel(AppDbContext db, Postman postman, CurrentTimer timers, IClock clock) : PageModel, IEntryPage
{
    /// <summary>The most colleagues shown; the page of people shows all.</summary>
    public const int MostColleagues = 10;
    const int MostRecent = 5;
    Viewer? viewer;

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    [BindProperty]
    public Guid FormKey { get; set; }
    public EntryForm Form { get; private set; } = null!;
    public Viewer Viewer => viewer ??= User.Viewer();
    public ZonedDateTime Now => clock.GetCurrentInstant().InZone(Viewer.Zone);
    public WeekView Week { get; private set; } = null!;

    /// <summary>What I pinned and did last, to log it again; my cards stand apart.</summary>
    public WorkAgain Again { get; private set; } = null!;
    public IReadOnlyList<NoticeRow> Unread { get; private set; } = [];
    public IReadOnlyList<ColleagueNow> Team { get; private set; } = [];
    public YearMonth LastMonth => Now.Date.ToYearMonth().PlusMonths(-1);
    public IReadOnlyList<TeamCoverage> Coverage { get; private set; } = [];

    /// <summary>How far last week is; null when it had no working time, or where weeks are not handed in.</summary>
    public WeekToHandIn? LastWeek { get; private set; }
    public LocalDate LastMonday => WeekView.MondayOf(Now.Date).PlusWeeks(-1);

    /// <summary>How many weeks of the teams I lead wait for me.</summary>
    public int WeeksToApprove { get; private set; }
    public WorkAhead Work { get; private set; } = null!;

    /// <summary>What this installation still needs; told to administrators.</summary>
    public IReadOnlyList<SetupPart> Missing { get; private set; } = [];

    /// <summary>Where mails lie that nobody gets; told to administrators.</summary>
    public string? MailFolder => Viewer.IsAdministrator ? postman.FolderInstead : null;

    public async Task<IActionResult> OnGetAsync(string? day, long? again, int? pin)
    {
        await LoadAsync();
        Input = EntryInput.On(LocalDatePattern.Iso.Parse(day ?? "") is { Success: true } read ? read.Value : Now.Date);
        if (again is { } id && await db.FindEntryFor(id, Viewer.Person).AsNoTracking().SingleOrDefaultAsync() is { } entry)
            Input = EntryInput.Again(entry, Now.Date);
        Input = Again.FindPinned(pin, Now.Date) ?? Input;
        return this.PageOrFragment("_Week");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Form = new(await WorkChoices.LoadAsync(db), Viewer.Zone);
        if (await Form.AddAsync(db, Viewer.Person, this, ModelState, Now.ToInstant()) is not { } entry)
        {
            if (!Request.IsHtmx())
                await LoadAsync();
            return this.PageOrFragment("/Pages/Time/_LogForm.cshtml", StatusCodes.Status422UnprocessableEntity);
        }
        this.ToastLogged(entry, Form.Choices, Now.Date, back: "/");
        if (!Request.IsHtmx())
            return RedirectToPage();
        ModelState.Clear();
        Input = EntryInput.On(entry.Date);
        await LoadHoursAsync();
        return this.PageOrFragment("_Logged");
    }

    async Task LoadAsync()
    {
        Form ??= new(await WorkChoices.LoadAsync(db), Viewer.Zone);
        if (await timers.CountUnreadAsync() > 0)
            Unread = await InboxQueries.ListUnread(db, Viewer.Person, Now.ToInstant(), MostRecent).ToListAsync();
        var colleagues = await TodayQueries.ListColleaguesOf(db, Viewer.Person, Now.Date, MostColleagues + 1).ToListAsync();
        var times = await LoadHoursAsync(colleagues);
        var now = Now.ToInstant();
        Team = [.. colleagues.Select(c => new ColleagueNow(c, new(Availability.At(now, times[c.Id]), now, c.Zone)))];
        if (TimesheetDue.IsDue(LastMonday, times[Viewer.Person]))
            LastWeek = await TodayQueries.FindWeekToHandIn(db, Viewer.Person, LastMonday, WeekToHandIn.Lately(LastMonday));
        Work = await WorkAhead.LoadAsync(db, Viewer, now);
        if (Viewer.LeadsTeam)
        {
            var (first, last) = LastMonth.ToDateInterval();
            WeeksToApprove = await TodayQueries.CountWeeksToApprove(db, Viewer.Person, Now.Date);
            Coverage = await TodayQueries.ListCoverageFor(db, Viewer.Person, first, last).ToListAsync();
        }
        if (Viewer.IsAdministrator)
            Missing = [.. Enum.GetValues<SetupPart>().Except(await db.ListSetUpParts().ToListAsync())];
    }

    /// <summary>What changes when hours are logged: the week, and the work that can be logged again.</summary>
    /// <returns>My working time and that of these colleagues.</returns>
    async Task<WorkingTimes> LoadHoursAsync(params IEnumerable<Colleague> colleagues)
    {
        var times = await WorkingTimes.LoadAroundAsync(db, [.. colleagues.Select(c => c.Id), Viewer.Person], Now.ToInstant());
        var monday = LastMonday.PlusWeeks(1);
        var sums = await TimeQueries.ListDaysFor(db, Viewer.Person, monday, monday.PlusDays(6)).ToListAsync();
        Week = WeekView.Of(Now.Date, sums, times[Viewer.Person]);
        Again = await WorkAgain.LoadAsync(db, Viewer, Form.Choices, back: "/", cards: false);
        return times;
    }
}

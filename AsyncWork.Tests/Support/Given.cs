using System.Globalization;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Time;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Tests.Support;

/// <summary>
/// What is there before a test begins. One writes the fact that matters and the rest is filled in: teams, projects and activities come into
/// being when they are first named; the company is Northwind in Berlin; everyone is in Berlin, works nine to five since 2020 and has an
/// account with <see cref="Password"/>.
/// <code>
/// var given = host.Given();
/// var mia = given.Person("Mia").In("Product").LeadOf("Product").Logged("2026-11-10", "1:30", project: "Website");
/// await given.SaveAsync();
/// </code>
/// </summary>
public sealed class Given(AppHost host)
{
    public const string Password = "Async-work-demo-1";

    // Hashing is slow on purpose: made once, and quickly (see AppHost).
    static readonly Lazy<string> PasswordHash = new(() =>
        new PasswordHasher<Account>(Options.Create(AppHost.QuickHashing)).HashPassword(new Account(), Password)
    );
    readonly List<PersonFacts> people = [];
    readonly List<string> teams = [];
    readonly List<(string Name, string Client)> projects = [];
    readonly Dictionary<string, ActivityKind> activities = new(StringComparer.Ordinal);
    readonly List<Holiday> holidays = [];
    DateTimeZone companyZone = Zone("Europe/Berlin");

    public static string EmailOf(string name) =>
#pragma warning disable CA1308 // addresses are written in lower case
        name.Contains('@', StringComparison.Ordinal)
            ? name
            : $"{name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}@asyncwork.example";
#pragma warning restore CA1308

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;

    public Given CompanyIn(string zone)
    {
        companyZone = Zone(zone);
        return this;
    }

    public Given Team(string name)
    {
        if (!teams.Contains(name))
            teams.Add(name);
        return this;
    }

    public Given Project(string name, string client = "")
    {
        if (!projects.Contains((name, client)))
            projects.Add((name, client));
        return this;
    }

    public Given Activity(string name, ActivityKind kind = ActivityKind.Work)
    {
        activities.TryAdd(name, kind);
        return this;
    }

    /// <param name="location">Null for a company day.</param>
    public Given Holiday(string? location, string day, string name)
    {
        holidays.Add(new(location, Day(day), name));
        return this;
    }

    public PersonFacts Person(string name)
    {
        var facts = new PersonFacts(this, name);
        people.Add(facts);
        return facts;
    }

    /// <summary>Someone told of before and not saved yet, to say more of them.</summary>
    public PersonFacts The(string name) => people.Single(p => p.Person.Name == name);

    /// <summary>
    /// The usual people: admin, hr, manager (leads Product), berlin, newyork and kathmandu (in Product), and in another team manager2 (leads
    /// Support) and support. Their names are those of the demo company.
    /// </summary>
    public Given Everyone()
    {
        Person("Admin").Is(Role.Administrator);
        Person("HR").Is(Role.HR);
        Person("Manager").In("Product").LeadOf("Product");
        Person("Berlin").In("Product");
        Person("NewYork").In("Product").Works("America/New_York");
        Person("Kathmandu").In("Product").Works("Asia/Kathmandu");
        Person("Manager2").In("Support").LeadOf("Support");
        Person("Support").In("Support");
        return this;
    }

    /// <summary>Stores all that was told since the last time. Ids are known from here on.</summary>
    public Task SaveAsync() => host.Database(SaveAsync);

    async Task SaveAsync(AppDbContext db)
    {
        var now = host.Clock.GetCurrentInstant();
        if (!await db.Companies.AnyAsync())
            db.Add(new Company("Northwind", companyZone));
        foreach (var name in teams)
            if (!await db.Teams.AnyAsync(t => t.Name == name))
                db.Add(new Team(name));
        foreach (var (name, client) in projects)
            if (!await db.Projects.AnyAsync(p => p.Name == name && p.Client == client))
                db.Add(new Project(name, client));
        foreach (var (name, kind) in activities)
            if (!await db.Activities.AnyAsync(a => a.Name == name))
                db.Add(new Activity(name, kind));
        foreach (var facts in people)
            db.Add(facts.Person);
        db.AddRange(holidays);
        holidays.Clear();
        await db.SaveChangesAsync();

        var teamOf = await db
            .Teams.Include(t => t.Members)
            .Include(t => t.Leads)
            .ToDictionaryAsync(t => t.Name, StringComparer.Ordinal);
        var projectIds = await db.Projects.ToDictionaryAsync(p => (p.Name, p.Client), p => p.Id);
        var activityIds = await db.Activities.ToDictionaryAsync(a => a.Name, a => a.Id, StringComparer.Ordinal);
        foreach (var facts in people)
            facts.Store(db, teamOf, projectIds, activityIds, PasswordHash.Value, now);
        await db.SaveChangesAsync();
        foreach (var facts in people)
            await db.KeepHoursAsync(facts.Id, facts.Entries.Select(e => e.Date));
        await AddRolesAsync(db);
        people.Clear();
    }

    async Task AddRolesAsync(AppDbContext db)
    {
        foreach (var facts in people.Where(p => p.Account is not null))
        foreach (var role in facts.Roles)
            db.Add(
                new IdentityUserRole<int>
                {
                    UserId = facts.Account!.Id,
                    RoleId = await db.Roles.Where(r => r.Name == role.ToString()).Select(r => r.Id).SingleAsync(),
                }
            );
        await db.SaveChangesAsync();
    }
}

/// <summary>What is told of one person.</summary>
public sealed class PersonFacts
{
    readonly Given given;
    readonly List<(string Team, LocalDate From, LocalDate? Until)> memberships = [];
    readonly List<string> leads = [];
    readonly List<(string? Project, string? Activity, WorkedTime Worked, string Description, bool Billable)> entries = [];
    readonly List<(DateInterval Days, bool Approved)> absences = [];
    readonly List<(LocalDate Monday, TimesheetState State)> weeks = [];
    (LocalDate From, WorkWeek Week)[] schedules = [(new(2020, 1, 1), WorkWeek.Usual)];
    bool hasAccount = true;

    internal PersonFacts(Given given, string name)
    {
        this.given = given;
        Person = new(name, Given.EmailOf(name), Given.Zone("Europe/Berlin"), new(2020, 1, 1));
    }

    public Person Person { get; }

    /// <summary>Known once the facts are saved.</summary>
    public PersonId Id => Person.Id;
    public Account? Account { get; private set; }
    public IList<Role> Roles { get; } = [];

    /// <summary>The entries in the order they were told; known once the facts are saved.</summary>
    public IList<TimeEntry> Entries { get; } = [];

    public PersonFacts In(string team, string from = "2020-01-01", string? until = null)
    {
        given.Team(team);
        memberships.Add((team, Given.Day(from), until is null ? null : Given.Day(until)));
        return this;
    }

    public PersonFacts LeadOf(string team)
    {
        given.Team(team);
        leads.Add(team);
        return this;
    }

    public PersonFacts Is(Role role)
    {
        Roles.Add(role);
        return this;
    }

    public PersonFacts Works(string zone)
    {
        Person.WorkIn(Given.Zone(zone), null);
        return this;
    }

    public PersonFacts AtLocation(string location)
    {
        Person.WorkIn(Person.Zone, location);
        return this;
    }

    /// <summary>Leave that was approved, or is only asked for.</summary>
    public PersonFacts Away(string from, string to, bool approved = true)
    {
        absences.Add((new DateInterval(Given.Day(from), Given.Day(to)), approved));
        return this;
    }

    public PersonFacts Employed(string from, string? lastDay = null)
    {
        Person.Employ(Given.Day(from), lastDay is null ? null : Given.Day(lastDay));
        return this;
    }

    /// <summary>Instead of nine to five: <c>Scheduled("2026-01-01", "1 9:00-13:00;2 9:00-13:00")</c>, Monday being 1.</summary>
    public PersonFacts Scheduled(params (string From, string Week)[] weeks)
    {
        schedules = [.. weeks.Select(w => (Given.Day(w.From), WorkWeek.FromText(w.Week)))];
        return this;
    }

    /// <summary>Known to AsyncWork, cannot sign in.</summary>
    public PersonFacts WithoutAccount()
    {
        hasAccount = false;
        return this;
    }

    /// <summary>Time on a day: a duration ("1:30") or clock times ("9:00-10:30"), in the person's zone.</summary>
    public PersonFacts Logged(
        string day,
        string time,
        string? project = null,
        string? activity = null,
        string description = "",
        bool billable = false
    )
    {
        if (project is not null)
            given.Project(project);
        if (activity is not null)
            given.Activity(activity, activity == "Meeting" ? ActivityKind.Meeting : ActivityKind.Work);
        entries.Add((project, activity, Worked(Given.Day(day), time), description, billable));
        return this;
    }

    /// <summary>The week that begins on this Monday is in this state, with all that was told to be logged in it.</summary>
    public PersonFacts Week(string monday, TimesheetState state)
    {
        weeks.Add((Given.Day(monday), state));
        return this;
    }

    WorkedTime Worked(LocalDate day, string time)
    {
        if (time.Split('-') is not [var start, var end])
            return WorkedTime.On(day, Person.Zone, WorkDuration.Read(time) ?? throw new FormatException(time));
        var clock = LocalTimePattern.Create("H:mm", CultureInfo.InvariantCulture);
        return WorkedTime.Between(day, clock.Parse(start).Value, clock.Parse(end).Value, Person.Zone);
    }

    internal void Store(
        AppDbContext db,
        Dictionary<string, Team> teams,
        Dictionary<(string, string), int> projects,
        Dictionary<string, int> activities,
        string passwordHash,
        Instant now
    )
    {
        foreach (var (team, from, until) in memberships)
        {
            teams[team].Admit(Id, from);
            if (until is { } day)
                teams[team].Release(Id, day);
        }
        foreach (var team in leads)
            teams[team].Appoint(Id);
        foreach (var (from, week) in schedules)
            db.Add(new WorkSchedule(Id, from, week));
        foreach (var (project, activity, worked, description, billable) in entries)
        {
            var team = memberships.FirstOrDefault(m => m.From <= worked.Date && (m.Until is null || worked.Date < m.Until)).Team;
            var details = new WorkDetails(
                project is null ? null : projects[(project, "")],
                activity is null ? null : activities[activity],
                description,
                IsBillable: billable
            );
            var entry = new TimeEntry(Id, team is null ? null : teams[team].Id, worked, details, Id, now);
            Entries.Add(entry);
            db.Add(entry);
        }
        foreach (var (days, approved) in absences)
        {
            var absence = new Absence(Id, days.Start, days.End, AbsenceKind.Leave, null, "", Id, now);
            if (approved)
                absence.Approve(new PersonId(Id.Value + 1), "", now);
            db.Add(absence);
        }
        foreach (var (monday, state) in weeks)
            db.Add(Sheet(monday, state, now));
        if (hasAccount)
            db.Add(Account = NewAccount(passwordHash, now));
    }

    Timesheet Sheet(LocalDate monday, TimesheetState state, Instant now)
    {
        var (sheet, approver) = (new Timesheet(Id, monday), new PersonId(int.MaxValue));
        var minutes = entries.Where(e => Timesheet.MondayOf(e.Worked.Date) == monday).Sum(e => e.Worked.Minutes);
        if (state != TimesheetState.Open)
            sheet.Submit(minutes, now.InUtc().Date, now);
        if (state == TimesheetState.Returned)
            sheet.Return(approver, "Look at Monday again.", now);
        if (state == TimesheetState.Approved)
            sheet.Approve(approver, minutes, now);
        return sheet;
    }

    Account NewAccount(string passwordHash, Instant now) =>
        new()
        {
            PersonId = Id,
            UserName = Person.Email,
            NormalizedUserName = Person.Email!.ToUpperInvariant(),
            Email = Person.Email,
            NormalizedEmail = Person.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = passwordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
            CreatedAt = now,
            JoinedAt = now,
        };
}

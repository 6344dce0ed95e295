using System.Globalization;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Boards.Flow;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>How large a demo is. The same size, seed and day give the same company.</summary>
public sealed record DemoSize(int People = 24, int Months = 12, int Seed = 1);

/// <summary>Fills an empty database with an invented company, so that every page has something to show.</summary>
public sealed class DemoCompany(AppDbContext db, IClock clock, IPasswordHasher<Account> hasher)
{
    public const string Password = "Async-work-demo-1";
    public const string Domain = "asyncwork.example";

    /// <summary>The accounts that the sign-in page offers: what comes before the @, and what they show.</summary>
    public static IReadOnlyList<(string Name, string What)> Accounts { get; } =
    [
        ("manager", "leads Product"),
        ("berlin", "employee in Berlin"),
        ("newyork", "employee in New York"),
        ("kathmandu", "employee in Kathmandu"),
        ("hr", "HR"),
        ("admin", "administrator, leads Operations"),
    ];

    /// <summary>Why the demo cannot be filled in; null when it can.</summary>
    public async Task<string?> WhyNotFillAsync(CancellationToken cancellation = default) =>
        await db.Companies.AnyAsync(cancellation)
            ? "There is a company in this database already. The demo fills an empty one only."
            : null;

    /// <summary>Writes company, people, accounts, boards, and hours up to yesterday.</summary>
    /// <returns>The number of time entries.</returns>
    /// <exception cref="InvalidOperationException">The database is not empty.</exception>
    public async Task<int> FillAsync(DemoSize size, CancellationToken cancellation = default)
    {
        if (await WhyNotFillAsync(cancellation) is { } reason)
            throw new InvalidOperationException(reason);
        var random = new Random(size.Seed);
        var company = new Company("Meridian Works", Zone("Europe/Berlin"));
        company.AimFor(coverage: 90, meetingShare: 20, asyncShare: 80);
        company.MarkAsDemo();
        db.Add(company);
        var now = clock.GetCurrentInstant();
        var today = now.InZone(company.Zone).Date;
        var first = new YearMonth(today.Year, today.Month).PlusMonths(1 - size.Months).OnDayOfMonth(1);

        var workers = await AddPeopleAsync(size, random, first, now, cancellation);
        await AddDaysOffAsync(workers, first, today, now, random, cancellation);
        var work = await AddWorkAsync(size, cancellation);
        var cards = await DemoBoards.AddAsync(db, workers, work, first, now, size.Seed, cancellation);
        await db.ExpectAsync(now, cancellation: cancellation);
        await new DemoWiki(db, workers, first, now, size.Seed).AddAsync(cancellation);
        await new DemoDecisions(db, workers, first, now, size.Seed).AddAsync(cancellation);
        await new DemoHandOffs(db, workers, now).AddAsync(cancellation);
        await new DemoNorms(db, workers, first, now, size.Seed).AddAsync(cancellation);
        await new DemoPlaybook(db, workers, first, now, size.Seed).AddAsync(cancellation);
        await new DemoReviews(db, workers, first, now).AddAsync(cancellation);
        await new DemoEscalation(db, workers, now).AddAsync(cancellation);
        await DemoNotices.AddAsync(db, cancellation);
        var entries = 0;
        var logged = workers.ToDictionary(w => w.Person.Id, _ => new Dictionary<LocalDate, int>());
        var touched = workers.ToDictionary(w => w.Person.Id, _ => new List<TouchedHours>());
        foreach (var chunk in workers.SelectMany(w => DemoHours.Of(w, work, cards, first, today, now, random)).Chunk(5000))
        {
            foreach (var entry in chunk)
            {
                var (weeks, monday) = (logged[entry.PersonId], Timesheet.MondayOf(entry.Date));
                weeks[monday] = weeks.GetValueOrDefault(monday) + entry.Minutes;
                if (entry.Start is not null)
                    touched[entry.PersonId].Add(new(entry.Date, entry.TeamId, entry.Zone, entry.HourMask, entry.NextDayHourMask));
            }
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.AutoDetectChangesEnabled = false;
                    db.AddRange(chunk);
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
            db.ChangeTracker.Clear();
            entries += chunk.Length;
        }
        foreach (var (person, hours) in touched)
        {
            db.AddRange(WorkedHours.Of(person, hours));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        await AddWeeksAsync(workers, logged, first, today, now, random, cancellation);
        await DemoPilots.AddAsync(db, workers, first, now, cancellation);
        await DemoOnboarding.AddAsync(db, workers, first, now, size.Seed, cancellation);
        await db.AnalyzeAsync(cancellation);
        return entries;
    }

    async Task AddDaysOffAsync(
        List<DemoWorker> workers,
        LocalDate first,
        LocalDate today,
        Instant now,
        Random random,
        CancellationToken cancellation
    )
    {
        var holidays = DemoCalendar.Holidays(first, today).ToList();
        db.AddRange(holidays);
        foreach (var worker in workers)
        {
            var person = worker.Person;
            var others = workers.Where(w => w.Team == worker.Team && w != worker).ToList();
            var deputy = (others.Count == 0 ? workers[0] : others[random.Next(others.Count)]).Person.Id;
            var from = LocalDate.Max(first, person.StartsOn);
            var leave = deputy == person.Id ? [] : DemoCalendar.LeaveOf(worker, deputy, from, today, now, random).ToList();
            db.AddRange(leave);
            var off = new Dictionary<LocalDate, DayOff>();
            foreach (var holiday in holidays.Where(h => h.HoldsFor(person.Location)))
                off[holiday.Date] = new(DayOffKind.PublicHoliday, holiday.Name);
            foreach (var absence in leave.Where(a => a.State == AbsenceState.Approved))
                for (var date = absence.FirstDay; date <= absence.LastDay; date = date.PlusDays(1))
                    off[date] = new(DayOffKind.Absence, "Away");
            worker.Time = new(person.Zone, [(person.StartsOn, worker.Week)], off, person.StartsOn);
        }
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    async Task AddWeeksAsync(
        List<DemoWorker> workers,
        Dictionary<PersonId, Dictionary<LocalDate, int>> logged,
        LocalDate first,
        LocalDate today,
        Instant now,
        Random random,
        CancellationToken cancellation
    )
    {
        foreach (var worker in workers)
            db.AddRange(DemoWeeks.Of(worker.Person.Id, logged[worker.Person.Id], worker.Time, worker.Lead, today, now, random));
        db.AddRange(DemoWeeks.Closed(first, today, workers[^1].Lead, now));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    async Task<List<DemoWorker>> AddPeopleAsync(
        DemoSize size,
        Random random,
        LocalDate first,
        Instant now,
        CancellationToken cancellation
    )
    {
        var teamCount = Math.Max(4, size.People / 12);
        var teams = Enumerable.Range(0, teamCount).Select(i => new Team(TeamName(i))).ToArray();
        foreach (var (i, team) in teams.Index())
        {
            var (model, target, start, end, zone) = DemoNames.Agreements[i % DemoNames.Agreements.Length];
            team.Agree(model, target, start, end, Zone(zone));
            team.KeepFree(i % DemoNames.Agreements.Length == 0 ? Undisturbed.BitOf(IsoDayOfWeek.Wednesday) : 0);
        }
        db.AddRange(teams.AsEnumerable());
        var known = Enumerable.Range(0, size.People).Select(i => KnownPerson(i, teamCount, random)).ToList();
        var people = known
            .Select(
                (k, i) =>
                    new Person(k.Name, $"{k.Email}@{Domain}", Zone(DemoNames.Places[k.Place].Zone), StartOf(i, first, random))
            )
            .ToList();
        foreach (var (person, k) in people.Zip(known))
        {
            person.WorkIn(person.Zone, DemoNames.Places[k.Place].City);
            if (k.Email == "berlin")
                person.KeepForFocus(WorkWeek.FromText("2 9:00-11:30;4 9:00-11:30"));
        }
        db.AddRange(people);
        await db.SaveChangesAsync(cancellation);

        // One hash for all: the password is printed on the sign-in page anyway, and hashing 500 times takes a minute.
        var hash = hasher.HashPassword(new Account(), Password);
        var workers = new List<DemoWorker>();
        foreach (var (person, k) in people.Zip(known))
        {
            var week = WorkWeek.FromText(DemoNames.Places[k.Place].Week);
            db.Add(new WorkSchedule(person.Id, person.StartsOn, week));
            teams[k.Team].Admit(person.Id, person.StartsOn);
            if (k.Leads)
                teams[k.Team].Appoint(person.Id);
            db.Add(AccountFor(person, hash, now));
            workers.Add(
                new(person, teams[k.Team].Id, k.Team % 4, week, 0.86 + 0.13 * random.NextDouble(), LeadOf(k.Team, person))
            );
        }
        await db.SaveChangesAsync(cancellation);
        await GiveRoleAsync("hr", Role.HR, cancellation);
        await GiveRoleAsync("admin", Role.Administrator, cancellation);
        return workers;

        // Who leads a team is decided on by HR, here by the seventh person or whoever leads the last team.
        PersonId LeadOf(int team, Person person)
        {
            var lead = people[Math.Max(0, known.FindIndex(k => k.Team == team && k.Leads))];
            return lead != person ? lead.Id : people[Math.Min(6, people.Count - 1)].Id;
        }
    }

    async Task GiveRoleAsync(string name, Role role, CancellationToken cancellation)
    {
        var email = $"{name}@{Domain}";
        var account = await db.Users.Where(a => a.Email == email).Select(a => a.Id).FirstOrDefaultAsync(cancellation);
        if (account == 0)
            return; // a demo of fewer people than have names
        db.Add(new IdentityUserRole<int> { UserId = account, RoleId = (int)role + 1 });
        await db.SaveChangesAsync(cancellation);
    }

    async Task<DemoWork> AddWorkAsync(DemoSize size, CancellationToken cancellation)
    {
        var work = new DemoWork(
            [.. DemoNames.Projects.Select(p => new Project(p.Name, p.Client))],
            [.. DemoNames.Work.Select(name => new Activity(name, ActivityKind.Work))],
            [.. DemoNames.Meetings.Select(name => new Activity(name, ActivityKind.Meeting))],
            new Activity("Waiting for an answer", ActivityKind.Waiting)
        );
        // One within its budget and one just over it, whatever the size.
        work.Projects[0].PlanFor(60 * 60 * size.People * size.Months);
        work.Projects[1].PlanFor(11 * 60 * size.People * size.Months);
        db.AddRange(work.Projects.AsEnumerable());
        db.AddRange(work.Work.Concat(work.Meetings).Append(work.Waiting));
        await db.SaveChangesAsync(cancellation);
        return work;
    }

    static (string Name, string Email, int Place, int Team, bool Leads) KnownPerson(int index, int teams, Random random)
    {
        if (index < DemoNames.Known.Length)
            return DemoNames.Known[index];
        var given = DemoNames.GivenNames[index % DemoNames.GivenNames.Length];
        var family = DemoNames.FamilyNames[index / DemoNames.GivenNames.Length % DemoNames.FamilyNames.Length];
        // The first to join a team beyond the four named ones leads it.
        var team = 4 + (index - DemoNames.Known.Length) % Math.Max(1, teams - 4);
        return (
            $"{given} {family}",
            Inv($"person{index + 1}"),
            random.Next(DemoNames.Places.Length),
            team % teams,
            index - DemoNames.Known.Length < teams - 4
        );
    }

    static string TeamName(int index) =>
        index < DemoNames.Teams.Length
            ? DemoNames.Teams[index]
            : Inv($"{DemoNames.Teams[index % DemoNames.Teams.Length]} {index / DemoNames.Teams.Length + 1}");

    /// <summary>Those with a demo account, and four in five of the others, were here before the demo's first month.</summary>
    static LocalDate StartOf(int index, LocalDate first, Random random) =>
        index < 8 || random.NextDouble() < 0.8 ? first.PlusDays(-random.Next(30, 1500)) : first.PlusDays(random.Next(1, 150));

    static Account AccountFor(Person person, string hash, Instant now) =>
        new()
        {
            PersonId = person.Id,
            UserName = person.Email,
            NormalizedUserName = person.Email!.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email!.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = hash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            ConcurrencyStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
            JoinedAt = now,
        };

    static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

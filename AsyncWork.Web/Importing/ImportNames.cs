using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>Whom and what the rows of an import name, and the ids that go with the names; those who are not here yet are brought into being.</summary>
sealed class ImportNames(AppDbContext db, ImportDirectory directory, MeetingTags meetings, ImportRights rights)
{
    readonly Dictionary<int, (PersonTarget Target, LocalDate First, LocalDate Last)> people = [];
    readonly Dictionary<(string, string), (string Name, string Client)> projects = [];
    readonly HashSet<string> activities = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<int, PersonId> ids = [];

    public Created Created { get; private set; } = new([], [], []);

    public void Add(ResolvedRow row)
    {
        var date = row.Row.Date;
        people[row.Target.Token] = people.TryGetValue(row.Target.Token, out var known)
            ? (row.Target, LocalDate.Min(known.First, date), LocalDate.Max(known.Last, date))
            : (row.Target, date, date);
        if (row.Row.Project.Length > 0)
            projects.TryAdd(ImportDirectory.ProjectKey(row.Row.Project, row.Row.Client), (row.Row.Project, row.Row.Client));
        if (meetings.ActivityOf(row.Row) is { Length: > 0 } activity)
            activities.Add(activity);
    }

    /// <summary>Brings those into being who are not here.</summary>
    /// <param name="today">Tells who of them works here still (<see cref="Person.LastDayBy"/>).</param>
    /// <exception cref="ImportRefusedException">Somebody is undecided, or may not be brought in, or came meanwhile.</exception>
    public async Task StoreAsync(LocalDate today, CancellationToken cancellation)
    {
        var newPeople = people
            .Values.Where(p => p.Target.Token < 0)
            .Select(p => (p.Target, Person: NewPerson(p.Target, p.First, p.Last, today)))
            .ToList();
        var newProjects = projects
            .Where(p => !directory.Projects.ContainsKey(p.Key))
            .Select(p => new Project(p.Value.Name, p.Value.Client))
            .ToList();
        var newActivities = activities
            .Where(a => !directory.Activities.ContainsKey(a))
            .Select(a => new Activity(a, meetings.KindOf(a)))
            .ToList();
        db.People.AddRange(newPeople.Select(p => p.Person));
        db.Projects.AddRange(newProjects);
        db.Activities.AddRange(newActivities);
        await SaveNamesAsync(cancellation);
        var teams = newPeople.Select(p => p.Target.Choice!.Value.Id).OfType<int>().ToHashSet();
        var joined = await db
            .Teams.Include(t => t.Members)
            .Where(t => teams.Contains(t.Id))
            .ToDictionaryAsync(t => t.Id, cancellation);
        foreach (var (target, person) in newPeople)
        {
            db.WorkSchedules.Add(new WorkSchedule(person.Id, person.StartsOn, WorkWeek.Usual));
            if (target.Choice!.Value.Id is { } team)
                (
                    joined.GetValueOrDefault(team)
                    ?? throw new ImportRefusedException($"The team for {person.Name} is not here any more. Send the file again.")
                ).Admit(person.Id, person.StartsOn);
            ids[target.Token] = person.Id;
        }
        await db.SaveChangesAsync(cancellation);
        foreach (var project in newProjects)
            directory.Projects[ImportDirectory.ProjectKey(project.Name, project.Client)] = project.Id;
        foreach (var activity in newActivities)
            directory.Activities[activity.Name] = (activity.Id, activity.Kind);
        Created = new(
            [.. newPeople.Select(p => p.Person.Id.Value)],
            [.. newProjects.Select(p => p.Id)],
            [.. newActivities.Select(a => a.Id)]
        );
        db.ChangeTracker.Clear();
    }

    /// <exception cref="ImportRefusedException">The database takes two names as one that are told apart here.</exception>
    async Task SaveNamesAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException refused) when (db.IsTaken(refused))
        {
            throw new ImportRefusedException(
                "The file names a project or activity that differs only a little from another, such as “Groß” and “Gross”. "
                    + "Write both the same, here or in the file, and send it again.",
                refused
            );
        }
    }

    Person NewPerson(PersonTarget target, LocalDate first, LocalDate last, LocalDate today)
    {
        if (target.Choice is not { Fate: PersonFate.New } choice)
            throw new ImportRefusedException($"Nobody has said what becomes of the rows of {target.Name}. Send the file again.");
        if (rights.WhyNotAddTo(choice.Id) is { } reason)
            throw new ImportRefusedException(reason);
        if (directory.HasEmail(target.Email))
            throw new ImportRefusedException($"{target.Email} has joined meanwhile. Send the file again.");
        var person = new Person(target.Name, target.Email, target.Zone, first);
        person.Employ(first, Person.LastDayBy(last, today));
        return person;
    }

    public PersonId PersonOf(PersonTarget target) => target.Token > 0 ? new PersonId(target.Token) : ids[target.Token];

    public int? ProjectOf(SourceRow row) =>
        row.Project.Length == 0 ? null : directory.Projects[ImportDirectory.ProjectKey(row.Project, row.Client)];

    public int? ActivityOf(SourceRow row) =>
        meetings.ActivityOf(row) is { Length: > 0 } name ? directory.Activities[name].Id : null;
}

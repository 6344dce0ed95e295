using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Someone of the demo company, with what their days are made of.</summary>
/// <param name="Lead">Who decides on this person's days off and weeks.</param>
sealed record DemoWorker(Person Person, int Team, int TeamIndex, WorkWeek Week, double Diligence, PersonId Lead)
{
    /// <summary>Known once the days off are made.</summary>
    public WorkingTime Time { get; set; } = null!;
}

/// <summary>What the demo's hours are logged on.</summary>
sealed record DemoWork(Project[] Projects, Activity[] Work, Activity[] Meetings, Activity Waiting);

/// <summary>The hours of the demo's people.</summary>
static class DemoHours
{
    /// <summary>A plausible year: hours inside the working time, forgotten days, and fewer meetings from month to month.</summary>
    public static IEnumerable<TimeEntry> Of(
        DemoWorker worker,
        DemoWork work,
        DemoCardHours cards,
        LocalDate first,
        LocalDate today,
        Instant now,
        Random random
    )
    {
        for (var date = LocalDate.Max(first, worker.Person.StartsOn); date < today; date = date.PlusDays(1))
        {
            if (worker.Time.ShiftsOn(date).Count == 0 || random.NextDouble() > worker.Diligence + 0.08)
                continue;
            var elapsed = Period.DaysBetween(first, date) / (double)Math.Max(1, Period.DaysBetween(first, today));
            foreach (var entry in DayOf(worker, work, cards, date, meetingShare: 0.27 - 0.12 * elapsed, now, random))
                yield return entry;
        }
    }

    static IEnumerable<TimeEntry> DayOf(
        DemoWorker worker,
        DemoWork work,
        DemoCardHours cards,
        LocalDate date,
        double meetingShare,
        Instant now,
        Random random
    )
    {
        foreach (var interval in worker.Week[date.DayOfWeek])
        {
            var at = interval.Start.PlusMinutes(random.Next(-2, 4) * 5);
            var left = (int)(interval.Minutes * (0.9 + 0.16 * random.NextDouble()));
            while (left >= 20)
            {
                var meets = random.NextDouble() < meetingShare * 1.9;
                var minutes = Math.Min(left, meets ? random.Next(1, 5) * 15 : random.Next(5, 14) * 15);
                yield return Entry(
                    worker,
                    work,
                    cards,
                    WorkedTime.Between(date, at, at.PlusMinutes(minutes), worker.Person.Zone),
                    meets,
                    now,
                    random
                );
                at = at.PlusMinutes(minutes + random.Next(0, 3) * 5);
                left -= minutes;
            }
        }
    }

    static TimeEntry Entry(
        DemoWorker worker,
        DemoWork work,
        DemoCardHours cards,
        WorkedTime worked,
        bool meets,
        Instant now,
        Random random
    )
    {
        var projects = DemoNames.ProjectsOfTeam[worker.TeamIndex];
        var activities = DemoNames.WorkOfTeam[worker.TeamIndex];
        var project = work.Projects[projects[Math.Min(random.Next(projects.Length), random.Next(projects.Length))]];
        var activity =
            meets ? work.Meetings[random.Next(work.Meetings.Length)]
            : random.NextDouble() < 0.02 ? work.Waiting
            : work.Work[activities[random.Next(activities.Length)]];
        var text = meets ? "" : DemoNames.Texts[random.Next(DemoNames.Texts.Length)];
        return new(
            worker.Person.Id,
            worker.Team,
            worked,
            new WorkDetails(
                project.Id,
                activity.Id,
                text,
                "",
                IsBillable: project.Client.Length > 0 && !meets,
                cards.Take(worker.Person.Id, new(worked.Clock!.Value.Start, worked.Clock.Value.End), meets)
            ),
            worker.Person.Id,
            Instant.Min(now, worked.Clock.Value.End)
        );
    }
}

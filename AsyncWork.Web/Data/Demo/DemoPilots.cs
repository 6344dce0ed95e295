using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>One pilot that has come to its end. What was written of it is invented; its figures are counted of the demo as of any company.</summary>
static class DemoPilots
{
    static readonly (PilotMeasureKind, decimal?)[] Measures =
    [
        (PilotMeasureKind.WithinNorm, 80),
        (PilotMeasureKind.AcknowledgedInTime, 85),
        (PilotMeasureKind.MeetingHours, 4),
    ];

    static readonly PilotCheckText[] Checks =
    [
        new(
            "Questions of the morning stand in one channel, so that nobody looks in three places.",
            "Two of us still answered in private messages, and others asked the same again.",
            "Private questions get one line back: please ask it in the channel."
        ),
        new(
            "The written morning round. Those who begin late read it when they begin.",
            "Urgent was used for things that could wait until the next day.",
            "Urgent needs a reason, in a sentence."
        ),
        new(
            "Hand-offs in the evening name the next step, and the first hour of the others is theirs again.",
            "Nobody felt responsible for updates that ask everybody for a confirmation.",
            "Who writes an update looks after two days who has not confirmed it."
        ),
        new("A week without a meeting about who does what.", "", "We keep the weekly talk, and shorten it to half an hour."),
    ];

    static readonly (int Score, string Comment)[] Answers =
    [
        (4, "Fewer interruptions in the afternoon."),
        (5, ""),
        (4, ""),
        (3, "I miss talking a little; the weekly talk should stay."),
        (4, "Being asked in writing gives me time to look things up."),
        (2, ""),
        (5, ""),
    ];

    public static async Task AddAsync(
        AppDbContext db,
        IReadOnlyList<DemoWorker> workers,
        LocalDate first,
        Instant now,
        CancellationToken cancellation
    )
    {
        var today = now.InUtc().Date;
        var start = today.PlusWeeks(-7).Next(IsoDayOfWeek.Monday);
        List<DemoWorker> team = [.. workers.Where(w => w.TeamIndex == 2 && w.Person.WorksOn(start) && w.Person.WorksOn(today))];
        if (start.PlusWeeks(-Pilot.Weeks) < first || team.Count == 0)
            return;
        var (lead, sponsor) = (team[0].Lead, workers[^1].Lead);
        var planned = start.PlusDays(-10);
        var pilot = new Pilot(
            team[0].Team,
            sponsor,
            new(
                "Support without the morning meeting",
                "Do we answer as well when we write instead of meeting each morning? Customers must not notice, and we want an hour a day back.",
                start,
                Measures
            ),
            planned,
            lead,
            At(planned)
        );
        foreach (var (title, day) in PilotTask.Usual)
            pilot.AddTask(title, null, start.PlusDays(day));
        db.Add(pilot);
        await db.SaveChangesAsync(cancellation);

        var scope = await db
            .Teams.Where(t => t.Id == pilot.TeamId)
            .Select(t => new ReportScope(t.Id, t.Slug, t.Name))
            .SingleAsync(cancellation);
        pilot.Start(await CountAsync(PilotFigure.Baseline, pilot.BaselineFrom, start), start, At(start));
        for (var week = 1; week <= Pilot.Weeks; week++)
        {
            var over = pilot.MondayOf(week + 1);
            pilot.Measure(week, await CountAsync(week, pilot.MondayOf(week), over), over);
            pilot.Check(week, Checks[week - 1], team[week % team.Count].Person.Id, over, At(over));
        }
        foreach (var (index, task) in pilot.Tasks.SkipLast(1).Index())
            pilot.Mark(task.Id, true, team[index % team.Count].Person.Id, At(task.DueOn));
        foreach (var (worker, answer) in team.Zip(Answers))
            pilot.Answer(worker.Person.Id, answer.Score, answer.Comment, pilot.EndsOn, Guid.NewGuid());
        pilot.Finish(
            PilotVerdict.Adapt,
            "Writing in the morning works, and customers did not notice. The weekly talk stays, at half an hour. In three months we look at the same measures again.",
            await CountAsync(PilotFigure.Result, start, pilot.EndsOn),
            sponsor,
            pilot.EndsOn.PlusDays(2),
            At(pilot.EndsOn.PlusDays(2))
        );
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();

        Task<IReadOnlyList<PilotFigure>> CountAsync(int part, LocalDate from, LocalDate end) =>
            PilotFigures.CountAsync(db, scope, [.. Measures.Select(m => m.Item1)], part, from, end, now, cancellation);
    }

    static Instant At(LocalDate day) => (day + new LocalTime(9, 0)).InUtc().ToInstant();
}

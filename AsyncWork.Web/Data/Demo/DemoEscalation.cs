using AsyncWork.Domain;
using AsyncWork.Domain.Comments;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Posts;
using AsyncWork.Web.Markdown;
using AsyncWork.Web.Pages.Playbook;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>The company's ladder, who of Product is on call week by week, and a conversation that would be quicker by voice.</summary>
sealed class DemoEscalation(AppDbContext db, IReadOnlyList<DemoWorker> workers, Instant now)
{
    const int WeeksBack = 6;
    const int WeeksAhead = 2;
    static readonly string[] Talk =
    [
        "Should the export have one row for each entry, or one for each day?",
        "For each day. That is what they asked for.",
        "Then the notes of the entries are lost. Are they sure?",
        "They join them with a semicolon today.",
        "With forty entries on a day that is a long cell. Where is it cut?",
        "It is not. How long is too long?",
    ];

    public async Task AddAsync(CancellationToken cancellation)
    {
        List<DemoWorker> team = [.. workers.Where(w => w.TeamIndex == 0 && w.Person.WorksOn(now.InUtc().Date))];
        if (team.Count < 2)
            return;
        var keeper = await db.ListLeadsOfTeam(team[0].Team).FirstAsync(cancellation);
        var monday = now.InUtc().Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        var first = monday.PlusWeeks(-WeeksBack);
        var company = new EscalationLadder(null);
        company.Write(EscalationLadder.Usual, keeper, Moment(first));
        var ladder = new EscalationLadder(team[0].Team);
        for (var week = 0; week <= WeeksBack + WeeksAhead; week++)
        {
            var worker = team[week % team.Count].Person;
            var (from, to) = (first.PlusWeeks(week), first.PlusWeeks(week).PlusDays(6));
            ladder.Call(worker.Id, $"+49 30 5550 1{week % team.Count:00}", from, to, from, keeper, Moment(from.PlusDays(-3)));
        }
        var (one, other) = (team[0], team[1]);
        var at = one.Time.NextWorkingMinute(now - Duration.FromDays(6)) ?? now;
        var post = new Post(
            PostKind.Note,
            "What the export of hours looks like",
            Prose("The hours of a month go to the accountant as a file. What is in it has to be settled this week."),
            one.Team,
            one.Person.Id,
            at
        );
        db.AddRange(company, ladder, post);
        await db.SaveChangesAsync(cancellation);
        var written = 0;
        foreach (var (index, text) in Talk.Index())
        {
            var by = index % 2 == 0 ? one : other;
            if (by.Time.NextWorkingMinute(at + Duration.FromHours(3)) is not { } next || next >= now)
                break;
            at = next;
            db.Add(new Comment(Subject.Post(post.Id), by.Person.Id, text, MarkdownText.ToHtml(text), at));
            written++;
        }
        post.CountComments(written);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    static Prose Prose(string text) => new(text, MarkdownText.ToHtml(text));

    static Instant Moment(LocalDate day) => (day + new LocalTime(9, 0)).InUtc().ToInstant();
}

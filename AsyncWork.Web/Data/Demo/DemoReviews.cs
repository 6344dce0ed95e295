using AsyncWork.Domain.Norms;
using AsyncWork.Domain.Notifications;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.Playbook;
using AsyncWork.Web.Pages.Playbook.Reviews;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>A year in which Product looked at its norms after each quarter, changed one of them, and has the last quarter before it.</summary>
sealed class DemoReviews(AppDbContext db, IReadOnlyList<DemoWorker> workers, LocalDate first, Instant now)
{
    /// <summary>After the review of the quarter before the last but one.</summary>
    const int QuartersSinceChange = 2;
    static readonly ResponseNorm Sooner = new(1, NormUnit.WorkingDays);

    /// <summary>The norm by which somebody was asked where work is: Product's own since it agreed on one.</summary>
    public static ResponseNorm NormOf(DemoWorker of, Instant asked, Instant now) =>
        of.TeamIndex == 0 && asked >= HeldAt(QuarterBack(now, QuartersSinceChange)) ? Sooner : ResponseNorm.Usual;

    public async Task AddAsync(CancellationToken cancellation)
    {
        if (workers.FirstOrDefault(w => w.TeamIndex == 0) is not { } any)
            return;
        var leadId = await db.ListLeadsOfTeam(any.Team).FirstAsync(cancellation);
        var lead = workers.First(w => w.Person.Id == leadId).Person;
        var viewer = new Viewer(lead.Id, lead.Name, lead.Zone, now.InZone(lead.Zone).Date, "system", false, false, true);
        var company = await db.GetCompanyAsync(cancellation);
        var team = await db
            .Teams.Where(t => t.Id == any.Team)
            .Select(t => new ReviewTeam(t.Id, t.Name, t.Slug, true, true))
            .SingleAsync(cancellation);
        for (var back = 3; back >= 0; back--)
        {
            var quarter = QuarterBack(now, back);
            if (quarter.End <= first)
                continue;
            await db.InTransactionAsync(
                async token =>
                {
                    db.ChangeTracker.Clear();
                    var (review, _) = await db.OpenReviewAsync(
                        ReviewedBy.Of(team),
                        quarter,
                        null,
                        company.Zone,
                        OpenedAt(quarter),
                        token
                    );
                    if (review is not null && HeldAt(quarter) < now && back > 0)
                        await HoldAsync(viewer, team, review, back == QuartersSinceChange, token);
                    await db.SaveChangesAsync(token);
                },
                cancellation
            );
        }
        db.ChangeTracker.Clear();
    }

    async Task HoldAsync(Viewer viewer, ReviewTeam team, NormReview review, bool changes, CancellationToken token)
    {
        var at = HeldAt(review.Quarter);
        var present = await PresentNorms.LoadAsync(db, review, token);
        var busiest = review.Lines.MaxBy(l => l.Answered)!;
        foreach (var line in review.Lines)
            review.Decide(
                line,
                changes && line == busiest
                    ? new(
                        NormChoice.Change,
                        Sooner.Value,
                        Sooner.Unit,
                        "Most answers came within a day. Said so, others can plan with it."
                    )
                    : new(NormChoice.Keep, null, default, line == busiest ? "It holds, and nobody asked for less." : null),
                present.Of(line),
                viewer.Person,
                at - Duration.FromDays(1)
            );
        foreach (var line in review.Lines.Where(l => l.Choice == NormChoice.Change))
            db.Add(
                new ChannelNorm(
                    line.ChannelId,
                    team.Id,
                    line.Urgency,
                    line.NewNorm,
                    $"{ReviewRecord.TitleOf(review.Quarter)}: {line.Reason}",
                    viewer.Person,
                    at
                )
            );
        var record = ReviewRecord.Of(review, team.Name, present.Of, viewer.Person, at.InZone(viewer.Zone).Date);
        var made = await db.MakeDecisionAlsoAsync(viewer, record, Guid.Empty, at, token);
        var decision = await db.Decisions.Where(d => d.Number == made.Number).Select(d => d.Id).SingleAsync(token);
        review.Close(present.Of, decision, viewer.Person, at);
        foreach (var notice in db.ChangeTracker.Entries<Notification>().Where(n => n.Entity.Url == review.Url))
            notice.Entity.Finish(at);
    }

    static Quarter QuarterBack(Instant now, int quarters) =>
        Quarter.Of(Quarter.LastBefore(now.InUtc().Date).First.PlusMonths(-3 * quarters));

    static Instant OpenedAt(Quarter quarter) => (quarter.End.PlusDays(1) + new LocalTime(9, 0)).InUtc().ToInstant();

    /// <summary>On a Tuesday, two weeks after the quarter.</summary>
    static Instant HeldAt(Quarter quarter) =>
        (quarter.End.PlusDays(9).Next(IsoDayOfWeek.Tuesday) + new LocalTime(10, 0)).InUtc().ToInstant();
}

using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Decisions;
using AsyncWork.Web.Pages.HandOffs;
using AsyncWork.Web.Pages.Onboarding.Plans;
using AsyncWork.Web.Pages.Requests;
using NodaTime;

namespace AsyncWork.Web.Pages.Work;

/// <summary>
/// What of my work needs me today: overdue or due within three days, handed over. And what I am asked for, to decide or to take over.
/// </summary>
public sealed record WorkAhead(
    IReadOnlyList<WorkCard> Due,
    IReadOnlyList<WorkCard> Waiting,
    WaitingList Asked,
    IReadOnlyList<WaitingDecision> Decisions,
    IReadOnlyList<HandOffRow> HandOffs,
    IReadOnlyList<MyStep> Steps,
    Instant Now
)
{
    const int Most = 5;
    static readonly Duration Soon = Duration.FromDays(3);

    /// <summary>Nothing of the boards; what is asked, decisions, hand-offs and onboarding stand by themselves.</summary>
    public bool IsEmpty => Due.Count + Waiting.Count == 0;

    public static async Task<WorkAhead> LoadAsync(AppDbContext db, Viewer viewer, Instant now)
    {
        var cards = await WorkQueries
            .ListCardsAhead(db, viewer.Person, viewer.Today, viewer.IsAdministrator, now + Soon, 4 * Most)
            .ToListAsync();
        return new(
            [.. cards.Where(c => !c.WaitsOnMe).Take(Most)],
            [.. cards.Where(c => c.WaitsOnMe).Take(Most)],
            await WaitingList.LoadAsync(db, viewer, Most, now),
            await LogQueries.ListDecisionsWaitingFor(db, viewer.Person, now, Most).ToListAsync(),
            await HandOffQueries.ListHandOffsWaitingFor(db, viewer.Person, Most).ToListAsync(),
            await PlanQueries.ListStepsAhead(db, viewer.Person, (now + Soon).InZone(viewer.Zone).Date, Most).ToListAsync(),
            now
        );
    }
}

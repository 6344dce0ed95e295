using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Reports;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Reviews;

/// <summary>A norm review as somebody sees it.</summary>
/// <param name="Team">Null for the company.</param>
/// <param name="Whose">The name of the team, or of the company.</param>
public sealed record ReviewView(NormReview Review, ReviewTeam? Team, string Whose, Viewer Viewer)
{
    Dictionary<PersonId, string> names = [];
    PresentNorms present = null!;

    /// <summary>The number of the decision that it became.</summary>
    public int? Decision { get; private set; }
    public IReadOnlyList<NormReviewLine> Lines { get; } = [.. Review.Lines.OrderBy(l => l.Id)];
    public bool MayTakePart => !Review.IsHeld && Viewer.MayTakePart(Team);
    public bool MayHold => !Review.IsHeld && Viewer.MayHold(Team);
    public int Waiting => Review.Lines.Count(l => l.WhyNotSettled(PresentOf(l)) is not null);

    /// <returns>Null when this person may not see it, or it is not there.</returns>
    public static async Task<ReviewView?> FindAsync(AppDbContext db, Viewer viewer, LocalDate today, int id)
    {
        if (await db.FindNormReview(viewer, today, id).AsNoTracking().SingleOrDefaultAsync() is not { } review)
            return null;
        var team = review.TeamId is { } of
            ? (await db.ListReviewTeams(viewer.Person, today).ToListAsync()).Find(t => t.Id == of)
            : null;
        var whose = team?.Name ?? (await db.GetCompanyAsync(default)).Name;
        var view = new ReviewView(review, team, whose, viewer) { present = await PresentNorms.LoadAsync(db, review) };
        List<PersonId> people =
        [
            .. review.Lines.Select(l => l.DecidedBy).Append(review.OpenedBy).Append(review.HeldBy).OfType<PersonId>().Distinct(),
        ];
        if (people.Count > 0)
            view.names = (await db.ListNamesOf(people).ToListAsync()).ToDictionary(p => p.Key, p => p.Value);
        if (review.DecisionId is { } decision)
            view.Decision = await db.Decisions.Where(d => d.Id == decision).Select(d => (int?)d.Number).FirstOrDefaultAsync();
        return view;
    }

    /// <summary>The norm that holds now; null when there is no place for one any more.</summary>
    public EffectiveNorm? PresentOf(NormReviewLine line) => present.Of(line);

    public string NameOf(PersonId? person) => person is { } id && names.TryGetValue(id, out var name) ? name : "somebody";
}

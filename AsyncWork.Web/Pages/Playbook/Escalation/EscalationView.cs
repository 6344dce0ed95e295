using AsyncWork.Domain;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Playbook.Escalation;

/// <summary>What holds for a team when writing is not enough, and who is on call (product.md P13).</summary>
/// <param name="TeamId">Null for the company.</param>
public sealed record EscalationView(
    int? TeamId,
    IReadOnlyList<StepText> Steps,
    NormSource Source,
    EscalationLadder? Own,
    IReadOnlyList<OnCallRow> OnCall
)
{
    /// <summary>More than are looked at: years of weeks.</summary>
    const int Most = 300;

    public static async Task<EscalationView> LoadAsync(AppDbContext db, int? team, CancellationToken token = default)
    {
        var ladders = await db.ListLadders(team).ToListAsync(token);
        var (all, own) = (ladders.Find(l => l.TeamId is null), ladders.Find(l => team is not null && l.TeamId == team));
        var (steps, source) = EscalationLadder.Effective(own, all);
        return new(
            team,
            steps,
            source,
            team is null ? all : own,
            ladders.Count == 0 ? [] : await db.ListOnCall(team, Most).ToListAsync(token)
        );
    }

    public StepText? StepFor(Situation situation) => Steps.FirstOrDefault(s => s.Situation == situation);

    /// <summary>Who can be reached now: of the team, else of the company; null for nobody.</summary>
    public OnCallRow? ContactAt(Instant now) =>
        OnCall.FirstOrDefault(c => c.TeamId == TeamId && c.HoldsAt(now)) ?? OnCall.FirstOrDefault(c => c.HoldsAt(now));

    public static string Words(StepText step) =>
        step.Situation switch
        {
            Situation.Urgent => "Something is urgent",
            Situation.Crisis => "Something is broken for many, or people, money or data are at risk",
            Situation.RoundTrips => "Two people wrote back and forth three times",
            Situation.Sensitive => "It is delicate, or it touches somebody",
            _ => step.OwnWords ?? "",
        };

    public static string Words(Situation situation) =>
        situation == Situation.Own ? "In your own words" : Words(new StepText(situation, null, null, null));
}

/// <summary>That two people went back and forth often enough, under their conversation.</summary>
public sealed record EscalationHint(Subject Subject, EscalationView Ladder, IReadOnlyCollection<PersonId> HiddenFor)
{
    /// <returns>Null where the conversation is over.</returns>
    public static async Task<EscalationHint?> LoadAsync(AppDbContext db, Subject subject)
    {
        if (await db.FindThread(subject).SingleOrDefaultAsync() is not { IsOpen: true } thread)
            return null;
        return new(subject, await EscalationView.LoadAsync(db, thread.TeamId), await db.ListWhoHid(subject).ToListAsync());
    }
}

/// <summary>The hint as somebody reads it.</summary>
/// <param name="Address">Of the conversation.</param>
public sealed record HintView(EscalationHint Hint, string Address, Instant Now)
{
    public OnCallRow? Contact => Hint.Ladder.ContactAt(Now);

    /// <summary>Where the conversation is read.</summary>
    public string Back => Address.EndsWith("/comments", StringComparison.Ordinal) ? Address[..^"/comments".Length] : Address;
}

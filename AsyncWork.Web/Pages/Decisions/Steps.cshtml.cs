using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>The steps of a decision that need nothing but a button (product.md D1, D7).</summary>
public sealed class StepsModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    public Task<IActionResult> OnGetAsync() => OfferAsync("_Process");

    public async Task<IActionResult> OnPostProposeAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var (rule, deciders) = (await Db.RuleOfAsync(decision.Level, token), await Db.DecidersOfAsync(decision, token));
                if (decision.WhyNotPropose(rule, deciders) is { } reason)
                    return reason;
                decision.Propose(rule, deciders, Viewer.Person, Now);
                News(decision).TellOfProposal();
                return null;
            }
        );
        return await AnswerAsync(changed, "_Process", "It is open for comments. Start deciding when they are heard.");
    }

    /// <summary>Ends it before the deadline, when nothing can come any more.</summary>
    public async Task<IActionResult> OnPostCloseAsync(bool meeting)
    {
        var ended = "";
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                if (decision.WhyNotClose(Now) is { } reason)
                    return reason;
                if (meeting)
                    decision.Write(decision.TextNow with { HadMeeting = true }, Viewer.Person, Now);
                decision.Close(Viewer.Person, Now);
                ended = decision.State.Text().ToLowerInvariant();
                await News(decision).TellOfEndAsync(token);
                await Db.TakeEffectAsync(decision, (Viewer.Person, Viewer.Name), Now, token);
                return null;
            }
        );
        return await AnswerAsync(changed, "_Process", $"It is closed: {ended}.");
    }

    public async Task<IActionResult> OnPostAmendAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                if (decision.WhyNotAmend() is { } reason)
                    return reason;
                decision.Amend(Viewer.Person, Now);
                await News(decision).TellOfEndAsync(token);
                return null;
            }
        );
        return await AnswerAsync(changed, "_Process", "You can change it now, and then ask again.");
    }
}

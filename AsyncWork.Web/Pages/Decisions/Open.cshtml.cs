using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Ask those who decide, by a deadline in their working days or at a moment (product.md D5).</summary>
public sealed class OpenModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    [BindProperty]
    public DeadlineInput Deadline { get; set; } = new();

    /// <summary>“look” to see when the deadline is, without asking anybody.</summary>
    [BindProperty]
    public string? Step { get; set; }

    /// <summary>When the working days have passed for each.</summary>
    public IReadOnlyList<PersonDeadline> Moments { get; private set; } = [];

    /// <summary>Why nobody can be asked yet, whatever the deadline; null when they can.</summary>
    public string? NotYet { get; private set; }
    public Instant? Latest => Moments.Max(m => m.At);

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Open");

    public async Task<IActionResult> OnPostAsync()
    {
        if (Step == "look" && ModelState.IsValid)
            return await OfferAsync("_Open");
        var field = Deadline.IsFixed ? "Deadline.On" : "Deadline.Days";
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                var (rule, deciders) = (await Db.RuleOfAsync(decision.Level, token), await Db.DecidersOfAsync(decision, token));
                if (decision.WhyNotOpen(rule, deciders) is { } reason)
                    return At("", reason);
                var (deadline, unclear) = await ReadAsync(decision, token);
                if ((unclear ?? deadline.WhyNot(Now)) is { } wrong)
                    return wrong;
                decision.Open(deadline, rule, deciders, Viewer.Person, Now);
                await News(decision).TellOfOpeningAsync(token);
                return null;
            },
            field: field
        );
        return await AnswerAsync(changed, "_Open", "Those who decide are asked.");
    }

    async Task<(DecisionDeadline Deadline, string? Unclear)> ReadAsync(Decision decision, CancellationToken token)
    {
        if (Deadline.IsFixed)
            return Deadline.Moment(Viewer.Zone) is { } moment
                ? (new(moment), null)
                : (default, "Give the day and the time of the deadline.");
        if (DecisionDeadline.WhyNotDays(Deadline.Days) is { } wrong)
            return (default, wrong);
        var moments = await DeadlineDates.ListDeadlinesAsync(Db, decision.Asked, Now, Deadline.Days!.Value, token);
        return moments.Max(m => m.At) is { } at
            ? (new(at, Deadline.Days, Deadline.Moves), null)
            : (default, "No working hours are known of those asked. Choose a moment instead.");
    }

    protected override async Task LoadPartsAsync()
    {
        NotYet = Decision.WhyNotOpen(await Db.RuleOfAsync(Decision.Level, default), await Db.DecidersOfAsync(Decision, default));
        Moments = await DeadlineDates.ListDeadlinesAsync(Db, Decision.Asked, Now, Deadline.Days ?? 0);
    }
}

using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>Put the deadline off, with a reason that those asked read (product.md D7). What has expired goes on.</summary>
public sealed class ExtendModel(AppDbContext db, IClock clock) : DecisionPage(db, clock)
{
    const int UsualDays = 2;

    [BindProperty]
    public DeadlineInput Deadline { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public Task<IActionResult> OnGetAsync() => OfferAsync("_Extend");

    public async Task<IActionResult> OnPostAsync()
    {
        var changed = await ChangeAsync(
            async (decision, token) =>
            {
                if (Deadline.Moment(Viewer.Zone) is not { } until)
                    return "Give the day and the time of the new deadline.";
                if (decision.WhyNotExtend(until, Reason, Now) is { } reason)
                    return reason;
                decision.Extend(until, Reason!, Viewer.Person, Now);
                await News(decision).TellOfExtensionAsync(Reason!.Trim(), token);
                return null;
            }
        );
        return await AnswerAsync(changed, "_Extend", "The deadline is put off.");
    }

    protected override Task LoadPartsAsync()
    {
        var last = Decision.DeadlineAt is { } at && at > Now ? at : Now;
        Deadline.On ??= last.InZone(Viewer.Zone).Date.PlusDays(UsualDays);
        return Task.CompletedTask;
    }
}

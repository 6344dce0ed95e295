using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Inbox;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What somebody says 30, 60 or 90 days after their first day (product.md O11).</summary>
public sealed class CheckInModel(AppDbContext db, IClock clock) : PlanPage(db, clock)
{
    [FromRoute(Name = "day")]
    public int Day { get; set; }
    public CheckIn CheckIn { get; private set; } = null!;
    public CheckInAnswer Answer { get; private set; } = new(null, null, null);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await FindAsync() is { } refused)
            return refused;
        Answer = new(CheckIn.Ready, CheckIn.Helped, CheckIn.Missing);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? ready, string? helped, string? missing)
    {
        if (await FindAsync() is { } refused)
            return refused;
        if (!IsMine)
            return Forbid();
        var answer = new CheckInAnswer(ready, helped, missing);
        var isDone = await ChangeAsync(
            async (plan, token) =>
            {
                if (plan.WhyNotAnswer(Day, answer, Viewer.Person) is { } reason)
                    return reason;
                plan.Answer(Day, answer, Viewer.Person, Now);
                await Db.FinishAskedAsync([Viewer.Person], $"{Address}/check-ins/{Day}", Now, token);
                return null;
            }
        );
        if (!isDone)
        {
            if (await FindAsync() is { } gone)
                return gone;
            (Answer, Response.StatusCode) = (answer, Status);
            return Page();
        }
        this.Toast("Thank you. Your manager and HR read it.");
        return this.GoTo(Address);
    }

    async Task<IActionResult?> FindAsync()
    {
        if (!await LoadAsync() || !Viewer.SeesCheckIns(Plan) || Plan.CheckIns.FirstOrDefault(c => c.Day == Day) is not { } found)
            return NotFound();
        CheckIn = found;
        return null;
    }
}

using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Onboarding.Leaving;
using AsyncWork.Web.Pages.People;
using AsyncWork.Web.Pages.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>
/// What somebody who leaves still answers for, and to whom it goes (product.md O12). Who keeps the plan sees the names of what they may see
/// anyway, and of the rest only how much it is; <see cref="Transfers"/> says what they may give.
/// </summary>
public sealed class TransferModel(AppDbContext db, Transfers transfers, IClock clock) : PlanPage(db, clock)
{
    public IReadOnlyList<OwnedPart> Parts { get; private set; } = [];

    /// <summary>Who could take something over.</summary>
    public IReadOnlyList<PersonName> People { get; private set; } = [];

    /// <summary>What became of what was given; null before.</summary>
    public Transfer? Outcome { get; private set; }
    public string Here => $"{Address}/transfer";
    public bool IsOpen => Plan.WhyNotTransfer() is null;

    /// <summary>Whether the viewer gives this kind on.</summary>
    public bool Gives(OwnedPart part) =>
        IsOpen
        && part.Kind.IsGiven()
        && (!part.Kind.GivesRights() || part.Seen > 0 && (part.Kind == OwnedKind.Plans || Viewer.IsAdministrator));

    public async Task<IActionResult> OnGetAsync() => await WhyNotKeepAsync() ?? this.PageOrFragment("_Transfer");

    /// <param name="kind">None for all that can be given.</param>
    /// <param name="which">"chosen" for the things alone.</param>
    public async Task<IActionResult> OnPostAsync(OwnedKind? kind, int? to, string? which, int[] thing)
    {
        if (await WhyNotKeepAsync() is { } refused)
            return refused;
        var chosen = which == "chosen" ? thing.ToHashSet() : null;
        if (!ModelState.IsValid || kind is { } of && !(Enum.IsDefined(of) && of.IsGiven()))
            return Refuse("Choose from the lists.");
        if (to is null)
            return Refuse("Choose who takes it over.");
        if (chosen is not null && (chosen.Count == 0 || kind is null))
            return Refuse("Choose what you give, or give all.");
        var isDone = await ChangeAsync(
            (plan, token) => transfers.GiveAsync(plan, kind, chosen, new(to.Value), Viewer, t => Outcome = t, token)
        );
        if (isDone && Outcome!.Gave(OwnedKind.Absences))
            await Db.RecountAsync(Outcome.To.Id, Viewer.Today);
        if (!isDone || Outcome!.IsWhole)
        {
            if (isDone)
                this.Toast($"{Outcome!.What} went to {Outcome.To.Name}.");
            return await AnswerAsync(isDone, "_Transfer", Here);
        }
        return await ShowAsync("_Transfer", StatusCodes.Status422UnprocessableEntity);
    }

    IActionResult Refuse(string reason)
    {
        ModelState.Clear();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Transfer", StatusCodes.Status422UnprocessableEntity);
    }

    protected override bool IsThere => !IsOnboarding;

    protected override async Task LoadPartsAsync()
    {
        if (!IsOpen)
            return;
        Parts = await Db.LoadOwnedAsync(Plan.PersonId, Viewer);
        People = [.. (await Db.ListOwnerChoices(Today, null).ToListAsync()).Where(p => p.Id != Plan.PersonId)];
    }
}

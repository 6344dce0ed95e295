using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>The draft of a module with its versions: steps and headings are put in order here (product.md O1).</summary>
public sealed class ShowModel(AppDbContext db, IDataProtectionProvider protection, IClock clock) : ModulePage(db, clock)
{
    readonly TakenOutSteps takenOut = new(protection);

    public IReadOnlyList<ModuleVersionRow> Versions { get; private set; } = [];

    /// <summary>What the draft says otherwise than the version that was published last.</summary>
    public IReadOnlyList<StepChange> Changes { get; private set; } = [];

    /// <summary>The templates that are composed of it.</summary>
    public IReadOnlyList<TemplateName> Templates { get; private set; } = [];
    public bool MayChange => Module.ArchivedAt is null;

    public async Task<IActionResult> OnGetAsync() => await LoadAllAsync() ? this.PageOrFragment("_Module") : NotFound();

    public Task<IActionResult> OnPostUpAsync(int step, int version) => ShiftAsync(step, version, up: true);

    public Task<IActionResult> OnPostDownAsync(int step, int version) => ShiftAsync(step, version, up: false);

    public Task<IActionResult> OnPostRemoveAsync(int step, int version)
    {
        TakenOutStep? taken = null;
        return ChangeAsync(
            version,
            () => Module.WhyNotRemove(step),
            () => taken = Module.Remove(step),
            () => takenOut.ToastOf(taken!, Request.IsHtmx())
        );
    }

    /// <summary>Puts a step back that was just taken out, whatever else changed meanwhile.</summary>
    public async Task<IActionResult> OnPostPutBackAsync(string? taken)
    {
        if (takenOut.Read(taken, ModuleId) is { } step)
            return await ChangeAsync(
                null,
                () => Module.WhyNotPutBack(step),
                () => Module.PutBack(step),
                () => new("The step is back.")
            );
        if (!await LoadAsync())
            return NotFound();
        this.Toast(new Toast("That was too long ago to be undone. Add the step anew.", IsError: true));
        return this.GoTo(Module.Url);
    }

    public Task<IActionResult> OnPostPhaseUpAsync(string? phase, int version) => ShiftPhaseAsync(phase, version, up: true);

    public Task<IActionResult> OnPostPhaseDownAsync(string? phase, int version) => ShiftPhaseAsync(phase, version, up: false);

    Task<IActionResult> ShiftAsync(int step, int version, bool up) =>
        ChangeAsync(version, () => Module.WhyNotShift(step, up), () => Module.Shift(step, up));

    Task<IActionResult> ShiftPhaseAsync(string? phase, int version, bool up) =>
        ChangeAsync(version, () => Module.WhyNotShiftPhase(phase, up), () => Module.ShiftPhase(phase!, up));

    /// <param name="version">What the form saw; null where it may have changed since.</param>
    async Task<IActionResult> ChangeAsync(int? version, Func<string?> whyNot, Action change, Func<Toast>? said = null)
    {
        if (!await LoadAsync())
            return NotFound();
        if (version is not null && version != Module.Version)
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (whyNot() is { } reason)
            return await RefuseAsync(reason, StatusCodes.Status422UnprocessableEntity);
        change();
        if (version is { } seen)
            ExpectVersion(seen);
        if (!await SaveAsync())
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (said is not null)
            this.Toast(said());
        if (!Request.IsHtmx())
            return LocalRedirect(Module.Url);
        ModelState.Clear();
        await LoadAllAsync();
        return this.PageOrFragment("_Module");
    }

    async Task<IActionResult> RefuseAsync(string reason, int status)
    {
        ModelState.Clear();
        if (!await LoadAllAsync())
            return NotFound();
        ModelState.AddModelError("", reason);
        return this.PageOrFragment("_Module", status);
    }

    async Task<bool> LoadAllAsync()
    {
        if (!await LoadAsync())
            return false;
        Versions = await Db.ListModuleVersions(ModuleId).ToListAsync();
        Templates = await Db.ListTemplatesWith(ModuleId).ToListAsync();
        if (await Db.FindModuleVersion(ModuleId, Module.PublishedNumber).SingleOrDefaultAsync() is { } last)
            Changes = Module.ChangesSince(last);
        await NameAsync(Module.Steps.Select(s => s.Content));
        return true;
    }
}

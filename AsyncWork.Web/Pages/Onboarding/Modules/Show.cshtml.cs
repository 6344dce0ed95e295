using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>The draft of a module with its versions: steps and headings are put in order here (product.md O1).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : ModulePage(db, clock)
{
    public IReadOnlyList<ModuleVersionRow> Versions { get; private set; } = [];

    /// <summary>What the draft says otherwise than the version that was published last.</summary>
    public IReadOnlyList<StepChange> Changes { get; private set; } = [];

    /// <summary>The templates that are composed of it.</summary>
    public IReadOnlyList<TemplateName> Templates { get; private set; } = [];
    public bool MayChange => Module.ArchivedAt is null;

    public async Task<IActionResult> OnGetAsync() => await LoadAllAsync() ? this.PageOrFragment("_Module") : NotFound();

    public Task<IActionResult> OnPostUpAsync(int step, int version) => ShiftAsync(step, version, up: true);

    public Task<IActionResult> OnPostDownAsync(int step, int version) => ShiftAsync(step, version, up: false);

    public Task<IActionResult> OnPostRemoveAsync(int step, int version) =>
        ChangeAsync(version, () => Module.WhyNotRemove(step), () => Module.Remove(step), "The step is taken out of the draft.");

    public Task<IActionResult> OnPostPhaseUpAsync(string? phase, int version) => ShiftPhaseAsync(phase, version, up: true);

    public Task<IActionResult> OnPostPhaseDownAsync(string? phase, int version) => ShiftPhaseAsync(phase, version, up: false);

    Task<IActionResult> ShiftAsync(int step, int version, bool up) =>
        ChangeAsync(version, () => Module.WhyNotShift(step, up), () => Module.Shift(step, up));

    Task<IActionResult> ShiftPhaseAsync(string? phase, int version, bool up) =>
        ChangeAsync(version, () => Module.WhyNotShiftPhase(phase, up), () => Module.ShiftPhase(phase!, up));

    async Task<IActionResult> ChangeAsync(int version, Func<string?> whyNot, Action change, string? said = null)
    {
        if (!await LoadAsync())
            return NotFound();
        if (Module.Version != version)
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (whyNot() is { } reason)
            return await RefuseAsync(reason, StatusCodes.Status422UnprocessableEntity);
        change();
        ExpectVersion(version);
        if (!await SaveAsync())
            return await RefuseAsync(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (said is not null)
            this.Toast(said);
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

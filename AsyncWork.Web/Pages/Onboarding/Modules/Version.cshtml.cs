using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>What a version of a module says, and what was new in it.</summary>
public sealed class VersionModel(AppDbContext db, IClock clock) : ModulePage(db, clock)
{
    public ModuleVersion Shown { get; private set; } = null!;
    public IReadOnlyList<StepSnapshot> Steps { get; private set; } = [];

    /// <summary>Against the version before; null for the first.</summary>
    public IReadOnlyList<StepChange>? Changes { get; private set; }

    public async Task<IActionResult> OnGetAsync(int number)
    {
        if (!await LoadAsync() || await Db.FindModuleVersion(ModuleId, number).SingleOrDefaultAsync() is not { } version)
            return NotFound();
        (Shown, Steps) = (version, version.Read());
        if (await Db.FindModuleVersion(ModuleId, number - 1).SingleOrDefaultAsync() is { } before)
            Changes = StepChange.Between(before.Read(), Steps);
        await NameAsync([.. Steps.Select(s => s.Content), new StepContent { OwnerId = version.By }]);
        return Page();
    }
}

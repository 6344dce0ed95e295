using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>What a newer version of a module would change in a plan (product.md O7).</summary>
public sealed record PlanUpdate(NewerModule Module, string Note, IReadOnlyList<StepChange> Changes)
{
    public static async Task<PlanUpdate> LoadAsync(AppDbContext db, OnboardingPlan plan, NewerModule module) =>
        new(
            module,
            await db.FindModuleVersion(module.ModuleId, module.PublishedNumber).Select(v => v.Note).SingleAsync(),
            await ChangesAsync(db, plan, module, default)
        );

    public static async Task<IReadOnlyList<StepChange>> ChangesAsync(
        AppDbContext db,
        OnboardingPlan plan,
        NewerModule module,
        CancellationToken token
    ) =>
        plan.Offered(
            module.ModuleId,
            module.Number == 0 ? [] : await ReadAsync(db, module.ModuleId, module.Number, token),
            await ReadAsync(db, module.ModuleId, module.PublishedNumber, token)
        );

    static async Task<IReadOnlyList<StepSnapshot>> ReadAsync(AppDbContext db, int module, int number, CancellationToken token) =>
        ModuleVersion.Read(await db.FindModuleVersion(module, number).Select(v => v.Steps).SingleAsync(token));
}

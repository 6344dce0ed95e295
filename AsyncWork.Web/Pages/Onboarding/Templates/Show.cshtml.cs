using AsyncWork.Domain.Onboarding;
using AsyncWork.Web.Data;
using AsyncWork.Web.Htmx;
using AsyncWork.Web.Pages.Onboarding.Plans;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Templates;

/// <summary>A template: composed of modules, and looked at as a calendar (product.md O1, O2).</summary>
public sealed class ShowModel(AppDbContext db, IClock clock) : TemplatePage(db, clock)
{
    const int MostFeedback = 20;

    /// <summary>What people said who came by it.</summary>
    public IReadOnlyList<TemplateFeedback> Feedback { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
            return NotFound();
        if (!Request.IsHtmx())
            Feedback = await Db.ListFeedback(TemplateId).Take(MostFeedback).ToListAsync(cancellation);
        return this.PageOrFragment("_Template", Problem is null ? 200 : StatusCodes.Status422UnprocessableEntity);
    }

    public Task<IActionResult> OnPostAddAsync(int module, int version, CancellationToken cancellation) =>
        ChangeAsync(
            version,
            async template =>
            {
                var added = await Db.OnboardingModules.FindAsync([module], cancellation);
                if (template.WhyNotAdd(added) is { } reason)
                    return reason;
                template.Add(added!);
                return null;
            },
            cancellation
        );

    public Task<IActionResult> OnPostUpAsync(int module, int version, CancellationToken cancellation) =>
        ChangeAsync(version, template => Shift(template, module, up: true), cancellation);

    public Task<IActionResult> OnPostDownAsync(int module, int version, CancellationToken cancellation) =>
        ChangeAsync(version, template => Shift(template, module, up: false), cancellation);

    public Task<IActionResult> OnPostRemoveAsync(int module, int version, CancellationToken cancellation) =>
        ChangeAsync(
            version,
            template =>
            {
                if (template.WhyNotRemove(module) is { } reason)
                    return Task.FromResult<string?>(reason);
                template.Remove(module);
                return Task.FromResult<string?>(null);
            },
            cancellation
        );

    static Task<string?> Shift(OnboardingTemplate template, int module, bool up)
    {
        if (template.WhyNotShift(module, up) is { } reason)
            return Task.FromResult<string?>(reason);
        template.Shift(module, up);
        return Task.FromResult<string?>(null);
    }
}

using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>Shows what a new version would change, and makes it (product.md O1).</summary>
public sealed class PublishModel(AppDbContext db, AuditTrail audit, IClock clock) : ModulePage(db, clock)
{
    IReadOnlySet<PersonId> here = new HashSet<PersonId>();

    [BindProperty(Name = "note")]
    public string? Note { get; set; }

    /// <summary>What was published last; null when nothing was.</summary>
    public ModuleVersion? Last { get; private set; }
    public IReadOnlyList<StepChange> Changes { get; private set; } = [];

    /// <summary>Why the draft cannot be published as it is.</summary>
    public string? WhyNot => Module.WhyNotPublish(Last, null, here);

    public async Task<IActionResult> OnGetAsync() => await LoadAllAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(int version)
    {
        if (!await LoadAllAsync())
            return NotFound();
        if (Module.Version != version)
            return this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict);
        if (Module.WhyNotPublish(Last, Note, here) is { } reason)
            return this.RefusePage(reason);
        Db.Add(Module.Publish(Last, Note, here, Viewer.Person, Now));
        ExpectVersion(version);
        audit.Record("published an onboarding module", Module.Name, $"version {Module.PublishedNumber}");
        if (!await SaveAsync())
            return await LoadAllAsync() ? this.RefusePage(Refusals.SomebodyElse, StatusCodes.Status409Conflict) : NotFound();
        this.Toast($"Version {Module.PublishedNumber} is published.");
        return this.GoTo(Module.Url);
    }

    async Task<bool> LoadAllAsync()
    {
        if (!await LoadAsync())
            return false;
        Last = await Db.FindModuleVersion(ModuleId, Module.PublishedNumber).SingleOrDefaultAsync();
        Changes = Last is null ? [] : Module.ChangesSince(Last);
        var named = Module.Steps.Select(s => s.OwnerId).OfType<PersonId>().ToHashSet();
        if (named.Count > 0)
            here = (await Db.ListOwnersHere(named, Today).ToListAsync()).ToHashSet();
        return true;
    }
}

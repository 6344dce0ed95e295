using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>A page of one module: its draft, one step of it, or what becomes of it.</summary>
public abstract class ModulePage(AppDbContext db, IClock clock) : PageModel
{
    Dictionary<PersonId, string> names = [];

    [FromRoute(Name = "id")]
    public int ModuleId { get; set; }

    /// <summary>With all steps of its draft.</summary>
    public OnboardingModule Module { get; private set; } = null!;
    protected AppDbContext Db => db;
    protected Instant Now => clock.GetCurrentInstant();
    protected Viewer Viewer => User.Viewer();
    protected LocalDate Today => Now.InZone(Viewer.Zone).Date;

    public string OwnerText(StepContent step) => OwnerText(step.Owner, step.OwnerId);

    public string OwnerText(StepOwner owner, PersonId? id) =>
        id is { } person ? names.GetValueOrDefault(person, "somebody") : owner.Text();

    /// <returns>False when there is none.</returns>
    protected async Task<bool> LoadAsync()
    {
        db.ChangeTracker.Clear();
        Module = (await db.FindModule(ModuleId).SingleOrDefaultAsync())!;
        return Module is not null;
    }

    /// <summary>Learns what named owners are called.</summary>
    protected async Task NameAsync(IEnumerable<StepContent?> steps)
    {
        var owners = steps.Select(s => s?.OwnerId).OfType<PersonId>().ToHashSet();
        if (owners.Count > 0)
            names = await db.ListOwnerNames(owners).ToDictionaryAsync(p => p.Id, p => p.Name);
    }

    /// <summary>What the form saw is what is changed.</summary>
    protected void ExpectVersion(int version) => db.Entry(Module).Property(m => m.Version).OriginalValue = version;

    /// <summary>Stores what was changed; false when somebody else was first, and then the module is as they left it.</summary>
    protected async Task<bool> SaveAsync()
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException) // changed by somebody else at the same moment
        {
            await LoadAsync();
            return false;
        }
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Pages.Account.PersonalData;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>What is stored about somebody who cannot sign in to download it (product.md A7). Who can is left alone with it.</summary>
public sealed class DataDownloadModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancellation)
    {
        var of = new PersonId(id);
        var person = await db
            .People.AsNoTracking()
            .SingleOrDefaultAsync(
                p => p.Id == of && !db.Users.Any(a => a.PersonId == p.Id && a.DeactivatedAt == null),
                cancellation
            );
        if (person is null)
            return NotFound();
        audit.Record("exported", $"personal data of person {id}", "data.zip");
        await db.SaveChangesAsync(cancellation);
        await PersonalDataZip.SendAsync(Response, $"data-{id}.zip", db, person, clock.GetCurrentInstant(), cancellation);
        return new EmptyResult();
    }
}

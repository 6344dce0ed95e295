using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <summary>Everything that is stored about me as a zip of tables (product.md A7).</summary>
public sealed class DownloadModel(AppDbContext db, AuditTrail audit, IClock clock) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var me = User.Viewer().Person;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == me, cancellation);
        audit.Record("exported", "own data", "my-data.zip");
        await db.SaveChangesAsync(cancellation);
        await PersonalDataZip.SendAsync(Response, "my-data.zip", db, person, clock.GetCurrentInstant(), cancellation);
        return new EmptyResult();
    }
}

using System.Text;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Importing.Onboarding;
using AsyncWork.Web.Pages.Reports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Modules;

/// <summary>The draft of a module as a Markdown checklist or as CSV (product.md O13).</summary>
public sealed class FileModel(AppDbContext db, AuditTrail audit, IClock clock) : ModulePage(db, clock)
{
    const string MarkdownType = "text/markdown; charset=utf-8";

    public async Task<IActionResult> OnGetAsync(string format, CancellationToken cancellation)
    {
        if (!ModelState.IsValid || !await LoadAsync())
            return NotFound();
        var steps = Module.Ordered.Select(s => s.Content).ToList();
        var owners = steps.Select(s => s.OwnerId).OfType<PersonId>().ToHashSet();
        var names = await Db.ListOwnerNames(owners).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var name = $"onboarding-module-{ModuleId}.{format}";
        audit.Record("exported", name, Module.Name);
        await Db.SaveChangesAsync(cancellation);
        if (format == "md")
            return File(Encoding.UTF8.GetBytes(ChecklistWriter.Markdown(Module.Name, steps, names)), MarkdownType, name);
        Response.IsFile(ReportFiles.Csv, name);
        await ChecklistWriter.WriteCsvAsync(Response.BodyWriter, steps, names, cancellation);
        return new EmptyResult();
    }
}

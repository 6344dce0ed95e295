using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding;

/// <summary>A template in the list.</summary>
public sealed record TemplateRow(
    int Id,
    string Name,
    TemplateKind Kind,
    string Summary,
    int Modules,
    int Steps,
    Instant? ArchivedAt
);

/// <summary>A module in the list.</summary>
/// <param name="Steps">Of the draft.</param>
/// <param name="Templates">How many that are in use are composed of it.</param>
public sealed record ModuleRow(
    int Id,
    string Name,
    ModuleScope Scope,
    string ScopeName,
    int PublishedNumber,
    int Steps,
    int Templates,
    Instant? ArchivedAt
);

/// <summary>A module that a template can have.</summary>
public sealed record ModuleChoice(int Id, string Name, ModuleScope Scope, string ScopeName, int PublishedNumber);

/// <summary>A module of a template with what was published of it last.</summary>
/// <param name="Steps">JSON; null when nothing was published.</param>
public sealed record TemplatePart(
    int ModuleId,
    string Name,
    ModuleScope Scope,
    string ScopeName,
    int PublishedNumber,
    string? Steps
);

/// <summary>A template, to be named and opened.</summary>
public sealed record TemplateName(int Id, string Name)
{
    public string Url => $"/onboarding/templates/{Id}";
}

/// <summary>A version of a module in the list.</summary>
public sealed record ModuleVersionRow(int Number, Instant At, string By, string Note, int Steps);

/// <summary>What is read of templates and their modules. HR and administrators ask; the folder's rule says so.</summary>
public static class OnboardingQueries
{
    public static IQueryable<TemplateRow> ListTemplates(this AppDbContext db, string? words, bool archived)
    {
        var templates = db.OnboardingTemplates.Where(t => t.ArchivedAt != null == archived);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = Like.Containing(words);
            templates = templates.Where(t => EF.Functions.Like(t.Name, pattern, Like.Escape));
        }
        return templates
            .OrderBy(t => t.Kind == TemplateKind.Offboarding)
            .ThenBy(t => t.Name)
            .ThenBy(t => t.Id)
            .Select(t => new TemplateRow(
                t.Id,
                t.Name,
                t.Kind,
                t.Summary,
                t.Modules.Count,
                (
                    from p in db.TemplateModules
                    where p.TemplateId == t.Id
                    join m in db.OnboardingModules on p.ModuleId equals m.Id
                    join v in db.ModuleVersions
                        on new { m.Id, Number = m.PublishedNumber } equals new { Id = v.ModuleId, v.Number }
                    select v.StepCount
                ).Sum(),
                t.ArchivedAt
            ));
    }

    public static IQueryable<ModuleRow> ListModules(this AppDbContext db, string? words, bool archived)
    {
        var modules = db.OnboardingModules.Where(m => m.ArchivedAt != null == archived);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = Like.Containing(words);
            modules = modules.Where(m =>
                EF.Functions.Like(m.Name, pattern, Like.Escape) || EF.Functions.Like(m.ScopeName, pattern, Like.Escape)
            );
        }
        return modules
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new ModuleRow(
                m.Id,
                m.Name,
                m.Scope,
                m.ScopeName,
                m.PublishedNumber,
                m.Steps.Count,
                (
                    from p in db.TemplateModules
                    where p.ModuleId == m.Id
                    join t in db.OnboardingTemplates on p.TemplateId equals t.Id
                    where t.ArchivedAt == null
                    select t.Id
                ).Count(),
                m.ArchivedAt
            ));
    }

    public static IQueryable<OnboardingTemplate> FindTemplate(this AppDbContext db, int id) =>
        db.OnboardingTemplates.Include(t => t.Modules).Where(t => t.Id == id);

    /// <summary>With all steps of its draft.</summary>
    public static IQueryable<OnboardingModule> FindModule(this AppDbContext db, int id) =>
        db.OnboardingModules.Include(m => m.Steps).Where(m => m.Id == id);

    /// <summary>The modules of a template in their order.</summary>
    public static IQueryable<TemplatePart> ListTemplateParts(this AppDbContext db, int template) =>
        from p in db.TemplateModules
        where p.TemplateId == template
        join m in db.OnboardingModules on p.ModuleId equals m.Id
        join v in db.ModuleVersions
            on new { m.Id, Number = m.PublishedNumber } equals new { Id = v.ModuleId, v.Number }
            into versions
        from v in versions.DefaultIfEmpty()
        orderby p.Place, m.Id
        select new TemplatePart(m.Id, m.Name, m.Scope, m.ScopeName, m.PublishedNumber, v == null ? null : v.Steps);

    /// <summary>Modules that can be added to a template.</summary>
    public static IQueryable<ModuleChoice> ListModuleChoices(this AppDbContext db, int template) =>
        db
            .OnboardingModules.Where(m =>
                m.ArchivedAt == null && !db.TemplateModules.Any(p => p.TemplateId == template && p.ModuleId == m.Id)
            )
            .OrderBy(m => m.Name)
            .ThenBy(m => m.Id)
            .Select(m => new ModuleChoice(m.Id, m.Name, m.Scope, m.ScopeName, m.PublishedNumber));

    /// <summary>The versions of a module, the newest first.</summary>
    public static IQueryable<ModuleVersionRow> ListModuleVersions(this AppDbContext db, int module) =>
        from v in db.ModuleVersions
        where v.ModuleId == module
        join p in db.People on v.By equals p.Id
        orderby v.Number descending
        select new ModuleVersionRow(v.Number, v.At, p.Name, v.Note, v.StepCount);

    public static IQueryable<ModuleVersion> FindModuleVersion(this AppDbContext db, int module, int number) =>
        db.ModuleVersions.AsNoTracking().Where(v => v.ModuleId == module && v.Number == number);

    /// <summary>The templates in use that are composed of a module, by name.</summary>
    public static IQueryable<TemplateName> ListTemplatesWith(this AppDbContext db, int module) =>
        from p in db.TemplateModules
        where p.ModuleId == module
        join t in db.OnboardingTemplates on p.TemplateId equals t.Id
        where t.ArchivedAt == null
        orderby t.Name
        select new TemplateName(t.Id, t.Name);

    /// <summary>The places of which public holidays are known.</summary>
    public static IQueryable<string> ListHolidayLocations(this AppDbContext db) =>
        db.Holidays.Where(h => h.Location != "").Select(h => h.Location).Distinct().OrderBy(l => l);

    /// <summary>Those of some people who work here on a day.</summary>
    public static IQueryable<PersonId> ListOwnersHere(
        this AppDbContext db,
        IReadOnlyCollection<PersonId> people,
        LocalDate today
    ) => db.People.Where(p => people.Contains(p.Id) && (p.LastDay == null || p.LastDay >= today)).Select(p => p.Id);

    public static IQueryable<PersonName> ListOwnerNames(this AppDbContext db, IReadOnlyCollection<PersonId> people) =>
        db.People.Where(p => people.Contains(p.Id)).Select(p => new PersonName(p.Id, p.Name));

    /// <summary>Everybody who works here, to be named as the owner of a step.</summary>
    /// <param name="now">Who is named already.</param>
    public static IQueryable<PersonName> ListOwnerChoices(this AppDbContext db, LocalDate today, PersonId? now) =>
        db
            .People.Where(p => p.LastDay == null || p.LastDay >= today || p.Id == now)
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Select(p => new PersonName(p.Id, p.LastDay == null || p.LastDay >= today ? p.Name : p.Name + " (left)"));
}

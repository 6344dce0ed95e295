using AsyncWork.Domain.TimeLogs;
using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Files;
using AsyncWork.Web.Importing.Boards;
using AsyncWork.Web.Importing.Decisions;
using AsyncWork.Web.Importing.Wiki;

namespace AsyncWork.Web.Importing;

public static class ImportSetup
{
    /// <summary>Imports from other tools: their settings, their files and the jobs that run them; and the files of cards and pages beside them.</summary>
    public static IServiceCollection AddImporting(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ImportOptions>(configuration.GetSection("Imports"));
        services.AddSingleton<ImportFiles>();
        services.AddSingleton(typeof(ImportProgress<>));
        services.AddScoped<ImportDesk>();
        services.AddScoped<IImportRun<TimeImport>, ImportRun>();
        services.AddScoped<ImportUndo>();
        services.AddHostedService<ImportRunner<TimeImport>>();
        services.AddScoped<DecisionUploads>().AddScoped<DecisionImporter>().AddScoped<DecisionImportUndo>();
        services.AddScoped<PageImportDesk>().AddScoped<PageImportUndo>();
        services.AddScoped<IImportRun<PageImport>, PageImportRun>();
        services.AddHostedService<ImportRunner<PageImport>>();
        services.AddScoped<BoardUploads>().AddScoped<BoardImporter>().AddScoped<BoardImportUndo>();
        return services.AddFiles(configuration);
    }
}

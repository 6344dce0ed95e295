using AsyncWork.Web.Files;
using AsyncWork.Web.Importing.Boards;

namespace AsyncWork.Web.Importing;

public static class ImportSetup
{
    /// <summary>Import of hours from other tools: its settings, its files and the job that runs it; and the files of cards beside them.</summary>
    public static IServiceCollection AddImporting(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ImportOptions>(configuration.GetSection("Imports"));
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportProgress>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<ImportRun>();
        services.AddScoped<ImportUndo>();
        services.AddHostedService<ImportRunner>();
        services.AddScoped<BoardUploads>().AddScoped<BoardImporter>().AddScoped<BoardImportUndo>();
        return services.AddFiles(configuration);
    }
}

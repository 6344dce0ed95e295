namespace AsyncWork.Web.Files;

/// <summary>The section <c>Files</c> of the settings; see OPERATIONS.md.</summary>
public sealed class FileSettings
{
    /// <summary>The largest file that is taken.</summary>
    public int MaxMegabytes { get; set; } = 25;

    /// <summary>How much the files of one board may take together, all versions of them.</summary>
    public int BoardQuotaMegabytes { get; set; } = 2000;

    /// <summary>A program that is run with the path of each new file; any exit code but 0 refuses the file. Empty for none.</summary>
    public string? ScanCommand { get; set; }

    public long MaxBytes => MaxMegabytes * 1024L * 1024;
    public long BoardQuotaBytes => BoardQuotaMegabytes * 1024L * 1024;
}

public static class FileSetup
{
    /// <summary>Files that belong to cards: where they lie, what is taken, who cleans up.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<FileSettings>(configuration.GetSection("Files"));
        services.AddSingleton<FileStore>();
        services.AddSingleton<FileDesk>();
        services.AddScoped<UnneededFiles>();
        return services;
    }
}

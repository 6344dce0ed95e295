using System.Security.Cryptography;
using NodaTime;

namespace AsyncWork.Web.Importing;

/// <summary>The section <c>Imports</c> of the settings.</summary>
sealed class ImportOptions
{
    /// <summary>The largest file that is taken.</summary>
    public int MaxMegabytes { get; set; } = 64;

    public long MaxBytes => MaxMegabytes * 1024L * 1024;
}

/// <summary>Files that wait to be imported: in a folder of their own, under names that say nothing, for a day at most.</summary>
sealed class ImportFiles(IConfiguration configuration, IHostEnvironment environment)
{
    public static readonly Duration Kept = Duration.FromHours(24);

    string Folder =>
        Directory
            .CreateDirectory(
                Path.Combine(
                    configuration["Files:Path"] ?? Path.Combine(environment.ContentRootPath, "App_Data", "files"),
                    "imports"
                )
            )
            .FullName;

    /// <summary>Where a stored file lies.</summary>
    /// <exception cref="ArgumentException">The name is not one of ours.</exception>
    public string PathOf(string storedAs) =>
        storedAs.Length == 32 && storedAs.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(Folder, storedAs)
            : throw new ArgumentException($"“{storedAs}” is not the name of a stored file.", nameof(storedAs));

    /// <summary>Stores what was sent and gives the name it is kept under.</summary>
    public async Task<string> KeepAsync(Stream content, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await using var file = new FileStream(
            PathOf(name),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            64 * 1024,
            useAsync: true
        );
        await content.CopyToAsync(file, cancellation);
        return name;
    }

    public bool Has(string storedAs) => File.Exists(PathOf(storedAs));

    public void Delete(string storedAs) => File.Delete(PathOf(storedAs));

    /// <summary>Deletes what has lain here for longer than a day and nobody waits for.</summary>
    public void DeleteOld(Instant now, IReadOnlySet<string> waitedFor)
    {
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles())
            if (Instant.FromDateTimeUtc(file.LastWriteTimeUtc) < now - Kept && !waitedFor.Contains(file.Name))
                file.Delete();
    }
}

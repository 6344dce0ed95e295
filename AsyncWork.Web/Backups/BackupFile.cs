using AsyncWork.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Backups;

/// <summary>The files of backups and exports, and the database of a backup.</summary>
static class BackupFile
{
    const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>A new folder into which nobody else may look; on Windows it has the rights of the folder it is in.</summary>
    public static string CreateFolder(string path) =>
        (
            OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, Own | UnixFileMode.UserExecute)
        ).FullName;

    /// <summary>Why nothing can be written into a folder; null when it is new or empty.</summary>
    public static string? WhyNotInto(string? folder) =>
        string.IsNullOrWhiteSpace(folder) ? "Name a new folder."
        : File.Exists(folder) ? $"{folder} is a file. Name a new folder."
        : Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            ? $"{folder} is not empty. Name a new folder, so that nothing in this one is lost."
        : null;

    /// <summary>A new file which nobody else may read; on Windows it has the rights of its folder.</summary>
    public static FileStream Create(string path, FileMode mode = FileMode.Create)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.Write,
            Share = FileShare.None,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Own;
        return new(path, options);
    }

    /// <summary>Opens it with nothing around it; closing it closes the file.</summary>
    public static SqliteDbContext Open(string file) =>
        new(
            (DbContextOptions<SqliteDbContext>)
                new DbContextOptionsBuilder<SqliteDbContext>()
                    .UseSqliteFile(
                        new SqliteConnectionStringBuilder
                        {
                            DataSource = file,
                            Mode = SqliteOpenMode.ReadWrite,
                            Pooling = false,
                        }.ToString(),
                        new()
                    )
                    .Options
        );
}

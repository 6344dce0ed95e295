using System.Security.Cryptography;
using System.Text;

namespace AsyncWork.Web.Backups;

/// <summary>Where an export is written: files by their path in it, with slashes, on whatever system.</summary>
sealed class ExportFolder(string root)
{
    /// <summary>Bytes that a name may have; systems take 255.</summary>
    const int LongestName = 200;

    /// <summary>Makes a file, and the folders above it.</summary>
    /// <exception cref="IOException">It is there already.</exception>
    public FileStream Create(string path)
    {
        var whole = Path.GetFullPath(Path.Combine([root, .. path.Split('/').Select(NameOf)]));
        if (!whole.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidOperationException($"“{path}” leads out of the export.");
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        return BackupFile.Create(whole, FileMode.CreateNew);
    }

    /// <summary>A name that every system stores: one that is too long is cut, and stays different from others by its hash.</summary>
    static string NameOf(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length <= LongestName)
            return name;
        var (kept, ending) = (new StringBuilder(), Path.GetExtension(name));
        foreach (var rune in name.EnumerateRunes())
            if (Encoding.UTF8.GetByteCount(kept.ToString()) < LongestName / 2)
                kept.Append(rune);
        return $"{kept}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}{(ending.Length <= 10 ? ending : "")}";
    }
}

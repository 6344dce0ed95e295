using System.Security.Cryptography;
using NodaTime;

namespace AsyncWork.Web.Files;

/// <summary>A content that was received and has not got its place yet.</summary>
/// <param name="Path">A file of its own, which nobody else knows.</param>
public sealed record ReceivedContent(string Path, string Hash, long Bytes);

/// <summary>
/// Contents by their SHA-256, in a folder outside the web root: the same content lies there once. Written to a file of its own and moved when
/// it is whole, so that a content is there or not, never half.
/// </summary>
/// <param name="root">The folder of files; the contents have one of their own in it.</param>
public sealed class FileStore(string root)
{
    const int Buffer = 64 * 1024;

    public FileStore(IConfiguration configuration, IHostEnvironment environment)
        : this(configuration["Files:Path"] ?? Path.Combine(environment.ContentRootPath, "App_Data", "files")) { }

    string Folder => Path.Combine(root, "contents");

    /// <summary>Where a content lies.</summary>
    /// <exception cref="ArgumentException">That is not a SHA-256 in lower-case hex.</exception>
    public string PathOf(string hash) =>
        hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
            ? Path.Combine(Folder, hash[..2], hash)
            : throw new ArgumentException($"“{hash}” does not name a content.", nameof(hash));

    public bool Has(string hash) => File.Exists(PathOf(hash));

    /// <exception cref="FileNotFoundException">The content is not there.</exception>
    public FileStream Open(string hash) =>
        new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, Buffer, useAsync: true);

    /// <summary>Writes what was sent beside the contents. The caller brings it to its place or throws it away.</summary>
    public async Task<ReceivedContent> ReceiveAsync(Stream sent, CancellationToken cancellation)
    {
        var path = Path.Combine(
            Directory.CreateDirectory(Path.Combine(Folder, "incoming")).FullName,
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, Buffer, useAsync: true);
        var (buffer, bytes) = (new byte[Buffer], 0L);
        for (int read; (read = await sent.ReadAsync(buffer, cancellation)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
        file.Flush(flushToDisk: true);
        return new(path, Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
    }

    /// <summary>Brings a content to its place. One that is there already counts as new again, so that nobody cleans it away.</summary>
    public void Keep(ReceivedContent content, Instant now)
    {
        var place = PathOf(content.Hash);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        if (File.Exists(place))
            File.Delete(content.Path);
        else
            File.Move(content.Path, place, overwrite: true);
        File.SetLastWriteTimeUtc(place, now.ToDateTimeUtc());
    }

    /// <summary>Copies a content of another store.</summary>
    /// <returns>False when it is not there any more what its name says; then nothing is kept.</returns>
    public async Task<bool> CopyAsync(FileStore from, string hash, Instant now, CancellationToken cancellation)
    {
        await using var content = from.Open(hash);
        var received = await ReceiveAsync(content, cancellation);
        if (received.Hash == hash)
            Keep(received, now);
        else
            Throw(received);
        return received.Hash == hash;
    }

    /// <summary>Whether a content still is what its name says.</summary>
    /// <exception cref="FileNotFoundException">The content is not there.</exception>
    public async Task<bool> IsWholeAsync(string hash, CancellationToken cancellation)
    {
        await using var content = Open(hash);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation)) == hash;
    }

    public static void Throw(ReceivedContent content) => File.Delete(content.Path);

    /// <summary>Contents and leftovers that have lain here since before this moment: their hashes, and the paths of what has none.</summary>
    public (List<string> Contents, List<string> Leftovers) ListOlderThan(Instant moment)
    {
        var (contents, leftovers) = (new List<string>(), new List<string>());
        if (!Directory.Exists(Folder))
            return (contents, leftovers);
        foreach (var file in new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories))
            if (Instant.FromDateTimeUtc(file.LastWriteTimeUtc) < moment)
            {
                if (file.Name.Length == 64)
                    contents.Add(file.Name);
                else if (file.Directory?.Name == "incoming")
                    leftovers.Add(file.FullName);
            }
        return (contents, leftovers);
    }

    public void Delete(string hash) => File.Delete(PathOf(hash));
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AsyncWork.Web.Importing;

/// <summary>A file in a zip.</summary>
/// <param name="Path">With slashes, below the top of the zip.</param>
/// <param name="Bytes">As the zip says, which is believed only until it is unpacked.</param>
sealed record ZippedFile(string Path, long Bytes)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Empty at the top.</summary>
    public string Folder => Path.LastIndexOf('/') is >= 0 and var slash ? Path[..slash] : "";
}

/// <summary>
/// Reads a zip that somebody sent. Looked through before anything of it is unpacked: names that lead out of it, links, encrypted files, more
/// files or bytes than anybody means are refused with a sentence. Sizes that are claimed are not believed: what is unpacked is counted.
/// </summary>
sealed class ZipFolder : IDisposable
{
    public const int MostFiles = 20_000;
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>Texts shrink to a tenth; what shrinks to less than a hundredth is made to fill a disk.</summary>
    const int MostTimes = 100;
    const long FewBytes = 20L * 1024 * 1024;
    const int LongestPath = 500;
    const int DeepestPath = 40;
    const int EndLength = 22;
    const int LongestComment = 65_535;
    const int HeaderLength = 46;
    const uint EndSign = 0x06054b50;
    const uint HeaderSign = 0x02014b50;
    const int LinkKind = 0xA000;

    readonly ZipArchive archive;
    readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.Ordinal);
    readonly long packed;
    long unpacked;

    ZipFolder(ZipArchive archive, long packed) => (this.archive, this.packed) = (archive, packed);

    /// <summary>In the order of their paths.</summary>
    public IReadOnlyList<ZippedFile> Files { get; private set; } = [];

    /// <exception cref="ImportRefusedException">It is no zip, or one that is not taken.</exception>
    public static ZipFolder Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var isOpen = false;
        try
        {
            LookThrough(stream);
            stream.Position = 0;
            var folder = new ZipFolder(new ZipArchive(stream, ZipArchiveMode.Read), stream.Length);
            folder.List();
            isOpen = true;
            return folder;
        }
        catch (InvalidDataException broken)
        {
            throw new ImportRefusedException(
                "The zip file is broken. Pack it again and check that it opens before you send it.",
                broken
            );
        }
        finally
        {
            if (!isOpen)
                stream.Dispose();
        }
    }

    /// <summary>The content of a file, in memory.</summary>
    /// <param name="mostBytes">More than that is not taken.</param>
    /// <returns>Null when it is larger.</returns>
    /// <exception cref="ImportRefusedException">The zip unpacks to more than it says, or is broken.</exception>
    public byte[]? Read(ZippedFile file, long mostBytes)
    {
        if (file.Bytes > mostBytes)
            return null;
        try
        {
            using var content = entries[file.Path].Open();
            using var memory = new MemoryStream((int)Math.Min(file.Bytes, mostBytes));
            var buffer = new byte[64 * 1024];
            for (int read; (read = content.Read(buffer)) > 0; )
            {
                Count(read);
                if (memory.Length + read > mostBytes)
                    return null;
                memory.Write(buffer, 0, read);
            }
            return memory.ToArray();
        }
        catch (InvalidDataException broken)
        {
            throw new ImportRefusedException(
                $"“{file.Path}” in the zip file is broken. Pack it again before you send it.",
                broken
            );
        }
    }

    public void Dispose() => archive.Dispose();

    void Count(int read)
    {
        unpacked += read;
        if (unpacked > MostBytes || (unpacked > FewBytes && unpacked / MostTimes > packed))
            throw TooLarge();
    }

    static ImportRefusedException TooLarge() =>
        new(
            $"The zip file unpacks to more than {MostBytes / 1024 / 1024} MB, or to far more than its size lets expect. Send its folders one by one."
        );

    void List()
    {
        var files = new List<ZippedFile>();
        foreach (var entry in archive.Entries)
        {
            var path = entry.FullName.Replace('\\', '/');
            if (path.EndsWith('/'))
                continue;
            if (!entries.TryAdd(path, entry))
                throw new ImportRefusedException($"The zip file has two files of the name “{Short(path)}”. Pack it again.");
            files.Add(new(path, entry.Length));
        }
        Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)];
        if (Files.Count == 0)
            throw new ImportRefusedException("The zip file is empty. Check what you packed and send it again.");
    }

    /// <summary>Reads the list at the end of a zip, without trusting what it says of its own length.</summary>
    static void LookThrough(FileStream stream)
    {
        var (start, count) = FindList(stream);
        stream.Position = start;
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var header = new byte[HeaderLength];
        long bytes = 0;
        for (var number = 0; ; number++)
        {
            var read = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            if (read < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(header) != HeaderSign)
            {
                if (number != count)
                    throw new InvalidDataException("The list has not as many files as it says.");
                return;
            }
            if (number == MostFiles)
                throw TooMany();
            bytes += BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(24));
            if (bytes > MostBytes)
                throw TooLarge();
            var (name, extra, comment) = (Length(28), Length(30), Length(32));
            var path = Encoding.UTF8.GetString(reader.ReadBytes(name)).Replace('\\', '/');
            if (WhyNot(path, flags: Length(8), kind: Length(40)) is { } reason)
                throw new ImportRefusedException(reason);
            stream.Position += extra + comment;
        }

        int Length(int at) => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(at));
    }

    /// <summary>Where the list begins, and how many files it says it has.</summary>
    static (long Start, int Count) FindList(FileStream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSign)
                continue;
            var (count, start) = (
                BinaryPrimitives.ReadUInt16LittleEndian(end[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(end[16..])
            );
            // More than 65,535 files, or 4 GB, would stand elsewhere.
            if (count == ushort.MaxValue || start == uint.MaxValue || count > MostFiles)
                throw TooMany();
            return start <= stream.Length ? (start, count) : throw new InvalidDataException("The list lies outside of the file.");
        }
        throw new ImportRefusedException("That is not a zip file. Send a zip, or the Markdown files themselves.");
    }

    static ImportRefusedException TooMany() =>
        new($"The zip file has more than {MostFiles:N0} files. Send its folders one by one.");

    /// <summary>Why a file of this name is not taken; null when it is.</summary>
    static string? WhyNot(string path, int flags, int kind) =>
        (flags & 1) != 0 || (flags & 0x40) != 0 ? "The zip file is encrypted. Pack it again without a password."
        : (kind & 0xF000) == LinkKind ? $"“{Short(path)}” in the zip file is a link to another file. Pack the files themselves."
        : path.Length == 0 || path[0] == '/' || (path.Length > 1 && path[1] == ':') || path.Split('/').Contains("..")
            ? $"“{Short(path)}” in the zip file lies outside of it. Pack it again from within the folder."
        : path.Length > LongestPath || path.Count(c => c == '/') > DeepestPath
            ? $"“{Short(path)}” in the zip file lies deeper than any page could. Send the folders within one by one."
        : path.Any(char.IsControl) || path.Split('/')[..^1].Any(p => p.Trim().Length == 0)
            ? $"“{Short(path)}” in the zip file has a name that not every computer can store. Rename it and pack it again."
        : null;

    static string Short(string path)
    {
        var shown = string.Concat(path.Select(c => char.IsControl(c) ? '?' : c));
        return shown.Length > 80 ? shown[..80] + "…" : shown;
    }
}

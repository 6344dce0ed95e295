using System.IO.Compression;
using System.Text;

namespace AsyncWork.Web.Files;

/// <summary>What a file is, found from its content (product.md F5). The name only tells apart what is text.</summary>
/// <param name="ContentType">As it is stored and sent.</param>
/// <param name="Refused">Why it is not taken; null when it is.</param>
public sealed record FileKind(string ContentType, string? Refused = null)
{
    const long LargestUnpacked = 1024L * 1024 * 1024;
    const int MostEntries = 10_000;

    /// <summary>What these are called is run when it is opened, whatever is in them.</summary>
    static readonly HashSet<string> Runs = new(StringComparer.OrdinalIgnoreCase)
    {
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".msi",
        ".msp",
        ".bat",
        ".cmd",
        ".ps1",
        ".psm1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".mjs",
        ".wsf",
        ".wsh",
        ".hta",
        ".sh",
        ".bash",
        ".jar",
        ".app",
        ".apk",
        ".lnk",
        ".url",
        ".reg",
        ".cpl",
        ".pif",
        ".gadget",
        ".chm",
        ".scf",
        ".html",
        ".htm",
        ".xhtml",
        ".shtml",
        ".svg",
        ".svgz",
        ".swf",
        ".docm",
        ".xlsm",
        ".pptm",
        ".iso",
        ".img",
        ".vhd",
        ".desktop",
    };

    static FileKind No(string reason) => new("", reason);

    /// <summary>Proven to be what a browser shows without running it.</summary>
    public static bool IsShown(string contentType) =>
        contentType
            is "image/png"
                or "image/jpeg"
                or "image/gif"
                or "image/webp"
                or "application/pdf"
                or "video/mp4"
                or "video/webm"
        || IsText(contentType);

    public static bool IsText(string contentType) => contentType.StartsWith("text/", StringComparison.Ordinal);

    public static bool IsImage(string contentType) => contentType.StartsWith("image/", StringComparison.Ordinal);

    public static bool IsVideo(string contentType) => contentType.StartsWith("video/", StringComparison.Ordinal);

    /// <param name="name">The file's name, without any folder.</param>
    public static async Task<FileKind> OfAsync(Stream content, string name, CancellationToken cancellation)
    {
        var head = new byte[4096];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        if (length == 0)
            return No("The file is empty.");
        var extension = Path.GetExtension(name);
        var start = head.AsSpan(0, length);
        if (Runs.Contains(extension) || IsProgram(start))
            return No("Programs, scripts and web pages are not taken. Put them into a zip file if others need them.");
        if (Known(start) is { } type)
            return PictureSize.WhyNot(PictureSize.Of(content, type)) is { } tooLarge ? No(tooLarge) : new(type);
        content.Position = 0;
        if (start.StartsWith("PK\u0003\u0004"u8))
            return OfArchive(content);
        return await OfTextAsync(content, start.ToArray(), extension, cancellation);
    }

    static bool IsProgram(ReadOnlySpan<byte> start) =>
        start.StartsWith("MZ"u8)
        || start.StartsWith("\u007fELF"u8)
        || start.StartsWith("#!"u8)
        || start.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCE])
        || start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCF])
        || start.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xFA, 0xED, 0xFE])
        || start.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE]);

    static string? Known(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : start.StartsWith("GIF87a"u8) || start.StartsWith("GIF89a"u8) ? "image/gif"
        : start.StartsWith("RIFF"u8) && start.Length > 12 && start[8..].StartsWith("WEBP"u8) ? "image/webp"
        : start.StartsWith("%PDF-"u8) ? "application/pdf"
        : start.Length > 12 && start[4..].StartsWith("ftyp"u8) && !start[8..].StartsWith("qt  "u8) ? "video/mp4"
        : start.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3])
        && start[..Math.Min(64, start.Length)].IndexOf("webm"u8) >= 0
            ? "video/webm"
        : null;

    /// <summary>Nothing is unpacked: the list of an archive says what it is and how large it claims to be.</summary>
    static FileKind OfArchive(Stream content)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || UnpacksToTooMuch(archive))
                return No("The archive would unpack to more than anybody needs. Send its files one by one.");
            var names = archive.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return No("The document has macros. Save it without them.");
            return new(
                names.Contains("[Content_Types].xml")
                    ? names.Contains("word/document.xml")
                        ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                        : names.Contains("xl/workbook.xml")
                            ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                            : names.Contains("ppt/presentation.xml")
                                ? "application/vnd.openxmlformats-officedocument.presentationml.presentation"
                                : "application/zip"
                    : OpenDocument(archive) ?? "application/zip"
            );
        }
        catch (InvalidDataException)
        {
            return No("The archive is broken.");
        }
    }

    /// <summary>Lengths are what the archive claims: two of the largest would not even add up.</summary>
    static bool UnpacksToTooMuch(ZipArchive archive)
    {
        var left = LargestUnpacked;
        foreach (var entry in archive.Entries)
            if (entry.Length < 0 || (left -= entry.Length) < 0)
                return true;
        return false;
    }

    static string? OpenDocument(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { Length: > 0 and < 100 } entry)
            return null;
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var said = new char[100];
        var type = new string(said, 0, reader.ReadBlock(said));
        return
            type
                is "application/vnd.oasis.opendocument.text"
                    or "application/vnd.oasis.opendocument.spreadsheet"
                    or "application/vnd.oasis.opendocument.presentation"
            ? type
            : null;
    }

    static async Task<FileKind> OfTextAsync(Stream content, byte[] start, string extension, CancellationToken cancellation)
    {
        const string unknown =
            "This kind of file is not taken. Pictures, PDF, text, office documents, videos (mp4, webm) and zip files are.";
        try
        {
            using var reader = new StreamReader(
                content,
                new UTF8Encoding(false, throwOnInvalidBytes: true),
                detectEncodingFromByteOrderMarks: true,
                leaveOpen: true
            );
            var buffer = new char[8192];
            for (int read; (read = await reader.ReadAsync(buffer, cancellation)) > 0; )
                if (
                    Array.FindIndex(buffer, 0, read, c => c < ' ' && c is not ('\n' or '\r' or '\t' or '\f' or '\b' or '\u001b'))
                    >= 0
                )
                    return No(unknown);
        }
        catch (DecoderFallbackException)
        {
            return No(unknown);
        }
        var text = Encoding.UTF8.GetString(start).TrimStart('\ufeff', ' ', '\r', '\n', '\t');
        if (LooksLikeAPage(text))
            return No("Web pages and SVG drawings are not taken, because they can run scripts. Send a picture or a PDF instead.");
        return new(
            extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? "text/csv"
            : extension.Equals(".md", StringComparison.OrdinalIgnoreCase) ? "text/markdown"
            : "text/plain"
        );
    }

    static bool LooksLikeAPage(string text) =>
        text.StartsWith('<')
        && ((string[])["<!doctype html", "<html", "<head", "<body", "<script", "<svg", "<!doctype svg"]).Any(sign =>
            text.Contains(sign, StringComparison.OrdinalIgnoreCase)
        );
}

using System.IO.Compression;
using System.Text;

namespace AsyncWork.Web.Importing;

/// <summary>Files that were sent together, as one zip: one thing waits to be read, whatever was sent.</summary>
static class UploadedFiles
{
    /// <exception cref="ImportRefusedException">A zip is among them, or two have one name.</exception>
    public static async Task<MemoryStream> PackAsync(IReadOnlyList<IFormFile> sent, CancellationToken cancellation)
    {
        if (sent.FirstOrDefault(f => f.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) is { } other)
            throw new ImportRefusedException(
                $"“{NameOf(other.FileName, "file")}” is a zip file. Send one zip alone, or the files themselves."
            );
        if (
            sent.GroupBy(f => NameOf(f.FileName, "file"), StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is
            { } twice
        )
            throw new ImportRefusedException(
                $"Two of the files are called “{twice.Key}”. Pack the folder as a zip, so that both are kept."
            );
        var memory = new MemoryStream();
        await using (
            var zip = await ZipArchive.CreateAsync(memory, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation)
        )
            foreach (var file in sent)
            {
                await using var entry = await zip.CreateEntry(NameOf(file.FileName, "file"), CompressionLevel.Fastest)
                    .OpenAsync(cancellation);
                await using var content = file.OpenReadStream();
                await content.CopyToAsync(entry, cancellation);
            }
        memory.Position = 0;
        return memory;
    }

    /// <summary>The name without the path that some browsers send as well.</summary>
    public static string NameOf(string fileName, string whenNone) =>
        CellReading.Line(fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..]) is { Length: > 0 } name ? name : whenNone;
}

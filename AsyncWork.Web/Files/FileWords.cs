using System.IO.Compression;
using System.Text;
using System.Xml;
using AsyncWork.Domain.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AsyncWork.Web.Files;

/// <summary>
/// The words in a file, by which it is found (product.md D10): of texts, PDF and office documents, as far as <see cref="FileText.Longest"/>
/// reaches. Files are from anybody: what is broken, locked or made to hurt has no words, and is stored all the same.
/// </summary>
static class FileWords
{
    const int LargestPdf = 30 * 1024 * 1024;
    const int MostPages = 300;

    /// <summary>What the streams of a PDF, or the parts of an office document, may unpack to in all.</summary>
    const long LargestUnpacked = 100 * 1024 * 1024;

    /// <summary>As deep as no document of an office program is nested.</summary>
    const int Deepest = 200;

    /// <returns>Null for what has no words.</returns>
    public static async Task<string?> OfAsync(FileStream content, string contentType, CancellationToken cancellation)
    {
        content.Position = 0;
        if (FileKind.IsText(contentType))
            return await BeginningAsync(content, cancellation);
        if (contentType == "application/pdf")
            return content.Length <= LargestPdf ? await OfPdfAsync(content, cancellation) : null;
        return IsWords(contentType) is { } isWords ? OfOffice(content, isWords) : null;
    }

    static async Task<string> BeginningAsync(FileStream content, CancellationToken cancellation)
    {
        using var reader = new StreamReader(content, leaveOpen: true);
        var buffer = new char[FileText.Longest];
        return new string(buffer, 0, await reader.ReadBlockAsync(buffer, cancellation));
    }

    static async Task<string?> OfPdfAsync(FileStream content, CancellationToken cancellation)
    {
        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellation);
        var reading = Task.Run(() => IsLocked(bytes) ? null : OfPdf(bytes), cancellation);
        // The library fails in many ways on files that are not as they should be; in whichever way, the file has no words.
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return reading.IsCompletedSuccessfully ? await reading : null;
    }

    static bool IsLocked(byte[] pdf) => pdf.AsSpan().IndexOf("/Encrypt"u8) >= 0;

    static string? OfPdf(byte[] bytes)
    {
        var filters = new PdfFilters(LargestUnpacked);
        using var pdf = PdfDocument.Open(bytes, new ParsingOptions { FilterProvider = filters });
        var words = new StringBuilder();
        foreach (var page in pdf.GetPages().Take(MostPages))
            if (words.Append(ContentOrderTextExtractor.GetText(page)).Append('\n').Length > FileText.Longest)
                break;
        return filters.IsSpent ? null : words.ToString();
    }

    /// <summary>Whether a part of a document of this kind holds its words; null when it is no office document.</summary>
    static Func<string, bool>? IsWords(string contentType) =>
        contentType switch
        {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => part => part == "word/document.xml",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => part => part == "xl/sharedStrings.xml",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation" => part =>
                part.StartsWith("ppt/slides/slide", StringComparison.Ordinal),
            _ when contentType.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) => part =>
                part == "content.xml",
            _ => null,
        };

    static string? OfOffice(FileStream content, Func<string, bool> isWords)
    {
        var words = new StringBuilder();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = LargestUnpacked,
        };
        var left = LargestUnpacked;
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var part in archive.Entries.Where(e => isWords(e.FullName)).OrderBy(e => e.FullName.Length))
            {
                // No more is unpacked of a part than it says it has.
                if (words.Length >= FileText.Longest || (left -= part.Length) < 0)
                    break;
                using var reader = XmlReader.Create(part.Open(), settings);
                while (words.Length < FileText.Longest && reader.Read())
                    if (reader.Depth > Deepest) // made to hurt: the reader keeps all that is open
                        return words.ToString();
                    else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace)
                        words.Append(reader.Value);
                    else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" or "h" or "si" })
                        words.Append('\n');
            }
        }
        // Of what is broken, the words up to there count.
        catch (XmlException) { }
        catch (InvalidDataException) { }
        return words.ToString();
    }
}

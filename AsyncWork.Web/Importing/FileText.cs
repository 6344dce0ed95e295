using System.Buffers;
using System.Text;

namespace AsyncWork.Web.Importing;

/// <summary>
/// In which encoding a file is written: what its first bytes say, else UTF-16 by the pattern of NULs, else UTF-8 if every byte of the file
/// agrees, else Windows-1252 if that makes sense. Anything else is no text.
/// </summary>
static class FileText
{
    const int Head = 64 * 1024;
    static readonly SearchValues<byte> NeverIn1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);
    static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 32).Where(b => b is not (9 or 10 or 13)).Select(b => (byte)b),
        0x7F,
    ]);

    public const string Utf8 = "UTF-8";
    public const string Utf16LittleEndian = "UTF-16 LE";
    public const string Utf16BigEndian = "UTF-16 BE";
    public const string Windows1252 = "Windows-1252";

    /// <exception cref="ImportRefusedException">The file is empty or not text.</exception>
    public static string Detect(Stream file)
    {
        var buffer = new byte[Head];
        var count = file.ReadAtLeast(buffer, Head, throwOnEndOfStream: false);
        var head = buffer.AsSpan(0, count);
        if (count == 0)
            throw new ImportRefusedException("The file is empty. Export it again and check its size before you send it.");
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            throw new ImportRefusedException("This is a workbook or an archive. Save the sheet as CSV and send that file.");
        if (head.StartsWith(new byte[] { 0xFF, 0xFE, 0, 0 }))
            throw NotText();
        if (head.StartsWith(new byte[] { 0xFF, 0xFE }))
            return Utf16LittleEndian;
        if (head.StartsWith(new byte[] { 0xFE, 0xFF }))
            return Utf16BigEndian;
        if (Utf16WithoutMark(head) is { } utf16)
            return utf16;
        return Utf8OrWindows(file, buffer, count);
    }

    // Letters of most scripts' names, digits, separators and line ends have one NUL byte each in UTF-16, always on the same side.
    static string? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0,
            odd = 0;
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        var half = head.Length / 2;
        return half < 2 ? null
            : odd > half / 3 && even <= half / 20 ? Utf16LittleEndian
            : even > half / 3 && odd <= half / 20 ? Utf16BigEndian
            : null;
    }

    static string Utf8OrWindows(Stream file, byte[] buffer, int count)
    {
        bool utf8 = true,
            windows = true;
        var decoder = Strict(Utf8).GetDecoder();
        var chars = new char[Head + 8];
        for (; count > 0 && (utf8 || windows); count = file.Read(buffer))
        {
            var bytes = buffer.AsSpan(0, count);
            if (bytes.Contains((byte)0))
                throw NotText();
            windows = windows && !bytes.ContainsAny(NeverIn1252) && !bytes.ContainsAny(Controls);
            utf8 = utf8 && Decodes(decoder, bytes, chars, flush: false);
        }
        utf8 = utf8 && Decodes(decoder, [], chars, flush: true);
        return utf8 ? Utf8
            : windows ? Windows1252
            : throw NotText();
    }

    static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> chars, bool flush)
    {
        try
        {
            decoder.GetChars(bytes, chars, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    static ImportRefusedException NotText() => new("This file is not text. Export the hours as CSV and send that file.");

    /// <summary>The encoding of this name; reading what is not valid in it throws <see cref="DecoderFallbackException"/>.</summary>
    public static Encoding Strict(string name) =>
        name switch
        {
            Utf16LittleEndian => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            Utf16BigEndian => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            Windows1252 => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        };
}

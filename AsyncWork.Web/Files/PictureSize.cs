using System.Buffers.Binary;

namespace AsyncWork.Web.Files;

/// <summary>
/// How large a picture says that it is, read from its header: a file of a few bytes may unpack to gigabytes in every browser that shows it.
/// </summary>
public static class PictureSize
{
    /// <summary>More than any screen or paper needs.</summary>
    public const long MostPoints = 100_000_000;
    public const int LongestSide = 30_000 - 1;

    /// <summary>Why a picture of this size is not taken; null when it is, and when its header does not say.</summary>
    public static string? WhyNot((long Width, long Height)? size) =>
        size is var (width, height) && (width > LongestSide || height > LongestSide || width * height > MostPoints)
            ? $"The picture says it is {width:N0} × {height:N0} points large. Make it smaller: 100 million points are more than any screen shows."
            : null;

    /// <summary>Leaves the stream at its beginning.</summary>
    public static (long Width, long Height)? Of(Stream content, string contentType)
    {
        var head = new byte[32];
        content.Position = 0;
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var size = contentType switch
        {
            "image/png" when length >= 24 => (
                BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(16)),
                BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(20))
            ),
            "image/gif" when length >= 10 => (
                BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(6)),
                BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(8))
            ),
            "image/webp" when length >= 30 => OfWebp(head),
            "image/jpeg" => OfJpeg(content),
            _ => ((long, long)?)null,
        };
        content.Position = 0;
        return size;
    }

    static (long, long)? OfWebp(ReadOnlySpan<byte> head)
    {
        var body = head[20..];
        if (head[12..16].SequenceEqual("VP8X"u8))
            return (1 + (body[4] | (body[5] << 8) | (body[6] << 16)), 1 + (body[7] | (body[8] << 8) | (body[9] << 16)));
        if (head[12..16].SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));
        }
        return head[12..16].SequenceEqual("VP8 "u8)
            ? (
                BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF,
                BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF
            )
            : null;
    }

    /// <summary>The size stands in the segment of the frame, after what cameras and programs noted.</summary>
    static (long, long)? OfJpeg(Stream content)
    {
        Span<byte> part = stackalloc byte[9];
        content.Position = 2;
        while (content.ReadAtLeast(part[..4], 4, throwOnEndOfStream: false) == 4 && part[0] == 0xFF)
        {
            var (mark, length) = (part[1], BinaryPrimitives.ReadUInt16BigEndian(part[2..]));
            if (mark is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return content.ReadAtLeast(part[..5], 5, throwOnEndOfStream: false) == 5
                    ? (BinaryPrimitives.ReadUInt16BigEndian(part[3..]), BinaryPrimitives.ReadUInt16BigEndian(part[1..]))
                    : null;
            if (mark == 0xDA || length < 2)
                return null;
            content.Position += length - 2;
        }
        return null;
    }
}

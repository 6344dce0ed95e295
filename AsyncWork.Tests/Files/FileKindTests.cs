using System.Buffers.Binary;
using AsyncWork.Web.Files;

namespace AsyncWork.Tests.Files;

/// <summary>What is taken as a file, and what is refused with a sentence (product.md F5).</summary>
[Trait("Feature", "F5")]
public sealed class FileKindTests
{
    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(700L * 1024 * 1024, 700L * 1024 * 1024)]
    public async Task An_archive_that_claims_to_unpack_to_too_much_is_refused(long first, long second)
    {
        using var archive = new MemoryStream(Archive(first, second));

        var kind = await FileKind.OfAsync(archive, "all.zip", default);

        Assert.StartsWith("The archive would unpack to more", kind.Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_claims_to_be_small_is_taken()
    {
        using var archive = new MemoryStream(Archive(10, 20));

        Assert.Equal("application/zip", (await FileKind.OfAsync(archive, "all.zip", default)).ContentType);
    }

    /// <summary>A list of entries of these lengths, written as lengths beyond 4 GB are; nothing is in them.</summary>
    static byte[] Archive(params long[] lengths)
    {
        using var zip = new MemoryStream();
        zip.Write("PK\u0003\u0004"u8);
        zip.Write(new byte[26]);
        var list = zip.Position;
        for (var i = 0; i < lengths.Length; i++)
        {
            var entry = new byte[46 + 1 + 12];
            "PK\u0001\u0002"u8.CopyTo(entry);
            (entry[4], entry[6], entry[10]) = (45, 45, 8);
            BinaryPrimitives.WriteUInt32LittleEndian(entry.AsSpan(24), uint.MaxValue);
            (entry[28], entry[30]) = (1, 12);
            entry[46] = (byte)('a' + i);
            (entry[47], entry[49]) = (1, 8);
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(51), lengths[i]);
            zip.Write(entry);
        }
        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        (end[8], end[10]) = ((byte)lengths.Length, (byte)lengths.Length);
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(12), (int)(zip.Position - list));
        BinaryPrimitives.WriteInt32LittleEndian(end.AsSpan(16), (int)list);
        zip.Write(end);
        return zip.ToArray();
    }
}

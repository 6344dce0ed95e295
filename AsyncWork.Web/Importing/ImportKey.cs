using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.People;
using NodaTime.Text;

namespace AsyncWork.Web.Importing;

/// <summary>Names a row by what it says, so that the same row of the same or another file is known again.</summary>
static class ImportKey
{
    /// <summary>What the row says but for whose it is: date, start, seconds, project, activity, description, tags as the file has them.</summary>
    public static byte[] Content(SourceRow row, int seconds) =>
        SHA256.HashData(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '\u001F',
                    LocalDatePattern.Iso.Format(row.Date),
                    row.Start is { } start ? LocalTimePattern.GeneralIso.Format(start) : "",
                    seconds,
                    row.Project,
                    row.Client,
                    row.Activity,
                    row.Description,
                    row.Tags
                )
            )
        );

    /// <summary>The key of an entry: 32 hexadecimal digits.</summary>
    /// <param name="ordinal">How many rows of the file before this one say the same of the same person.</param>
    public static string Of(PersonId person, ReadOnlySpan<byte> content, int ordinal)
    {
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes + 8];
        content.CopyTo(all);
        BinaryPrimitives.WriteInt32BigEndian(all[^8..], person.Value);
        BinaryPrimitives.WriteInt32BigEndian(all[^4..], ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 16));
    }
}

/// <summary>
/// Counts rows of a file that say the same of the same person, in memory that does not grow with the file. A first pass marks every row in a
/// fixed table of bits; only rows that meet their own mark are remembered, and only those are counted in the second pass.
/// </summary>
sealed class RepeatedRows
{
    const int Bits = 24;
    readonly ulong[] marks = new ulong[1 << (Bits - 6)];
    readonly Dictionary<ulong, int> counts = [];

    /// <summary>First pass.</summary>
    public void Mark(int person, ReadOnlySpan<byte> content)
    {
        var name = Name(person, content);
        var seen = true;
        for (ulong i = 0; i < 4; i++)
        {
            var bit = (name + i * (name >> 32 | 1)) & ((1UL << Bits) - 1);
            seen &= (marks[bit >> 6] >> (int)(bit & 63) & 1) == 1;
            marks[bit >> 6] |= 1UL << (int)(bit & 63);
        }
        if (seen)
            counts[name] = 0;
    }

    /// <summary>Second pass, in the same order: how many rows that say the same came before.</summary>
    public int Ordinal(int person, ReadOnlySpan<byte> content)
    {
        var name = Name(person, content);
        if (!counts.TryGetValue(name, out var before))
            return 0;
        counts[name] = before + 1;
        return before;
    }

    static ulong Name(int person, ReadOnlySpan<byte> content) =>
        BinaryPrimitives.ReadUInt64BigEndian(content) ^ ((ulong)(uint)person * 0x9E3779B97F4A7C15UL);
}

using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AsyncWork.Domain.History;

/// <summary>
/// A place in the chain of the audit log and the seal of the event there (product.md A6): SHA-256 over the seal before it and all that the event
/// says, so that none can be changed, taken out or put elsewhere without all seals after it being other ones.
/// </summary>
/// <param name="place">From 1.</param>
/// <param name="value">32 bytes; of another length, or null, it is the seal of no event.</param>
public sealed class AuditSeal(long place, byte[]? value)
{
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>What stands before the first event: place 0, and 32 bytes of 0.</summary>
    public static readonly AuditSeal None = new(0, new byte[Length]);

    readonly byte[] value = value ?? [];

    public long Place => place;
    internal byte[] Value => value;

    /// <summary>As 64 hexadecimal digits in lower case: how it is exported and logged.</summary>
    public string Text => Convert.ToHexStringLower(value);

    /// <summary>A seal as it was exported or logged; null when this is none.</summary>
    public static AuditSeal? Read(long place, string text)
    {
        var bytes = new byte[Length];
        return place > 0 && text.Length == Length * 2 && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done
            ? new(place, bytes)
            : null;
    }

    /// <summary>The place after this one, with the seal that this event has there.</summary>
    /// <remarks>
    /// Each part is led by its length in bytes: four bytes, as all numbers with the highest first. The parts: the seal before, the place, the number
    /// of the event, its moment in units of 100 ns since 1970 in UTC, its person (nothing when nobody was signed in), action, subject, details,
    /// address. Numbers are eight bytes, texts UTF-8.
    /// </remarks>
    public AuditSeal Next(AuditEvent audited)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, value);
        Add(hash, place + 1);
        Add(hash, audited.Id);
        Add(hash, audited.At.ToUnixTimeTicks());
        if (audited.PersonId is { } person)
            Add(hash, person.Value);
        else
            Add(hash, []);
        foreach (var text in (ReadOnlySpan<string>)[audited.Action, audited.Subject, audited.Details, audited.Address])
            Add(hash, Encoding.UTF8.GetBytes(text));
        return new(place + 1, hash.GetHashAndReset());
    }

    /// <summary>Whether this event has this place and this seal.</summary>
    public bool IsOf(AuditEvent audited) => audited.Place == place && value.AsSpan().SequenceEqual(audited.Seal);

    static void Add(IncrementalHash hash, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Add(hash, bytes);
    }

    static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}

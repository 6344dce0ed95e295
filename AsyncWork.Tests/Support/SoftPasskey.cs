using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AsyncWork.Tests.Support;

/// <summary>A device that keeps one passkey, and answers what a browser would ask it (WebAuthn level 3; ES256, no attestation).</summary>
sealed class SoftPasskey
{
    const byte Present = 0x01;
    const byte Verified = 0x04;
    const byte HasKey = 0x40;

    readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    string owner = "";
    uint count;

    /// <summary>Of the page that asks; a browser says it and no page can change it.</summary>
    public string Origin { get; init; } = "https://localhost";

    /// <summary>A finger, a face or a PIN was there.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>Whose account it says it opens; by default that for which it was made.</summary>
    public string? SaysOwner { get; init; }

    /// <summary>What <c>navigator.credentials.create</c> gives, as JSON.</summary>
    public string Make(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        owner = asked.GetProperty("user").GetProperty("id").GetString()!;
        var told = Told("webauthn.create", asked);
        var data = Data(
            asked.GetProperty("rp").GetProperty("id").GetString()!,
            HasKey,
            [.. new byte[16], .. Length(id), .. id, .. Cose()]
        );
        // A map of three in CBOR: fmt, attStmt, authData.
        byte[] made =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Answer(
            new
            {
                clientDataJSON = Encode(told),
                attestationObject = Encode(made),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>What <c>navigator.credentials.get</c> gives, as JSON.</summary>
    public string SignIn(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        var told = Told("webauthn.get", asked);
        var data = Data(asked.GetProperty("rpId").GetString()!, 0, []);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(told)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        var handle = SaysOwner is null ? owner : Encode(Encoding.UTF8.GetBytes(SaysOwner));
        return Answer(
            new
            {
                clientDataJSON = Encode(told),
                authenticatorData = Encode(data),
                signature = Encode(signature),
                userHandle = handle,
            }
        );
    }

    string Answer(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encode(id),
                rawId = Encode(id),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    byte[] Told(string type, JsonElement asked) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = asked.GetProperty("challenge").GetString(),
                origin = Origin,
                crossOrigin = false,
            }
        );

    byte[] Data(string site, byte flags, byte[] rest)
    {
        var counted = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counted, ++count);
        var seen = (byte)(flags | Present | (Verifies ? Verified : 0));
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(site)), seen, .. counted, .. rest];
    }

    byte[] Cose()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    static byte[] Length(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length];

    static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.UTF8.GetBytes(text)];

    static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}

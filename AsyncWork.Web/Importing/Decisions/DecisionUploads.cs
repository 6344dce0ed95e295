using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>Files of records that wait for their sender to say what becomes of them.</summary>
sealed record DecisionUpload(string StoredAs, string FileName, int By);

/// <summary>A file that could be a record.</summary>
/// <param name="Record">Null when it is none, or cannot be read.</param>
/// <param name="Problem">Why it cannot be read; null when it is no record at all.</param>
sealed record RecordFile(string FileName, MadrRecord? Record, string? Problem);

/// <summary>
/// Takes decision records in and finds them again by a sealed address that only their sender can use. They lie where other imports do, for a
/// day at most.
/// </summary>
sealed class DecisionUploads(ImportFiles files, IDataProtectionProvider protection)
{
    public const int MaxMegabytes = 20;
    public const int MostRecords = 1_000;
    const int LongestName = 150;
    readonly IDataProtector seal = protection.CreateProtector("DecisionUploads");

    /// <summary>Stores files in which there are records, and gives the sealed name they are found by.</summary>
    /// <exception cref="ImportRefusedException">They cannot be read; nothing is kept.</exception>
    public async Task<string> ReceiveAsync(Viewer viewer, IReadOnlyList<IFormFile> sent, CancellationToken cancellation)
    {
        var name = sent.Count == 1 ? NameOf(sent[0].FileName) : $"{sent.Count} files";
        var upload = new DecisionUpload(
            await KeepAsync(sent, cancellation),
            name.Length > LongestName ? name[^LongestName..] : name,
            viewer.Person.Value
        );
        var kept = false;
        try
        {
            if (!Read(upload).Any(f => f.Record is not null || f.Problem is not null))
                throw new ImportRefusedException(
                    "There is no decision record in it. A record has a heading “Context and Problem Statement” or “Decision Outcome”."
                );
            kept = true;
            return seal.Protect(JsonSerializer.Serialize(upload));
        }
        finally
        {
            if (!kept)
                files.Delete(upload.StoredAs);
        }
    }

    /// <summary>The upload of a sealed name; null when it is not one of this person's, or not there any more.</summary>
    public DecisionUpload? Find(Viewer viewer, string? sealedName)
    {
        if (string.IsNullOrEmpty(sealedName) || sealedName.Length > 2000)
            return null;
        try
        {
            var upload = JsonSerializer.Deserialize<DecisionUpload>(seal.Unprotect(sealedName));
            return upload?.By == viewer.Person.Value && files.Has(upload.StoredAs) ? upload : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The Markdown files in the order of their names.</summary>
    /// <exception cref="ImportRefusedException">It is no zip that is taken.</exception>
    public IReadOnlyList<RecordFile> Read(DecisionUpload upload)
    {
        using var zip = ZipFolder.Open(files.PathOf(upload.StoredAs));
        var found = zip
            .Files.Where(f =>
                f.Name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
                && !f.Path.Contains("__MACOSX/", StringComparison.Ordinal)
            )
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (found.Count > MostRecords)
            throw new ImportRefusedException($"These are more than {MostRecords:N0} files. Send them in smaller parts.");
        return [.. found.Select(f => Read(zip, f))];
    }

    public void Forget(DecisionUpload upload) => files.Delete(upload.StoredAs);

    static RecordFile Read(ZipFolder zip, ZippedFile file)
    {
        if (zip.Read(file, 4L * MadrReader.LongestFile) is not { } bytes)
            return new(file.Name, null, "It is longer than any decision record.");
        try
        {
            using var stream = new MemoryStream(bytes);
            var text = bytes.Length == 0 ? "" : FileText.Strict(FileText.Detect(stream)).GetString(bytes);
            return new(file.Name, MadrReader.Read(text, file.Name), null);
        }
        catch (ImportRefusedException refused)
        {
            return new(file.Name, null, refused.Message);
        }
        catch (DecoderFallbackException)
        {
            return new(file.Name, null, "It is no text.");
        }
    }

    /// <summary>Several files become one zip, so that one thing waits to be read.</summary>
    async Task<string> KeepAsync(IReadOnlyList<IFormFile> sent, CancellationToken cancellation)
    {
        if (sent is [var only] && !only.FileName.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            await using var content = only.OpenReadStream();
            return await files.KeepAsync(content, cancellation);
        }
        using var zip = await UploadedFiles.PackAsync(sent, cancellation);
        return await files.KeepAsync(zip, cancellation);
    }

    static string NameOf(string fileName) => UploadedFiles.NameOf(fileName, "decisions");
}

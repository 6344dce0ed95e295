using System.Security.Cryptography;
using System.Text.Json;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace AsyncWork.Web.Importing.Boards;

/// <summary>A file of cards that waits for its sender to say what becomes of it.</summary>
/// <param name="Board">The board it goes to; null for a new one.</param>
sealed record BoardUpload(string StoredAs, string FileName, int By, int? Board);

/// <summary>
/// Takes files of cards in and finds them again by a sealed address that only their sender can use. They lie where other imports do, for a
/// day at most.
/// </summary>
sealed class BoardUploads(ImportFiles files, IDataProtectionProvider protection, IClock clock)
{
    /// <summary>More than any export of a board has.</summary>
    public const int MaxMegabytes = 50;
    const int LongestName = 150;
    readonly IDataProtector seal = protection.CreateProtector("BoardUploads");

    /// <summary>Stores a file that can be read, and gives the sealed name it is found by.</summary>
    /// <exception cref="ImportRefusedException">It cannot be read; nothing is kept.</exception>
    public async Task<string> ReceiveAsync(Viewer viewer, int? board, IFormFile file, CancellationToken cancellation)
    {
        await using var content = file.OpenReadStream();
        var name = CellReading.Line(file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..]);
        var upload = new BoardUpload(
            await files.KeepAsync(content, cancellation),
            name.Length > LongestName ? name[^LongestName..] : name,
            viewer.Person.Value,
            board
        );
        var kept = false;
        try
        {
            await ReadAsync(upload, cancellation);
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
    public BoardUpload? Find(Viewer viewer, string? sealedName)
    {
        if (string.IsNullOrEmpty(sealedName) || sealedName.Length > 2000)
            return null;
        try
        {
            var upload = JsonSerializer.Deserialize<BoardUpload>(seal.Unprotect(sealedName));
            return upload?.By == viewer.Person.Value && files.Has(upload.StoredAs) ? upload : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <exception cref="ImportRefusedException">It cannot be read.</exception>
    public async Task<ForeignBoard> ReadAsync(BoardUpload upload, CancellationToken cancellation)
    {
        var path = files.PathOf(upload.StoredAs);
        await using var content = File.OpenRead(path);
        if (content.Length == 0)
            throw new ImportRefusedException("The file is empty. Export it again and check its size before you send it.");
        if (!await LooksLikeJsonAsync(content, upload.FileName, cancellation))
            return CardCsvReader.Read(path, upload.FileName, clock.GetCurrentInstant());
        content.Position = 0;
        return await TrelloReader.ReadAsync(content, cancellation);
    }

    public void Forget(BoardUpload upload) => files.Delete(upload.StoredAs);

    static async Task<bool> LooksLikeJsonAsync(FileStream content, string name, CancellationToken cancellation)
    {
        var head = new byte[256];
        var count = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var first = head.AsSpan(0, count).TrimStart("\uFEFF \t\r\n"u8);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || first.Length > 0 && first[0] is (byte)'{' or (byte)'[';
    }
}

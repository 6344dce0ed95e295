using System.ComponentModel;
using System.Diagnostics;
using AsyncWork.Domain.Files;
using Microsoft.Extensions.Options;
using NodaTime;

namespace AsyncWork.Web.Files;

/// <summary>A file that was taken, or why it was not.</summary>
/// <param name="Text">The words in it, by which it is found; null for what has none.</param>
public sealed record TakenFile(string Name, StoredFile? File, string? Refused, string? Text = null)
{
    public static TakenFile No(string name, string reason) => new(name, null, reason);
}

/// <summary>Takes files: checks name, size and kind, lets the virus scan look, and stores the content (product.md F5).</summary>
public sealed partial class FileDesk(FileStore store, IOptions<FileSettings> settings, IClock clock, ILogger<FileDesk> log)
{
    static readonly TimeSpan LongestScan = TimeSpan.FromMinutes(2);

    /// <summary>The largest file that is taken.</summary>
    public long MostBytes => settings.Value.MaxBytes;

    public async Task<TakenFile> TakeAsync(IFormFile sent, CancellationToken cancellation)
    {
        await using var stream = sent.OpenReadStream();
        return await TakeAsync(sent.FileName, sent.Length, stream, cancellation);
    }

    /// <summary>Takes a file that came within another.</summary>
    public async Task<TakenFile> TakeAsync(string fileName, long bytes, Stream sent, CancellationToken cancellation)
    {
        var name = NameOf(fileName);
        if (Attachment.WhyNotName(name) is { } notName)
            return TakenFile.No(name, notName);
        if (bytes > settings.Value.MaxBytes)
            return TakenFile.No(name, $"“{name}” is larger than {settings.Value.MaxMegabytes} MB.");
        var received = await store.ReceiveAsync(sent, cancellation);
        var isKept = false;
        try
        {
            FileKind kind;
            string? text;
            await using (var content = File.OpenRead(received.Path))
            {
                kind = await FileKind.OfAsync(content, name, cancellation);
                text = kind.Refused is null ? await FileWords.OfAsync(content, kind.ContentType, cancellation) : null;
            }
            if (kind.Refused is { } reason)
                return TakenFile.No(name, $"“{name}” was not taken. {reason}");
            if (await WhyNotCleanAsync(received.Path, cancellation) is { } notClean)
                return TakenFile.No(name, $"“{name}” was not taken. {notClean}");
            store.Keep(received, clock.GetCurrentInstant());
            isKept = true;
            return new(name, new StoredFile(received.Hash, received.Bytes, kind.ContentType), null, text);
        }
        finally
        {
            if (!isKept)
                FileStore.Throw(received);
        }
    }

    /// <summary>The name without any folder, of either kind of computer.</summary>
    public static string NameOf(string sent) => sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    /// <summary>What the virus scan says against the file; null when it passed, or when no scan is set.</summary>
    async Task<string?> WhyNotCleanAsync(string path, CancellationToken cancellation)
    {
        if (settings.Value.ScanCommand is not { Length: > 0 } command)
            return null;
        using var scan = new Process
        {
            StartInfo = new ProcessStartInfo(command)
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                ArgumentList = { path },
            },
        };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(LongestScan);
        try
        {
            scan.Start();
            await scan.WaitForExitAsync(stop.Token);
        }
        catch (Win32Exception problem)
        {
            LogNoScan(problem);
            return "The virus scan could not be run. Tell an administrator.";
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            scan.Kill(entireProcessTree: true);
            return "The virus scan took too long. Try again later.";
        }
        return scan.ExitCode == 0 ? null : "The virus scan refused it.";
    }

    [LoggerMessage(LogLevel.Error, "The program of Files:ScanCommand could not be run.")]
    partial void LogNoScan(Exception problem);
}

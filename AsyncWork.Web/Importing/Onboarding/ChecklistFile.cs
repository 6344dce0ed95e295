using System.Text;

namespace AsyncWork.Web.Importing.Onboarding;

/// <summary>A file of steps from its bytes to what was found in it.</summary>
static class ChecklistFile
{
    /// <summary>Null when it is no text.</summary>
    public static async Task<string?> TextOfAsync(IFormFile file, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        await file.CopyToAsync(memory, cancellation);
        memory.Position = 0;
        try
        {
            var encoding = FileText.Strict(FileText.Detect(memory));
            memory.Position = 0;
            using var reader = new StreamReader(memory, encoding);
            return await reader.ReadToEndAsync(cancellation);
        }
        catch (ImportRefusedException)
        {
            return null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <exception cref="ImportRefusedException">It is no file of steps.</exception>
    public static async Task<ReadChecklist> ReadAsync(string text, bool isCsv, CancellationToken cancellation)
    {
        // Counted as a browser sends it: a text that was pasted is measured as a file is.
        if (Encoding.UTF8.GetByteCount(text.ReplaceLineEndings("\n")) > ReadChecklist.MostBytes)
            throw new ImportRefusedException("The checklist is larger than 1 MB. Import it in parts.");
        if (!isCsv)
            return ChecklistMarkdown.Read(text);
        var path = Path.Combine(Path.GetTempPath(), $"asyncwork-{Guid.NewGuid():N}.csv");
        try
        {
            await File.WriteAllTextAsync(path, text, cancellation);
            return ChecklistCsv.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

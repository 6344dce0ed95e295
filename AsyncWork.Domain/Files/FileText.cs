namespace AsyncWork.Domain.Files;

/// <summary>The words in a version of a text, PDF or office file, by which it is found (product.md D10). Apart from it: whoever lists files does not read them.</summary>
public sealed class FileText
{
    /// <summary>What stands further down is not found.</summary>
    public const int Longest = 100_000;

    FileText() { }

    internal FileText(string text) =>
        Text = text.Length > Longest ? text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] : text;

    public int VersionId { get; private set; }
    public string Text { get; private set; } = "";
}

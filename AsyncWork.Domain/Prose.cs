namespace AsyncWork.Domain;

/// <summary>A text of several lines as its writer typed it, and as it is shown.</summary>
/// <param name="Text">Markdown; empty for none.</param>
/// <param name="Html"><paramref name="Text"/> as sanitised HTML, made when it was stored.</param>
public sealed record Prose(string Text, string Html)
{
    public static readonly Prose None = new("", "");

    public bool IsEmpty => Text == "";
}

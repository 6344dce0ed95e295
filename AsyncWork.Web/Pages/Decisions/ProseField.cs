using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Pages.Decisions;

/// <summary>A field for Markdown.</summary>
public sealed record ProseField(TextFields Fields, DecisionField Field, string Label, string Hint, string? Value, int Rows)
{
    public string Id => $"Text_{Field}";
    public string Name => TextInput.NameOf(Field);
}

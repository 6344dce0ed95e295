using AsyncWork.Domain.Writing;

namespace AsyncWork.Web.Pages.Writing;

/// <summary>The writing helper below a long text field.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="AskField">The name of the field that says who is asked; null where nobody can be.</param>
public sealed record WritingHelper(WritingKind Kind, string Field, string? AskField = null)
{
    public string FieldId => Field.Replace('.', '_');
    public string Action => $"/writing?writing={Kind}&field={Field}{(AskField is null ? "" : $"&ask={AskField}")}";
}

namespace AsyncWork.Web.Pages.Comments;

/// <summary>The beginning of a text.</summary>
static class Excerpt
{
    /// <summary>At most so many characters, and never half of a sign that takes two.</summary>
    public static string Of(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}

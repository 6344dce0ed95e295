namespace AsyncWork.Web.Data;

/// <summary>Patterns for <c>EF.Functions.Like</c>, the search that ignores the case of letters on both databases.</summary>
public static class Like
{
    public const string Escape = "\\";

    /// <summary>Finds the words anywhere; what would be a sign of the pattern stands for itself.</summary>
    public static string Containing(string words) => $"%{Exactly(words)}%";

    /// <summary>Finds what begins with the words.</summary>
    public static string Beginning(string words) => $"{Exactly(words)}%";

    /// <summary>Finds the words alone.</summary>
    public static string Exactly(string words) =>
        string.Concat(words.Trim().Select(c => c is '%' or '_' or '[' or '\\' ? Escape + c : c.ToString()));
}

namespace AsyncWork.Domain.Comments;

/// <summary>
/// The paragraph, list or table of a published text that a comment is about (product.md D15). It is the one with this hash; where several
/// have it, the one at this place. When none has it any more, the quote says what it was.
/// </summary>
/// <param name="Hash">Of what was written there, 16 hexadecimal digits.</param>
/// <param name="Number">Its place among the blocks of the text, from 0.</param>
/// <param name="Quote">Its beginning, in plain words.</param>
public sealed record BlockAnchor(string Hash, int Number, string Quote)
{
    public const int HashLength = 16;
    public const int LongestQuote = 200;
}

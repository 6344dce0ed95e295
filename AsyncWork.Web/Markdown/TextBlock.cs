using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Comments;

namespace AsyncWork.Web.Markdown;

/// <summary>A paragraph, list, table or another block of a text, as it is written, and what names it (product.md D15).</summary>
/// <param name="Number">Its place among the blocks, from 0.</param>
/// <param name="Id">Names it in the page that is made of the text.</param>
/// <param name="From">Where it begins in the text.</param>
/// <param name="Written">What is written there, without the lines around it.</param>
/// <param name="Words">Its beginning, in plain words.</param>
public sealed record TextBlock(int Number, string Id, int From, string Written, string Words)
{
    public string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Written)))[..BlockAnchor.HashLength];

    public BlockAnchor Anchor => new(Hash, Number, Words);

    /// <summary>The block that an anchor means today; null when it has changed or is gone.</summary>
    public static TextBlock? At(IReadOnlyList<TextBlock> blocks, BlockAnchor anchor) =>
        blocks.Where(b => b.Hash == anchor.Hash).MinBy(b => Math.Abs(b.Number - anchor.Number));

    /// <summary>The text with something else in the place of this block.</summary>
    public string ReplacedIn(string text, string by) => text[..From] + by + text[(From + Written.Length)..];
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Comments;

/// <content>A comment on one paragraph: it can be resolved, and can suggest other words for it (product.md D15).</content>
public sealed partial class Comment
{
    /// <summary>A suggestion may be as long as the longest paragraph that is worth one.</summary>
    public const int LongestSuggestion = 20_000;

    public string? BlockHash { get; private set; }
    public int? BlockNumber { get; private set; }
    public string? BlockQuote { get; private set; }

    /// <summary>What should stand there instead, as it is written; null for no suggestion.</summary>
    public string? Suggestion { get; private set; }

    /// <summary>The revision in which the suggestion was taken over; null before.</summary>
    public int? TakenOverIn { get; private set; }
    public Instant? ResolvedAt { get; private set; }
    public PersonId? ResolvedBy { get; private set; }

    /// <summary>The paragraph it is about; null for a comment on the whole.</summary>
    public BlockAnchor? Block => BlockHash is null ? null : new(BlockHash, BlockNumber ?? 0, BlockQuote ?? "");

    /// <summary>Why this cannot be suggested for a paragraph; null when it can.</summary>
    /// <param name="present">What stands there.</param>
    public static string? WhyNotSuggest(string? suggestion, string present) =>
        string.IsNullOrWhiteSpace(suggestion)
            ? "Write what should stand there instead. To have the paragraph taken out, say so in the comment."
        : suggestion.Trim() == present.Trim() ? "The suggestion is what stands there already. Change it, or comment without one."
        : StoredText.WhyNotText(suggestion, "A suggestion", LongestSuggestion);

    /// <summary>Says that the comment is about one paragraph.</summary>
    /// <param name="suggestion">What should stand there instead, asked about before (<see cref="WhyNotSuggest"/>); null for none.</param>
    public void BeOn(BlockAnchor block, string? suggestion)
    {
        (BlockHash, BlockNumber, BlockQuote) = (block.Hash, block.Number, block.Quote);
        Suggestion = suggestion?.Trim();
    }

    /// <summary>Why this person cannot resolve the comment, or open it again; null when they can.</summary>
    /// <param name="mayWrite">They may write what the comment is about.</param>
    public string? WhyNotResolve(PersonId by, bool mayWrite) =>
        DeletedAt is not null ? "The comment was taken back."
        : Block is null ? "Only a comment on a paragraph is resolved."
        : !mayWrite && By != by ? "Who wrote the comment resolves it, or who may write on the page."
        : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotResolve"/> has a reason.</exception>
    public void Resolve(PersonId by, bool mayWrite, Instant now)
    {
        StoredText.Refuse(WhyNotResolve(by, mayWrite));
        if (ResolvedAt is null)
            (ResolvedAt, ResolvedBy, Version) = (now, by, Version + 1);
    }

    /// <summary>Opens the comment again.</summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotResolve"/> has a reason.</exception>
    public void Unresolve(PersonId by, bool mayWrite)
    {
        StoredText.Refuse(WhyNotResolve(by, mayWrite));
        (ResolvedAt, ResolvedBy, Version) = (null, null, Version + 1);
    }

    /// <summary>Why the suggestion cannot be taken over; null when it can. Whether its paragraph is still there is asked besides.</summary>
    public string? WhyNotTakeOver() =>
        DeletedAt is not null ? "The comment was taken back."
        : Suggestion is null ? "The comment suggests nothing."
        : TakenOverIn is not null ? "The suggestion was taken over already."
        : null;

    /// <summary>The suggestion stands in the text now, and the comment is resolved.</summary>
    /// <param name="revision">The revision that has it.</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotTakeOver"/> has a reason.</exception>
    public void BeTakenOver(int revision, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotTakeOver());
        (TakenOverIn, ResolvedAt, ResolvedBy) = (revision, now, by);
        Version++;
    }
}

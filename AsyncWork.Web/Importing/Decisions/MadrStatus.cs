using System.Text.RegularExpressions;
using AsyncWork.Domain.Decisions;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>What the status of a record says.</summary>
/// <param name="Because">As it is kept with a decision that ended; empty for none.</param>
/// <param name="By">What took its place, as it is named: a file, a number; null for nothing.</param>
/// <param name="IsKnown">False for words that nobody here knows.</param>
sealed partial record MadrStatus(DecisionState State, string Because = "", string? By = null, bool IsKnown = true)
{
    /// <summary>A record without a status holds: that is how MADR means it.</summary>
    public static MadrStatus Of(string? status)
    {
        var words = (status ?? "").Trim();
        return MadrReader.KeyOf(words) switch
        {
            "" or "ACCEPTED" or "APPROVED" or "DECIDED" or "IMPLEMENTED" or "DONE" or "FINAL" => new(DecisionState.Decided),
            "PROPOSED" or "ONHOLD" or "OPEN" or "PENDING" or "INREVIEW" => new(DecisionState.Proposed),
            "DRAFT" => new(DecisionState.Draft),
            "REJECTED" or "DECLINED" => new(DecisionState.Rejected),
            "WITHDRAWN" or "CANCELLED" or "CANCELED" => new(DecisionState.Withdrawn, "withdrawn where it came from"),
            "DEPRECATED" or "OBSOLETE" or "RETIRED" => new(DecisionState.Superseded, "deprecated where it came from"),
            var key when key.StartsWith("SUPERSEDED", StringComparison.Ordinal) => new(
                DecisionState.Superseded,
                words.Length > 200 ? words[..200] : words,
                NamedIn(words)
            ),
            _ => new(DecisionState.Proposed, IsKnown: false),
        };
    }

    /// <summary>The status of a decision in the words of MADR.</summary>
    public static string WordsOf(DecisionState state) =>
        state switch
        {
            DecisionState.Draft => "draft",
            DecisionState.Proposed or DecisionState.Deciding => "proposed",
            DecisionState.Rejected => "rejected",
            DecisionState.Withdrawn => "withdrawn",
            DecisionState.Superseded => "deprecated",
            DecisionState.Expired => "on hold",
            _ => "accepted",
        };

    static string? NamedIn(string words)
    {
        if (Linked().Match(words) is { Success: true } link)
            return link.Groups["file"].Value;
        var by = words.IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        return by < 0 || words[(by + 4)..].Trim() is not { Length: > 0 } named ? null : named;
    }

    [GeneratedRegex(@"\]\((?<file>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Linked();
}

namespace AsyncWork.Domain.Decisions;

/// <summary>One count of a ranked vote.</summary>
/// <param name="Votes">First places among the options that are left, by option.</param>
/// <param name="Out">The options that leave after it; empty after the last count.</param>
public sealed record RunoffCount(IReadOnlyDictionary<int, int> Votes, IReadOnlyList<int> Out);

/// <summary>
/// A ranked vote: while no option is first on more than half of the ballots that still count, the one with the fewest first places leaves. Where
/// several have equally few, each of them is tried: a winner is who wins however the tie is broken, otherwise all who could win are tied.
/// </summary>
/// <param name="Winners">One option, or all that are tied, in the order of the options.</param>
/// <param name="Counts">How it came about; where several were equally few, the last of them in the list leaves first.</param>
public sealed record InstantRunoff(IReadOnlyList<int> Winners, IReadOnlyList<RunoffCount> Counts)
{
    /// <param name="options">Ids in their order.</param>
    /// <param name="ballots">Each names options in the voter's order; those left out are worth nothing to them.</param>
    public static InstantRunoff Of(IReadOnlyList<int> options, IReadOnlyList<IReadOnlyList<int>> ballots)
    {
        var winners = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        var won = Winners([.. options]);
        return new([.. options.Where(won.Contains)], [.. Counts()]);

        HashSet<int> Winners(List<int> left)
        {
            var key = string.Join(',', left);
            if (winners.TryGetValue(key, out var known))
                return known;
            var votes = Count(left);
            var last = Last(left, votes);
            return winners[key] =
                Majority(votes) is { } winner ? [winner]
                : last.Count == left.Count && last.Count == 1 ? [.. left]
                : [.. last.SelectMany(l => Winners([.. left.Where(o => o != l)]))];
        }

        IEnumerable<RunoffCount> Counts()
        {
            List<int> left = [.. options];
            while (true)
            {
                var votes = Count(left);
                if (Majority(votes) is not null || left.Count == 1)
                {
                    yield return new(votes, []);
                    yield break;
                }
                var gone = Last(left, votes)[^1];
                yield return new(votes, [gone]);
                left = [.. left.Where(o => o != gone)];
            }
        }

        Dictionary<int, int> Count(List<int> left)
        {
            var votes = left.ToDictionary(o => o, _ => 0);
            foreach (var ballot in ballots)
                if (ballot.FirstOrDefault(votes.ContainsKey) is > 0 and var first)
                    votes[first]++;
            return votes;
        }
    }

    static int? Majority(Dictionary<int, int> votes)
    {
        var counted = votes.Values.Sum();
        foreach (var (option, count) in votes)
            if (count * 2 > counted)
                return option;
        return null;
    }

    /// <summary>Those with the fewest first places; all that nobody put first leave before any other, and it makes no difference in which order.</summary>
    static List<int> Last(List<int> left, Dictionary<int, int> votes)
    {
        var fewest = left.Min(o => votes[o]);
        List<int> last = [.. left.Where(o => votes[o] == fewest)];
        return fewest == 0 && last.Count < left.Count ? [last[^1]] : last;
    }
}

namespace AsyncWork.Domain.Onboarding;

public enum StepChangeKind
{
    Added,
    Changed,
    Moved,
    Removed,
}

/// <summary>How a step differs between two versions.</summary>
/// <param name="Key">See <see cref="WrittenStep.Key"/>.</param>
/// <param name="Before">Null for one that was added.</param>
/// <param name="After">Null for one that was removed.</param>
/// <param name="What">What of it changed, in words; empty unless it was changed.</param>
public sealed record StepChange(
    StepChangeKind Kind,
    Guid Key,
    StepContent? Before,
    StepContent? After,
    IReadOnlyList<string> What
)
{
    public string Title => (After ?? Before)!.Title;

    /// <summary>Added, changed and moved steps in the order in which they stand now, then those that were removed.</summary>
    public static IReadOnlyList<StepChange> Between(IReadOnlyList<StepSnapshot> before, IReadOnlyList<StepSnapshot> after)
    {
        var old = before.ToDictionary(s => s.Key, s => s.Content);
        var moved = MovedOf(before, after);
        var kept = after.Select(s => s.Key).ToHashSet();
        var changes = new List<StepChange>();
        foreach (var (key, content) in after)
            if (!old.TryGetValue(key, out var was))
                changes.Add(new(StepChangeKind.Added, key, null, content, []));
            else if (WhatOf(was, content) is { Count: > 0 } what)
                changes.Add(new(StepChangeKind.Changed, key, was, content, what));
            else if (moved.Contains(key))
                changes.Add(new(StepChangeKind.Moved, key, was, content, []));
        changes.AddRange(
            before
                .Where(s => !kept.Contains(s.Key))
                .Select(s => new StepChange(StepChangeKind.Removed, s.Key, s.Content, null, []))
        );
        return changes;
    }

    static List<string> WhatOf(StepContent was, StepContent now)
    {
        var what = new List<string>();
        Compare(was.Title == now.Title, "title");
        Compare(was.Phase == now.Phase, "heading");
        Compare(was.Text.Text == now.Text.Text, "text");
        Compare(was.Kind == now.Kind, "kind");
        Compare(was.Owner == now.Owner && was.OwnerId == now.OwnerId, "owner");
        Compare(was.DueDays == now.DueDays, "due day");
        Compare(was.IsRequired == now.IsRequired, now.IsRequired ? "now required" : "now optional");
        Compare(was.Url == now.Url, "link");
        Compare(was.Questions == now.Questions, "questions");
        Compare(was.Fields == now.Fields, "fields");
        Compare(was.Depth == now.Depth, "nesting");
        return what;

        void Compare(bool isSame, string word)
        {
            if (!isSame)
                what.Add(word);
        }
    }

    /// <summary>The fewest steps that must be said to have moved: all but the longest row that kept its order.</summary>
    static HashSet<Guid> MovedOf(IReadOnlyList<StepSnapshot> before, IReadOnlyList<StepSnapshot> after)
    {
        var place = before.Select((s, i) => (s.Key, Place: i)).ToDictionary(s => s.Key, s => s.Place);
        var keys = after.Select(s => s.Key).Where(place.ContainsKey).ToList();
        // The end of the best row of each length, and where each came from.
        var (ends, from) = (new List<int>(), new int[keys.Count]);
        for (var i = 0; i < keys.Count; i++)
        {
            var at = ends.BinarySearch(i, Comparer<int>.Create((a, b) => place[keys[a]].CompareTo(place[keys[b]])));
            at = at < 0 ? ~at : at;
            from[i] = at > 0 ? ends[at - 1] : -1;
            if (at == ends.Count)
                ends.Add(i);
            else
                ends[at] = i;
        }
        var moved = keys.ToHashSet();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = from[i])
            moved.Remove(keys[i]);
        return moved;
    }
}

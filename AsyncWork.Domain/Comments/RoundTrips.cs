using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Comments;

/// <summary>
/// How often two people wrote back and forth in a conversation (product.md P13): A, B, A, B, A, B are three round trips. What others write between
/// does not count against it, and several comments in a row are one turn.
/// </summary>
public static class RoundTrips
{
    /// <summary>From so many on, talking is quicker.</summary>
    public const int Enough = 3;

    /// <param name="writers">Who wrote the comments, in their order; null for somebody unknown here.</param>
    /// <returns>Those of the two who went back and forth most.</returns>
    public static int Of(IReadOnlyList<PersonId?> writers)
    {
        List<PersonId> known = [.. writers.OfType<PersonId>()];
        List<PersonId> people = [.. known.Distinct()];
        var most = 0;
        for (var i = 0; i < people.Count; i++)
        for (var j = i + 1; j < people.Count; j++)
            most = Math.Max(most, Between(known, people[i], people[j]));
        return most;
    }

    static int Between(List<PersonId> writers, PersonId one, PersonId other)
    {
        var turns = 0;
        PersonId? last = null;
        foreach (var writer in writers.Where(w => w == one || w == other))
        {
            if (writer == last)
                continue;
            turns++;
            last = writer;
        }
        return turns / 2;
    }
}

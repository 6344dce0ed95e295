using AsyncWork.Domain.People;
using AsyncWork.Web.Pages.People;

namespace AsyncWork.Web.Pages.Comments;

/// <summary>People whom a text names with an @: by their whole name, or by the first part of it when only one person has that.</summary>
public static class Mentions
{
    public static HashSet<PersonId> In(string? text, IReadOnlyList<PersonName> people)
    {
        var found = new HashSet<PersonId>();
        if (text is null || !text.Contains('@', StringComparison.Ordinal))
            return found;
        var names = Names(people);
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // An address such as mia@company.example names nobody.
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                continue;
            foreach (var (name, person) in names)
                if (IsAt(text, at + 1, name))
                {
                    found.Add(person);
                    break;
                }
        }
        return found;
    }

    static bool IsAt(string text, int at, string name) =>
        string.Compare(text, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length >= text.Length || !char.IsLetterOrDigit(text[at + name.Length]));

    /// <summary>The longest first, so that one name within another is not taken for it.</summary>
    static List<(string Name, PersonId Person)> Names(IReadOnlyList<PersonName> people) =>
        [
            .. people
                .GroupBy(p => p.Name.Split(' ')[0], StringComparer.OrdinalIgnoreCase)
                .Where(first => first.Count() == 1)
                .Select(first => (first.Key, first.Single().Id))
                .Concat(people.Select(p => (p.Name, p.Id)))
                .Where(n => n.Item1 != "")
                .OrderByDescending(n => n.Item1.Length)
                .ThenBy(n => n.Id),
        ];
}

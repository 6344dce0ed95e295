using AsyncWork.Domain.Boards;
using AsyncWork.Domain.People;
using AsyncWork.Web.Importing.Boards;

namespace AsyncWork.Web.Pages.Boards.Import;

/// <summary>What the form says of a file: its lists and people are in the order of the file.</summary>
public sealed class LookInput
{
    public string? Name { get; set; }
    public int Team { get; set; }
    public IList<string?> Lists { get; set; } = [];
    public IList<int> People { get; set; } = [];
    public bool MovesComplete { get; set; }

    internal BoardImportChoices Choices(
        IReadOnlyList<ForeignList> lists,
        IReadOnlyList<ForeignPerson> people,
        IReadOnlySet<int> here
    ) =>
        new()
        {
            Name = Name ?? "",
            Team = Team,
            Lists = lists
                .Zip(Lists)
                .Where(l => l.Second is not null)
                .ToDictionary(l => l.First.Key, l => l.Second!, StringComparer.Ordinal),
            People = people
                .Zip(People)
                .Where(p => here.Contains(p.Second))
                .ToDictionary(p => p.First.Key, p => (PersonId?)new PersonId(p.Second), StringComparer.Ordinal),
            MovesComplete = MovesComplete,
        };

    /// <summary>What is chosen for a list: as sent; else the column of the same name, or a new one of the state its name suggests.</summary>
    internal string ChoiceOf(int index, ForeignList list, IReadOnlyList<Column> columns) =>
        index < Lists.Count && Lists[index] is { } sent ? sent
        : columns.FirstOrDefault(c => string.Equals(c.Name, list.Name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? $"{same.Id}"
        : $"{list.Guess}";

    /// <summary>Who a person of the file is: as sent; else the only one here of that name or address.</summary>
    internal int PersonOf(int index, ForeignPerson person, IReadOnlyList<PersonHere> people) =>
        index < People.Count ? People[index]
        : people.Where(p => IsAlike(p, person)).Take(2).ToList() is [var only] ? only.Id.Value
        : 0;

    static bool IsAlike(PersonHere here, ForeignPerson person) =>
        string.Equals(here.Name, person.Name, StringComparison.OrdinalIgnoreCase)
        || person.Alias.Length > 0
            && here.Email is { } email
            && (
                string.Equals(email, person.Alias, StringComparison.OrdinalIgnoreCase)
                || email.StartsWith(person.Alias + "@", StringComparison.OrdinalIgnoreCase)
            );
}

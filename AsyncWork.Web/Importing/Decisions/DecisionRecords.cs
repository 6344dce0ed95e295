using System.Globalization;
using AsyncWork.Domain.Decisions;
using AsyncWork.Domain.People;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>A decision with what its record says of people and of other decisions.</summary>
/// <param name="NamesOf">What a person may be called in a record, the name first; empty for somebody who is not known.</param>
/// <param name="SupersededBy">Number and title of the one that took its place; null for none.</param>
sealed record DecisionToWrite(
    Decision Decision,
    Func<PersonId, IReadOnlyList<string>> NamesOf,
    (int Number, string Title)? SupersededBy
)
{
    /// <summary>Who takes this part, by name.</summary>
    public IReadOnlyList<string> With(DecisionPart part) =>
        [
            .. Decision
                .With(part)
                .Select(p => NamesOf(p) is [var name, ..] ? name : null)
                .OfType<string>()
                .Order(StringComparer.CurrentCulture),
        ];
}

/// <summary>Decisions as records of MADR (product.md D2). What a record had in its front matter stays, but for what has changed since.</summary>
static class DecisionRecords
{
    /// <summary>"0042-use-tabs.md"</summary>
    public static string FileNameOf(int number, string title)
    {
        var slug = Team.SlugOf(title);
        if (slug.Length > 80)
            slug = slug[..80].TrimEnd('-');
        return string.Create(CultureInfo.InvariantCulture, $"{number:0000}-{(slug.Length > 0 ? slug : "decision")}.md");
    }

    /// <param name="fileOf">The file of a decision that is written too; null for others.</param>
    public static MadrRecord Of(DecisionToWrite written, Func<int, string?> fileOf)
    {
        var decision = written.Decision;
        return MadrLinks.With(Plain(decision), url => FileAt(url, fileOf)) with { Front = FrontOf(written, fileOf) };
    }

    /// <summary>What it says, with links as they are stored.</summary>
    public static MadrRecord Plain(Decision decision) =>
        new(decision.Title)
        {
            FileName = FileNameOf(decision.Number, decision.Title),
            Front = new(decision.FrontMatter),
            Context = decision.Context.Text,
            Drivers = decision.Drivers.Text,
            Options = [.. decision.Options.OrderBy(o => o.Rank).Select(o => new MadrOption(o.Title, o.About.Text, o.IsChosen))],
            Outcome = decision.Outcome.Text,
            Consequences = decision.Consequences.Text,
            Confirmation = decision.Confirmation.Text,
            More = decision.More.Text,
        };

    static string? FileAt(string url, Func<int, string?> fileOf) =>
        url.StartsWith("/decisions/", StringComparison.OrdinalIgnoreCase)
        && DecisionNumber.Read(url[11..].Split('#', '?')[0]) is { } number
            ? fileOf(number)
            : null;

    static FrontMatter FrontOf(DecisionToWrite written, Func<int, string?> fileOf)
    {
        var (decision, front) = (written.Decision, new FrontMatter(written.Decision.FrontMatter));
        var status = front.Value("status");
        var isNew = decision.FrontMatter.Length == 0 && decision.SourceKey is null;
        if (written.SupersededBy is { } by)
        {
            var name = DecisionNumber.Text(by.Number);
            if (MadrStatus.Of(status).State != DecisionState.Superseded || fileOf(by.Number) is not null)
                front.Set("status", fileOf(by.Number) is { } file ? $"superseded by [{name}]({file})" : $"superseded by {name}");
        }
        else if (isNew || MadrStatus.Of(status).State != decision.State)
            front.Set("status", MadrStatus.WordsOf(decision.State));
        var day = decision.DecidedAt is { } at ? at.InUtc().Date : (LocalDate?)null;
        if (day is { } decided && DecisionFates.DateOf(front)?.InUtc().Date != decided)
            front.Set("date", LocalDatePattern.Iso.Format(decided));
        foreach (
            var (key, part) in ((string, DecisionPart)[])
                [
                    ("decision-makers", DecisionPart.Decides),
                    ("consulted", DecisionPart.Consulted),
                    ("informed", DecisionPart.Informed),
                ]
        )
        {
            var said = front.Names(key);
            // Names that nobody here has stand beside those that are known.
            string[] more =
            [
                .. decision
                    .With(part)
                    .Select(written.NamesOf)
                    .Where(names => names.Count > 0 && !names.Intersect(said, StringComparer.OrdinalIgnoreCase).Any())
                    .Select(names => names[0])
                    .Order(StringComparer.Ordinal),
            ];
            if (more.Length > 0)
                front.Set(key, [.. said, .. more]);
        }
        string[] tags = [.. decision.Tags.Select(t => t.Tag).Order(StringComparer.Ordinal)];
        if (!tags.ToHashSet(StringComparer.Ordinal).SetEquals(Lower(front.Names("tags"))))
            front.Set("tags", tags);
        return front;
    }

#pragma warning disable CA1308 // tags are written in lower case
    static IEnumerable<string> Lower(IReadOnlyList<string> tags) => tags.Select(t => t.ToLowerInvariant());
#pragma warning restore CA1308
}

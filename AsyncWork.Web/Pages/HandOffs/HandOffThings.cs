using System.Globalization;
using AsyncWork.Domain;
using AsyncWork.Domain.Decisions;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Pages.HandOffs;

/// <summary>A card, a page or a decision that is handed over, for the eyes of somebody.</summary>
/// <param name="Place">Where it stands: its board, its space, its number.</param>
/// <param name="Number">Of a decision.</param>
/// <param name="Address">Space and slug of a page, joined by a slash.</param>
/// <param name="Board">Of a card.</param>
/// <param name="MayGive">They work on it, and do not only look.</param>
public sealed record HandOffThing(
    SubjectKind Kind,
    int Id,
    string Title,
    string Place,
    int? Number,
    string? Address,
    int? Board,
    bool MayGive
)
{
    public Subject Subject => new(Kind, Id);

    /// <summary>As a form carries it: <c>card-12</c>.</summary>
    public string Key => HandOffThings.KeyOf(Subject);
    public string Url =>
        Kind switch
        {
            SubjectKind.Card => string.Create(CultureInfo.InvariantCulture, $"/cards/{Id}"),
            SubjectKind.Decision => DecisionNumber.Url(Number ?? 0),
            _ => $"/wiki/{Address}",
        };
    public string Icon =>
        Kind switch
        {
            SubjectKind.Card => "board",
            SubjectKind.Decision => "decision",
            _ => "wiki",
        };
}

/// <summary>Finds what is handed over.</summary>
public static class HandOffThings
{
    public static string KeyOf(Subject subject) =>
        string.Create(CultureInfo.InvariantCulture, $"{subject.Kind.ToString().ToLowerInvariant()}-{subject.Id}");

    /// <summary>What a form carried; null for anything else.</summary>
    public static Subject? Read(string? key) =>
        key?.Split('-') is [var kind, var id] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? kind switch
            {
                "card" => Subject.Card(number),
                "page" => Subject.Page(number),
                "decision" => Subject.Decision(number),
                _ => null,
            }
            : null;

    /// <summary>What of these this person sees, in the order they were given.</summary>
    public static async Task<IReadOnlyList<HandOffThing>> LoadAsync(
        AppDbContext db,
        Viewer viewer,
        IReadOnlyCollection<Subject> subjects,
        CancellationToken cancellation = default
    )
    {
        var found = new List<HandOffThing>();
        if (IdsOf(SubjectKind.Card) is { Count: > 0 } cards)
            found.AddRange(await db.ListCardsToHandOff(viewer, cards).ToListAsync(cancellation));
        if (IdsOf(SubjectKind.Page) is { Count: > 0 } pages)
            found.AddRange(await db.ListPagesToHandOff(viewer, pages).ToListAsync(cancellation));
        if (IdsOf(SubjectKind.Decision) is { Count: > 0 } decisions)
            found.AddRange(await db.ListDecisionsToHandOff(viewer, decisions).ToListAsync(cancellation));
        return [.. subjects.Select(s => found.Find(f => f.Subject == s)).OfType<HandOffThing>()];

        List<int> IdsOf(SubjectKind kind) => [.. subjects.Where(s => s.Kind == kind).Select(s => s.Id).Distinct()];
    }

    /// <summary>What stands at an address of the app, or is named by a number: <c>/cards/12</c>, <c>D-0042</c>, <c>/wiki/handbook/deploy</c>.</summary>
    /// <param name="host">Of this site, whose addresses are often copied whole.</param>
    public static async Task<Subject?> FindAsync(
        AppDbContext db,
        Viewer viewer,
        string? typed,
        string host,
        CancellationToken cancellation = default
    )
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0 or > 500)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            text = uri!.Authority == host ? uri.AbsolutePath : "";
        switch (text.Trim('/').Split('/'))
        {
            case ["cards", var id] when int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var card):
                return Subject.Card(card);
            case ["decisions", var named] when DecisionNumber.Read(named) is { } number:
                return await FindDecisionAsync(number);
            case ["wiki", var space, var slug]:
                return await db.FindPageToHandOff(viewer, space, slug).SingleOrDefaultAsync(cancellation) is var page and > 0
                    ? Subject.Page(page)
                    : null;
            case [var only] when int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var card):
                return Subject.Card(card);
            case [var only] when DecisionNumber.Read(only) is { } number:
                return await FindDecisionAsync(number);
            default:
                return null;
        }

        async Task<Subject?> FindDecisionAsync(int number) =>
            await db.FindDecisionToHandOff(viewer, number).SingleOrDefaultAsync(cancellation) is var found and > 0
                ? Subject.Decision(found)
                : null;
    }
}

using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.HandOffs;
using NodaTime;

namespace AsyncWork.Web.Pages.Onboarding.Leaving;

/// <summary>
/// What one person gives of another to a third, and what becomes of it. What the viewer may not see is given too, and counted, but never named.
/// </summary>
public sealed class Transfer(PersonId from, string fromName, Taker to, Viewer by, Instant now)
{
    /// <summary>More reasons than these are not read.</summary>
    const int MostReasons = 20;
    readonly List<(OwnedKind Kind, string Url)> given = [];
    readonly List<(string Title, string Reason)> refused = [];

    public PersonId From => from;
    public string FromName => fromName;
    public Taker To => to;
    public Viewer By => by;
    public Instant Now => now;
    public int Given => given.Count;

    public bool Gave(OwnedKind kind) => given.Exists(g => g.Kind == kind);

    /// <summary>What stays where it is, with the reason; the first of them.</summary>
    public IEnumerable<(string Title, string Reason)> Refused => refused.Take(MostReasons);
    public int RefusedSeen => refused.Count;
    public int RefusedHidden { get; private set; }
    public bool IsWhole => RefusedSeen + RefusedHidden == 0;

    /// <summary>"12 cards, 3 pages and a decision".</summary>
    public string What
    {
        get
        {
            string[] parts = [.. given.GroupBy(g => g.Kind).OrderBy(g => g.Key).Select(g => g.Key.Count(g.Count()))];
            return parts is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} and {last}" : parts[0];
        }
    }

    /// <summary>Where each thing is that was given.</summary>
    public IReadOnlyCollection<string> Urls => [.. given.Select(g => g.Url).Distinct(StringComparer.Ordinal)];

    /// <summary>Where all of it is: itself, when it is one thing.</summary>
    public string Url =>
        given.Count == 1 ? given[0].Url
        : given.TrueForAll(g => g.Kind is OwnedKind.Pages) ? "/wiki/stale"
        : "/work";

    public void Give(OwnedKind kind, string url) => given.Add((kind, url));

    public void Refuse(string title, bool isSeen, string reason)
    {
        if (isSeen)
            refused.Add((title, reason));
        else
            RefusedHidden++;
    }
}

using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AsyncWork.Web.Importing.Decisions;

/// <summary>Links between records: by file in files, by address here.</summary>
static class MadrLinks
{
    /// <summary>The record with other addresses in its links.</summary>
    /// <param name="to">The new address of one; null for one that stays.</param>
    public static MadrRecord With(MadrRecord record, Func<string, string?> to) =>
        record with
        {
            Context = With(record.Context, to),
            Drivers = With(record.Drivers, to),
            Options = [.. record.Options.Select(o => o with { About = With(o.About, to) })],
            Outcome = With(record.Outcome, to),
            Consequences = With(record.Consequences, to),
            Confirmation = With(record.Confirmation, to),
            More = With(record.More, to),
        };

    /// <summary>Addresses that name a file near the record.</summary>
    public static IEnumerable<string> FilesIn(MadrRecord record) =>
        record
            .Options.Select(o => o.About)
            .Concat([record.Context, record.Drivers, record.Outcome, record.Consequences, record.Confirmation, record.More])
            .Where(t => t.Contains("](", StringComparison.Ordinal))
            .SelectMany(t => new MarkdownSource(t).Document.Descendants<LinkInline>())
            .Select(l => l.Url ?? "")
            .Where(u => u.Length > 0 && u[0] != '/' && u[0] != '#' && !u.Contains(':', StringComparison.Ordinal));

    /// <summary>The name of the file at an address: records lie in one folder.</summary>
    public static string NameOf(string url)
    {
        var path = url.Split('#', '?')[0];
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }

    static string With(string text, Func<string, string?> to)
    {
        if (!text.Contains("](", StringComparison.Ordinal))
            return text;
        var source = new MarkdownSource(text);
        return source.With(
            source
                .Document.Descendants<LinkInline>()
                .Where(l => l is { Url.Length: > 0, UrlSpan.IsEmpty: false, IsAutoLink: false })
                .Select(l => (l.UrlSpan, To: to(l.Url!)))
                .Where(l => l.To is not null)
                .Select(l => (l.UrlSpan.Start, l.UrlSpan.Length, l.To!))
        );
    }
}

using AsyncWork.E2E.Support;

namespace AsyncWork.E2E.Load;

/// <summary>What a load run was asked to do.</summary>
/// <param name="Url">A running app; null starts one.</param>
/// <param name="App">The folder of a published app to start; null takes the one built with this program.</param>
/// <param name="People">Size of the demo company; null is the usual one.</param>
/// <param name="Months">Months of its history; null is the usual number.</param>
/// <param name="Pages">So many pages are brought into the wiki to be searched in; null for none.</param>
/// <param name="Seconds">How long each address is asked at each number of connections.</param>
/// <param name="Only">Parts of the names of the surfaces to ask, with commas between them; null for all.</param>
internal sealed record LoadOptions(
    Uri? Url,
    string? App,
    int? People,
    int? Months,
    int? Pages,
    int Seconds,
    Uri? Floor,
    string? Json,
    string? Only
)
{
    public static readonly string[] Names = ["url", "app", "people", "months", "pages", "seconds", "floor", "json", "only"];

    /// <summary>The surfaces asked for, in their order.</summary>
    public IReadOnlyList<Surface> Surfaces =>
        [
            .. Surface.All.Where(s =>
                (Only is null || Only.Split(',').Any(part => s.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
                && (Pages is not null || !s.SearchesPages)
            ),
        ];

    /// <exception cref="UsageException">An option is wrong, names no surface, or an address is not on this machine.</exception>
    public static LoadOptions From(Options options)
    {
        var asked = new LoadOptions(
            OnThisMachine(options.Url("url")),
            options.Text("app"),
            options.Text("people") is null ? null : options.Number("people", 0, 6, 2000),
            options.Text("months") is null ? null : options.Number("months", 0, 1, 60),
            options.Text("pages") is null ? null : options.Number("pages", 0, 1, 20_000),
            options.Number("seconds", 3, 1, 60),
            OnThisMachine(options.Url("floor")),
            options.Text("json"),
            options.Text("only")
        );
        return asked.Surfaces.Count > 0
            ? asked
            : throw new UsageException(
                $"No address has “{asked.Only}” in it. There are: {string.Join(", ", Surface.All.Select(s => s.Name))}."
            );
    }

    private static Uri? OnThisMachine(Uri? url) =>
        url is null or { IsLoopback: true }
            ? url
            : throw new UsageException(
                $"{url.Host} is another machine: load is only put on this one (127.0.0.1), never on a server people use."
            );
}

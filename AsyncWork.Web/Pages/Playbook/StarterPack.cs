namespace AsyncWork.Web.Pages.Playbook;

/// <summary>A ready page.</summary>
public sealed record StarterPage(string Title, string Text);

/// <summary>Ten ready pages in several languages, with which a playbook begins (product.md P15).</summary>
public static class StarterPack
{
    public static readonly IReadOnlyList<(string Code, string Name)> Languages = [("en", "English"), ("de", "Deutsch")];

    /// <summary>In their order; none for a language that there is not.</summary>
    public static IReadOnlyList<StarterPage> Pages(string language)
    {
        if (!Languages.Any(l => l.Code == language))
            return [];
        var assembly = typeof(StarterPack).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith($"Starter/{language}/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    // The first line is the title.
                    var text = reader.ReadToEnd().ReplaceLineEndings("\n");
                    var end = text.IndexOf('\n', StringComparison.Ordinal);
                    return new StarterPage(text[2..end].Trim(), text[end..].TrimStart('\n'));
                }),
        ];
    }
}

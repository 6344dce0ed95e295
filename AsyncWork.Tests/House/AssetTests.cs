using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using AsyncWork.Tests.Frame;

namespace AsyncWork.Tests.House;

/// <summary>What the style sheets, scripts and pages must keep to.</summary>
public sealed partial class AssetTests
{
    static readonly string Tokens = Read("tokens.css");

    [Fact]
    public void Colours_are_written_in_the_token_file_only()
    {
        foreach (var file in Styles().Where(f => !f.EndsWith("tokens.css", StringComparison.Ordinal)))
            Assert.False(Colour().IsMatch(File.ReadAllText(file)), $"{Path.GetFileName(file)} writes a colour of its own.");
    }

    [Fact]
    public void Every_style_sheet_stands_in_a_layer()
    {
        foreach (var file in Styles())
            Assert.Matches(@"@layer [a-z]+( \{|,)", File.ReadAllText(file));
    }

    [Fact]
    public void No_page_has_inline_script_style_or_handler()
    {
        var pages = Directory.GetFiles(
            Path.Combine(FrameHost.Root, "AsyncWork.Web", "Pages"),
            "*.cshtml",
            SearchOption.AllDirectories
        );
        Assert.NotEmpty(pages);
        foreach (var page in pages)
            Assert.False(Inline().IsMatch(File.ReadAllText(page)), $"{page} would be blocked by the content security policy.");
    }

    [Fact, Trait("Feature", "X2")]
    public void A_choice_alone_opens_no_other_page()
    {
        foreach (var (file, form) in FormsOf("data-submit-on-change"))
            Assert.True(form.Contains("hx-get=", StringComparison.Ordinal), $"{file}: {form} would leave the page (WCAG 3.2.2).");
    }

    [Fact, Trait("Feature", "B10")]
    public void Files_may_take_longer_to_send_than_htmx_waits()
    {
        foreach (var (file, form) in FormsOf("type=\"file\"").Where(f => f.Form.Contains("hx-post=", StringComparison.Ordinal)))
            Assert.True(
                form.Contains("hx-config=\"timeout:0\"", StringComparison.Ordinal),
                $"{file}: {form} ends after a minute."
            );
    }

    /// <summary>The first tag of each form that has something in it, with the name of its file.</summary>
    static List<(string File, string Form)> FormsOf(string something)
    {
        var found = new List<(string, string)>();
        var pages = Path.Combine(FrameHost.Root, "AsyncWork.Web", "Pages");
        foreach (var page in Directory.GetFiles(pages, "*.cshtml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(page);
            for (var at = text.IndexOf(something, StringComparison.Ordinal); at >= 0; )
            {
                var form = text.LastIndexOf("<form", at, StringComparison.Ordinal);
                if (form >= 0)
                    found.Add((Path.GetRelativePath(pages, page), text[form..text.IndexOf('\n', form)]));
                at = text.IndexOf(something, at + 1, StringComparison.Ordinal);
            }
        }
        Assert.NotEmpty(found);
        return found;
    }

    [Fact]
    public void A_first_visit_fits_into_120_KB()
    {
        var own = Styles()
            .Concat(Directory.GetFiles(Path.Combine(FrameHost.WebRoot, "js"), "*.js"))
            .Append(Path.Combine(FrameHost.WebRoot, "icons.svg"))
            .Append(Path.Combine(FrameHost.WebRoot, "lib", "htmx-4.0.1", "htmx.min.js"));
        var font = new FileInfo(Path.Combine(FrameHost.WebRoot, "lib", "inter-5.3.0", "inter-latin-wght-normal.woff2")).Length;

        Assert.InRange(own.Sum(Compressed) + font, 60_000, 120_000);
        // The sheets of all pages; those of single pages load on these alone.
        var frame = File.ReadAllText(Path.Combine(FrameHost.Root, "AsyncWork.Web", "Pages", "Shared", "_Assets.cshtml"));
        var everywhere = Styles().Where(f => frame.Contains($"css/{Path.GetFileName(f)}", StringComparison.Ordinal));
        Assert.InRange(everywhere.Sum(f => new FileInfo(f).Length), 10_000, 44_000);
    }

    [Theory]
    [InlineData(""), InlineData("dark")]
    public void Words_stand_out_from_what_they_are_written_on(string theme)
    {
        var values = theme == "dark" ? DarkValues()[0] : ValuesOf(Tokens[..Tokens.IndexOf("@media", StringComparison.Ordinal)]);
        (string Ink, string Paper)[] pairs =
        [
            .. from ink in new[] { "ink-1", "ink-2" } from paper in new[] { "paper-0", "paper-1", "paper-2" } select (ink, paper),
            .. from ink in new[] { "teal", "green", "red", "amber", "blue" }
            from paper in new[] { "paper-0", "paper-1", $"{ink}-soft" }
            select (ink, paper),
            ("paper-0", "teal"),
            .. Enumerable.Range(1, 12).Select(hue => ("ink-1", $"hue-{hue}")),
        ];
        foreach (var (ink, paper) in pairs)
            Assert.True(
                Contrast(values[ink], values[paper]) >= 4.5,
                $"{ink} on {paper}: {Contrast(values[ink], values[paper]):0.00}"
            );
        foreach (var edge in new[] { "paper-4", "teal-mid" })
            Assert.True(
                Contrast(values[edge], values["paper-0"]) >= 3,
                $"{edge}: {Contrast(values[edge], values["paper-0"]):0.00}"
            );
    }

    [Fact]
    public void Dark_by_the_system_and_dark_by_choice_are_the_same()
    {
        var dark = DarkValues();

        Assert.Equal(2, dark.Count);
        Assert.True(dark[0].Count > 20);
        Assert.Equal(dark[0], dark[1]);
    }

    [Fact, Trait("Feature", "X5")]
    public void Paper_has_the_light_values_of_all_that_the_dark_theme_changes()
    {
        var light = ValuesOf(Tokens[..Tokens.IndexOf("@media", StringComparison.Ordinal)]);
        var paper = ValuesOf(Tokens[Tokens.IndexOf("@media print", StringComparison.Ordinal)..]);

        foreach (var name in DarkValues()[0].Keys)
            Assert.Equal((name, light[name]), (name, paper.GetValueOrDefault(name)));
    }

    static List<Dictionary<string, string>> DarkValues() =>
        [
            .. Tokens
                .Split(":root")
                .Where(block => block.Contains("--paper-0: #211f1c", StringComparison.Ordinal))
                .Select(ValuesOf),
        ];

    static Dictionary<string, string> ValuesOf(string block) =>
        Value().Matches(block).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value, StringComparer.Ordinal);

    static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + .05) / (dark + .05);
    }

    static double Luminance(string hex)
    {
        var channels = Enumerable
            .Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4))
            .ToArray();
        return .2126 * channels[0] + .7152 * channels[1] + .0722 * channels[2];
    }

    static string[] Styles() => Directory.GetFiles(Path.Combine(FrameHost.WebRoot, "css"), "*.css");

    static string Read(string style) => File.ReadAllText(Path.Combine(FrameHost.WebRoot, "css", style));

    static long Compressed(string file)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(File.ReadAllBytes(file));
        return bytes.Length;
    }

    [GeneratedRegex(
        @"#[0-9a-f]{3,8}\b(?=[^{}]*;)|\b(rgb|hsl|oklch|lab)a?\(",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Colour();

    [GeneratedRegex(
        @"<script(?![^>]*\bsrc=)|<style|\sstyle=""|\son[a-z]+=""|hx-on|javascript:|=""js:|Html\.Raw",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Inline();

    [GeneratedRegex(@"--(?<name>[a-z]+(-[0-9a-z]+)?): (?<value>#[0-9a-f]{6});", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}

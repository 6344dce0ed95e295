using System.Globalization;
using System.Text;
using AsyncWork.Domain.Kpis;
using AsyncWork.Web.Charts;
using AsyncWork.Web.Reports.Pdf;
using NodaTime;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Tokens;

namespace AsyncWork.Tests.Reports.Pdf;

[Trait("Feature", "K-b")]
public class MonthlyReportPdfTests
{
    [Fact]
    public void Every_figure_stands_in_the_document_as_on_the_page()
    {
        var report = SampleReport.October();
        var text = TextOf(report);
        Assert.All(
            report.Figures,
            figure =>
            {
                Assert.Contains(figure.Label, text, StringComparison.Ordinal);
                Assert.Contains(figure.ValueText, text, StringComparison.Ordinal);
                Assert.Contains(figure.ChangeText ?? figure.WhyNone![..20], text, StringComparison.Ordinal);
                Assert.Contains(figure.Meaning, text, StringComparison.Ordinal);
            }
        );
        Assert.Contains("against September 2026", text, StringComparison.Ordinal);
        Assert.Contains("Target 80 %", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31_097.1, "31,097.1 h")]
    [InlineData(1_234_567.8, "1,234,567.8 h")]
    public void A_figure_of_many_people_is_not_cut(double hours, string printed)
    {
        var october = SampleReport.October();

        var text = TextOf(
            october with
            {
                Figures = [.. october.Figures.Select(f => f.Key == "hours" ? f with { Value = (decimal)hours } : f)],
            }
        );

        Assert.Contains(printed, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(31_097, "acknowledgements due")]
    [InlineData(1_234_567, "decisions with a deadline")]
    public void How_many_stand_behind_a_figure_is_not_cut(int n, string of)
    {
        var october = SampleReport.October();
        var figure = october.Figures[0] with { N = n, NOf = of };

        var text = TextOf(october with { Sections = [new("some", "Some", "A note.", "rows", [figure])] });

        Assert.Contains(
            FigureText.Things(n, of),
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(70, "▼ 12 points, worse", "#8A5208")]
    [InlineData(90, "▲ 8 points, better", "#2B7038")]
    public void A_change_is_coloured_as_on_the_page(int coverage, string change, string color)
    {
        var october = SampleReport.October();
        var figure = october.Figures.Single(f => f.Key == "coverage") with { Value = coverage };

        using var pdf = Open(october with { Figures = [figure] });

        var colored = pdf.GetPage(1).Letters.Where(l => Hex(l.Color) == color).Select(l => l.Value);
        Assert.Contains(change, string.Concat(colored), StringComparison.Ordinal);

        static string Hex(UglyToad.PdfPig.Graphics.Colors.IColor of)
        {
            var (r, g, b) = of.ToRGBValues();
            return string.Concat(
                "#",
                string.Concat(
                    new[] { r, g, b }.Select(part =>
                        ((int)Math.Round(255 * (double)part)).ToString("X2", CultureInfo.InvariantCulture)
                    )
                )
            );
        }
    }

    [Fact]
    public void Tables_and_charts_say_the_hours_of_projects_activities_teams_and_months()
    {
        var report = SampleReport.October();
        var text = TextOf(report);
        Assert.All(report.Projects, p => Assert.Contains(FigureText.Hours(p.Minutes), text, StringComparison.Ordinal));
        Assert.All(report.Activities, a => Assert.Contains(a.Name, text, StringComparison.Ordinal));
        Assert.All(report.Teams, t => Assert.Contains(FigureText.Hours(t.CapacityMinutes), text, StringComparison.Ordinal));
        Assert.All(
            ChartGeometry.HoursByMonth(report.Trend, 1, 1).Bars,
            b => Assert.Contains(b.Number, text, StringComparison.Ordinal)
        );
    }

    [Theory]
    [Trait("Feature", "K-h")]
    [InlineData(4, true)]
    [InlineData(-14, false)]
    public void Hours_of_projects_activities_and_teams_are_compared_when_the_month_is_over(int days, bool isOver)
    {
        var october = SampleReport.October();
        var made = october.Zone.AtStartOfDay(new(2026, 11, 1)).ToInstant() + Duration.FromDays(days);

        var text = TextOf(october with { GeneratedAt = made, Figures = [] });

        Assert.Equal(isOver, text.AsSpan().ContainsAny('▲', '▼'));
        Assert.Equal(isOver, text.Contains("▼ 37.8", StringComparison.Ordinal)); // of Port portal
        Assert.Equal(isOver, text.Contains("▲ 37.3", StringComparison.Ordinal)); // of Product
        Assert.Equal(isOver, text.Contains("▲ 21.0", StringComparison.Ordinal)); // of all
    }

    [Fact]
    public void The_head_says_scope_period_moment_zone_and_reader()
    {
        var text = TextOf(SampleReport.OneTeam());
        Assert.Contains("Harbour Works", text, StringComparison.Ordinal);
        Assert.Contains("Product, 1 October 2026 to 31 October 2026.", text, StringComparison.Ordinal);
        Assert.Contains("Generated 4 November 2026, 08:30 (Europe/Berlin) for Anita Shrestha.", text, StringComparison.Ordinal);
        Assert.Contains("Scope: Product · Zone: Europe/Berlin · Figures: definitions version 1", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Łukasz Żółć")]
    [InlineData("Příliš žluťoučký")]
    [InlineData("Nguyễn Thị Hạnh")]
    [InlineData("東京 山田")]
    [InlineData("Анна Щукина")]
    public void Names_can_be_searched_and_copied(string name) =>
        Assert.Contains(name, TextOf(SampleReport.October()), StringComparison.Ordinal);

    [Fact]
    public void Joined_letters_carry_the_text_they_stand_for()
    {
        // The letters of these scripts change their form beside each other; what they stand for is kept with the glyphs.
        using var pdf = Open(SampleReport.October());
        var page = pdf.GetPage(2);
        var written = page.GetMarkedContents().SelectMany(WithChildren).Select(m => m.ActualText).OfType<string>().ToArray();
        Assert.Contains(written, t => t.StartsWith("श्र", StringComparison.Ordinal));
        var letters = string.Concat(page.Letters.Select(l => l.Value).Concat(written));
        Assert.All("محمد علي", letter => Assert.True(letters.Contains(letter, StringComparison.Ordinal), $"{letter} is missing"));
    }

    [Fact]
    public void A_table_over_several_pages_has_its_header_on_each_and_loses_no_row()
    {
        var report = SampleReport.WithProjects(100);
        using var pdf = Open(report);
        var pages = pdf.GetPages().Select(p => ContentOrderTextExtractor.GetText(p)).ToArray();
        var withRows = pages.Where(p => p.Contains("Project number", StringComparison.Ordinal)).ToArray();
        Assert.True(withRows.Length >= 3);
        Assert.All(withRows, page => Assert.Matches(@"Project\s+Hours\s+Share\s+In meetings\s+Against September\s+People", page));
        Assert.All(report.Projects, p => Assert.Matches($@"{p.Name}\b", string.Join('\n', pages)));
    }

    [Fact]
    public void Each_page_says_which_it_is_and_how_many_there_are()
    {
        using var pdf = Open(SampleReport.WithProjects(100));
        Assert.All(
            pdf.GetPages(),
            page =>
                Assert.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"Page {page.Number} of {pdf.NumberOfPages}"),
                    ContentOrderTextExtractor.GetText(page),
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_document_says_what_it_is_who_it_is_for_and_in_which_language()
    {
        using var pdf = Open(SampleReport.October());
        Assert.Equal("Monthly report, October 2026: Whole company", pdf.Information.Title);
        Assert.Equal("Anita Shrestha", pdf.Information.Author);
        Assert.Equal("Harbour Works, Whole company, key figures of October 2026", pdf.Information.Subject);
        Assert.StartsWith("D:20261104073000", pdf.Information.CreationDate, StringComparison.Ordinal);
        Assert.Equal("en", Catalog(pdf, "Lang"));
        Assert.All(pdf.GetPages(), p => Assert.Equal(PageSize.A4, p.Size));
    }

    [Fact]
    public void It_is_tagged_with_headings_tables_and_described_charts()
    {
        using var pdf = Open(SampleReport.October());
        Assert.Equal(
            "true",
            ((DictionaryToken)pdf.Structure.Catalog.CatalogDictionary.Data["MarkInfo"]).Data["Marked"].ToString(),
            ignoreCase: true
        );
        var elements = Elements(pdf, pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]).ToArray();
        Assert.Equal(1, elements.Count(e => TypeOf(e) == "H1"));
        Assert.Equal(7, elements.Count(e => TypeOf(e) == "Table"));
        Assert.Equal(
            8 + 6 + 6 + 3 + 6 + 7 + 3,
            elements.Count(e => TypeOf(e) == "TH" && e.Data["A"].ToString()!.Contains("Column", StringComparison.Ordinal))
        );
        var figures = elements.Where(e => TypeOf(e) == "Figure").Select(e => ((HexToken)e.Data["Alt"]).Data).ToArray();
        Assert.Equal(2, figures.Length);
        Assert.Contains("October 2026: 3,085.8 h logged, 493.8 h in meetings", figures[0], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Feature", "K-j")]
    public void A_long_commentary_goes_on_over_pages_under_headings_and_loses_no_word()
    {
        var words = Enumerable.Range(1, 900).Select(i => string.Create(CultureInfo.InvariantCulture, $"w{i}")).ToArray();
        var happened = string.Join(' ', words) + "\n" + new string('W', 300) + "\n\nमहिना राम्रो भयो। محمد علي";
        using var pdf = Open(
            SampleReport.October() with
            {
                Commentary = new(happened, string.Join("\n\n", words), "Anita Shrestha", new(2026, 11, 4)),
            }
        );

        var printed = pdf.GetPages().Select(p => p.GetWords().Select(w => w.Text).ToArray()).ToArray();
        Assert.All(words, w => Assert.Equal((w, 2), (w, printed.SelectMany(p => p).Count(t => t == w))));
        Assert.True(printed.Count(p => p.Contains("w900")) == 2 && !printed[0].Contains("w900"));
        Assert.Equal(300, printed.SelectMany(p => p).Where(t => t.Trim('W') == "").Sum(t => t.Length));
        Assert.All(pdf.GetPages().SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Right, 40, 595 - 40));
        Assert.All(pdf.GetPages().SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Bottom, 20, 842 - 40));
        var types = Elements(pdf, pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]).Select(TypeOf).ToArray();
        Assert.Equal(2, types.Count(t => t == "H3"));
        var from = Array.IndexOf(types, "H3");
        Assert.Equal(["H2", "H3", "P", "P", "H3"], types[(from - 1)..(from + 4)]);
        Assert.Equal(900 + 1, types.Skip(from + 4).TakeWhile(t => t == "P").Count());
    }

    [Fact]
    public void Fonts_are_in_the_document_with_the_letters_it_uses_and_no_others()
    {
        var bytes = Bytes(SampleReport.October());
        var text = PdfObjects.Text(bytes);
        foreach (
            var font in (string[])
                ["Inter-Regular", "Inter-SemiBold", "NotoSansJP-Regular", "NotoSansDevanagari-Regular", "NotoSansArabic-Regular"]
        )
            Assert.Matches($@"/BaseFont /[A-Z]{{6}}\+{font}\b", text);
        Assert.InRange(bytes.Length, 10_000, 150_000);
    }

    [Fact]
    public void A_month_without_entries_has_dashes_and_says_why()
    {
        var text = TextOf(SampleReport.Empty());
        Assert.Contains("–", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was logged in this", text, StringComparison.Ordinal);
        Assert.Contains("Nobody logged time in this month.", text, StringComparison.Ordinal);
        Assert.Contains("Shown for groups of 5 or more who log clock times", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_any_length_and_letters_of_no_font_stay_inside_the_page()
    {
        var names = (string[])
            [new string('W', 400), string.Join(' ', Enumerable.Repeat("word", 100)), "\ud83d\ude80 \ud800 \u0007 \t\n", "", " "];
        var october = SampleReport.October();
        var report = october with
        {
            Company = names[0],
            Scope = names[1],
            GeneratedFor = names[2],
            Projects = names.Select(n => october.Projects[0] with { Name = n }).ToArray(),
            Figures = october.Figures.Select(f => f with { Label = names[0], Meaning = names[1], NOf = names[1] }).ToArray(),
        };
        using var pdf = Open(report);
        Assert.All(pdf.GetPages().SelectMany(p => p.Letters), l => Assert.InRange(l.BoundingBox.Right, 40, 595 - 40));
    }

    [Fact]
    public void Equal_reports_become_equal_bytes_also_side_by_side()
    {
        var expected = Bytes(SampleReport.October());
        Parallel.For(0, 8, _ => Assert.Equal(expected, Bytes(SampleReport.October())));
    }

    static byte[] Bytes(MonthlyReport report)
    {
        using var stream = new MemoryStream();
        MonthlyReportPdf.Write(report, stream);
        return stream.ToArray();
    }

    static PdfDocument Open(MonthlyReport report) => PdfDocument.Open(Bytes(report));

    static string TextOf(MonthlyReport report)
    {
        using var pdf = Open(report);
        return string.Join('\n', pdf.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))));
    }

    static IEnumerable<MarkedContentElement> WithChildren(MarkedContentElement element) =>
        element.Children.SelectMany(WithChildren).Prepend(element);

    static string? Catalog(PdfDocument pdf, string key) => ((StringToken)pdf.Structure.Catalog.CatalogDictionary.Data[key]).Data;

    static string TypeOf(DictionaryToken element) => ((NameToken)element.Data["S"]).Data;

    static IEnumerable<DictionaryToken> Elements(PdfDocument pdf, IToken token) =>
        token switch
        {
            IndirectReferenceToken reference => Elements(pdf, pdf.Structure.GetObject(reference.Data).Data),
            ArrayToken array => array.Data.SelectMany(t => Elements(pdf, t)),
            DictionaryToken element when element.Data.TryGetValue("K", out var kids) => (
                element.Data.ContainsKey("S") ? [element] : Array.Empty<DictionaryToken>()
            ).Concat(Elements(pdf, kids)),
            _ => [],
        };
}

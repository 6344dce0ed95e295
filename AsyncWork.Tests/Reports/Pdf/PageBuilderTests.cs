using AsyncWork.Web.Reports.Pdf;

namespace AsyncWork.Tests.Reports.Pdf;

[Trait("Feature", "K-b")]
public class PageBuilderTests
{
    const float Width = 150;

    [Theory]
    [InlineData("Share of the hours that were logged on time, of all hours that people had to give in the month, holidays aside")]
    [InlineData("Anteil der Stunden, die rechtzeitig erfasst wurden – “pünktlich” heißt: vor dem nächsten Werktag, 18:00")]
    [InlineData("महीने में काम के घंटों का हिस्सा, जो समय पर दर्ज किया गया था और जिसे सभी देख सकते हैं")]
    [InlineData("साझा hours काम logged समय on time और all people महीने month")]
    public void A_line_is_as_long_as_fits(string text)
    {
        var page = new PageBuilder();

        var lines = page.Wrap(text, PdfStyle.Cell, Width, maxLines: 20);

        Assert.Equal(text, string.Join(' ', lines));
        Assert.All(lines, line => Assert.InRange(page.WidthOf(line, PdfStyle.Cell), 1, Width));
        Assert.All(
            lines.Zip(lines.Skip(1)),
            pair => Assert.True(page.WidthOf($"{pair.First} {pair.Second.Split(' ')[0]}", PdfStyle.Cell) > Width, pair.First)
        );
    }

    [Theory]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung")]
    [InlineData("क्षत्रियत्वप्रतिष्ठापनमहोत्सवसमारोहव्यवस्थापनसमितिसदस्यतानवीकरण")]
    public void A_word_wider_than_its_line_is_broken_where_the_line_ends(string word)
    {
        var page = new PageBuilder();

        var lines = page.Wrap(word, PdfStyle.Cell, Width, maxLines: 20);

        Assert.Equal(word, string.Concat(lines));
        Assert.All(lines.SkipLast(1), line => Assert.InRange(page.WidthOf(line, PdfStyle.Cell), Width - 12, Width + 0.5f));
    }

    [Fact]
    public void What_is_cut_ends_with_an_ellipsis_within_its_width()
    {
        var page = new PageBuilder();

        var line = Assert.Single(
            page.Wrap("Everything that was agreed in the second quarter", PdfStyle.Cell, Width, maxLines: 1)
        );

        Assert.EndsWith("…", line, StringComparison.Ordinal);
        Assert.InRange(page.WidthOf(line, PdfStyle.Cell), Width - 12, Width);
    }
}

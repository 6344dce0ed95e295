using System.IO.Pipelines;
using System.Text;
using AsyncWork.Web.Reports.Csv;

namespace AsyncWork.Tests.Reports.Csv;

[Trait("Feature", "K-d")]
public sealed class MonthlyReportCsvTests
{
    [Fact]
    public async Task It_begins_with_a_byte_order_mark_and_its_columns_do_not_change()
    {
        var bytes = await BytesAsync(CsvSeparator.Comma);

        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal("month,scope,section,key,name,value,unit,previous,target,n,n_of", lines[0]);
        Assert.Equal("2026-10,Whole company,figure,coverage,Coverage,86,percent,82,80,31,people", lines[2]);
        Assert.Contains("2026-10,Whole company,heat,1-09,Monday 09:00,", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public async Task A_name_that_begins_like_a_formula_is_led_by_an_apostrophe()
    {
        var text = Encoding.UTF8.GetString(await BytesAsync(CsvSeparator.Comma));

        Assert.Contains(
            ",'=1+2; a name that is not a formula,",
            text.Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(",=1+2", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CsvSeparator.Semicolon, "figure;hours;Hours logged;3085,8;hours;3064,8;")]
    [InlineData(CsvSeparator.Tab, "figure\thours\tHours logged\t3085.8\thours\t3064.8\t")]
    public async Task The_separator_brings_its_decimal_sign(CsvSeparator separator, string part) =>
        Assert.Contains(part, Encoding.UTF8.GetString(await BytesAsync(separator)), StringComparison.Ordinal);

    static async Task<byte[]> BytesAsync(CsvSeparator separator)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        MonthlyReportCsv.Write(SampleReport.October(), pipe, separator);
        await pipe.CompleteAsync();
        return stream.ToArray();
    }
}

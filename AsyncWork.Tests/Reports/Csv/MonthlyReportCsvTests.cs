using System.IO.Pipelines;
using System.Text;
using AsyncWork.Domain.Kpis;
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
        Assert.Equal("month,scope,section,key,name,value,unit,previous,target,n,n_of,frozen", lines[0]);
        Assert.Equal("2026-10,Whole company,figure,coverage,Coverage,86,percent,82,80,31,people,", lines[2]);
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

    [Theory]
    [Trait("Feature", "K-h")]
    [InlineData("finished", "12,count,,,12,cards finished")]
    [InlineData("cycle-p50", "2,days,,,12,cards finished")]
    [InlineData("cycle-p85", "4.5,days,,,12,cards finished")]
    [InlineData("on-time", "75,percent,,,8,cards due")]
    [InlineData("in-progress", "5,count,,,5,cards")]
    [InlineData("aging", "3,count,,,7,cards begun")]
    public async Task Each_number_of_a_team_says_how_many_cards_stand_behind_it(string key, string line)
    {
        var report = SampleReport.October() with { FlowByTeam = [new("product", "Product", 12, 2, 4.5m, 75, 8, 5, 3, 7)] };

        var text = Encoding.UTF8.GetString(await BytesAsync(CsvSeparator.Comma, report));

        Assert.Contains($",flow-team-{key},product,Product,{line},\r\n", text, StringComparison.Ordinal);
    }

    static async Task<byte[]> BytesAsync(CsvSeparator separator, MonthlyReport? report = null)
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        MonthlyReportCsv.Write(report ?? SampleReport.October(), pipe, separator);
        await pipe.CompleteAsync();
        return stream.ToArray();
    }
}

using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Reflection;
using System.Text;
using System.Text.Json;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.Reports;
using AsyncWork.Web.Reports.Csv;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Account.PersonalData;

/// <summary>
/// A person's data as a zip of CSV files (product.md A7), written while it is sent: a file for each part that has rows, and one that says what
/// they are. Moments are in UTC.
/// </summary>
static class PersonalDataZip
{
    /// <param name="name">What the file is called.</param>
    public static async Task SendAsync(
        HttpResponse response,
        string name,
        AppDbContext db,
        Person person,
        Instant now,
        CancellationToken cancellation
    )
    {
        await using var zip = await response.OpenZipAsync(name, cancellation);
        var about = new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"What AsyncWork stores about {person.Name}, {InstantPattern.General.Format(now)}"
            )
            .AppendLine()
            .AppendLine("Each file is a table in UTF-8, separated by commas; moments are in UTC, days are those of the person.")
            .AppendLine(
                "Texts of pages and the content of files are not in here: they belong to the space, card or decision they stand at."
            )
            .AppendLine("Passwords and other secrets are stored in a form that cannot be given out.");
        foreach (var kind in ProcessingRecord.Kinds)
        {
            about
                .AppendLine()
                .AppendLine(kind.Name)
                .AppendLine(CultureInfo.InvariantCulture, $"  What: {kind.What}.")
                .AppendLine(CultureInfo.InvariantCulture, $"  Why: {kind.Why}.")
                .AppendLine(CultureInfo.InvariantCulture, $"  Seen by: {kind.SeenBy}.")
                .AppendLine(CultureInfo.InvariantCulture, $"  Kept: {kind.Kept}.");
            foreach (var file in kind.Files)
                about.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"  {file.Name}.csv: {await PutAsync(zip, file, db, person.Id, cancellation)}"
                );
        }
        await using var entry = await zip.CreateEntry("READ-ME.txt").OpenAsync(cancellation);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(about.ToString()), cancellation);
    }

    /// <returns>How many rows there were, in words.</returns>
    static async Task<string> PutAsync(
        ZipArchive zip,
        PersonalDataFile file,
        AppDbContext db,
        PersonId person,
        CancellationToken cancellation
    )
    {
        await using var rows = file.Rows(db, person).AsAsyncEnumerable().GetAsyncEnumerator(cancellation);
        if (!await rows.MoveNextAsync())
            return "nothing is stored";
        await using var entry = await zip.CreateEntry($"{file.Name}.csv", CompressionLevel.Fastest).OpenAsync(cancellation);
        var pipe = PipeWriter.Create(entry, new(leaveOpen: true));
        var csv = new CsvRows(pipe, CsvSeparator.Comma);
        PropertyInfo[] columns = rows.Current.GetType().GetProperties();
        csv.Header([.. columns.Select(c => JsonNamingPolicy.SnakeCaseLower.ConvertName(c.Name))]);
        var count = 0;
        do
        {
            foreach (var column in columns)
                csv.Text(PlainValue.Text(column.GetValue(rows.Current)));
            csv.EndRow();
            await csv.SendIfFullAsync(cancellation);
            count++;
        } while (await rows.MoveNextAsync());
        await pipe.CompleteAsync();
        return count == 1 ? "1 row" : $"{count} rows";
    }
}

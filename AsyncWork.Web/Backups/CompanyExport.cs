using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using AsyncWork.Web.Data;
using AsyncWork.Web.Files;
using AsyncWork.Web.History;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Decisions.Export;
using AsyncWork.Web.Pages.Wiki.Export;
using AsyncWork.Web.Reports.Csv;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Backups;

/// <summary>
/// Everything that the company has stored, in forms that other programs read: each table as CSV and as JSON, the wiki and the decisions as
/// Markdown, and the files (product.md A8). By the command alone: it has hours and clock times of everybody, which no page shows to
/// others. Written while it is read; but for the decisions and the lists of pages and files, nothing is kept in memory.
/// </summary>
public sealed class CompanyExport(AppDbContext db, FileStore store, AuditTrail audit, IClock clock)
{
    public const string Exported = "exported";
    public const string Subject = "everything";

    /// <summary>Written last: an export without it was broken off.</summary>
    public const string ReadMe = "READ-ME.txt";

    /// <param name="folder">A new one, or an empty one.</param>
    public async Task<Outcome> WriteAsync(string? folder, CancellationToken cancellation = default)
    {
        if ((BackupFile.WhyNotInto(folder) ?? await DatabaseState.WhyNotReadAsync(db, cancellation)) is { } reason)
            return new(false, reason);
        var place = BackupFile.CreateFolder(folder!);
        audit.Record(Exported, Subject, place);
        await db.SaveChangesAsync(cancellation);

        var (to, about) = (new ExportFolder(place), About());
        await PutTablesAsync(to, about, cancellation);
        await PutPagesAsync(to, about, cancellation);
        await PutDecisionsAsync(to, about, cancellation);
        var missing = await PutFilesAsync(to, about, cancellation);
        await PutAsync(to, ReadMe, about.ToString(), cancellation);
        return new(
            missing == 0,
            $"{place} has everything."
                + (missing == 0 ? "" : $" Not in the store were contents of files: {missing}. Its {ReadMe} names them.")
        );
    }

    StringBuilder About() =>
        new StringBuilder()
            .AppendLine(
                CultureInfo.InvariantCulture,
                $"Everything in AsyncWork {AppVersion.Text}, {InstantPattern.General.Format(clock.GetCurrentInstant())}"
            )
            .AppendLine()
            .AppendLine(
                "tables/     each table as CSV in UTF-8; a text that a spreadsheet would take for a formula is led by an apostrophe"
            )
            .AppendLine("json/       the same tables, a JSON object per line, with texts exactly as they are")
            .AppendLine("wiki/       the published pages as Markdown, a folder per space, with their files")
            .AppendLine("decisions/  the decisions as Markdown (MADR)")
            .AppendLine("files/      each version of each file, in a folder per file, named as in table Attachments")
            .AppendLine()
            .AppendLine(
                "Moments are in UTC, days and clock times those of their place, durations in minutes unless the column says otherwise."
            )
            .AppendLine("Each table is as it was when it was read. Texts are the Markdown that was written.");

    async Task PutTablesAsync(ExportFolder to, StringBuilder about, CancellationToken cancellation)
    {
        var tables = StoredTable.Of(db);
        about.AppendLine().AppendLine("Tables and their rows");
        foreach (
            var table in tables.Where(t => !LeftOut.IsTable(t.Name)).Select(t => t.Without(c => LeftOut.IsColumn(t.Name, c)))
        )
        {
            await PutCsvAsync(to, table, cancellation);
            var rows = await PutJsonAsync(to, table, cancellation);
            about.AppendLine(CultureInfo.InvariantCulture, $"  {table.Name}: {rows:N0}");
        }
        about.AppendLine().AppendLine("Left out");
        foreach (var (name, why) in LeftOut.Why.OrderBy(l => l.Key, StringComparer.Ordinal))
            about.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {why}.");
    }

    async Task PutCsvAsync(ExportFolder to, StoredTable table, CancellationToken cancellation)
    {
        await using var entry = to.Create($"tables/{table.Name}.csv");
        var pipe = PipeWriter.Create(entry, new(leaveOpen: true));
        var csv = new CsvRows(pipe, CsvSeparator.Comma);
        csv.Header([.. table.Columns]);
        await foreach (var row in table.RowsAsync(db, cancellation))
        {
            foreach (var value in row)
                csv.Text(PlainValue.Text(value));
            csv.EndRow();
            await csv.SendIfFullAsync(cancellation);
        }
        await pipe.CompleteAsync();
    }

    async Task<long> PutJsonAsync(ExportFolder to, StoredTable table, CancellationToken cancellation)
    {
        await using var entry = to.Create($"json/{table.Name}.jsonl");
        await using var lines = new JsonLines(entry, table.Columns);
        var rows = 0L;
        await foreach (var row in table.RowsAsync(db, cancellation))
        {
            await lines.WriteAsync(row, cancellation);
            rows++;
        }
        return rows;
    }

    async Task PutPagesAsync(ExportFolder to, StringBuilder about, CancellationToken cancellation)
    {
        about.AppendLine().AppendLine("Wiki, spaces and their published pages");
        foreach (var space in await db.ListEverySpace().ToListAsync(cancellation))
        {
            var pages = PageTreeOrder.Of(await db.ListEveryExportedPage(space.Id).ToListAsync(cancellation));
            await PageFolder.WriteAsync(
                db,
                ids => db.ListEveryExportedText(ids),
                store,
                space.Slug,
                pages,
                (path, _) => Task.FromResult<Stream>(to.Create($"wiki/{space.Slug}/{path}")),
                cancellation
            );
            about.AppendLine(CultureInfo.InvariantCulture, $"  {space.Slug}: {pages.Count:N0}");
        }
    }

    async Task PutDecisionsAsync(ExportFolder to, StringBuilder about, CancellationToken cancellation)
    {
        var decisions = await db.ListEveryExportedDecision().ToListAsync(cancellation);
        foreach (var (name, text) in await db.WriteRecordsAsync(db.ListEveryReplacement(), decisions, cancellation))
            await PutAsync(to, $"decisions/{name}", text, cancellation);
        about.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Decisions: {decisions.Count}");
    }

    async Task<int> PutFilesAsync(ExportFolder to, StringBuilder about, CancellationToken cancellation)
    {
        var missing = new List<EveryFile>();
        var files = await db.ListEveryFile().ToListAsync(cancellation);
        foreach (var file in files)
            if (store.Has(file.Hash))
            {
                await using var content = store.Open(file.Hash);
                await using var entry = to.Create($"files/{file.Attachment}/{file.Number} {file.Name}");
                await content.CopyToAsync(entry, cancellation);
            }
            else
                missing.Add(file);
        about.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Files, with all versions: {files.Count}");
        foreach (var file in missing)
            about.AppendLine(
                CultureInfo.InvariantCulture,
                $"  Not in the store: version {file.Number} of “{file.Name}” (files/{file.Attachment}, of {file.Kind} {file.Subject})"
            );
        return missing.Count;
    }

    static async Task PutAsync(ExportFolder to, string name, string text, CancellationToken cancellation)
    {
        await using var entry = to.Create(name);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }
}

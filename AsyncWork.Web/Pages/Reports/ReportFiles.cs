using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using AsyncWork.Web.Reports.Csv;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AsyncWork.Web.Pages.Reports;

/// <summary>How downloads of reports are named and refused.</summary>
static class ReportFiles
{
    public const string Csv = "text/csv; charset=utf-8";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>"asyncwork-2026-10-product.pdf", "asyncwork-2026-10-rows.csv".</summary>
    public static string NameOf(ReportPeriod period, ReportScope scope, string format, string what = "") =>
        $"asyncwork-{period.Month.ToString("uuuu-MM", null)}{(scope.Slug is { } slug ? "-" + slug : "")}{what}.{format}";

    /// <summary>The separator of an address; null when it names none that there is.</summary>
    public static CsvSeparator? Separator(string? name) =>
        string.IsNullOrEmpty(name) ? CsvSeparator.Comma
        : Enum.TryParse<CsvSeparator>(name, ignoreCase: true, out var separator) && !char.IsAsciiDigit(name[0]) ? separator
        : null;

    public static ContentResult NoSuchSeparator { get; } =
        new()
        {
            Content = "The separator is comma, semicolon or tab.",
            ContentType = "text/plain; charset=utf-8",
            StatusCode = StatusCodes.Status400BadRequest,
        };

    /// <summary>Says that the answer is a file to keep; its content follows. The name may have any letters, the header may not.</summary>
    public static void IsFile(this HttpResponse response, string contentType, string name)
    {
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        response.Headers.ContentDisposition = disposition.ToString();
    }

    /// <summary>Says that the answer is a zip to keep, and opens it: what is put in is sent as it comes.</summary>
    public static Task<ZipArchive> OpenZipAsync(this HttpResponse response, string name, CancellationToken cancellation)
    {
        response.IsFile(MediaTypeNames.Application.Zip, name);
        // An archive ends each of its files with a few bytes that it writes at once.
        response.HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return ZipArchive.CreateAsync(response.Body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
    }
}

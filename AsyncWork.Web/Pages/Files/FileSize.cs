using System.Globalization;

namespace AsyncWork.Web.Pages.Files;

/// <summary>Sizes as people read them: <c>3.4 MB</c>.</summary>
public static class FileSize
{
    public static string Text(long bytes) =>
        bytes < 1000 ? $"{bytes} bytes"
        : bytes < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1000.0:0.#} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB");
}

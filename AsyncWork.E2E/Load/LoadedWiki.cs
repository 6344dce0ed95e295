using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AsyncWork.E2E.Support;

namespace AsyncWork.E2E.Load;

/// <summary>
/// Pages of six kilobytes to search in, brought by the app's own import. Their words are spread as those of a language: the n-th most frequent
/// stands in a text n times as seldom as the first.
/// </summary>
internal static class LoadedWiki
{
    private const string Import = "/wiki/product/import";
    private const int Vocabulary = 30_000;
    private const int PagesOfImport = 2_000;
    private const int Characters = 6_000;
    private const string Consonants = "bcdfghjklmnpqrstvwxz";
    private const string Vowels = "aeiou";

    /// <summary>A word that about one page in six has, and that begins others.</summary>
    public static string Word => WordOf(500);

    /// <returns>How long the import took, from its start to its last page.</returns>
    /// <exception cref="UsageException">The pages do not take it.</exception>
    public static async Task<TimeSpan> BringAsync(HttpMessageInvoker http, Session keeper, int pages)
    {
        var (random, took) = (new Random(7), TimeSpan.Zero);
        for (var first = 0; first < pages; first += PagesOfImport)
        {
            var form = await keeper.GetAsync(Import);
            var zip = Zip(first, Math.Min(PagesOfImport, pages - first), random);
            var import = await LoadedBoard.SendAsync(
                http,
                keeper.Upload(Import, Session.TokenOf(form), "files", "handbook.zip", zip)
            );
            var plan = await keeper.GetAsync(import);
            var watch = Stopwatch.StartNew();
            await LoadedBoard.SendAsync(
                http,
                keeper.Post($"{import}?handler=Start", [new("__RequestVerificationToken", Session.TokenOf(plan))])
            );
            while (await keeper.GetAsync(import) is var shown && !shown.Contains("handler=Undo", StringComparison.Ordinal))
            {
                if (shown.Contains("Nothing was stored.", StringComparison.Ordinal))
                    throw new UsageException("The import of the pages failed.");
                await Task.Delay(100);
            }
            took += watch.Elapsed;
        }
        return took;
    }

    private static byte[] Zip(int first, int count, Random random)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            for (var page = first; page < first + count; page++)
            {
                using var to = new StreamWriter(
                    zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"part-{page / 100}/page-{page}.md")).Open(),
                    Encoding.UTF8
                );
                to.Write(string.Create(CultureInfo.InvariantCulture, $"# {Any(random)} {Any(random)} {page}\n\n{Text(random)}"));
            }
        return file.ToArray();
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        while (text.Length < Characters)
        {
            for (var word = 0; word < 60; word++)
                text.Append(Any(random)).Append(' ');
            text.Append("\n\n");
        }
        return text.ToString();
    }

    private static string Any(Random random) => WordOf((int)Math.Pow(Vocabulary, random.NextDouble()));

    /// <summary>Two syllables or three, so that words begin alike as they do in a language.</summary>
    private static string WordOf(int rank) =>
        rank < 10_000
            ? Syllable(rank % 100) + Syllable(rank / 100)
            : Syllable(rank % 100) + Syllable(rank / 100 % 100) + Syllable(rank / 10_000);

    private static string Syllable(int number) => $"{Consonants[number % 20]}{Vowels[number / 20]}";
}

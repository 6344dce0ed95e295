using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsyncWork.Domain.Wiki;

namespace AsyncWork.Web.Importing.Wiki;

/// <summary>
/// Reads the Markdown files of a zip as pages (product.md D17, P17): folders are the tree, <c>index.md</c>, <c>README.md</c> or the file beside
/// a folder with its name is the folder's page, everything else belongs to the page that shows it.
/// </summary>
sealed class PageFolder
{
    /// <summary>Pages are read whole.</summary>
    const long MostText = 64L * 1024 * 1024;
    const int MostPages = 10_000;

    /// <summary>Larger ones are refused later, by a limit of their own.</summary>
    const long LargestFile = 100L * 1024 * 1024;
    const long LargestPage = 4L * WikiPage.LongestText;
    static readonly string[] Endings = [".md", ".markdown", ".mdown"];
    static readonly string[] OfFolders = ["index", "readme"];

    readonly ZipFolder zip;
    readonly Action<int> tell;
    readonly LossList losses = new();
    readonly string top;
    readonly Dictionary<string, ZippedFile> markdown = new(StringComparer.Ordinal);
    readonly Dictionary<string, ZippedFile> files = new(StringComparer.Ordinal);

    /// <param name="tell">Hears how many pages were read.</param>
    PageFolder(ZipFolder zip, Action<int> tell)
    {
        (this.zip, this.tell) = (zip, tell);
        var kept = zip.Files.Where(f => !IsOfATool(f.Path)).ToList();
        top = CommonFolder(kept);
        foreach (var file in kept)
        {
            var path = file.Path[top.Length..];
            if (Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                markdown[path] = file;
            else
                files[path] = file;
        }
    }

    /// <exception cref="ImportRefusedException">The zip cannot be taken, or has no Markdown file.</exception>
    public static ForeignPages Read(ZipFolder zip, Action<int> tell)
    {
        var folder = new PageFolder(zip, tell);
        if (folder.markdown.Count == 0)
            throw new ImportRefusedException("There is no Markdown file in it. Pages come from files whose names end in .md.");
        if (folder.markdown.Count > MostPages)
            throw new ImportRefusedException($"These are more than {MostPages:N0} pages. Send the folders one by one.");
        if (folder.markdown.Values.Sum(f => f.Bytes) > MostText)
            throw new ImportRefusedException(
                $"The pages are larger than {MostText / 1024 / 1024} MB together. Send the folders one by one."
            );
        return folder.Read();
    }

    ForeignPages Read()
    {
        foreach (var (name, paths) in Alike(markdown.Keys.Concat(files.Keys)))
            losses.Add(
                $"“{name}” is there {paths.Count} times, written with capitals and without. Links lead to the one that is written the same."
            );
        var pages = Tree();
        var links = new PageLinks(pages, files.Keys, losses);
        var read = new List<ForeignPage>();
        var homeless = new HashSet<string>(files.Keys, StringComparer.Ordinal);
        foreach (var page in pages)
        {
            var found = links.Of(page);
            var own = found.Select(l => l.File).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            homeless.ExceptWith(own);
            read.Add(page with { Links = found, Files = own });
            tell(read.Count);
        }
        var owned = OwnersOf(homeless, pages);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        return new([.. read.Select(p => WithFiles(p, owned, hashes))], losses.All, files);
    }

    ForeignPage WithFiles(ForeignPage page, ILookup<string, string> owned, Dictionary<string, string> hashes)
    {
        var all = page.Files.Concat(owned[page.Key]).ToList();
        var text = new StringBuilder(page.Front.Raw).Append('\n').Append(page.Title).Append('\n').Append(page.Text);
        foreach (var file in all)
            text.Append('\n').Append(file).Append(' ').Append(HashOf(file, hashes));
        return page with
        {
            Files = all,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))),
        };
    }

    string HashOf(string file, Dictionary<string, string> hashes)
    {
        if (!hashes.TryGetValue(file, out var hash))
            hashes[file] = hash = Convert.ToHexStringLower(SHA256.HashData(zip.Read(files[file], LargestFile) ?? []));
        return hash;
    }

    /// <summary>Files that no page shows belong to the page of their folder.</summary>
    ILookup<string, string> OwnersOf(IEnumerable<string> homeless, List<ForeignPage> pages)
    {
        var keys = pages.Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
        var owned = new List<(string Key, string File)>();
        foreach (var file in homeless.Order(StringComparer.Ordinal))
        {
            var key = FolderOf(file);
            if (keys.Contains(key))
                owned.Add((key, file));
            else
                losses.Add($"“{file}” is shown by no page, and its folder has none. It is left out.");
        }
        return owned.ToLookup(o => o.Key, o => o.File, StringComparer.Ordinal);
    }

    /// <summary>All pages, those above first, each level in its order.</summary>
    List<ForeignPage> Tree()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var path in markdown.Keys.OrderBy(p => OfFolders.Contains(NameOf(p)) ? 0 : 1).ThenBy(p => p, StringComparer.Ordinal)
        )
        {
            var key = OfFolders.Contains(NameOf(path)) && FolderOf(path).Length > 0 ? FolderOf(path) : WithoutEnding(path);
            // A folder has one page; a second file that could be it is a page of its own.
            if (texts.ContainsKey(key))
                key = texts.ContainsKey(WithoutEnding(path)) ? path : WithoutEnding(path);
            texts[key] = path;
        }
        foreach (var folder in texts.Keys.SelectMany(FoldersAbove).Distinct(StringComparer.Ordinal).ToList())
            texts.TryAdd(folder, "");
        var level = new List<ForeignPage>();
        foreach (var (key, path) in texts)
            if (path.Length > 0 && Page(key, path) is { } page)
                level.Add(page);
            // What stands below a folder, or below a file that could not be read, needs a page above it.
            else if (path.Length == 0 || texts.Keys.Any(k => k.StartsWith(key + "/", StringComparison.Ordinal)))
                level.Add(new(key, key, ParentOf(key), FolderTitle(key), new(""), ""));
        return InOrder(level);
    }

    static List<ForeignPage> InOrder(List<ForeignPage> all)
    {
        var below = all.ToLookup(p => p.Parent ?? "", StringComparer.Ordinal);
        var ordered = new List<ForeignPage>();
        Put("", 0);
        return ordered;

        void Put(string parent, int depth)
        {
            foreach (var page in below[parent].OrderBy(p => PlaceOf(p.Front)).ThenBy(p => p.Key, NaturalOrder.Instance))
            {
                ordered.Add(page with { Depth = depth });
                Put(page.Key, depth + 1);
            }
        }
    }

    /// <summary>Null for a file that cannot be a page.</summary>
    ForeignPage? Page(string key, string path)
    {
        if (zip.Read(markdown[path], LargestPage) is not { } bytes || Decode(bytes, path) is not { } file)
        {
            losses.Add($"“{path}” is no text, or longer than a page can be. It is left out.");
            return null;
        }
        try
        {
            var (front, text) = FrontMatter.Split(file);
            if (front.Raw.Length > WikiPage.LongestFrontMatter)
            {
                losses.Add($"What stands above the text of “{path}” is too long to be kept. The text comes without it.");
                front = new("");
            }
            var (title, rest) = PageTitle.Of(
                front,
                text,
                OfFolders.Contains(NameOf(path)) && FolderOf(path).Length > 0 ? FolderOf(path) : WithoutEnding(path)
            );
            if (rest.Length > WikiPage.LongestText)
                throw new ImportRefusedException("It is longer than a page can be.");
            return new(key, path, ParentOf(key), title, front, rest);
        }
        catch (ImportRefusedException refused)
        {
            losses.Add($"“{path}” is left out. {refused.Message}");
            return null;
        }
    }

    static string? Decode(byte[] bytes, string path)
    {
        if (bytes.Length == 0)
            return "";
        try
        {
            using var stream = new MemoryStream(bytes);
            var text = FileText.Strict(FileText.Detect(stream)).GetString(bytes);
            return string.Concat(MarkdownSource.Clean(text).Where(c => !char.IsControl(c) || c is '\n' or '\t'));
        }
        catch (ImportRefusedException)
        {
            return null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static string FolderTitle(string key) => PageTitle.OfName(key[(key.LastIndexOf('/') + 1)..]);

    static string? ParentOf(string key) => FolderOf(key) is { Length: > 0 } folder ? folder : null;

    static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path[..slash] : "";

    static IEnumerable<string> FoldersAbove(string key)
    {
        for (var folder = FolderOf(key); folder.Length > 0; folder = FolderOf(folder))
            yield return folder;
    }

#pragma warning disable CA1308 // compared as files are named
    static string NameOf(string path) => Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
#pragma warning restore CA1308

    static string WithoutEnding(string path) => path[..^Path.GetExtension(path).Length];

    /// <summary>Where tools that make sites of such folders put a page among its neighbours.</summary>
    static double PlaceOf(FrontMatter front) =>
        ((string[])["order", "nav_order", "weight", "sidebar_position"])
            .Select(key =>
                double.TryParse(front.Value(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var place)
                    ? place
                    : (double?)null
            )
            .FirstOrDefault(place => place is not null)
        ?? double.MaxValue;

    /// <summary>What computers and tools put beside the files that people write.</summary>
    static bool IsOfATool(string path) =>
        path.Split('/').Any(p => p.StartsWith('.') || p is "__MACOSX" or "node_modules" or "Thumbs.db" or "desktop.ini");

    /// <summary>A zip of one folder is meant as that folder.</summary>
    static string CommonFolder(List<ZippedFile> files)
    {
        var first = files.Count > 0 ? files[0].Path.Split('/')[0] + "/" : "";
        return files.Count > 0 && files.TrueForAll(f => f.Path.StartsWith(first, StringComparison.Ordinal)) ? first : "";
    }

    static IEnumerable<(string Name, List<string> Paths)> Alike(IEnumerable<string> paths) =>
        paths.GroupBy(p => p, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()).Select(g => (g.Key, g.ToList()));
}

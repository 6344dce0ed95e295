using System.Runtime.CompilerServices;

namespace AsyncWork.Tests.House;

/// <summary>The files of the repository, as they are checked in.</summary>
static class Sources
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder, by pattern; nothing that a build put there.</summary>
    public static IEnumerable<(string Name, string Text)> In(string folder, string pattern) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !name.Split('/').Any(part => part is "bin" or "obj")
        orderby name
        select (name, File.ReadAllText(file));

    public static int Lines(string text) => text.TrimEnd('\n').Split('\n').Length;

    static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

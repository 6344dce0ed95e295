using AsyncWork.Web.Importing;
using AsyncWork.Web.Importing.Wiki;

namespace AsyncWork.Tests.Wiki.Import;

/// <summary>A folder of Markdown files as pages (product.md D17, P17).</summary>
[Trait("Feature", "P17")]
public sealed class PageFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("asyncwork-pages-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Folders_are_the_tree_and_index_README_or_the_file_beside_is_the_folders_page()
    {
        var pages = Read(
            ("a/index.md", "# Alpha\n\nText"),
            ("a/one.md", "---\norder: 2\n---\nx"),
            ("a/two.md", "---\norder: 1\n---\nx"),
            ("b/README.md", "---\ntitle: \"Beta: the second\"\n---\n## Not a title"),
            ("b/deep/er/x.md", "no heading"),
            ("c.md", "# Gamma"),
            ("c/10-ten.md", ""),
            ("c/9_nine.md", "")
        ).Pages;

        Assert.Equal(
            [
                (null, "a", "Alpha"),
                ("a", "a/two", "Two"),
                ("a", "a/one", "One"),
                (null, "b", "Beta: the second"),
                ("b", "b/deep", "Deep"),
                ("b/deep", "b/deep/er", "Er"),
                ("b/deep/er", "b/deep/er/x", "X"),
                (null, "c", "Gamma"),
                ("c", "c/9_nine", "Nine"),
                ("c", "c/10-ten", "Ten"),
            ],
            pages.Select(p => (p.Parent, p.Key, p.Title))
        );
        Assert.Equal("Text", pages[0].Text);
        Assert.Equal("## Not a title", pages[3].Text);
        Assert.Equal([0, 1, 1, 0, 1, 2, 3, 0, 1, 1], pages.Select(p => p.Depth));
    }

    [Fact]
    public void Links_are_found_by_path_by_address_and_by_former_address()
    {
        var foreign = Read(
            (
                "top/a.md",
                "---\npermalink: /start/\nredirect_from:\n  - /old-start/\n---\n[b](sub/b.md#Part-One) [same](#here) ![p](img/p%201.png)\n\n[x]: sub/b.md\n"
            ),
            (
                "top/sub/b.md",
                "[up](../a.md), [dir](../sub/), [site](/start), [old](/old-start/), [no](../none.md) `[code](../a.md)` [web](https://example.org/a.md) [t]({% page \"/sub/b/\" %})"
            ),
            ("top/img/p 1.png", "png")
        );
        var (a, b) = (foreign.Pages[0], foreign.Pages.Single(p => p.Key == "sub/b"));

        Assert.Equal(["sub/b", "", null, "sub/b"], a.Links.Select(l => l.Page));
        Assert.Equal(["Part-One", "here", "", ""], a.Links.Select(l => l.Anchor));
        Assert.Equal(["img/p 1.png"], a.Files);
        Assert.Equal(["a", "sub", "a", "a", "sub/b"], b.Links.Select(l => l.Page));
        Assert.Equal(
            "“sub/b.md” links to “../none.md”, which is not among the files. The link stays as it is.",
            Assert.Single(foreign.Losses)
        );
    }

    [Fact]
    public void Texts_get_links_by_name_and_keep_everything_else()
    {
        var foreign = Read(
            (
                "a.md",
                "# A\n\nSee [B](b.md), [it](b.md), [**it**](b.md), [it](b.md#x-y), ![pic](p.png) and [missing](c.md).\n\n- [ ] do [it](b.md)\n"
            ),
            ("b.md", "# B\n\nx"),
            ("p.png", "png")
        );
        var text = PageTexts.Write(
            foreign.Pages[0],
            "space",
            key => key == "b" ? new("B", "b-2") : null,
            (path, isShown) => $"/files/7{(isShown ? "?show=true" : "")}"
        );

        Assert.Equal(
            "See [[B]], [[B|it]], [**it**](/wiki/space/b-2), [it](/wiki/space/b-2#s-x-y), ![pic](/files/7?show=true) and [missing](c.md).\n\n- [ ] do [[B|it]]",
            text
        );
    }

    [Fact]
    public void A_title_that_was_written_for_a_web_page_is_read_as_it_is_meant() =>
        Assert.Equal(
            ["Networks & logging in", "Pay > 10"],
            Read(("a.md", "---\ntitle: Networks &amp; logging in\n---\nText"), ("b.md", "---\ntitle: Pay &gt; 10\n---\nText"))
                .Pages.Select(p => p.Title)
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_does_not_come_along_is_told()
    {
        var foreign = Read(
            ("a.md", "# A"),
            ("A.md", "# Other A"),
            ("broken.md", "\u0000\u0001binary"),
            ("deep.md", new string('>', 40_000) + "x"),
            ("lonely.pdf", "%PDF-"),
            (".git/config", "x"),
            ("__MACOSX/a.md", "x")
        );

        Assert.Equal(["A", "Other A"], foreign.Pages.Select(p => p.Title).Order(StringComparer.Ordinal));
        Assert.Equal(4, foreign.Losses.Count);
        Assert.Contains(foreign.Losses, l => l.Contains("written with capitals and without", StringComparison.Ordinal));
        Assert.Contains(foreign.Losses, l => l.StartsWith("“broken.md” is no text", StringComparison.Ordinal));
        Assert.Contains(foreign.Losses, l => l.StartsWith("“deep.md” is left out", StringComparison.Ordinal));
        Assert.Contains(foreign.Losses, l => l.StartsWith("“lonely.pdf” is shown by no page", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_are_taken_get_something_behind_them()
    {
        var foreign = Read(("x/about.md", "# About"), ("y/about.md", "# About"), ("z.md", "# ABOUT"), ("w.md", "# Here"));
        var (pages, losses) = PageFates.Of(foreign, [new(1, null, "Here", "here", "here", 1, 1, false, true, null, null)]);

        Assert.Equal(
            ["About", "About (Y)", "ABOUT 2", "Here 2"],
            ((string[])["x/about", "y/about", "z", "w"]).Select(k => pages.Single(p => p.Page.Key == k).Title)
        );
        Assert.Equal(pages.Count, pages.Select(p => p.Slug).Distinct().Count());
        Assert.Equal(3, losses.Count);
    }

    [Fact]
    public void The_handbook_is_read_whole()
    {
        var root = Path.Combine(AppContext.BaseDirectory, "Samples", "handbook");
        var foreign = Read([
            .. Directory
                .GetFiles(root, "*.md", SearchOption.AllDirectories)
                .Select(f => (Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllText(f))),
        ]);

        Assert.Equal(53, foreign.Pages.Count(p => p.Path.EndsWith(".md", StringComparison.Ordinal)));
        // Two files without a text, and six folders without a page of their own.
        Assert.Equal(8, foreign.Pages.Count(p => p.Text.Length == 0));
        var start = foreign.Pages.Single(p => p.Key == "getting-started");
        Assert.Equal("Onboarding overview", start.Title);
        Assert.Equal("welcome, onboarding, getting started", start.Front.Value("keywords"));
        Assert.Contains(start.Links, l => l.Page == "getting-started/classes");
        Assert.Contains(
            foreign.Pages,
            p => p is { Key: "getting-started/classes/benefits", Parent: "getting-started/classes", Depth: 2 }
        );
        Assert.True(foreign.Pages.Sum(p => p.Links.Count(l => l.Page is { Length: > 0 })) > 30);
    }

    ForeignPages Read(params (string Path, string Text)[] files)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, ZipFolderTests.Zip(files));
        using var zip = ZipFolder.Open(path);
        return PageFolder.Read(zip, _ => { });
    }
}

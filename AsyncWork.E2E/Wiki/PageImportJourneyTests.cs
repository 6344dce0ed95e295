using System.IO.Compression;
using System.Text;
using AsyncWork.E2E.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AsyncWork.E2E.Wiki;

/// <summary>A folder of Markdown files is looked at, brought in, read, printed, and taken back (product.md D17, P17, I3).</summary>
[Collection(AppCollection.Name)]
public sealed class PageImportJourneyTests(AppFixture app)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_folder_is_looked_at_brought_in_and_taken_back(bool javaScript)
    {
        await using var visit = await app.OpenAsync("manager", javaScript);
        var page = visit.Page;
        var name = $"Quay {(javaScript ? "with" : "without")} script";
        await page.GotoAsync("/wiki/design-system/import");
        await page.GetByLabel("Files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "quay.zip",
                    MimeType = "application/zip",
                    Buffer = Folder(name),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at the files" }).ClickAsync();

        await Expect(page.GetByText("2 new pages.")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(page.GetByText("which is not among the files").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Import 2 pages" }).ClickAsync();

        await Expect(page.Locator("main").GetByText("2 pages added.", new() { Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        var done = page.Url;
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the pages" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First).ToBeVisibleAsync();

        await page.GotoAsync(done);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await Expect(page.GetByText("This import was taken back")).ToBeVisibleAsync();
        await page.GotoAsync("/wiki/design-system");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToHaveCountAsync(0);
    }

    static byte[] Folder(string name)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (
                var (path, text) in ((string, string)[])
                    [
                        ("quay.md", $"# {name}\n\n[Cranes](quay/cranes.md), [ships](ships.md)"),
                        ("quay/cranes.md", $"# Cranes of {name}\n\n- [ ] Grease them"),
                    ]
            )
            {
                using var entry = zip.CreateEntry(path).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return memory.ToArray();
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AsyncWork.Web.Importing;

namespace AsyncWork.Tests.Wiki.Import;

/// <summary>Zips that somebody sends in good or bad faith.</summary>
[Trait("Feature", "D17")]
public sealed class ZipFolderTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("asyncwork-zip-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_are_listed_by_their_paths_and_read()
    {
        using var zip = ZipFolder.Open(Store(Zip(("b/c.md", "C"), ("a.md", "A"), ("d\\e.md", "E"), ("empty/", ""))));

        Assert.Equal(["a.md", "b/c.md", "d/e.md"], zip.Files.Select(f => f.Path));
        Assert.Equal("C", Encoding.UTF8.GetString(zip.Read(zip.Files[1], 100)!));
        Assert.Null(zip.Read(zip.Files[1], 0));
    }

    [Theory]
    [InlineData("../a.md", "lies outside")]
    [InlineData("a/../../b.md", "lies outside")]
    [InlineData("..\\a.md", "lies outside")]
    [InlineData("/etc/passwd", "lies outside")]
    [InlineData("C:\\a.md", "lies outside")]
    [InlineData("a//b.md", "not every computer")]
    [InlineData("a\u0001.md", "not every computer")]
    public void A_name_that_leads_out_or_cannot_be_stored_refuses_all(string name, string reason) =>
        Refused(Zip(("good.md", "x"), (name, "x")), reason);

    [Fact]
    public void What_is_no_zip_is_told()
    {
        Refused([], "not a zip file");
        Refused(Encoding.UTF8.GetBytes("# Hello"), "not a zip file");
        Refused(Zip(), "empty");
        Refused(Zip(("a/", "")), "empty");
        Refused([.. Zip(("a.md", "A"))[20..]], "broken");
        var cut = Zip(("a.md", new string('a', 5_000)));
        BinaryPrimitives.WriteUInt32LittleEndian(cut.AsSpan(cut.Length - 6), 1);
        Refused(cut, "broken");
    }

    [Fact]
    public void Links_and_encrypted_files_are_refused()
    {
        Refused(
            Zip(("link.md", "/etc/passwd")),
            "is a link to another file",
            entry => entry.ExternalAttributes = unchecked((int)0xA1FF0000)
        );
        var encrypted = Zip(("a.md", "A"));
        var header = encrypted.AsSpan().IndexOf("PK\u0001\u0002"u8);
        encrypted[header + 8] |= 1;
        Refused(encrypted, "encrypted");
    }

    [Fact]
    public void A_list_that_says_less_than_it_has_is_counted()
    {
        var zip = Zip(("a.md", "A"), ("b.md", "B"));
        zip[^12] = 1;
        zip[^14] = 1;
        Refused(zip, "broken");
    }

    [Fact]
    public void Many_files_are_refused_before_they_are_listed()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i <= ZipFolder.MostFiles; i++)
                archive.CreateEntry($"{i}.md", CompressionLevel.NoCompression);
        Refused(memory.ToArray(), "more than");
    }

    [Fact]
    public void A_bomb_is_refused_by_what_it_says_and_by_what_it_does()
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("bomb.md").Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 60; i++)
                entry.Write(zeros);
        }
        var bomb = memory.ToArray();
        using (var honest = ZipFolder.Open(Store(bomb)))
            Assert.Throws<ImportRefusedException>(() => honest.Read(honest.Files[0], ZipFolder.MostBytes));

        // It claims to be small, and is not.
        var header = bomb.AsSpan().IndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(header + 24), 10);
        using (var liar = ZipFolder.Open(Store(bomb)))
            Assert.True(ReadOrNull(liar) is null or { Length: <= 10 });

        BinaryPrimitives.WriteUInt32LittleEndian(bomb.AsSpan(header + 24), 1024 * 1024 * 1024);
        Refused(bomb, "unpacks to more than");

        static byte[]? ReadOrNull(ZipFolder zip)
        {
            try
            {
                return zip.Read(zip.Files[0], 1_000_000);
            }
            catch (ImportRefusedException)
            {
                return null;
            }
        }
    }

    void Refused(byte[] zip, string reason, Action<ZipArchiveEntry>? change = null)
    {
        var path = Store(zip);
        if (change is not null)
        {
            using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
            change(archive.Entries[0]);
        }
        var refused = Assert.Throws<ImportRefusedException>(() => ZipFolder.Open(path).Dispose());
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    string Store(byte[] zip)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, zip);
        return path;
    }

    internal static byte[] Zip(params (string Path, string Text)[] files) =>
        ZipBytes([.. files.Select(f => (f.Path, Encoding.UTF8.GetBytes(f.Text)))]);

    internal static byte[] ZipBytes(params (string Path, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        return memory.ToArray();
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace AsyncWork.Web.Reports.Pdf;

/// <summary>
/// A copy of a font with only the glyphs a document uses: a report then carries some 40 KB of fonts and not 6 MB. The function is in the
/// native library that HarfBuzzSharp ships, which has no managed wrapper for it. Text is shaped before, so the tables for shaping go, and
/// the table of letters is written anew: it says what each glyph stands for in this document, which is what a search in the PDF finds.
/// </summary>
static unsafe partial class FontSubset
{
    const string Library = "libHarfBuzzSharp";
    const int CopiedMemory = 0;
    const int ReadOnlyMemory = 1;
    const uint DropTables = 3;
    const uint NoHinting = 1;
    const uint NoLayoutClosure = 0x200;

    /// <summary>The face of a whole font, prepared so that many subsets can be taken from it, by many threads.</summary>
    /// <param name="font">Memory that stays where it is as long as the process lives.</param>
    public static nint Prepare(byte* font, int length)
    {
        var blob = hb_blob_create(font, (uint)length, ReadOnlyMemory, 0, 0);
        var face = hb_face_create(blob, 0);
        hb_blob_destroy(blob);
        var prepared = hb_subset_preprocess(face);
        hb_face_destroy(face);
        hb_face_make_immutable(prepared);
        return prepared;
    }

    /// <summary>The font with these glyphs only, and at the number of each of them its new one.</summary>
    /// <param name="glyphs">The glyphs in use, each with the letter it stands for, or null for a part of a letter or several of them.</param>
    /// <exception cref="InvalidOperationException">The font cannot be subset.</exception>
    public static (byte[] Font, ushort[] NewGlyphs) Of(nint face, IReadOnlyDictionary<ushort, Rune?> glyphs)
    {
        var wanted = glyphs.Keys.Order().ToArray();
        nint plan = 0;
        nint result = 0;
        var input = hb_subset_input_create_or_fail();
        try
        {
            hb_subset_input_set_flags(input, NoHinting | NoLayoutClosure);
            var set = hb_subset_input_glyph_set(input);
            foreach (var glyph in wanted)
                hb_set_add(set, glyph);
            var drop = hb_subset_input_set(input, DropTables);
            foreach (var table in (string[])["GSUB", "GPOS", "GDEF"])
                hb_set_add(drop, Tag(table));
            plan = hb_subset_plan_create_or_fail(face, input);
            result = plan == 0 ? 0 : hb_subset_plan_execute_or_fail(plan);
            if (result == 0)
                throw new InvalidOperationException("A font of the report could not be reduced to the glyphs in use.");
            var map = hb_subset_plan_old_to_new_glyph_mapping(plan);
            var newGlyphs = new ushort[wanted[^1] + 1];
            foreach (var glyph in wanted)
                newGlyphs[glyph] = (ushort)hb_map_get(map, glyph);
            Replace(result, "cmap", LetterTable(glyphs, newGlyphs));
            return (BytesOf(result), newGlyphs);
        }
        finally
        {
            if (result != 0)
                hb_face_destroy(result);
            if (plan != 0)
                hb_subset_plan_destroy(plan);
            hb_subset_input_destroy(input);
        }
    }

    /// <summary>A cmap table with one subtable of format 12: one group of one letter each, in order.</summary>
    static byte[] LetterTable(IReadOnlyDictionary<ushort, Rune?> glyphs, ushort[] newGlyphs)
    {
        var letters = new SortedDictionary<int, ushort>();
        foreach (var (glyph, letter) in glyphs.OrderBy(g => g.Key))
            if (letter is { } rune)
                letters.TryAdd(rune.Value, newGlyphs[glyph]);
        // Version 0, one subtable: Unicode (platform 3, encoding 10) at byte 12.
        uint[] head = [1, (3 << 16) | 10, 12, 12 << 16, (uint)(16 + 12 * letters.Count), 0, (uint)letters.Count];
        var table = new byte[4 * head.Length + 12 * letters.Count];
        var at = 0;
        foreach (var value in head.Concat(letters.SelectMany(l => (uint[])[(uint)l.Key, (uint)l.Key, l.Value])))
        {
            BinaryPrimitives.WriteUInt32BigEndian(table.AsSpan(at), value);
            at += 4;
        }
        return table;
    }

    static void Replace(nint face, string table, byte[] content)
    {
        fixed (byte* data = content)
        {
            var blob = hb_blob_create(data, (uint)content.Length, CopiedMemory, 0, 0);
            var isReplaced = hb_face_builder_add_table(face, Tag(table), blob);
            hb_blob_destroy(blob);
            if (isReplaced == 0)
                throw new InvalidOperationException("A font of the report could not be given its table of letters.");
        }
    }

    static uint Tag(string table) => (uint)((table[0] << 24) | (table[1] << 16) | (table[2] << 8) | table[3]);

    static byte[] BytesOf(nint face)
    {
        var blob = hb_face_reference_blob(face);
        try
        {
            var data = hb_blob_get_data(blob, out var length);
            return new ReadOnlySpan<byte>(data, (int)length).ToArray();
        }
        finally
        {
            hb_blob_destroy(blob);
        }
    }

    [LibraryImport(Library)]
    private static partial nint hb_blob_create(byte* data, uint length, int mode, nint user, nint destroy);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial int hb_face_builder_add_table(nint face, uint tag, nint blob);

    [LibraryImport(Library)]
    private static partial nint hb_face_create(nint blob, uint index);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_make_immutable(nint face);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial uint hb_map_get(nint map, uint key);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, uint kind);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_create_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_plan_destroy(nint plan);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_execute_or_fail(nint plan);

    [LibraryImport(Library)]
    private static partial nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [LibraryImport(Library)]
    private static partial nint hb_subset_preprocess(nint face);
}

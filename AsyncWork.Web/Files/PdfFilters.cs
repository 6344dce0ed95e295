using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace AsyncWork.Web.Files;

/// <summary>
/// Unpacks the streams of one PDF as long as all of them together stay small: each is measured, keeping nothing, before it is unpacked. What
/// its reader asks for comes through here, however the file names, nests or hides its ways of packing. Pictures have no words and are refused.
/// </summary>
sealed class PdfFilters(long most) : BaseFilterProvider(Filters(new Budget(most)))
{
    static Dictionary<string, IFilter> Filters(Budget left)
    {
        var (flate, hex, base85, refused) = (
            new MeasuredFlate(left),
            new AsciiHexDecodeFilter(),
            new Ascii85Filter(),
            new Refused()
        );
        return new(StringComparer.Ordinal)
        {
            ["FlateDecode"] = flate,
            ["Fl"] = flate,
            ["ASCIIHexDecode"] = hex,
            ["AHx"] = hex,
            ["ASCII85Decode"] = base85,
            ["A85"] = base85,
            ["LZWDecode"] = refused,
            ["LZW"] = refused,
            ["RunLengthDecode"] = refused,
            ["RL"] = refused,
            ["CCITTFaxDecode"] = refused,
            ["CCF"] = refused,
            ["DCTDecode"] = refused,
            ["DCT"] = refused,
            ["JBIG2Decode"] = refused,
            ["JPXDecode"] = refused,
        };
    }

    /// <summary>True once a stream would have gone beyond it: the file is made to fill all memory.</summary>
    public bool IsSpent => ((MeasuredFlate)FilterInstances["Fl"]).Left.IsSpent;

    sealed class Budget(long most)
    {
        long left = most;

        public bool IsSpent => left < 0;

        public void Take(int bytes)
        {
            if (IsSpent || (left -= bytes) < 0)
                throw new InvalidDataException("The streams of this PDF unpack to more than anybody reads.");
        }
    }

    sealed class MeasuredFlate(Budget left) : IFilter
    {
        readonly FlateFilter flate = new();

        public Budget Left => left;
        public bool IsSupported => true;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            Measure(input);
            return flate.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        void Measure(Memory<byte> input)
        {
            left.Take(0);
            // Two bytes stand before what is packed; nobody looks at them.
            using var unpack = new DeflateStream(
                new MemoryStream(input.ToArray(), Math.Min(2, input.Length), Math.Max(0, input.Length - 2)),
                CompressionMode.Decompress
            );
            var buffer = new byte[64 * 1024];
            try
            {
                for (int read; (read = unpack.Read(buffer)) > 0; )
                    left.Take(read);
            }
            catch (InvalidDataException) when (!left.IsSpent)
            {
                // Broken from here on: so much can be unpacked, and no more.
            }
        }
    }

    sealed class Refused : IFilter
    {
        public bool IsSupported => false;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        ) => throw new NotSupportedException("Nothing is read that is packed in this way.");
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;

namespace AsyncWork.Web.TagHelpers;

/// <summary>
/// Writes HTML as interpolated strings: what stands in the string is written as it is, what is put into its holes is encoded. For parts of
/// which a page has hundreds, such as cards; everything else is a page of its own.
/// </summary>
public readonly struct HtmlText(TextWriter to, HtmlEncoder encoder)
{
    readonly TextWriter to = to;
    readonly HtmlEncoder encoder = encoder;

    /// <summary>The parts have been written when this is called, one by one and in their order.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] Parts html) => _ = html;

    /// <summary>What the compiler makes of such a string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Parts
    {
        readonly HtmlText html;

        public Parts(int literalLength, int formattedCount, HtmlText html) => this.html = html;

        public void AppendLiteral(string markup) => html.to.Write(markup);

        public void AppendFormatted(string? text)
        {
            if (!string.IsNullOrEmpty(text))
                html.encoder.Encode(html.to, text);
        }

        public void AppendFormatted(long number) => html.to.Write(number.ToString(CultureInfo.InvariantCulture));
    }
}

using System.Net;
using System.Text;

namespace AsyncWork.Web.Search;

/// <summary>The words of a text that was rendered and sanitised when it was stored: what a reader reads is what is found.</summary>
public static class PlainText
{
    /// <summary>These begin a new line; all other tags stand within one.</summary>
    static readonly HashSet<string> Lines = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "div",
        "br",
        "hr",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "table",
        "tr",
        "td",
        "th",
        "section",
    };

    /// <summary>Plain text of HTML that is well formed: line breaks between blocks, single spaces within.</summary>
    public static string FromHtml(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; )
        {
            if (html[i] != '<')
            {
                var next = html.IndexOf('<', i);
                var end = next < 0 ? html.Length : next;
                Append(text, WebUtility.HtmlDecode(html[i..end]));
                i = end;
                continue;
            }
            var close = EndOfTag(html, i + 1);
            if (Lines.GetAlternateLookup<ReadOnlySpan<char>>().Contains(NameOf(html.AsSpan(i + 1, close - i - 1))))
                Break(text, '\n');
            i = close + 1;
        }
        return text.ToString().Trim();
    }

    /// <summary>Several texts, one below the other; empty ones leave no trace.</summary>
    public static string Of(params IEnumerable<string> parts) => string.Join('\n', parts.Where(p => p.Length > 0));

    /// <summary>Where a tag ends; a sign within quotes is part of an attribute.</summary>
    static int EndOfTag(string html, int from)
    {
        var quote = '\0';
        for (var i = from; i < html.Length; i++)
            if (quote != '\0')
                quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'')
                quote = html[i];
            else if (html[i] == '>')
                return i;
        return html.Length;
    }

    static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAny(" \t\n\r/");
        return end < 0 ? tag : tag[..end];
    }

    static void Append(StringBuilder text, string words)
    {
        foreach (var c in words)
            if (char.IsWhiteSpace(c))
                Break(text, ' ');
            else
                text.Append(c);
    }

    static void Break(StringBuilder text, char by)
    {
        if (text.Length == 0 || text[^1] == '\n')
            return;
        if (text[^1] == ' ')
            text[^1] = by;
        else
            text.Append(by);
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsyncWork.Domain.People;
using AsyncWork.Web.Reports.Csv;

namespace AsyncWork.Web.Backups;

/// <summary>Rows as JSON objects, one per line. Numbers, yes and no, and nothing have their own kind; all else is text, as in the CSV.</summary>
sealed class JsonLines(Stream to, IEnumerable<string> columns) : IAsyncDisposable
{
    const int SendAt = 32 * 1024;
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly JsonEncodedText[] names = [.. columns.Select(c => JsonEncodedText.Encode(c, Readable.Encoder))];
    readonly ArrayBufferWriter<byte> buffer = new(2 * SendAt);

    public async Task WriteAsync(object?[] row, CancellationToken cancellation)
    {
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            for (var at = 0; at < row.Length; at++)
                Put(json, names[at], row[at]);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        if (buffer.WrittenCount >= SendAt)
            await SendAsync(cancellation);
    }

    public async ValueTask DisposeAsync() => await SendAsync(CancellationToken.None);

    async Task SendAsync(CancellationToken cancellation)
    {
        await to.WriteAsync(buffer.WrittenMemory, cancellation);
        buffer.ResetWrittenCount();
    }

    static void Put(Utf8JsonWriter json, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            case int or short or byte or long:
                json.WriteNumber(name, Convert.ToInt64(value, null));
                break;
            case PersonId person:
                json.WriteNumber(name, person.Value);
                break;
            case decimal number:
                json.WriteNumber(name, number);
                break;
            case double number:
                json.WriteNumber(name, number);
                break;
            default:
                json.WriteString(name, PlainValue.Text(value));
                break;
        }
    }
}

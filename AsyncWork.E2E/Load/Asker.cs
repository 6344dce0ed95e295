using System.Diagnostics;
using System.Net;

namespace AsyncWork.E2E.Load;

/// <summary>Asks one server the same thing over some connections at once, for a while, and adds up over several turns.</summary>
internal sealed class Asker(HttpMessageInvoker http, int connections, bool isWrite, Func<int, HttpRequestMessage> request)
{
    private const int MostPerConnection = 200_000;
    private const int Buffer = 64 * 1024;

    private readonly Waits[] waits = [.. Enumerable.Range(0, connections).Select(_ => new Waits(MostPerConnection))];
    private readonly byte[][] buffers = [.. Enumerable.Range(0, connections).Select(_ => new byte[Buffer])];
    private TimeSpan asked;

    /// <summary>Cores that this program itself kept busy meanwhile.</summary>
    public double ClientCores { get; private set; }

    public Result Result => Result.Of(connections, waits, asked.TotalSeconds);

    public async Task AskAsync(TimeSpan time)
    {
        using var self = Process.GetCurrentProcess();
        var (cpu, start) = (self.TotalProcessorTime, Stopwatch.GetTimestamp());
        var until = start + (long)(time.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(c => Task.Run(() => WorkAsync(c, until))));
        var took = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        var before = asked;
        asked += took;
        ClientCores = (ClientCores * before.TotalSeconds + (self.TotalProcessorTime - cpu).TotalSeconds) / asked.TotalSeconds;
    }

    private async Task WorkAsync(int connection, long until)
    {
        var (mine, buffer) = (waits[connection], buffers[connection]);
        while (Stopwatch.GetTimestamp() < until && !mine.IsFull)
        {
            using var message = request(connection);
            var start = Stopwatch.GetTimestamp();
            long bytes = 0;
            string? error = null;
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
                using var answer = await http.SendAsync(message, limit.Token);
                await using var body = await answer.Content.ReadAsStreamAsync(limit.Token);
                for (int read; (read = await body.ReadAsync(buffer, limit.Token)) > 0; )
                    bytes += read;
                error = WhyWrong(answer);
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException)
            {
                error = problem.Message;
            }
            mine.Add(start, bytes, error);
        }
    }

    private string? WhyWrong(HttpResponseMessage answer) =>
        (answer.StatusCode, isWrite) switch
        {
            // What htmx sends is answered with the part that changed; a form that is refused is not answered with 200.
            (HttpStatusCode.OK, _) => null,
            (HttpStatusCode.Found, true) when !IsSignIn(answer.Headers.Location) => null,
            var (status, _) => $"{(int)status} {answer.Headers.Location}".TrimEnd(),
        };

    private static bool IsSignIn(Uri? location) =>
        location?.OriginalString.Contains("/sign-in", StringComparison.OrdinalIgnoreCase) == true;
}

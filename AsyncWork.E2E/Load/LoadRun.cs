using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Pages.Time;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.E2E.Load;

/// <summary>
/// Asks the app, and the floor in turn with it, and says how long that took. It ends by itself: every address is asked for the given
/// seconds at one connection and at sixteen.
/// </summary>
internal sealed class LoadRun
{
    private const int Turns = 4;
    private const string AsksForClock = "hr";

    /// <summary>Brings pages into a space.</summary>
    private const string Keeps = "admin";

    /// <summary>Seconds.</summary>
    private const int LongestWarmUp = 20;

    /// <summary>
    /// Requests. The runtime compiles what is called often in two steps and waits between them, so that what takes many queries stands still at twice
    /// its time for the first hundred.
    /// </summary>
    private const int LeastWarmUp = 250;
    private static readonly int[] Connections = [1, 16];

    /// <summary>Until the app has noticed that nobody asks any more.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);
    private static readonly LocalDatePattern HttpDate = LocalDatePattern.Create("dd MMM yyyy", CultureInfo.InvariantCulture);

    private readonly LoadOptions options;
    private readonly HttpMessageInvoker http;
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private Session? floor;
    private LoadedBoard? board;
    private string? page;
    private LoadedTemplate? template;
    private Uri url = null!;

    private LoadRun(LoadOptions options, HttpMessageInvoker http) => (this.options, this.http) = (options, http);

    /// <returns>0 when no answer was wrong; a limit that is not kept is printed, and no failure of the run.</returns>
    public static async Task<int> RunAsync(Options given)
    {
        var asked = LoadOptions.From(given);
        using var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = Timeout.InfiniteTimeSpan,
        };
        using var invoker = new HttpMessageInvoker(handler);
        var app = asked.Url is null ? await LoadedApp.StartAsync(asked, invoker) : null;
        try
        {
            var report = await new LoadRun(asked, invoker).MeasureAsync(app);
            report.Print(Console.Out);
            if (asked.Json is { } file)
                await File.WriteAllTextAsync(file, report.ToJson());
            return report.Unmeasured.Count > 0 || report.Surfaces.Any(s => s.Errors > 0) ? 1 : 0;
        }
        catch (HttpRequestException problem)
        {
            throw new UsageException($"The server cannot be asked: {problem.Message}");
        }
        finally
        {
            if (app is not null)
                await app.DisposeAsync();
        }
    }

    private async Task<LoadReport> MeasureAsync(LoadedApp? app)
    {
        url = app?.Url ?? options.Url!;
        foreach (
            var who in options.Surfaces.SelectMany(s => s.Who).Append(AsksForClock).Append(Keeps).Distinct(StringComparer.Ordinal)
        )
            sessions[who] = await Session.SignInAsync(http, url, who);
        if (options.Floor is not null)
            floor = await Session.AtFloorAsync(http, options.Floor);
        var month = await LastFullMonthAsync();
        if (options.Surfaces.Any(s => s.IsOnBoard))
            board = await LoadedBoard.MakeAsync(http, sessions[Surface.Makes]);
        if (options.Surfaces.Any(s => s.Path == Surface.Page))
            page = await LoadedPage.MakeAsync(http, sessions[Surface.Makes]);

        if (options.Surfaces.Any(s => s.StartsPlans))
            template = await LoadedTemplate.MakeAsync(http, sessions[AsksForClock]);

        var imported = options.Pages is { } pages ? await LoadedWiki.BringAsync(http, sessions[Keeps], pages) : (TimeSpan?)null;

        var measured = new List<MeasuredSurface>();
        var unmeasured = new List<string>();
        foreach (var surface in options.Surfaces)
        {
            Console.Error.Write($"\r{surface.Name, -40}");
            try
            {
                var path = surface
                    .Path.Replace("{month}", month, StringComparison.Ordinal)
                    .Replace("{week}", WeekAtEndOf(month), StringComparison.Ordinal)
                    .Replace(Surface.Board, board?.Path, StringComparison.Ordinal)
                    .Replace(Surface.Page, page, StringComparison.Ordinal)
                    .Replace(Surface.Word, LoadedWiki.Word, StringComparison.Ordinal);
                measured.Add(await MeasureAsync(surface, path, app));
            }
            catch (UsageException problem)
            {
                unmeasured.Add($"{surface.Name} was not measured: {problem.Message}");
            }
        }
        Console.Error.Write($"\r{"", -40}\r");
        var memory = app?.Memory;
        if (app is not null)
            await Task.Delay(Rest);
        return new(
            measured,
            unmeasured,
            app?.FirstAnswer.TotalSeconds,
            imported?.TotalSeconds / options.Pages,
            memory,
            app?.Memory,
            Environment.ProcessorCount
        );
    }

    private static string WeekAtEndOf(string month) => YearMonthPattern.Iso.Parse(month).Value.ToDateInterval().End.WeekAddress();

    private async Task<MeasuredSurface> MeasureAsync(Surface surface, string path, LoadedApp? app)
    {
        var people = surface.Who.Select(who => sessions[who]).ToArray();
        var forms = surface is { IsWrite: true, IsOnBoard: false, StartsPlans: false }
            ? await Task.WhenAll(people.Select(p => TimeForm.ReadAsync(p, path)))
            : [];
        var tokens =
            surface.IsWrite && (surface.IsOnBoard || surface.StartsPlans)
                ? await Task.WhenAll(people.Select(async p => Session.TokenOf(await p.GetAsync(path))))
                : [];
        var plain = surface.IsWrite ? "" : await people[0].GetAsync(path);
        var floorPlain = surface is { ByRow: true, Floor: { } rows } && floor is not null ? await floor.GetAsync(rows) : "";

        HttpRequestMessage Ours(int connection)
        {
            var person = connection % people.Length;
            return surface.StartsPlans ? template!.Start(people[person], tokens[person])
                : tokens.Length > 0 ? board!.Move(people[person], tokens[person])
                : forms.Length > 0 ? people[person].Post(forms[person].Action, forms[person].Afresh())
                : people[person].Get(path);
        }
        HttpRequestMessage Theirs(int connection) =>
            surface.IsWrite
                ? floor!.Post($"{surface.Floor}{Random.Shared.Next(1, 2001)}", [new("col", $"{Random.Shared.Next(4)}")])
                : floor!.Get(surface.Floor!);

        var asksFloor = floor is not null && surface.Floor is not null;
        await WarmUpAsync(surface, Ours);
        if (asksFloor)
            await WarmUpAsync(surface, Theirs);

        var runs = new List<MeasuredRun>();
        foreach (var connections in Connections)
        {
            foreach (var person in people)
                await person.StayAsync();
            var ours = new Asker(http, connections, surface.IsWrite, Ours);
            var theirs = asksFloor ? new Asker(http, connections, surface.IsWrite, Theirs) : null;
            var server = TimeSpan.Zero;
            for (var turn = 0; turn < Turns; turn++)
            {
                var before = app?.Processor ?? TimeSpan.Zero;
                await ours.AskAsync(TimeSpan.FromSeconds((double)options.Seconds / Turns));
                server += (app?.Processor ?? TimeSpan.Zero) - before;
                if (theirs is not null)
                    await theirs.AskAsync(TimeSpan.FromSeconds((double)options.Seconds / Turns));
            }
            var result = ours.Result;
            runs.Add(new(result, theirs?.Result, ours.ClientCores, app is null ? null : server.TotalSeconds / result.Seconds));
        }
        return new(surface, path, System.Text.Encoding.UTF8.GetByteCount(plain), Lines(plain), Lines(floorPlain), runs);
    }

    /// <summary>
    /// Asks until it gets no faster. What many queries make takes longest, as the runtime compiles the code of each anew while it is asked.
    /// </summary>
    private async Task WarmUpAsync(Surface surface, Func<int, HttpRequestMessage> ask)
    {
        var (best, since, asked) = (0.0, 0, 0);
        for (var second = 0; second < LongestWarmUp && (since < 3 || asked < LeastWarmUp); second++)
        {
            var asker = new Asker(http, 4, surface.IsWrite, ask);
            await asker.AskAsync(TimeSpan.FromSeconds(1));
            var now = asker.Result.PerSecond;
            (best, since, asked) = now > 1.03 * best ? (now, 0, asked) : (best, since + 1, asked);
            asked += asker.Result.Count;
        }
    }

    private static int Lines(string text) => text.AsSpan().Count('\n');

    /// <summary>The month before the server's own, as its clock says in every answer.</summary>
    private async Task<string> LastFullMonthAsync()
    {
        using var message = sessions[AsksForClock].Get("/");
        using var answer = await http.SendAsync(message, CancellationToken.None);
        var date = answer.Headers.NonValidated["Date"].ToString();
        var month = HttpDate.Parse(date[5..16]).GetValueOrThrow().ToYearMonth().PlusMonths(-1);
        return month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }
}

using System.Net;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;

namespace AsyncWork.E2E.Load;

/// <summary>
/// A signed-in person as a browser would be: cookies, the token of the last form, and the headers of a page request. Cookies are kept by
/// hand: those of a production app are for https only, which a load on 127.0.0.1 does not have.
/// </summary>
internal sealed partial class Session(HttpMessageInvoker http, Uri url)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private string cookieHeader = "";

    /// <exception cref="UsageException">The account cannot sign in there.</exception>
    public static async Task<Session> SignInAsync(HttpMessageInvoker http, Uri url, string who)
    {
        var session = new Session(http, url);
        var form = await session.GetAsync("/account/sign-in");
        var status = await session.PostAsync(
            "/account/sign-in",
            new(StringComparer.Ordinal)
            {
                ["Email"] = Accounts.Email(who),
                ["Password"] = Accounts.Password,
                ["__RequestVerificationToken"] = TokenOf(form),
            }
        );
        return status == HttpStatusCode.Found
            ? session
            : throw new UsageException(
                $"{Accounts.Email(who)} could not sign in at {url}: {(int)status}. Is the demo company there?"
            );
    }

    /// <summary>The floor gives its cookie to whoever asks.</summary>
    public static async Task<Session> AtFloorAsync(HttpMessageInvoker http, Uri url)
    {
        var session = new Session(http, url);
        await session.GetAsync("/login");
        return session;
    }

    /// <summary>
    /// Takes the cookie that the app renews once a minute, as a browser does: an old one is looked up in the database at every request.
    /// </summary>
    public Task StayAsync() => GetAsync("/help");

    public HttpRequestMessage Get(string path) => Message(HttpMethod.Get, path);

    public HttpRequestMessage Post(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var message = Message(HttpMethod.Post, path);
        message.Content = new FormUrlEncodedContent(fields);
        return message;
    }

    /// <summary>A form with a file.</summary>
    public HttpRequestMessage Upload(string path, string token, string field, string fileName, byte[] file)
    {
        var message = Message(HttpMethod.Post, path);
        message.Content = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), field, fileName },
        };
        return message;
    }

    /// <summary>The page as text, uncompressed.</summary>
    /// <exception cref="UsageException">Anything but 200.</exception>
    public async Task<string> GetAsync(string path)
    {
        using var message = Get(path);
        message.Headers.Remove("Accept-Encoding");
        using var answer = await http.SendAsync(message, CancellationToken.None);
        Keep(answer);
        return answer.StatusCode == HttpStatusCode.OK
            ? await answer.Content.ReadAsStringAsync()
            : throw new UsageException($"{new Uri(url, path)} answered {(int)answer.StatusCode} {answer.Headers.Location}");
    }

    private async Task<HttpStatusCode> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var message = Post(path, fields);
        using var answer = await http.SendAsync(message, CancellationToken.None);
        Keep(answer);
        return answer.StatusCode;
    }

    /// <summary>The antiforgery token of a page.</summary>
    /// <exception cref="UsageException">The page has none.</exception>
    public static string TokenOf(string page) =>
        Token().Match(page) is { Success: true } found
            ? WebUtility.HtmlDecode(found.Groups["token"].Value)
            : throw new UsageException("The page has no form with a token.");

    private HttpRequestMessage Message(HttpMethod method, string path)
    {
        var message = new HttpRequestMessage(method, new Uri(url, path));
        message.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br, zstd");
        message.Headers.TryAddWithoutValidation("Accept-Language", "en-GB,en;q=0.9");
        message.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");
        message.Headers.TryAddWithoutValidation("User-Agent", "AsyncWork.E2E load");
        if (cookieHeader.Length > 0)
            message.Headers.TryAddWithoutValidation("Cookie", cookieHeader);
        return message;
    }

    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
            return;
        foreach (var cookie in set)
        {
            var pair = cookie.Split(';', 2)[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        cookieHeader = string.Join("; ", cookies.Where(c => c.Value.Length > 0).Select(c => $"{c.Key}={c.Value}"));
    }

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\"[^>]*value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Token();
}

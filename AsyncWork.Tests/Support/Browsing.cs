using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AsyncWork.Tests.Support;

/// <summary>What a person does with a browser: open a page, fill in a form, send it.</summary>
public static class Browsing
{
    /// <summary>Opens a page that is there.</summary>
    public static async Task<IHtmlDocument> OpenAsync(this HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answered {(int)answer.StatusCode}.");
        return await answer.HtmlAsync();
    }

    /// <summary>The page or fragment of an answer, to be asked with CSS selectors.</summary>
    public static async Task<IHtmlDocument> HtmlAsync(this HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>The visible text with single spaces, as one reads it.</summary>
    public static string Reads(this AngleSharp.Dom.INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Asks as htmx does for a part of a page.</summary>
    public static Task<HttpResponseMessage> GetFragmentAsync(this HttpClient browser, string address) =>
        browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, address).AsHtmx());

    /// <summary>Opens a page, fills in its form and sends it, with the token and the hidden fields that came with it.</summary>
    /// <param name="values">Null leaves a field out. The form is the first to be posted that has all the fields named.</param>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser,
        string page,
        params IEnumerable<(string Name, string? Value)> values
    ) => browser.SubmitAsync(page, new Submission(values));

    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, Submission submission) =>
        await browser.SubmitAsync(await browser.OpenAsync(page), page, submission);

    /// <summary>Fills in and sends a form of a page that was opened earlier, perhaps before somebody else changed something.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(
        this HttpClient browser,
        IHtmlDocument opened,
        string page,
        Submission submission
    )
    {
        var request = submission.Fill(opened, page);
        return browser.SendAsync(submission.Htmx ? request.AsHtmx() : request);
    }

    static HttpRequestMessage AsHtmx(this HttpRequestMessage request)
    {
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Request-Type", "partial");
        return request;
    }
}

/// <summary>What is written into which form.</summary>
/// <param name="Values">Null leaves a field out; a name given twice is sent twice.</param>
/// <param name="Button">The text of the button that is pressed; its form is taken, and its name and address.</param>
/// <param name="Action">A part of the address the form posts to, where several forms would fit.</param>
/// <param name="Htmx">Sent as htmx would, so that the answer is a fragment.</param>
public sealed record Submission(
    IEnumerable<(string Name, string? Value)> Values,
    string? Button = null,
    string? Action = null,
    bool Htmx = false
)
{
    public Submission(params (string Name, string? Value)[] values)
        : this(values.AsEnumerable()) { }

    internal HttpRequestMessage Fill(IHtmlDocument document, string page)
    {
        var values = Values.ToList();
        var form =
            document.Forms.FirstOrDefault(Fits)
            ?? throw new InvalidOperationException(
                $"{page} has no form to post with {string.Join(", ", values.Select(v => v.Name))} {Button} {Action}. It reads: {document.Body?.Reads()}"
            );
        var button = ButtonOf(form);
        var fields = form.FieldsOf()
            .Where(f => values.All(v => v.Name != f.Name))
            .Concat(values.Where(v => v.Value is not null).Select(v => (v.Name, Value: v.Value!)))
            .ToList();
        if (button?.GetAttribute("name") is { Length: > 0 } name)
            fields.Add((name, button.GetAttribute("value") ?? ""));
        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action");
        return new(HttpMethod.Post, string.IsNullOrEmpty(action) ? page : action) { Content = Content(form, fields) };

        bool Fits(IHtmlFormElement candidate) =>
            candidate.Method == "post"
            && (Action is null || (candidate.GetAttribute("action") ?? page).Contains(Action, StringComparison.Ordinal))
            && (Button is null || ButtonOf(candidate) is not null)
            && values.All(v => candidate.QuerySelectorAll("[name]").Any(e => e.GetAttribute("name") == v.Name));
    }

    AngleSharp.Dom.IElement? ButtonOf(IHtmlFormElement form) =>
        Button is null ? null : form.QuerySelectorAll("button").FirstOrDefault(b => b.Reads() == Button);

    static HttpContent Content(IHtmlFormElement form, List<(string Name, string Value)> fields)
    {
        if (form.GetAttribute("enctype") != "multipart/form-data")
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        return content;
    }
}

/// <summary>Forms as a browser reads them.</summary>
public static class Forms
{
    /// <summary>The fields a browser would send if the form were sent as it came, files and buttons left out.</summary>
    public static IEnumerable<(string Name, string Value)> FieldsOf(this IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || element.HasAttribute("disabled"))
                continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" or "file" }:
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }:
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.SelectedOptions)
                        yield return (name, option.Value);
                    break;
            }
        }
    }
}

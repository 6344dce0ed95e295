using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.E2E.Load;

/// <summary>A template of onboarding with eighty steps, made through its own forms, and plans of new people that start from it.</summary>
internal sealed partial class LoadedTemplate
{
    private const int Steps = 80;
    private const int DaysAhead = 14;
    private readonly KeyValuePair<string, string>[] fields;

    private LoadedTemplate(KeyValuePair<string, string>[] fields) => this.fields = fields;

    /// <exception cref="UsageException">The pages do not take it.</exception>
    public static async Task<LoadedTemplate> MakeAsync(HttpMessageInvoker http, Session hr)
    {
        var module = await SendAsync(
            "/onboarding/modules/import?handler=Make",
            ("Text", Checklist()),
            ("Input.Name", "Eighty steps")
        );
        await SendAsync($"{module}/publish");
        var template = await SendAsync("/onboarding/templates/new", ("Input.Name", "Eighty steps"));
        await SendAsync($"{template}?handler=Add", ("module", module.Split('/')[^1]));
        var form = await hr.GetAsync(Surface.Start);
        return new([
            new("Input.Template", template.Split('/')[^1]),
            new("Input.Zone", "Europe/Berlin"),
            new("Input.Location", "Berlin"),
            new("Input.StartsOn", LocalDatePattern.Iso.Format(AppFixture.Today.PlusDays(DaysAhead))),
            new("Input.Manager", Managers().Match(form).Groups["id"].Value),
            new("Input.HR", Keepers().Match(form).Groups["id"].Value),
            new("Input.HasTrack", "false"),
            new("Input.Invite", "Never"),
        ]);

        async Task<string> SendAsync(string to, params (string Name, string Value)[] more)
        {
            var page = await hr.GetAsync(to.Split('?')[0]);
            return await LoadedBoard.SendAsync(
                http,
                hr.Post(
                    to,
                    [
                        .. more.Select(f => KeyValuePair.Create(f.Name, f.Value)),
                        new("version", Version().Match(page).Groups["number"].Value),
                        new(FormKeys.Field, $"{Guid.NewGuid()}"),
                        new("__RequestVerificationToken", Session.TokenOf(page)),
                    ]
                )
            );
        }
    }

    /// <summary>The plan of somebody new.</summary>
    public HttpRequestMessage Start(Session person, string token) =>
        person.Post(
            Surface.Start,
            [
                .. fields,
                new("Input.Name", $"New {Guid.NewGuid():N}"),
                new(FormKeys.Field, $"{Guid.NewGuid()}"),
                new("__RequestVerificationToken", token),
            ]
        );

    /// <summary>By four owners, under eight headings.</summary>
    private static string Checklist()
    {
        var text = new StringBuilder();
        string[] owners = ["", "Buddy: ", "Manager: ", "HR: "];
        for (var i = 0; i < Steps; i++)
        {
            if (i % 10 == 0)
                text.Append(CultureInfo.InvariantCulture, $"## Part {i / 10 + 1}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"- [ ] {owners[i % owners.Length]}Look at what belongs to part {i + 1}\n");
        }
        return text.ToString();
    }

    [GeneratedRegex("name=\"version\" value=\"(?<number>[0-9]+)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Version();

    [GeneratedRegex(
        "name=\"Input.Manager\".*?<option value=\"(?<id>[0-9]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Managers();

    [GeneratedRegex(
        "name=\"Input.HR\".*?<option value=\"(?<id>[0-9]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Keepers();
}

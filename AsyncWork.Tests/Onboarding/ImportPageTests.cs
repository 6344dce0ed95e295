using System.Net;
using AsyncWork.Domain.Onboarding;
using AsyncWork.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static AsyncWork.Tests.Onboarding.SomeSteps;

namespace AsyncWork.Tests.Onboarding;

/// <summary>A checklist becomes a module, looked at first; and a module becomes a checklist (product.md O13).</summary>
[Trait("Feature", "O13")]
public sealed class ImportPageTests
{
    const string Address = "/onboarding/modules/import";

    static async Task<AppHost> HostAsync()
    {
        var host = new AppHost();
        await host.Given().Everyone().SaveAsync();
        return host;
    }

    [Fact]
    public async Task A_checklist_is_looked_at_and_then_made_a_module()
    {
        await using var host = await HostAsync();
        var hr = await host.SignedInAsync("hr");
        var text =
            "---\nname: Berlin\n---\n## First day\n- [ ] Buddy: Say hello\n  - [ ] Have [lunch](https://lunch.example)\n## Later\n- [ ] Look back\n  _Meet · 20 working days after · by Kathmandu_\n- [ ] Write\n  _Write · on the first day · by Nobody Here_\n";

        using var looked = await hr.SubmitAsync(Address, new Submission(("Text", text)) { Button = "Look at the checklist" });
        var preview = await looked.HtmlAsync();
        Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        Assert.Contains("4 steps under 2 headings", preview.Body!.Reads(), StringComparison.Ordinal);
        Assert.Contains(
            "HR gets the steps of those who do not work here: Nobody Here",
            preview.Body!.Reads(),
            StringComparison.Ordinal
        );
        Assert.Equal("Berlin", preview.GetElementById("Input_Name")!.GetAttribute("value"));
        Assert.Equal(0, await host.Database(db => db.OnboardingModules.CountAsync()));

        var make = new Submission(("Input.Scope", "Location"), ("Input.ScopeName", "Berlin"), ("Due[0]", "2"))
        {
            Button = "Make module",
        };
        for (var i = 0; i < 2; i++)
        {
            using var made = await hr.SubmitAsync(preview, Address, make);
            Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        }
        var module = await host.Database(db => db.OnboardingModules.Include(m => m.Steps).SingleAsync());
        Assert.Equal("location Berlin", module.Scope.Text(module.ScopeName));
        Assert.Equal(
            [
                ("Say hello", 2, StepOwner.Buddy),
                ("Have lunch", 2, StepOwner.NewHire),
                ("Look back", 20, StepOwner.Named),
                ("Write", 0, StepOwner.HR),
            ],
            module.Ordered.Select(s => (s.Title, s.DueDays, s.Owner))
        );
        Assert.Equal([0, 1, 0, 0], module.Ordered.Select(s => s.Depth));
    }

    [Fact]
    public async Task What_is_no_checklist_is_refused_and_what_was_pasted_stays()
    {
        await using var host = await HostAsync();
        var hr = await host.SignedInAsync("hr");
        foreach (
            var (text, says) in new[]
            {
                ("", "Choose a file or paste a checklist first"),
                ("# Words\n", "There is no checklist in this file"),
                (string.Concat(Enumerable.Range(1, 5_000).Select(i => $"- [ ] Step {i}\n")), "The file has 5,000 steps"),
                (new string('x', 1024 * 1024 + 1), "larger than 1 MB"),
                ("- [ ] Ask\n  _Form · on the first day_\n\n  ```form\n  Date of birth\n  ```\n", "Keep this in the HR system"),
            }
        )
        {
            using var refused = await hr.SubmitAsync(
                Address,
                new Submission(("Text", text)) { Button = "Look at the checklist" }
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var page = await refused.HtmlAsync();
            Assert.Contains(says, page.QuerySelector(".error-summary")!.Reads(), StringComparison.Ordinal);
            Assert.Equal(text.Trim(), page.GetElementById("Text")!.TextContent.Trim());
        }
        Assert.Equal(0, await host.Database(db => db.OnboardingModules.CountAsync()));
    }

    [Fact]
    public async Task A_file_is_read_by_its_kind()
    {
        await using var host = await HostAsync();
        var hr = await host.SignedInAsync("hr");

        Assert.Contains(
            "2 steps under 1 heading",
            await LookAsync("steps.csv", "title,owner\nA,Buddy\nB,IT\n"u8.ToArray()),
            StringComparison.Ordinal
        );
        Assert.Contains("1 step under 1 heading", await LookAsync("steps.md", "- [ ] A\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("This file is no text", await LookAsync("steps.md", [0, 1, 2, 3, 255]), StringComparison.Ordinal);
        Assert.Contains("larger than 1 MB", await LookAsync("steps.md", new byte[1024 * 1024 + 1]), StringComparison.Ordinal);

        async Task<string> LookAsync(string name, byte[] bytes)
        {
            var form = await hr.OpenAsync(Address);
            using var content = new MultipartFormDataContent
            {
                {
                    new StringContent(
                        form.QuerySelector("form[enctype] [name=__RequestVerificationToken]")!.GetAttribute("value")!
                    ),
                    "__RequestVerificationToken"
                },
                { new StringContent(""), "Text" },
                { new ByteArrayContent(bytes), "file", name },
            };
            using var answer = await hr.PostAsync(Address, content);
            return (await answer.HtmlAsync()).QuerySelector("main")!.Reads();
        }
    }

    [Fact]
    public async Task A_module_leaves_as_Markdown_and_CSV_and_comes_back_the_same()
    {
        await using var host = await HostAsync();
        var (module, _) = await host.TemplateAsync(
            Step("A *star*", due: -3) with
            {
                Owner = StepOwner.IT,
            },
            Step("B", "Later", 4, 0)
        );
        var hr = await host.SignedInAsync("hr");

        using var markdown = await hr.GetAsync($"/onboarding/modules/{module}.md");
        Assert.Equal($"onboarding-module-{module}.md", markdown.Content.Headers.ContentDisposition!.FileName);
        var text = await markdown.Content.ReadAsStringAsync();
        using var csv = await hr.GetAsync($"/onboarding/modules/{module}.csv");
        Assert.Contains("First week,A *star*,IT,Do,-3,yes", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var preview = await (
            await hr.SubmitAsync(Address, new Submission(("Text", text)) { Button = "Look at the checklist" })
        ).HtmlAsync();
        using var made = await hr.SubmitAsync(preview, Address, new Submission { Button = "Make module" });

        var modules = await host.Database(db => db.OnboardingModules.Include(m => m.Steps).OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(modules[0].Ordered.Select(s => s.Content), modules[1].Ordered.Select(s => s.Content));
        Assert.Equal(HttpStatusCode.NotFound, (await hr.GetAsync("/onboarding/modules/99.md")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await (await host.SignedInAsync("manager")).GetAsync($"/onboarding/modules/{module}.md")).StatusCode
        );
    }
}

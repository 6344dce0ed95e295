using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;

namespace AsyncWork.Tests.Identity;

/// <summary>The app on a database of its own, with a clock that stands still until it is moved.</summary>
sealed class SignInHost : WebApplicationFactory<Program>
{
    public const string Password = "plum tree in the yard";
    readonly string folder = Directory.CreateTempSubdirectory("asyncwork").FullName;

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 11, 12, 9, 0));
    public Dictionary<string, string> Settings { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:AsyncWork", $"Data Source={Path.Combine(folder, "test.db")};Pooling=False");
        builder.UseSetting("Mail:Folder", Path.Combine(folder, "mail"));
        builder.UseSetting("Demo:Enabled", "false");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => services.AddSingleton<IClock>(Clock));
    }

    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });

    public async Task<Account> AddAccountAsync(string email, params Role[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var person = new Person("Mia Novak", email, DateTimeZone.Utc, new LocalDate(2026, 1, 1));
        db.People.Add(person);
        await db.SaveChangesAsync();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            UserName = email,
            Email = email,
            PersonId = person.Id,
            CreatedAt = Clock.GetCurrentInstant(),
        };
        Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
        foreach (var role in roles)
            await accounts.AddToRoleAsync(account, role.ToString());
        return account;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

static class Forms
{
    /// <summary>Opens the page, takes its antiforgery token and sends the form.</summary>
    public static async Task<HttpResponseMessage> PostFormAsync(
        this HttpClient browser,
        string url,
        params (string, string)[] fields
    )
    {
        var page = await browser.GetStringAsync(url);
        var token = page.Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0];
        return await browser.PostAsync(
            url,
            new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2)).Append(new("__RequestVerificationToken", token))
            )
        );
    }
}

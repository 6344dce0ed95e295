using System.Diagnostics;
using System.Globalization;
using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.People;
using AsyncWork.E2E.Support;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Reminders;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace AsyncWork.E2E.Load;

/// <summary>Lets the digest of everybody become due in the same moment, which is more than the world's zones do, and says how long one run takes.</summary>
internal static class DigestRun
{
    public static readonly string[] Names = ["people", "notices"];
    private const int MostSeconds = 60;

    public static async Task<int> RunAsync(Options options)
    {
        var (people, each) = (options.Number("people", 500, 1, 5000), options.Number("notices", 40, 1, 500));
        var folder = Directory.CreateTempSubdirectory("asyncwork-digest-").FullName;
        try
        {
            var builder = WebApplication.CreateBuilder();
            builder.Configuration.AddInMemoryCollection(
                AppServer.SettingsFor(folder).Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))
            );
            builder.Configuration["Site:BaseUrl"] = "https://work.example";
            builder.Services.AddSingleton<IClock>(SystemClock.Instance);
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddDatabase(builder.Configuration, builder.Environment);
            builder.Services.AddMail(builder.Configuration);
            await using var app = builder.Build();
            await app.Services.MigrateAsync();
            await FillAsync(app.Services, people, each);
            await using var scope = app.Services.CreateAsyncScope();
            var watch = Stopwatch.StartNew();
            var sent = await scope.ServiceProvider.GetRequiredService<NoticeMails>().SendDigestsAsync();
            var seconds = watch.Elapsed.TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sent} digests of {each} notices each in {seconds:0.0} s; {MostSeconds} s are allowed for 500."
                )
            );
            return sent == people ? 0 : 1;
        }
        finally
        {
            Folders.Delete(folder);
        }
    }

    private static async Task FillAsync(IServiceProvider services, int people, int each)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var told = SystemClock.Instance.GetCurrentInstant() - Duration.FromDays(8);
        var zones = new[] { "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "America/Sao_Paulo" };
        var made = new List<Person>();
        for (var i = 0; i < people; i++)
            made.Add(new($"Person {i}", $"person{i}@example.com", DateTimeZoneProviders.Tzdb[zones[i % 4]], new(2020, 1, 1)));
        db.People.AddRange(made);
        await db.SaveChangesAsync();
        foreach (var person in made)
        {
            db.Users.Add(
                new Account
                {
                    UserName = person.Email,
                    Email = person.Email,
                    PersonId = person.Id,
                    JoinedAt = told,
                }
            );
            db.WorkSchedules.Add(new WorkSchedule(person.Id, new(2020, 1, 1), WorkWeek.Usual));
            var settings = new NoticeSettings(person.Id);
            settings.Mail(NoticeSettings.UsualHour, _ => MailRhythm.Daily);
            settings.KeepQuiet(outsideWork: false, butForUrgent: true);
            db.NoticeSettings.Add(settings);
            for (var i = 0; i < each; i++)
                db.Notifications.Add(
                    new(
                        person.Id,
                        NotificationReason.Mentioned,
                        null,
                        $"Somebody mentioned you on card {i}.",
                        $"/cards/{i % 9}",
                        told
                    )
                );
        }
        await db.SaveChangesAsync();
    }
}

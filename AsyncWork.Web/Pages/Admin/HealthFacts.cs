using AsyncWork.Domain;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using AsyncWork.Web.Backups;
using AsyncWork.Web.Data;
using AsyncWork.Web.History;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Search;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Admin;

/// <summary>One thing to know about this installation.</summary>
/// <param name="Concern">What is wrong and what to do; null when all is well.</param>
public sealed record HealthFact(string Area, string Name, string Value, string? Concern = null);

/// <summary>Looks at the installation: what the health page shows (product.md A9). Never a password or a key.</summary>
public sealed class HealthFacts(
    AppDbContext db,
    SiteAddress site,
    IConfiguration configuration,
    IHostEnvironment environment,
    TextIndexes words,
    IEnumerable<IHostedService> services,
    IClock clock
)
{
    const long LittleDisk = 1L << 30;

    public async Task<IReadOnlyList<HealthFact>> LookAsync(CancellationToken cancellation) =>
        [
            .. await DatabaseAsync(cancellation),
            .. await MailAsync(cancellation),
            .. await WorkAsync(cancellation),
            .. services
                .OfType<Rounds>()
                .OrderBy(r => r.What, StringComparer.Ordinal)
                .Select(r => Of(r, clock.GetCurrentInstant())),
            .. await SignInAsync(cancellation),
            .. Folders(),
            .. Time(),
        ];

    async Task<List<HealthFact>> DatabaseAsync(CancellationToken cancellation)
    {
        const string area = "Database";
        var sqlite = db.Database.IsSqlite();
        await db.Database.OpenConnectionAsync(cancellation);
        var connection = db.Database.GetDbConnection();
        var (where, version) = (connection.DataSource, connection.ServerVersion);
        await db.Database.CloseConnectionAsync();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        List<HealthFact> facts =
        [
            new(area, "Kind", $"{(sqlite ? "SQLite" : "SQL Server")} {version}"),
            new(area, sqlite ? "File" : "Server", sqlite ? where : $"{where}, {connection.Database}"),
            new(
                area,
                "Structure",
                pending.Count == 0 ? "up to date" : $"behind by {string.Join(", ", pending)}",
                pending.Count == 0 ? null : "Run AsyncWork.Web migrate, then start again."
            ),
        ];
        facts.Add(
            new(
                area,
                "Index of words",
                sqlite ? "in the same file"
                    : await words.HasFullTextAsync(db, cancellation) ? "by the server’s Full-Text Search"
                    : "none: Full-Text Search is not installed, so search looks through all texts"
            )
        );
        if (sqlite && File.Exists(where))
            facts.Add(new(area, "Size", Megabytes(new FileInfo(where).Length)));
        if (sqlite)
            facts.Add(Backups(area, await db.FindLastBackup().ToListAsync(cancellation)));
        return facts;
    }

    /// <summary>SQL Server keeps its own book of backups; of a file only the command tells.</summary>
    static HealthFact Backups(string area, List<Instant> last) =>
        new(
            area,
            "Last backup by the command",
            last is [var at] ? InstantPattern.General.Format(at) : "none yet: AsyncWork.Web backup makes one"
        );

    async Task<IReadOnlyList<HealthFact>> MailAsync(CancellationToken cancellation)
    {
        const string area = "Mail";
        var counts = await db
            .OutgoingMails.Where(m => m.SentAt == null)
            .GroupBy(m => m.Problem != null)
            .Select(g => new { Failed = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var failed = counts.Where(c => c.Failed).Sum(c => c.Count);
        var last = await db
            .OutgoingMails.Where(m => m.SentAt == null && m.Problem != null)
            .OrderByDescending(m => m.Id)
            .Select(m => m.Problem)
            .FirstOrDefaultAsync(cancellation);
        return
        [
            Leaves(area),
            Links(area),
            new(area, "Waiting", $"{counts.Where(c => !c.Failed).Sum(c => c.Count)}"),
            new(area, "Failed so far", $"{failed}", failed == 0 ? null : $"The last reason: {last}"),
        ];
    }

    HealthFact Leaves(string area) =>
        configuration["Mail:Host"] is { Length: > 0 } host
            ? new(area, "Leaves by SMTP through", host)
            : new(
                area,
                "Goes into the folder",
                MailFolder,
                environment.IsProduction() ? "Nobody gets a mail: set Mail:Host to the address of your mail server." : null
            );

    HealthFact Links(string area) =>
        new(
            area,
            "Links lead to",
            site.Configured ?? (site.IsSet ? "the allowed host that was asked" : "whatever host was asked"),
            site.IsSet || !environment.IsProduction()
                ? null
                : "Nobody can be invited or choose another password by mail: set Site:BaseUrl to the address of this site, or AllowedHosts."
        );

    async Task<IReadOnlyList<HealthFact>> WorkAsync(CancellationToken cancellation)
    {
        var running = await db.TimeImports.CountAsync(i => i.State == ImportState.Running, cancellation);
        var keys = await db.DataProtectionKeys.CountAsync(cancellation);
        var end = await db.FindAuditChainEnd().SingleOrDefaultAsync(cancellation);
        var check = await db.FindLastAuditCheck().SingleOrDefaultAsync(cancellation);
        return
        [
            new("Work", "Imports running", $"{running}"),
            new("Work", "Keys that protect sign-ins, in the database", $"{keys}"),
            new(
                "Work",
                "Audit log",
                end is null
                    ? "nothing is sealed yet"
                    : $"sealed up to {InstantPattern.General.Format(end.At)}, place {end.Place}",
                check?.IsBroken == true ? $"It is not as it was sealed. {check.Text}" : null
            ),
        ];
    }

    /// <summary>What is to be known of work that comes again and again.</summary>
    public static HealthFact Of(Rounds rounds, Instant now)
    {
        var every =
            rounds.Every.TotalHours >= 24 ? "once a day"
            : rounds.Every.TotalMinutes >= 1 ? $"every {rounds.Every.TotalMinutes:0} min"
            : $"every {rounds.Every.TotalSeconds:0} s";
        return new(
            "Rounds of this node",
            rounds.What,
            rounds.Last is { } last
                ? $"{every}, last {Text(last.At)}, next {Text(last.At + rounds.Every)}"
                : $"{every}, none yet since the start",
            rounds.Last?.HasFailed == true ? "The last round failed; the log says why. It is tried again in the next one."
                : rounds.Last is { } late && late.At + (rounds.Every * 3) < now
                    ? "It has stopped: start the app anew, and look into the log."
                : null
        );

        static string Text(Instant at) => InstantPattern.General.Format(at);
    }

    async Task<IReadOnlyList<HealthFact>> SignInAsync(CancellationToken cancellation)
    {
        var rule = await db.Companies.Select(c => c.SecondFactorRule).FirstOrDefaultAsync(cancellation);
        var joined = db.Users.Where(a => a.JoinedAt != null && a.DeactivatedAt == null);
        var (all, with) = (
            await joined.CountAsync(cancellation),
            await joined.CountAsync(a => a.SecondFactorAt != null || db.Passkeys.Any(p => p.AccountId == a.Id), cancellation)
        );
        return
        [
            new(
                "Sign-in",
                "A second factor is asked of",
                $"{rule.Text()}; {with} of {all} accounts have one",
                rule == SecondFactorRule.Nobody && environment.IsProduction()
                    ? "A password alone opens the accounts of administrators: ask a second factor of them under Company settings."
                    : null
            ),
        ];
    }

    IEnumerable<HealthFact> Folders()
    {
        var files = configuration["Files:Path"] ?? Path.Combine(environment.ContentRootPath, "App_Data", "files");
        foreach (var (name, folder) in new[] { ("Files", files), ("Mails", MailFolder) })
        {
            var existing = new DirectoryInfo(folder);
            while (existing is { Exists: false, Parent: { } parent })
                existing = parent;
            var free = new DriveInfo(existing.FullName).AvailableFreeSpace;
            yield return new(
                "Disk",
                name,
                $"{folder}, {Megabytes(free)} free",
                free < LittleDisk ? "Less than 1 GB is free. Make room before uploads fail." : null
            );
        }
    }

    IEnumerable<HealthFact> Time()
    {
        var now = clock.GetCurrentInstant();
        yield return new("Time", "Clock of the server", InstantPattern.General.Format(now));
        yield return new("Time", "Time zone data", DateTimeZoneProviders.Tzdb.VersionId);
        yield return new("Version", "AsyncWork", Hosting.AppVersion.Text);
        yield return new("Version", ".NET", Environment.Version.ToString());
    }

    string MailFolder => Path.Combine(environment.ContentRootPath, configuration["Mail:Folder"] ?? "App_Data/mail");

    static string Megabytes(long bytes) => bytes >= 10L << 30 ? $"{bytes >> 30} GB" : $"{bytes >> 20} MB";
}

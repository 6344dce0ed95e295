using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsyncWork.Domain.People;
using AsyncWork.Domain.TimeLogs;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Time;

/// <summary>
/// Keeps a deleted entry in the Undo button of its toast, sealed and for a short time: the database forgets at once what a person deletes,
/// and still it can be brought back.
/// </summary>
public sealed class DeletedEntries(IDataProtectionProvider protection)
{
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Time.DeletedEntry").ToTimeLimitedDataProtector();

    public string Seal(TimeEntry entry) => protector.Protect(JsonSerializer.Serialize(DeletedEntry.Of(entry), Compact), Kept);

    /// <summary>The entry behind a seal; null when the seal is broken, too old, or another person's.</summary>
    public DeletedEntry? Read(string? seal, PersonId person)
    {
        if (string.IsNullOrEmpty(seal))
            return null;
        try
        {
            var entry = JsonSerializer.Deserialize<DeletedEntry>(protector.Unprotect(seal), Compact);
            return entry?.Person == person.Value ? entry : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>A deleted entry with everything that is needed to make it again; moments in ticks since 1970, dates as ISO text.</summary>
/// <param name="Key">Lets it come back once, however often Undo is pressed.</param>
public sealed record DeletedEntry(
    Guid Key,
    int Person,
    int? Team,
    string Day,
    string Zone,
    int Minutes,
    long? Start,
    long? End,
    int? Project,
    int? Activity,
    string Text,
    string Tags,
    bool Billable,
    int? Import,
    string? ImportKey,
    int? Card = null
)
{
    public static DeletedEntry Of(TimeEntry e) =>
        new(
            Guid.CreateVersion7(),
            e.PersonId.Value,
            e.TeamId,
            LocalDatePattern.Iso.Format(e.Date),
            e.Zone.Id,
            e.Minutes,
            e.Start?.ToUnixTimeTicks(),
            e.End?.ToUnixTimeTicks(),
            e.ProjectId,
            e.ActivityId,
            e.Description,
            e.Tags,
            e.IsBillable,
            e.ImportId,
            e.ImportKey,
            e.CardId
        );

    public LocalDate Date() => LocalDatePattern.Iso.Parse(Day).Value;

    /// <param name="card">The card it was on, if that is still there; else null.</param>
    public TimeEntry ToEntry(int? card, PersonId by, Instant now)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var clock =
            Start is { } start && End is { } end
                ? new ClockRange(Instant.FromUnixTimeTicks(start), Instant.FromUnixTimeTicks(end), zone)
                : (ClockRange?)null;
        var worked = WorkedTime.Imported(Date(), zone, Minutes, clock);
        var entry = new TimeEntry(new(Person), Team, worked, new(Project, Activity, Text, Tags, Billable, card), by, now);
        return Import is { } import && ImportKey is not null ? entry.From(import, ImportKey) : entry;
    }
}

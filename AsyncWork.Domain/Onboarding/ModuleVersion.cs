using System.Text.Encodings.Web;
using System.Text.Json;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>A step as a version says it.</summary>
/// <param name="Key">See <see cref="WrittenStep.Key"/>.</param>
public sealed record StepSnapshot(Guid Key, StepContent Content);

/// <summary>What a module said when it was published. It stays as it is: plans are made of it.</summary>
public sealed class ModuleVersion
{
    public const int LongestNote = 500;
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    ModuleVersion() { }

    internal ModuleVersion(int module, int number, IEnumerable<OnboardingStep> steps, string? note, PersonId by, Instant now)
    {
        (ModuleId, Number, By, At) = (module, number, by, now);
        Note = note?.Trim() ?? "";
        StepSnapshot[] snapshots = [.. steps.Select(s => new StepSnapshot(s.Key, s.Content))];
        (StepCount, Steps) = (snapshots.Length, JsonSerializer.Serialize(snapshots, Json));
    }

    public int Id { get; private set; }
    public int ModuleId { get; private set; }

    /// <summary>From 1, for each module.</summary>
    public int Number { get; private set; }
    public Instant At { get; private set; }
    public PersonId By { get; private set; }

    /// <summary>What is new, in the words of who published it.</summary>
    public string Note { get; private set; } = "";
    public int StepCount { get; private set; }

    /// <summary>JSON; see <see cref="Read(string)"/>.</summary>
    public string Steps { get; private set; } = "[]";

    public IReadOnlyList<StepSnapshot> Read() => Read(Steps);

    public static IReadOnlyList<StepSnapshot> Read(string steps) => JsonSerializer.Deserialize<StepSnapshot[]>(steps, Json)!;
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Domain.Onboarding;

/// <summary>A draft becomes a version.</summary>
public sealed partial class OnboardingModule
{
    /// <summary>Why the draft cannot be published; null when it can.</summary>
    /// <param name="last">What was published last; null when nothing was.</param>
    /// <param name="here">Those named as owners who work here.</param>
    public string? WhyNotPublish(ModuleVersion? last, string? note, IReadOnlySet<PersonId> here) =>
        WhyNotChange()
        ?? (
            steps.Count == 0 ? "The module has no steps yet. Add one, then publish it."
            : Ordered.FirstOrDefault(s => s.OwnerId is { } owner && !here.Contains(owner)) is { } left
                ? $"The owner of “{left.Title}” does not work here any more. Give the step to somebody else first."
            : Ordered.Select(s => s.Content.WhyNotPublish()).FirstOrDefault(why => why is not null)
                ?? StoredText.WhyNotText(note, "The note", ModuleVersion.LongestNote)
                ?? (
                    last is not null && ChangesSince(last).Count == 0
                        ? $"Nothing has changed since version {last.Number}. There is nothing to publish."
                        : null
                )
        );

    /// <exception cref="InvalidOperationException"><see cref="WhyNotPublish"/> has a reason.</exception>
    public ModuleVersion Publish(ModuleVersion? last, string? note, IReadOnlySet<PersonId> here, PersonId by, Instant now)
    {
        StoredText.Refuse(WhyNotPublish(last, note, here));
        PublishedNumber++;
        Version++;
        return new(Id, PublishedNumber, Ordered, note, by, now);
    }

    /// <summary>What the draft says otherwise than a version.</summary>
    public IReadOnlyList<StepChange> ChangesSince(ModuleVersion version) =>
        StepChange.Between(version.Read(), [.. Ordered.Select(s => new StepSnapshot(s.Key, s.Content))]);
}

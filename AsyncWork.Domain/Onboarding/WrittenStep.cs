using AsyncWork.Domain.People;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What a step of a draft and a step of a plan have in common: all that it says, and its place.</summary>
public abstract class WrittenStep
{
    private protected WrittenStep() { }

    public int Id { get; private set; }

    /// <summary>Stays with the step through all edits and versions, so that a plan that runs can be compared with a newer version.</summary>
    public Guid Key { get; private protected set; }

    /// <summary>Its place among all steps; those of a phase follow each other.</summary>
    public int Place { get; private set; }
    public string Phase { get; private set; } = "";
    public int Depth { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    public StepKind Kind { get; private set; }
    public StepOwner Owner { get; private set; }
    public PersonId? OwnerId { get; private set; }
    public int DueDays { get; private set; }
    public bool IsRequired { get; private set; }
    public string Url { get; private set; } = "";
    public string Questions { get; private set; } = "";
    public string Fields { get; private set; } = "";
    public int Version { get; private protected set; }

    public StepContent Content =>
        new()
        {
            Phase = Phase,
            Depth = Depth,
            Title = Title,
            Text = Text.Length == 0 ? Prose.None : new(Text, Html),
            Kind = Kind,
            Owner = Owner,
            OwnerId = OwnerId,
            DueDays = DueDays,
            IsRequired = IsRequired,
            Url = Url,
            Questions = Questions,
            Fields = Fields,
        };

    internal void Write(StepContent written)
    {
        var content = written.Clean();
        (Phase, Depth, Title, Text, Html) = (content.Phase, content.Depth, content.Title, content.Text.Text, content.Text.Html);
        (Kind, Owner, OwnerId, DueDays) = (content.Kind, content.Owner, content.OwnerId, content.DueDays);
        (IsRequired, Url, Questions, Fields) = (content.IsRequired, content.Url, content.Questions, content.Fields);
        Version++;
    }

    internal void StandAt(int place, int depth) => (Place, Depth) = (place, depth);

    internal void StandIn(string phase) => Phase = phase;
}

using System.Globalization;
using AsyncWork.Domain.Norms;
using AsyncWork.Domain.People;
using AsyncWork.Domain.Requests;

namespace AsyncWork.Web.Pages.Requests;

/// <summary>Whom somebody asks for what, as it is typed.</summary>
public sealed class AskInput
{
    /// <summary>Who is not named: a question to whoever reads it, which waits for a solution and has no deadline.</summary>
    public const string Anybody = "any";

    /// <summary>Empty for nobody, <see cref="Anybody"/>, <c>p12</c> for a person, <c>t3</c> for a team.</summary>
    public string? Whom { get; set; }

    /// <summary>More people, by id.</summary>
    public List<int> Also { get; set; } = [];
    public RequestKind Kind { get; set; }
    public bool Urgent { get; set; }

    /// <summary>Why it cannot wait, when it is urgent.</summary>
    public string? Because { get; set; }

    /// <summary>By whose norms; null for the first channel.</summary>
    public int? Channel { get; set; }

    public Urgency Urgency => Urgent ? Urgency.Urgent : Urgency.Normal;

    /// <summary>Somebody is asked by name, or a team: that makes a request.</summary>
    public bool IsOn => (!string.IsNullOrEmpty(Whom) && Whom != Anybody) || Also.Count > 0;
    public bool IsQuestion => Whom == Anybody || IsOn && Kind == RequestKind.Answer;
    public int? Team => Read('t');
    public PersonId? Person => Read('p') is { } id ? new PersonId(id) : null;

    int? Read(char kind) =>
        Whom is [var first, .. var id]
        && first == kind
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
            ? read
            : null;
}

using AsyncWork.Domain.Onboarding;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using NodaTime;
using NodaTime.Text;

namespace AsyncWork.Web.Pages.Onboarding.Plans;

/// <summary>When the invitation to make an account is mailed.</summary>
public enum InviteWhen
{
    FirstDay,
    ThreeDaysBefore,
    Never,
}

/// <summary>Who starts, or leaves, and who helps them, as HR writes it.</summary>
public sealed class PlanInput
{
    /// <summary>Somebody who is known already; null for a new person.</summary>
    public int? Person { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Zone { get; set; }
    public string? Location { get; set; }

    /// <summary>The slug of the team of a new person.</summary>
    public string? Team { get; set; }
    public int? Template { get; set; }
    public string? Role { get; set; }
    public string? StartsOn { get; set; }
    public int? Manager { get; set; }
    public int? Buddy { get; set; }
    public int? HR { get; set; }
    public int? IT { get; set; }
    public InviteWhen Invite { get; set; }

    /// <summary>The steps about working asynchronously are part of it (product.md O10).</summary>
    public bool HasTrack { get; set; }

    /// <summary>It is somebody else of the same name.</summary>
    public bool IsAnother { get; set; }

    /// <summary>Null when it is no day.</summary>
    public LocalDate? Day => LocalDatePattern.Iso.Parse(StartsOn ?? "") is { Success: true, Value: var day } ? day : null;

    /// <summary>Null while manager or HR are not chosen.</summary>
    public PlanPeople? People =>
        Manager is { } manager && HR is { } hr
            ? new(new(manager), Buddy is { } buddy ? new PersonId(buddy) : null, new(hr), IT is { } it ? new PersonId(it) : null)
            : null;

    /// <summary>The day on which the invitation is mailed; null for none.</summary>
    public LocalDate? InviteOn =>
        Invite switch
        {
            InviteWhen.FirstDay => Day,
            InviteWhen.ThreeDaysBefore => Day?.PlusDays(-3),
            _ => null,
        };

    /// <summary>Why this cannot be a new person, and in which field; null when it can.</summary>
    public (string Field, string Reason)? WhyNotPerson() =>
        Domain.People.Person.WhyNotName(Name) is { } name ? (nameof(Name), name)
        : Domain.People.Person.WhyNotEmail(Email) is { } email ? (nameof(Email), email)
        : Zones.Find(Zone) is null ? (nameof(Zone), "Choose a time zone from the list.")
        : Domain.People.Person.WhyNotLocation(Location) is { } location ? (nameof(Location), location)
        : Invite != InviteWhen.Never && Domain.People.Person.NormalEmail(Email) is null
            ? (nameof(Email), "Give the address at which the person is invited, or choose to send no invitation.")
        : null;

    /// <summary>Which of those who are needed is not chosen; null when both are.</summary>
    public (string Field, string Reason)? WhyNotHelpers() =>
        Manager is null ? (nameof(Manager), "Choose the manager.")
        : HR is null ? (nameof(HR), "Choose who in HR keeps the plan.")
        : null;

    public Person MakePerson()
    {
        var person = new Person(Name!, Email, Zones.Find(Zone)!, Day!.Value);
        person.WorkIn(Zones.Find(Zone)!, Location);
        return person;
    }
}

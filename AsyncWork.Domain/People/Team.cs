using System.Globalization;
using System.Text;
using NodaTime;

namespace AsyncWork.Domain.People;

/// <summary>People who share boards, norms and a report. A person is a member of at most one team at a time and may lead several.</summary>
public sealed class Team
{
    public const int LongestName = 100;
    readonly List<TeamMember> members = [];
    readonly List<TeamLead> leads = [];

    Team() { }

    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public Team(string name)
    {
        if (WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        Name = name.Trim();
        Slug = SlugOf(name);
    }

    public int Id { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The name in addresses; stays when the team is renamed, so that links stay.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>How much the team works at the same time; null while it has not agreed on it.</summary>
    public AsyncModel? Model { get; private set; }

    /// <summary>The common minutes a day that the team aims for (kpis.md K18); null for none.</summary>
    public int? OverlapTarget { get; private set; }

    /// <summary>When everybody of the team can be reached, as local times in <see cref="CoreZone"/>; all three or none (product.md S3).</summary>
    public LocalTime? CoreStart { get; private set; }
    public LocalTime? CoreEnd { get; private set; }
    public DateTimeZone? CoreZone { get; private set; }

    /// <summary>Weekdays without meetings, as bits: Monday is bit 0 (product.md S8).</summary>
    public int MeetingFreeDays { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyCollection<TeamMember> Members => members;
    public IReadOnlyCollection<TeamLead> Leads => leads;

    /// <summary>Why a team cannot be called so; null when it can. That names differ is checked by the database.</summary>
    public static string? WhyNotName(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "Give the team a name."
        : name.Trim().Length > LongestName ? $"A team's name has at most {LongestName} characters."
        : SlugOf(name) == "new" ? "“New” is not a name that tells teams apart."
        : SlugOf(name).Length == 0 ? "A team's name needs at least one letter or digit."
        : name.Any(char.IsControl) ? "A team's name is one line of letters, without control characters."
        : null;

    public void Rename(string name)
    {
        if (WhyNotName(name) is { } reason)
            throw new ArgumentException(reason, nameof(name));
        Name = name.Trim();
        Version++;
    }

    /// <summary>Why a team cannot agree on this; null when it can.</summary>
    public static string? WhyNotAgree(int? overlapTarget, LocalTime? coreStart, LocalTime? coreEnd, DateTimeZone? coreZone) =>
        overlapTarget is < 0 or > 24 * 60 ? "The overlap target lies between 0 and 24 hours."
        : (coreStart is null, coreEnd is null) is not ((true, true) or (false, false))
            ? "Give both start and end of the core hours, or neither."
        : coreStart is not null && coreZone is null ? "Say in which time zone the core hours are."
        : coreEnd <= coreStart ? "The core hours end after they start, on the same day."
        : null;

    /// <param name="overlapTarget">Null for what is usual in this way of working (product.md P12).</param>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAgree"/> has a reason.</exception>
    public void Agree(AsyncModel? model, int? overlapTarget, LocalTime? coreStart, LocalTime? coreEnd, DateTimeZone? coreZone)
    {
        if (WhyNotAgree(overlapTarget, coreStart, coreEnd, coreZone) is { } reason)
            throw new InvalidOperationException(reason);
        (Model, OverlapTarget) = (model, overlapTarget ?? model?.UsualOverlap());
        (CoreStart, CoreEnd, CoreZone) = (coreStart, coreEnd, coreStart is null ? null : coreZone);
        Version++;
    }

    /// <summary>Why a team cannot keep these days free of meetings; null when it can.</summary>
    public static string? WhyNotKeepFree(int days) => days is < 0 or > 127 ? "A week has seven days." : null;

    /// <exception cref="InvalidOperationException"><see cref="WhyNotKeepFree"/> has a reason.</exception>
    public void KeepFree(int days)
    {
        if (WhyNotKeepFree(days) is { } reason)
            throw new InvalidOperationException(reason);
        MeetingFreeDays = days;
        Version++;
    }

    /// <summary>Why this person cannot become a member from that day; null when they can.</summary>
    public string? WhyNotAdmit(PersonId person, LocalDate from) =>
        from.Year is < 1950 or > 2100 ? "The day lies between 1950 and 2100."
        : members.Any(m => m.PersonId == person && m.JoinedOn <= from && m.LeftOn is null)
            ? "This person is a member of the team on that day already."
        : null;

    /// <summary>
    /// Makes a person a member from a day on, whatever was recorded here for later days. The caller has released the person from other
    /// teams on that day.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="WhyNotAdmit"/> has a reason.</exception>
    public void Admit(PersonId person, LocalDate from)
    {
        if (WhyNotAdmit(person, from) is { } reason)
            throw new InvalidOperationException(reason);
        Release(person, from);
        members.Add(new TeamMember(person, from));
        Version++;
    }

    /// <summary>Why a membership cannot end on that day; null when it can.</summary>
    public string? WhyNotRelease(PersonId person, LocalDate on) =>
        on.Year is < 1950 or > 2100 ? "The day lies between 1950 and 2100."
        : !members.Any(m => m.PersonId == person && (m.LeftOn is null || m.LeftOn > on))
            ? "This person is not a member of the team on that day."
        : null;

    /// <summary>
    /// Ends membership; the day given is the first one on which the person is no longer a member. What was recorded for later days
    /// goes too. Nothing happens when the person is no member then.
    /// </summary>
    public void Release(PersonId person, LocalDate on)
    {
        foreach (var member in members.Where(m => m.PersonId == person && (m.LeftOn is null || m.LeftOn > on)).ToList())
        {
            if (member.JoinedOn >= on)
                members.Remove(member);
            else
                member.Leave(on);
            Version++;
        }
    }

    public void Appoint(PersonId lead)
    {
        if (leads.Any(l => l.PersonId == lead))
            return;
        leads.Add(new TeamLead(lead));
        Version++;
    }

    public void Dismiss(PersonId lead)
    {
        if (leads.RemoveAll(l => l.PersonId == lead) > 0)
            Version++;
    }

    /// <summary>A name as part of an address: lower case letters and digits joined by hyphens; "Süd, Ost" gives "sud-ost".</summary>
    public static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var rune in name.Trim().Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            if (Rune.IsLetterOrDigit(rune))
                slug.Append(Rune.ToLowerInvariant(rune));
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString().TrimEnd('-').Normalize(NormalizationForm.FormC);
    }
}

/// <summary>A membership, kept after it has ended so that a past month's team is the team of that month.</summary>
public sealed class TeamMember
{
    TeamMember() { }

    internal TeamMember(PersonId person, LocalDate from) => (PersonId, JoinedOn) = (person, from);

    public int Id { get; private set; }
    public int TeamId { get; private set; }
    public PersonId PersonId { get; private set; }
    public LocalDate JoinedOn { get; private set; }

    /// <summary>The first day on which the person is no longer a member; null while they are.</summary>
    public LocalDate? LeftOn { get; private set; }

    internal void Leave(LocalDate on) => LeftOn = on;
}

/// <summary>That a person leads a team, and so is its manager.</summary>
public sealed class TeamLead
{
    TeamLead() { }

    internal TeamLead(PersonId person) => PersonId = person;

    public int TeamId { get; private set; }
    public PersonId PersonId { get; private set; }
}

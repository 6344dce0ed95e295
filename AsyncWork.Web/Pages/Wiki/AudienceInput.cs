using AsyncWork.Domain.People;
using AsyncWork.Domain.Playbook;
using AsyncWork.Domain.Wiki;
using NodaTime;

namespace AsyncWork.Web.Pages.Wiki;

/// <summary>Who is to confirm a page, as it is chosen.</summary>
public sealed class AudienceInput
{
    public AudienceKind Kind { get; set; }
    public int? Team { get; set; }
    public List<int> People { get; set; } = [];
    public int WithinDays { get; set; } = PageAudience.UsualDays;

    public string NobodyThere =>
        Kind == AudienceKind.Team
            ? "Nobody of this team may read the page, or it has no members. Choose others."
            : "None of them works here and may read the page. Choose others.";

    List<PersonId> Named => [.. People.Distinct().Select(p => new PersonId(p))];

    public static AudienceInput Of(PageAudience audience) =>
        new()
        {
            Kind = audience.Kind,
            Team = audience.TeamId,
            People = [.. audience.People.Select(p => p.PersonId.Value)],
            WithinDays = audience.WithinDays,
        };

    public static string WordsOf(PageAudience audience, string? team)
    {
        var who = audience.Kind switch
        {
            AudienceKind.Team => $"{team ?? "A team"} confirms",
            AudienceKind.People => audience.People.Count == 1 ? "One person confirms" : $"{audience.People.Count} people confirm",
            _ => "Everybody confirms",
        };
        return $"{who} each version of this page within {audience.WithinDays} days.";
    }

    public string? WhyNot(WikiPage page) =>
        page.Published is null
            ? "Publish the page first: nobody can confirm a draft."
            : PageAudience.WhyNot(Kind, Team, Named, WithinDays);

    /// <summary>The audience as it is from now on.</summary>
    public PageAudience Apply(PageAudience? present, int page, PersonId by, Instant now)
    {
        if (present is null)
            return new(page, Kind, Team, Named, WithinDays, by, now);
        present.Become(Kind, Team, Named, WithinDays, by, now);
        return present;
    }
}

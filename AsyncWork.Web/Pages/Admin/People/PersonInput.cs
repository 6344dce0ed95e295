using System.ComponentModel.DataAnnotations;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace AsyncWork.Web.Pages.Admin.People;

/// <summary>What an administrator writes about a person. Meaning is checked by <see cref="Person"/>.</summary>
public sealed class PersonInput
{
    [Display(Name = "Name")]
    public string? Name { get; set; }

    [Display(Name = "E-mail")]
    public string? Email { get; set; }

    [Display(Name = "Time zone")]
    public string? Zone { get; set; }

    [Display(Name = "Place")]
    public string? Location { get; set; }

    [Display(Name = "First day"), Required(ErrorMessage = "Give the first day, as 2026-11-30.")]
    public LocalDate? StartsOn { get; set; }

    [Display(Name = "Last day")]
    public LocalDate? LastDay { get; set; }

    public static PersonInput Of(Person person) =>
        new()
        {
            Name = person.Name,
            Email = person.Email,
            Zone = person.Zone.Id,
            Location = person.Location,
            StartsOn = person.StartsOn,
            LastDay = person.LastDay,
        };

    /// <summary>Puts what cannot be taken beside its field.</summary>
    /// <param name="person">Who it is about; null for someone new.</param>
    /// <param name="needsEmail">True when an account hangs on the address.</param>
    public async Task CheckAsync(ModelStateDictionary state, AppDbContext db, PersonId? person, bool needsEmail)
    {
        Say(nameof(Name), Person.WhyNotName(Name));
        Say(
            nameof(Email),
            Person.WhyNotEmail(Email)
                ?? (needsEmail && Person.NormalEmail(Email) is null ? "Give the address to sign in with." : null)
        );
        Say(nameof(Zone), Zones.Find(Zone) is null ? "Choose a time zone from the list." : null);
        Say(nameof(Location), Person.WhyNotLocation(Location));
        if (StartsOn is { } start)
            Say(nameof(LastDay), Person.WhyNotEmploy(start, LastDay));
        if (!state.IsValid || Person.NormalEmail(Email) is not { } email)
            return;
        var taken = await db.People.Where(p => p.Email == email && p.Id != person).Select(p => p.Name).FirstOrDefaultAsync();
        Say(nameof(Email), taken is null ? null : $"{taken} has this address already.");

        void Say(string field, string? reason)
        {
            if (reason is not null)
                state.AddModelError($"Input.{field}", reason);
        }
    }

    /// <summary>Makes the change and tells it for the audit log: before and after.</summary>
    public string ApplyTo(Person person)
    {
        var changes = Differences(person).Select(d => $"{d.What}: {d.Stored ?? "–"} → {d.Typed ?? "–"}").ToList();
        person.Rename(Name!);
        person.ReachAt(Email);
        person.WorkIn(Zones.Find(Zone)!, Location);
        person.Employ(StartsOn!.Value, LastDay);
        return string.Join("; ", changes);
    }

    /// <summary>The fields that say something else than the person as stored.</summary>
    public IEnumerable<(string Field, string What, string? Stored, string? Typed)> Differences(Person person)
    {
        (string, string, string?, string?)[] fields =
        [
            (nameof(Name), "name", person.Name, Name?.Trim()),
            (nameof(Email), "e-mail", person.Email, Person.NormalEmail(Email)),
            (nameof(Zone), "zone", person.Zone.Id, Zone),
            (nameof(Location), "place", person.Location, string.IsNullOrWhiteSpace(Location) ? null : Location.Trim()),
            (nameof(StartsOn), "first day", person.StartsOn.Text(), StartsOn?.Text()),
            (nameof(LastDay), "last day", person.LastDay?.Text(), LastDay?.Text()),
        ];
        return fields.Where(f => f.Item3 != f.Item4);
    }
}

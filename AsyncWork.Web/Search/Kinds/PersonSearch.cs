using System.Linq.Expressions;
using AsyncWork.Domain.People;
using AsyncWork.Web.Data;
using AsyncWork.Web.Pages.People;
using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Search.Kinds;

/// <summary>People by name, address and place. Everybody who is signed in sees everybody, as in the directory, and those who left on request only.</summary>
sealed class PersonSearch : SearchKind<Person, PersonId>, ISearchSubject
{
    const string Here = "person-here";
    const string Left = "person-left";

    public override string Name => "Person";
    public override string Word => "person";
    public override string Words => "People";
    public override string Icon => "person";
    public SearchKind Kind => this;
    public IReadOnlyList<(string Value, string Words)> States => [(Here, "People who work here"), (Left, "People who left")];

    protected override IReadOnlyList<string> Properties => [nameof(Person.Name), nameof(Person.Email), nameof(Person.Location)];

    protected override SearchText Read(Person thing) =>
        new(thing.Name, PlainText.Of(thing.Email ?? "", thing.Location ?? ""), null, null);

    protected override IQueryable<Person> Things(AppDbContext db) => db.People;

    public Expression<Func<SearchEntry, bool>>? IsWithin(AppDbContext db, SearchScope scope)
    {
        if (scope.LeavesOut(this) || scope.Tag is not null || scope.Place is { Kind: not SearchPlace.Team })
            return null;
        var today = scope.Today;
        var people =
            scope.State == Left
                ? db.People.Where(p => p.LastDay < today)
                : db.People.Where(p => p.LastDay == null || p.LastDay >= today);
        if (scope.Place is { Id: var team })
        {
            var members = db.MembersOn(today);
            people = people.Where(p => members.Any(m => m.TeamId == team && m.PersonId == p.Id));
        }
        return e =>
            EF.Property<PersonId?>(e, "PersonId") != null && people.Any(p => p.Id == EF.Property<PersonId?>(e, "PersonId"));
    }

    public Expression<Func<SearchEntry, bool>>? IsNamed(AppDbContext db, string words) => null;

    public Expression<Func<SearchEntry, string?>> TitleOf(AppDbContext db) =>
        e => db.People.Where(p => p.Id == EF.Property<PersonId?>(e, "PersonId")).Select(p => p.Name).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> PlaceOf(AppDbContext db) =>
        e => db.People.Where(p => p.Id == EF.Property<PersonId?>(e, "PersonId")).Select(p => p.Location).FirstOrDefault();

    public Expression<Func<SearchEntry, string?>> StateOf(AppDbContext db) =>
        e => db.People.Any(p => p.Id == EF.Property<PersonId?>(e, "PersonId") && p.LastDay != null) ? "Leaves or has left" : null;

    public Expression<Func<SearchEntry, string?>> UrlOf(AppDbContext db) =>
        e =>
            db.People.Where(p => p.Id == EF.Property<PersonId?>(e, "PersonId"))
                .Select(p => "/people/" + (int)(object)p.Id)
                .FirstOrDefault();
}

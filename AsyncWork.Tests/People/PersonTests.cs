using AsyncWork.Domain.People;
using AsyncWork.Tests.Support;
using NodaTime;

namespace AsyncWork.Tests.People;

public sealed class PersonTests
{
    static Person Mia => new(" Mia Sanders ", " Mia@AsyncWork.Example ", Given.Zone("Europe/Berlin"), Given.Day("2026-01-01"));

    [Fact]
    public void Name_and_address_are_kept_in_one_spelling()
    {
        Assert.Equal(("Mia Sanders", "mia@asyncwork.example"), (Mia.Name, Mia.Email));
        Assert.Null(Person.NormalEmail("  "));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public void A_person_has_a_name(string? name)
    {
        Assert.NotNull(Person.WhyNotName(name));
        Assert.Throws<ArgumentException>(() => Mia.Rename(name!));
    }

    [Fact]
    public void A_name_has_a_limit()
    {
        Assert.Null(Person.WhyNotName(new string('x', Person.LongestName)));
        Assert.NotNull(Person.WhyNotName(new string('x', Person.LongestName + 1)));
    }

    [Fact]
    public void The_first_and_the_last_day_are_worked_and_none_beside_them()
    {
        var mia = Mia;
        mia.Employ(Given.Day("2026-02-01"), Given.Day("2026-11-12"));

        Assert.False(mia.WorksOn(Given.Day("2026-01-31")));
        Assert.True(mia.WorksOn(Given.Day("2026-02-01")));
        Assert.True(mia.WorksOn(Given.Day("2026-11-12")));
        Assert.False(mia.WorksOn(Given.Day("2026-11-13")));
    }

    [Fact]
    public void The_last_day_is_not_before_the_first() =>
        Assert.Throws<InvalidOperationException>(() => Mia.Employ(Given.Day("2026-02-01"), Given.Day("2026-01-31")));

    [Fact]
    public void Every_change_is_counted()
    {
        var mia = Mia;
        var before = mia.Version;
        mia.WorkIn(Given.Zone("Asia/Kathmandu"), " ");

        Assert.Equal(before + 1, mia.Version);
        Assert.Null(mia.Location);
    }

    [Fact]
    public void Someone_whose_imported_hours_ended_long_ago_has_left()
    {
        var today = new LocalDate(2026, 11, 12);
        Assert.Equal(new LocalDate(2016, 4, 13), Person.LastDayBy(new LocalDate(2016, 4, 13), today));
        Assert.Null(Person.LastDayBy(new LocalDate(2026, 9, 13), today));
        Assert.Equal(new LocalDate(2026, 9, 12), Person.LastDayBy(new LocalDate(2026, 9, 12), today));
    }
}

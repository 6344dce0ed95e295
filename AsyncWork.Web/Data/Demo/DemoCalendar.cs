using AsyncWork.Domain.Calendar;
using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>Days off in the demo: the public holidays of its places, two company days, and the leave of its people.</summary>
static class DemoCalendar
{
    /// <summary>Public holidays of the demo's places and company days, of the years that touch some days.</summary>
    public static IEnumerable<Holiday> Holidays(LocalDate from, LocalDate to)
    {
        for (var year = from.Year; year <= to.Year + 1; year++)
        {
            foreach (var (place, date, name) in PublicHolidays(year))
                yield return new(place, date, name);
            yield return new(null, new(year, 12, 24), "Company holiday");
            yield return new(null, new(year, 12, 31), "Company holiday");
        }
    }

    static IEnumerable<(string Place, LocalDate Date, string Name)> PublicHolidays(int year)
    {
        var easter = Easter(year);
        yield return ("Berlin", new(year, 1, 1), "New Year");
        yield return ("Berlin", new(year, 3, 8), "International Women’s Day");
        yield return ("Berlin", easter.PlusDays(-2), "Good Friday");
        yield return ("Berlin", easter.PlusDays(1), "Easter Monday");
        yield return ("Berlin", new(year, 5, 1), "Labour Day");
        yield return ("Berlin", easter.PlusDays(39), "Ascension Day");
        yield return ("Berlin", easter.PlusDays(50), "Whit Monday");
        yield return ("Berlin", new(year, 10, 3), "German Unity Day");
        yield return ("Berlin", new(year, 12, 25), "Christmas Day");
        yield return ("Berlin", new(year, 12, 26), "Second Day of Christmas");

        yield return ("New York", new(year, 1, 1), "New Year’s Day");
        yield return ("New York", Nth(3, IsoDayOfWeek.Monday, year, 1), "Martin Luther King Jr. Day");
        yield return ("New York", Nth(3, IsoDayOfWeek.Monday, year, 2), "Presidents’ Day");
        yield return ("New York", Nth(1, IsoDayOfWeek.Monday, year, 6).PlusDays(-7), "Memorial Day");
        yield return ("New York", new(year, 6, 19), "Juneteenth");
        yield return ("New York", new(year, 7, 4), "Independence Day");
        yield return ("New York", Nth(1, IsoDayOfWeek.Monday, year, 9), "Labor Day");
        yield return ("New York", Nth(4, IsoDayOfWeek.Thursday, year, 11), "Thanksgiving");
        yield return ("New York", new(year, 12, 25), "Christmas Day");

        // Those that follow the moon are left out: they are published year by year.
        yield return ("Kathmandu", new(year, 1, 11), "Prithvi Jayanti");
        yield return ("Kathmandu", new(year, 2, 19), "Democracy Day");
        yield return ("Kathmandu", new(year, 4, 14), "Nepali New Year");
        yield return ("Kathmandu", new(year, 5, 1), "Labour Day");
        yield return ("Kathmandu", new(year, 5, 29), "Republic Day");
        yield return ("Kathmandu", new(year, 9, 19), "Constitution Day");

        yield return ("São Paulo", new(year, 1, 1), "Confraternização Universal");
        yield return ("São Paulo", easter.PlusDays(-47), "Carnaval");
        yield return ("São Paulo", easter.PlusDays(-2), "Sexta-feira Santa");
        yield return ("São Paulo", new(year, 4, 21), "Tiradentes");
        yield return ("São Paulo", new(year, 5, 1), "Dia do Trabalho");
        yield return ("São Paulo", easter.PlusDays(60), "Corpus Christi");
        yield return ("São Paulo", new(year, 7, 9), "Revolução Constitucionalista");
        yield return ("São Paulo", new(year, 9, 7), "Independência");
        yield return ("São Paulo", new(year, 10, 12), "Nossa Senhora Aparecida");
        yield return ("São Paulo", new(year, 11, 2), "Finados");
        yield return ("São Paulo", new(year, 11, 15), "Proclamação da República");
        yield return ("São Paulo", new(year, 11, 20), "Consciência Negra");
        yield return ("São Paulo", new(year, 12, 25), "Natal");
    }

    /// <summary>The leave of one person: a longer one and a few short ones a year, approved, and one ahead that waits.</summary>
    public static IEnumerable<Absence> LeaveOf(
        DemoWorker worker,
        PersonId deputy,
        LocalDate from,
        LocalDate today,
        Instant now,
        Random random
    )
    {
        var (person, lead) = (worker.Person.Id, worker.Lead);
        var date = from.PlusDays(random.Next(20, 90));
        while (date < today.PlusDays(40))
        {
            while (worker.Week[date.DayOfWeek].Count == 0)
                date = date.PlusDays(1);
            var days = random.Next(4) == 0 ? random.Next(8, 15) : random.Next(1, 5);
            var kind = days < 3 && random.Next(2) == 0 ? AbsenceKind.Sick : AbsenceKind.Leave;
            var asked = Instant.Min(now, date.PlusDays(kind == AbsenceKind.Sick ? 0 : -20).At(new(10, 0)).InUtc().ToInstant());
            var absence = new Absence(person, date, date.PlusDays(days - 1), kind, deputy, "", person, asked);
            if (date <= today.PlusDays(14) && lead != person)
                absence.Approve(lead, "", Instant.Min(now, asked + Duration.FromHours(5)));
            // Everybody is here around today, so that each account of the demo has its week to look at.
            var isNow = date <= today.PlusDays(10) && date.PlusDays(days) >= today.PlusDays(-10);
            if (!isNow && (kind == AbsenceKind.Leave || date <= today))
                yield return absence;
            date = date.PlusDays(days + random.Next(30, 110));
        }
    }

    static LocalDate Nth(int n, IsoDayOfWeek day, int year, int month)
    {
        var first = new LocalDate(year, month, 1);
        return first.PlusDays(((int)day - (int)first.DayOfWeek + 7) % 7 + 7 * (n - 1));
    }

    /// <summary>Easter Sunday in the Gregorian calendar, by the rule of the epact as Gauss and later Meeus/Jones/Butcher wrote it down.</summary>
    static LocalDate Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var day = epact + weekday - 7 * late + 114;
        return new(year, day / 31, day % 31 + 1);
    }
}

using AsyncWork.Domain.People;
using NodaTime;

namespace AsyncWork.Web.Data.Demo;

/// <summary>The invented people, places and work of the demo company. Nobody here exists.</summary>
static class DemoNames
{
    /// <summary>What a place is called, its zone, and the hours people usually work there.</summary>
    public sealed record Place(string City, string Zone, string Week);

    public static readonly Place[] Places =
    [
        new("Berlin", "Europe/Berlin", "1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00"),
        new("New York", "America/New_York", "1 9:00-17:00;2 9:00-17:00;3 9:00-17:00;4 9:00-17:00;5 9:00-17:00"),
        new("Kathmandu", "Asia/Kathmandu", "7 10:00-18:00;1 10:00-18:00;2 10:00-18:00;3 10:00-18:00;4 10:00-18:00"),
        new(
            "São Paulo",
            "America/Sao_Paulo",
            "1 8:30-12:00,13:00-17:30;2 8:30-12:00,13:00-17:30;3 8:30-12:00,13:00-17:30;4 8:30-12:00,13:00-17:30;5 8:30-12:00,13:00-17:30"
        ),
    ];

    /// <summary>The first people of the demo: name, address, index of place, index of team, whether they lead it.</summary>
    public static readonly (string Name, string Email, int Place, int Team, bool Leads)[] Known =
    [
        ("Mira Novák", "manager", 0, 0, true),
        ("Jonas Weber", "berlin", 0, 0, false),
        ("Alice Kim", "newyork", 1, 0, false),
        ("Sita Rai", "kathmandu", 2, 0, false),
        ("João Barros", "joao.barros", 3, 0, false),
        ("Łucja Żak", "lucja.zak", 0, 0, false),
        ("Hana Dvořáková", "hr", 0, 3, false),
        ("Tomás Lima", "admin", 3, 3, true),
        ("Ngọc Trần", "ngoc.tran", 1, 1, true),
        ("अनिता श्रेष्ठ", "anita.shrestha", 2, 1, false),
        ("Clara Vogel", "clara.vogel", 0, 1, false),
        ("Daniel Ortiz", "daniel.ortiz", 1, 1, false),
        ("Beatriz Souza", "beatriz.souza", 3, 1, false),
        ("山田 陽菜", "hina.yamada", 1, 1, false),
        ("Bikash Gurung", "bikash.gurung", 2, 2, true),
        ("Grace Okafor", "grace.okafor", 1, 2, false),
        ("Лев Орлов", "lev.orlov", 0, 2, false),
        ("Rafael Prado", "rafael.prado", 3, 2, false),
        ("Puja Thapa", "puja.thapa", 2, 2, false),
        ("Emma Clarke", "emma.clarke", 1, 2, false),
        ("Omar Haddad", "omar.haddad", 0, 3, false),
        ("سلمى ناصر", "salma.nasser", 1, 3, false),
        ("Marina Duarte", "marina.duarte", 3, 3, false),
        ("Suman Lama", "suman.lama", 2, 3, false),
    ];

    /// <summary>What the four teams agreed on: model, common minutes a day, core hours and their zone.</summary>
    public static readonly (AsyncModel Model, int? Target, LocalTime? Start, LocalTime? End, string Zone)[] Agreements =
    [
        (AsyncModel.Hybrid, 120, new LocalTime(15, 0), new LocalTime(16, 0), "Europe/Berlin"),
        (AsyncModel.FullyAsync, 0, null, null, "Europe/Berlin"),
        (AsyncModel.FullyAsync, null, null, null, "Europe/Berlin"),
        (AsyncModel.Hybrid, 60, new LocalTime(10, 0), new LocalTime(11, 0), "America/New_York"),
    ];

    public static readonly string[] Teams =
    [
        "Product",
        "Design",
        "Support",
        "Operations",
        "Quality",
        "Data",
        "Research",
        "Sales",
        "Finance",
        "Marketing",
    ];

    public static readonly string[] GivenNames =
    [
        "Ada",
        "Ben",
        "Chiara",
        "Dilan",
        "Eva",
        "Felix",
        "Gita",
        "Hugo",
        "Ines",
        "Jan",
        "Kaya",
        "Leo",
        "Maya",
        "Nils",
        "Olga",
        "Paul",
        "Rosa",
        "Samir",
        "Tara",
        "Uwe",
        "Vera",
        "Wim",
        "Yara",
        "Zoe",
    ];

    public static readonly string[] FamilyNames =
    [
        "Adler",
        "Bianchi",
        "Castro",
        "Dahl",
        "Egger",
        "Farkas",
        "Garcia",
        "Hansen",
        "Ivanova",
        "Jansen",
        "Koirala",
        "Lopes",
        "Meyer",
        "Nowak",
        "Olsen",
        "Pereira",
        "Quinn",
        "Rossi",
        "Silva",
        "Tamang",
        "Ueda",
        "Varga",
        "Wolf",
        "Zimmer",
    ];

    public static readonly (string Name, string Client)[] Projects =
    [
        ("Port portal", "Harbour Ltd"),
        ("Tariff calculator", "Harbour Ltd"),
        ("Fleet tracking", "Northline"),
        ("Booking app", "Northline"),
        ("Platform", ""),
        ("Help centre", ""),
        ("Website", ""),
        ("Internal", ""),
    ];

    /// <summary>Which projects a team mostly works on, as indexes of <see cref="Projects"/>.</summary>
    public static readonly int[][] ProjectsOfTeam =
    [
        [0, 1, 3, 4],
        [0, 3, 6],
        [5, 0, 2],
        [4, 7, 2],
    ];

    public static readonly string[] Work =
    [
        "Design",
        "Development",
        "Review",
        "Research",
        "Documentation",
        "Customer support",
        "Operations",
    ];

    /// <summary>Which work a team mostly does, as indexes of <see cref="Work"/>.</summary>
    public static readonly int[][] WorkOfTeam =
    [
        [1, 1, 2, 0, 4],
        [0, 0, 3, 2],
        [5, 5, 5, 4],
        [6, 6, 4, 3],
    ];

    public static readonly string[] Meetings = ["Team meeting", "Customer call", "One-to-one"];

    public static readonly string[] Texts =
    [
        "Berth view",
        "Import of tariffs",
        "Notes for the decision",
        "Answering open questions",
        "Release notes",
        "Accessibility fixes",
        "Customer reports",
        "Draft of the proposal",
        "Tests for the importer",
        "Monitoring",
        "Wireframes",
        "Translation check",
        "Migration plan",
        "Hand-over to New York",
        "Clean-up",
        "",
    ];
}

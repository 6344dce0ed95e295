using System.Text.RegularExpressions;
using AsyncWork.Domain.People;

namespace AsyncWork.Tests.House;

/// <summary>The domain knows neither web nor database.</summary>
public sealed class DomainTests
{
    [Fact]
    public void The_domain_references_the_platform_and_NodaTime_only()
    {
        var others =
            from reference in typeof(Person).Assembly.GetReferencedAssemblies()
            where !reference.Name!.StartsWith("System.", StringComparison.Ordinal) && reference.Name != "NodaTime"
            select reference.Name;

        Assert.Empty(others);
    }

    [Fact]
    public void The_domain_names_no_namespace_of_web_or_database()
    {
        // Http and Xml are in the platform, so the reference test would not see them.
        var used =
            from file in Sources.In("AsyncWork.Domain", "*.cs")
            from Match match in Regex.Matches(file.Text, @"(Microsoft|AsyncWork\.Web|System\.(Net|Web|Data|Xml))\.[\w.]*")
            select $"{file.Name}: {match.Value}";

        Assert.Empty(used);
    }

    [Fact]
    public void The_domain_has_one_package()
    {
        var project = Sources.In("AsyncWork.Domain", "*.csproj").Single().Text;

        Assert.Equal(
            ["NodaTime"],
            Regex.Matches(project, "PackageReference Include=\"([^\"]+)\"").Select(m => m.Groups[1].Value)
        );
        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }
}

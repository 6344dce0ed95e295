using System.Runtime.CompilerServices;
using System.Xml.Linq;
using AsyncWork.Web.Hosting;
using Microsoft.AspNetCore.Builder;

namespace AsyncWork.Tests.House;

/// <summary>
/// What `dotnet publish AsyncWork.Web -c Release -r win-x64` puts out for IIS, read from the files that decide it: publishing itself takes
/// a minute and is left to the release.
/// </summary>
public sealed class PublishTests
{
    private static readonly XDocument Project = XDocument.Load(Path.Combine(Root(), "AsyncWork.Web", "AsyncWork.Web.csproj"));
    private static readonly XElement Server = XDocument
        .Load(Path.Combine(Root(), "web.config"))
        .Descendants("system.webServer")
        .Single();

    [Fact]
    public void The_web_config_at_the_root_is_the_only_one_and_is_published_as_it_is()
    {
        var link = Project.Descendants("Content").Single(c => (string?)c.Attribute("Include") == @"..\web.config");

        Assert.Equal("web.config", (string?)link.Attribute("Link"));
        Assert.Equal("PreserveNewest", (string?)link.Attribute("CopyToPublishDirectory"));
        Assert.Equal("true", Setting("IsTransformWebConfigDisabled"));
        Assert.False(File.Exists(Path.Combine(Root(), "AsyncWork.Web", "web.config")));
    }

    [Fact, Trait("Feature", "X12")]
    public void A_published_program_finds_its_pages_and_data_beside_itself_from_whatever_folder_it_is_started()
    {
        var program = Directory.CreateTempSubdirectory("asyncwork-published-").FullName;
        try
        {
            Assert.Empty(HostingSetup.RootArguments(program)); // a build that was not published: the folder of the project
            Directory.CreateDirectory(Path.Combine(program, "wwwroot"));

            var app = WebApplication.CreateBuilder([.. HostingSetup.RootArguments(program), "migrate"]);

            Assert.Equal(program, app.Environment.ContentRootPath.TrimEnd(Path.DirectorySeparatorChar));
            Assert.Equal(Path.Combine(program, "wwwroot"), app.Environment.WebRootPath);
        }
        finally
        {
            Directory.Delete(program, recursive: true);
        }
    }

    [Fact]
    public void The_web_config_starts_the_program_that_is_published()
    {
        var program = Setting("AssemblyName") ?? "AsyncWork.Web";
        var start = Server.Element("aspNetCore")!;

        Assert.Equal($@".\{program}.exe", (string?)start.Attribute("processPath"));
        Assert.Equal("inprocess", (string?)start.Attribute("hostingModel"));
        Assert.Null(Setting("UseAppHost"));
        Assert.Equal("AspNetCoreModuleV2", (string?)Server.Element("handlers")!.Element("add")!.Attribute("modules"));
    }

    [Fact]
    public void The_web_config_limits_uploads_tells_nothing_about_the_server_and_writes_no_log_of_its_own()
    {
        Assert.Equal("68157440", (string?)Server.Descendants("requestLimits").Single().Attribute("maxAllowedContentLength"));
        Assert.Equal("true", (string?)Server.Descendants("requestFiltering").Single().Attribute("removeServerHeader"));
        Assert.Contains(
            Server.Descendants("customHeaders").Elements("remove"),
            h => (string?)h.Attribute("name") == "X-Powered-By"
        );
        Assert.Equal("false", (string?)Server.Element("aspNetCore")!.Attribute("stdoutLogEnabled"));
    }

    [Fact]
    public void The_data_of_a_developer_is_not_published()
    {
        var data = Project.Descendants("Content").Single(c => (string?)c.Attribute("Update") == @"App_Data\**");

        Assert.Equal("Never", (string?)data.Attribute("CopyToPublishDirectory"));
    }

    private static string? Setting(string name) => Project.Descendants(name).SingleOrDefault()?.Value;

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

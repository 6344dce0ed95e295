using System.Net;
using System.Security.Claims;
using AsyncWork.Web.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace AsyncWork.Tests.Identity;

/// <summary>Where links in mails lead: never to a host that whoever asks has written into the request (product.md A4, A9).</summary>
[Trait("Feature", "A4")]
public sealed class SiteAddressTests
{
    [Theory]
    [InlineData(null, "*", null)]
    [InlineData(null, "", null)]
    [InlineData(null, "work.example;*", null)]
    [InlineData(null, "work.example", "https://evil.example/x")] // others are not answered at all
    [InlineData("https://work.example/", "*", "https://work.example/x")]
    public void In_production_only_what_is_set_is_believed(string? url, string hosts, string? link)
    {
        var site = Site(Environments.Production, url, hosts, "evil.example");

        Assert.Equal(link, site.TryLink("/x"));
        Assert.Equal(link is not null, site.IsTrusted);
        Assert.Equal(link is null ? "." : $":\n{link}", site.LeadsTo("/x"));
    }

    [Theory]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "::1", true)]
    [InlineData("localhost", "10.0.0.7", false)]
    [InlineData("evil.example", "127.0.0.1", false)]
    public void Who_tries_it_on_its_own_machine_gets_links_there(string host, string from, bool trusted) =>
        Assert.Equal(trusted, Site(Environments.Production, null, "*", host, from).IsTrusted);

    [Fact]
    public void In_development_the_request_is_believed() =>
        Assert.Equal("https://any.example/x", Site(Environments.Development, null, "*", "any.example").TryLink("/x"));

    /// <summary>Asked by somebody who is signed in.</summary>
    static SiteAddress Site(string environment, string? url, string hosts, string host, string from = "10.0.0.7") =>
        new(
            new ConfigurationBuilder().AddInMemoryCollection([new(SiteAddress.Setting, url), new("AllowedHosts", hosts)]).Build(),
            new Surroundings { EnvironmentName = environment },
            new HttpContextAccessor
            {
                HttpContext = new DefaultHttpContext
                {
                    Request = { Scheme = "https", Host = new(host) },
                    Connection = { RemoteIpAddress = IPAddress.Parse(from) },
                    User = new(new ClaimsIdentity("password")),
                },
            },
            NullLogger<SiteAddress>.Instance
        );

    sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";
        public string ApplicationName { get; set; } = "AsyncWork.Web";
        public string ContentRootPath { get; set; } = "";
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using AsyncWork.Domain.People;
using AsyncWork.Web.Identity;
using AsyncWork.Web.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace AsyncWork.Tests.Frame;

public sealed class TagHelperTests
{
    static readonly Instant Moment = Instant.FromUtc(2026, 11, 12, 13, 0);

    [Theory]
    [InlineData("Mia Novak", "MN")]
    [InlineData("Ana Maria de Souza", "AS")]
    [InlineData("Łukasz", "Ł")]
    [InlineData("राम कुमार", "राकु")]
    [InlineData("  ", "?")]
    public void Initials_are_whole_letters_of_the_first_and_last_word(string name, string initials) =>
        Assert.Equal(initials, AvatarTagHelper.Initials(name));

    [Fact]
    public void An_avatar_keeps_its_hue_and_is_decoration_unless_it_stands_alone()
    {
        var beside = Html(new AvatarTagHelper { PersonId = new(25), Name = "Mia Novak" });
        var alone = Html(
            new AvatarTagHelper
            {
                PersonId = new(25),
                Name = "Mia Novak",
                Alone = true,
            }
        );

        Assert.Equal("<span class=\"avatar avatar--2\" aria-hidden=\"true\">MN</span>", beside);
        Assert.Contains("role=\"img\" aria-label=\"Mia Novak\"", alone);
        Assert.DoesNotContain("aria-hidden", alone);
    }

    [Fact]
    public void HTML_written_as_text_is_encoded_where_something_is_put_into_it()
    {
        var written = new StringWriter();
        var (title, none, number) = ("<b>“R&D”</b>", (string?)null, 1234567L);

        new HtmlText(written, HtmlEncoder.Default).Write($"""<a title="{title}" data-n="{number}">{none}{-5}</a>""");

        Assert.Equal("""<a title="&lt;b&gt;&#x201C;R&amp;D&#x201D;&lt;/b&gt;" data-n="1234567">-5</a>""", written.ToString());
    }

    [Fact]
    public void A_moment_is_shown_on_the_clocks_of_the_reader()
    {
        var berlin = Html(new LocalTimeTagHelper { Value = Moment, View = ViewOf("Europe/Berlin") });
        var kathmandu = Html(new LocalTimeTagHelper { Value = Moment, View = ViewOf("Asia/Kathmandu") });

        Assert.Contains("datetime=\"2026-11-12T13:00:00Z\"", berlin);
        Assert.EndsWith(">Thu 12 Nov 2026, 14:00</time>", berlin);
        Assert.Contains("Europe/Berlin, UTC+01:00 · Thu 12 Nov 2026, 13:00 UTC", berlin);
        Assert.EndsWith(">Thu 12 Nov 2026, 18:45</time>", kathmandu);
    }

    [Fact, Trait("Feature", "X8")]
    public void Few_words_about_a_moment_have_the_whole_of_it_and_the_other_zone_on_hover()
    {
        var (berlin, kathmandu) = (DateTimeZoneProviders.Tzdb["Europe/Berlin"], DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]);

        Assert.Equal(
            "<time datetime=\"2026-11-12T13:00:00Z\" title=\"Thu 12 Nov 2026, 14:00 Europe/Berlin, UTC+01:00 · Thu 12 Nov 2026, 18:45 Asia/Kathmandu, UTC+05:45\">today</time>",
            $"{LocalTimeTagHelper.Of(Moment, berlin, "today", kathmandu)}"
        );
        Assert.Equal("Thu 12 Nov 2026, 14:00 Europe/Berlin, UTC+01:00", LocalTimeTagHelper.Hover(Moment, berlin, berlin));
        Assert.EndsWith(" · Thu 12 Nov 2026, 13:00 UTC", LocalTimeTagHelper.Hover(Moment, berlin));
    }

    [Fact]
    public void A_moment_is_shown_in_UTC_to_those_who_are_signed_out() =>
        Assert.EndsWith(">Thu 12 Nov 2026, 13:00</time>", Html(new LocalTimeTagHelper { Value = Moment, View = ViewOf(null) }));

    [Fact]
    public void A_day_is_the_same_for_everyone() =>
        Assert.Equal(
            "<time datetime=\"2026-11-02\">Mon 2 Nov 2026</time>",
            Html(new LocalDateTagHelper { Value = new(2026, 11, 2) })
        );

    static ViewContext ViewOf(string? zone)
    {
        Claim[] claims = zone is null ? [] : [new(ViewerClaims.Person, "7"), new(ViewerClaims.Zone, zone)];
        return new() { HttpContext = new DefaultHttpContext { User = new(new ClaimsIdentity(claims, "test")) } };
    }

    static string Html(TagHelper helper)
    {
        var output = new TagHelperOutput("x", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new([], new Dictionary<object, object>(), "1"), output);
        using var text = new StringWriter();
        output.WriteTo(text, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        return text.ToString().Replace("&#x2B;", "+", StringComparison.Ordinal);
    }
}

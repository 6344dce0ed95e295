using AsyncWork.Domain.Wiki;
using AsyncWork.Web.Browser;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Pages.Wiki;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;

namespace AsyncWork.Tests.Frame;

public sealed class LargeFormsTests
{
    [Theory]
    [InlineData(413, 413)]
    [InlineData(408, null)]
    public async Task A_form_whose_length_was_not_sent_is_called_too_large_once_it_proves_to_be(int thrown, int? answered)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = HttpMethods.Post;
        http.Request.ContentType = "multipart/form-data; boundary=x";
        http.Request.Body = new Refusing(thrown);
        var context = new AuthorizationFilterContext(new(http, new RouteData(), new()), []);

        await new LargeForms().OnAuthorizationAsync(context);

        Assert.Equal(answered, (context.Result as StatusCodeResult)?.StatusCode);
    }

    [Fact, Trait("Feature", "D11")]
    public void A_page_of_half_a_million_characters_of_any_script_is_let_in()
    {
        var http = new DefaultHttpContext();
        var body = new BodyLimit { MaxRequestBodySize = HostingSetup.LargestForm };
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(body);

        new TextLimit().OnAuthorization(new(new(http, new RouteData(), new()), []));

        // A letter of Cyrillic is sent in six characters, one of Chinese in nine.
        Assert.True(body.MaxRequestBodySize > 9 * WikiPage.LongestText);
        Assert.Contains(
            typeof(AsyncWork.Web.Pages.Writing.IndexModel).GetCustomAttributes(inherit: true),
            a => a is TypeFilterAttribute { ImplementationType: var filter } && filter == typeof(TextLimit)
        );
    }

    sealed class BodyLimit : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => false;
        public long? MaxRequestBodySize { get; set; }
    }

    /// <summary>Refuses to go on, as the server does in the middle of a body.</summary>
    sealed class Refusing(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Refused.", status);
    }
}

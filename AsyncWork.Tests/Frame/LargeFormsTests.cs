using AsyncWork.Web.Browser;
using Microsoft.AspNetCore.Http;
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

    /// <summary>Refuses to go on, as the server does in the middle of a body.</summary>
    sealed class Refusing(int status) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Refused.", status);
    }
}

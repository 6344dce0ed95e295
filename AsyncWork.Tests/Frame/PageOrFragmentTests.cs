using AsyncWork.Web.Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AsyncWork.Tests.Frame;

public sealed class PageOrFragmentTests
{
    sealed class AnyPage : PageModel;

    [Fact]
    public void Htmx_gets_the_fragment_with_the_status_and_everyone_else_the_page()
    {
        var htmx = PageFor("partial");
        var fragment = Assert.IsType<PartialViewResult>(htmx.PageOrFragment("_Week", 422));
        Assert.Equal("_Week", Assert.IsType<Fragment>(fragment.Model).Name);
        Assert.Equal(422, htmx.Response.StatusCode);

        var plain = PageFor(null);
        Assert.IsType<PageResult>(plain.PageOrFragment("_Week", 422));
        Assert.Equal(422, plain.Response.StatusCode);
        Assert.Contains("HX-Request", plain.Response.Headers.Vary.ToString());
    }

    [Fact]
    public void Htmx_that_wants_a_whole_page_gets_one() => Assert.IsType<PageResult>(PageFor("full").PageOrFragment("_Week"));

    [Fact]
    public void After_a_success_a_plain_form_is_redirected()
    {
        var elsewhere = new RedirectResult("/time");

        Assert.Same(elsewhere, PageFor(null).FragmentOrRedirect("_Week", elsewhere));
        Assert.IsType<PartialViewResult>(PageFor("partial").FragmentOrRedirect("_Week", elsewhere));
    }

    static AnyPage PageFor(string? htmxRequestType)
    {
        var http = new DefaultHttpContext();
        if (htmxRequestType is not null)
        {
            http.Request.Headers["HX-Request"] = "true";
            http.Request.Headers["HX-Request-Type"] = htmxRequestType;
        }
        var metadata = new EmptyModelMetadataProvider();
        return new()
        {
            PageContext = new PageContext(new ActionContext(http, new(), new(), new ModelStateDictionary()))
            {
                ViewData = new ViewDataDictionary<AnyPage>(metadata, new ModelStateDictionary()),
            },
            MetadataProvider = metadata,
        };
    }
}

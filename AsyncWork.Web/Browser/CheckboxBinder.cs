using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace AsyncWork.Web.Browser;

/// <summary>
/// Reads checkboxes as usual, but keeps what is neither true nor false out of the model state: the checkbox of the page that is shown again
/// cannot be drawn from it and would throw. The error stays, so the form is refused.
/// </summary>
sealed class CheckboxBinder(SimpleTypeModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.ModelState.GetFieldValidationState(bindingContext.ModelName) == ModelValidationState.Invalid)
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, false, bool.FalseString);
    }
}

sealed class CheckboxBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(bool)
            ? new CheckboxBinder(new SimpleTypeModelBinder(typeof(bool), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}

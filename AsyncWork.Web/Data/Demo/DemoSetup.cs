namespace AsyncWork.Web.Data.Demo;

/// <summary>When the demo company is filled in: at start in Development unless <c>Demo:Enabled</c> is false, and by the command <c>demo</c>.</summary>
public static class DemoSetup
{
    public static bool IsDemoEnabled(this IConfiguration configuration) => configuration.GetValue("Demo:Enabled", false);

    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoCompany>();

    /// <summary>Fills an empty database in Development when the demo is enabled; otherwise does nothing.</summary>
    public static async Task FillDemoIfEnabledAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.IsDemoEnabled())
            return;
        await using var scope = app.Services.CreateAsyncScope();
        var demo = scope.ServiceProvider.GetRequiredService<DemoCompany>();
        if (await demo.WhyNotFillAsync() is null)
            await demo.FillAsync(app.Configuration.GetSection("Demo").Get<DemoSize>() ?? new());
    }
}

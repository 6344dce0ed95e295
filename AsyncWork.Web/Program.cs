using AsyncWork.Web.Browser;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages;
using AsyncWork.Web.Reports;
using NodaTime;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddDatabase(builder.Configuration, builder.Environment);
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddReports();
builder.Services.AddDemo();
builder.Services.AddPageRules();
builder.AddFrame();

var app = builder.Build();
if (app.Environment.IsDevelopment())
{
    await app.Services.MigrateAsync();
    await app.FillDemoIfEnabledAsync();
}
app.UseFrame();
app.UseAuthentication();
app.UseAuthorization();
app.MapFrame();
await app.RunAsync();

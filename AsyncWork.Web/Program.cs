using AsyncWork.Web;
using AsyncWork.Web.Browser;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Hosting;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Importing;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages;
using AsyncWork.Web.Pages.Admin;
using AsyncWork.Web.Reports;
using NodaTime;

var builder = WebApplication.CreateBuilder([.. HostingSetup.RootArguments(AppContext.BaseDirectory), .. args]);
builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddDatabase(builder.Configuration, builder.Environment);
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddReports();
builder.Services.AddImporting(builder.Configuration);
builder.Services.AddMail(builder.Configuration);
builder.Services.AddDemo();
builder.Services.AddAdministration();
builder.Services.AddPageRules();
builder.AddHosting();
builder.AddFrame();

var app = builder.Build();
if (await Commands.RunAsync(app, args) is { } exitCode)
    return exitCode;
var model = app.Services.ReadModelAsync();
app.UseHosting();
app.UseFrame();
app.UseAccounts();
app.MapFrame();
await app.PrepareDatabaseAsync(model);
await app.FillDemoIfEnabledAsync();
if (!await app.MayStartAsync())
    return 1;
await app.RunAsync();
return 0;

using AsyncWork.Web.Browser;
using AsyncWork.Web.Data;
using AsyncWork.Web.Data.Demo;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Mail;
using AsyncWork.Web.Pages;
using AsyncWork.Web.Reports;
using NodaTime;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddDatabase(builder.Configuration, builder.Environment);
builder.Services.AddAccounts(builder.Configuration, builder.Environment);
builder.Services.AddReports();
builder.Services.AddMail(builder.Configuration);
builder.Services.AddDemo();
builder.Services.AddPageRules();
builder.AddFrame();

var app = builder.Build();
await app.PrepareDatabaseAsync();
if (app.Environment.IsDevelopment())
    await app.FillDemoIfEnabledAsync();
if (!await app.MayStartAsync())
    return;
app.UseFrame();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.MapFrame();
await app.RunAsync();
